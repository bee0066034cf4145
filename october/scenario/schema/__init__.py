"""The pydantic models of a scenario's files."""
