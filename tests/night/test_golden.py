"""The same program plays the same nights, bit for bit, on every machine and on every day."""

import pytest

from october.night.version import MODEL_VERSION
from october.scenario import available
from tests.night import golden

RENEW = "and renew the record with `python -m tests.night.golden`"
MODEL = f"the model changed: raise MODEL_VERSION in october/night/version.py {RENEW}"
INPUTS = f"the scenario's inputs changed: raise MODEL_VERSION in october/night/version.py {RENEW}"


@pytest.fixture(scope="module")
def record():
    return golden.read()


def test_every_shipped_scenario_is_on_record(record):
    assert sorted(record["scenarios"]) == available()
    assert all(len(r["nights"]) == golden.NIGHTS for r in record["scenarios"].values())


def test_the_record_is_of_this_model(record):
    assert record["seed"] == golden.SEED
    assert record["model_version"] == MODEL_VERSION, f"another MODEL_VERSION: {RENEW}"


@pytest.mark.parametrize("scenario", golden.SCENARIOS)
def test_the_nights_are_those_on_record(record, scenario):
    known, played = record["scenarios"][scenario], golden.play(scenario)
    assert played["inputs"] == known["inputs"], INPUTS
    assert played["nights"] == known["nights"], MODEL
