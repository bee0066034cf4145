"""From a scenario to tables: the plan of its nights."""
