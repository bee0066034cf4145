"""What everything stands on: tables, random numbers, log, wheel, the kernel decorator."""
