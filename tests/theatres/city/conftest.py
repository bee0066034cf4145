"""The city by itself, compiled once for all of its tests."""

import pytest
from city_nights import City


@pytest.fixture(scope="session")
def city() -> City:
    """A city that plays nights without the other theatres."""
    return City()
