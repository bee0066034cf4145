"""Settings that all tests share."""

from hypothesis import settings

settings.register_profile("october", derandomize=True, deadline=None)
settings.load_profile("october")
