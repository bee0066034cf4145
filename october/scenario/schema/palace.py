"""The model of palace.yaml and of the persons' blocks that concern the palace."""

from __future__ import annotations

from october.scenario.schema.parameters import Section


class Palace(Section):
    """A scenario's palace."""


class PalacePerson(Section):
    """What a person of people.yaml is in the palace."""
