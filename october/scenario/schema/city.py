"""The model of city.yaml and of the persons' blocks that concern the city."""

from __future__ import annotations

from october.scenario.schema.parameters import Section


class City(Section):
    """A scenario's city."""


class CityPerson(Section):
    """What a person of people.yaml is in the city."""
