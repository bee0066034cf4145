"""The model of assembly.yaml and of the persons' blocks that concern the assembly."""

from __future__ import annotations

from october.scenario.schema.parameters import Section


class Assembly(Section):
    """A scenario's assembly."""


class AssemblyPerson(Section):
    """What a person of people.yaml is in the assembly."""
