"""Mutants that are the mechanism itself, in other words: (mechanism, change) and the reason."""

EQUIVALENT: dict[tuple[str, str], str] = {}
