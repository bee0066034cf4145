"""A toy whose chances are known in closed form: lights that fail at a constant rate."""

import pytest

from october.scenario import load, load_texts

LEVER = """
lights.rate:
  meaning: how often the lights fail by themselves
  sets: palace.parameters.lights_fail
  passages: []
"""


@pytest.fixture(scope="session")
def lights():
    """Return a maker of the held chamber with lights that fail at so many an hour.

    Each minute they fail with probability 1 − exp(−rate/60), whatever else happens, and stay out.
    """

    def made(rate):
        texts = dict(load("held-chamber").texts)
        palace = texts["palace.yaml"]
        assert "\nparameters:\n" in palace
        texts["palace.yaml"] = palace.replace(
            "\nparameters:\n", f"\nparameters:\n  lights_fail: {rate}\n", 1
        )
        texts["levers.yaml"] += LEVER
        return load_texts(texts, "lights")

    return made
