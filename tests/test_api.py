"""The public API: what a notebook types."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pytest

import october
from october.night import play_night, prepare, state_hash
from october.scenario.levers import describe

SCENARIO = "october-1917"


@pytest.fixture(scope="module")
def scenario():
    return october.load(SCENARIO)


@pytest.fixture(scope="module")
def night(scenario):
    return october.night(scenario, seed=1, number=4)


def fresh(code):
    """Run code in a process that has imported nothing yet."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_october_imports_nothing_heavy():
    heavy = "{'numba', 'polars', 'pydantic', 'rich', 'numpy'}"
    assert fresh(f"import sys, october; print(sorted({heavy} & set(sys.modules)))") == "[]"


@pytest.mark.parametrize(
    "code",
    [
        "import october; print(callable(october.night), october.night.prepare.__name__)",
        "import october.night; print(callable(october.night), october.night.prepare.__name__)",
        "import october.night.plan, october; "
        "print(callable(october.night), october.night.prepare.__name__)",
        "import october; n = october.night; import october.night as m; "
        "print(n is m and callable(m), m.prepare.__name__)",
        "from october import night; from october.night import prepare; "
        "print(callable(night), prepare.__name__)",
    ],
)
def test_night_is_a_package_and_a_function_whoever_comes_first(code):
    assert fresh(code) == "True prepare"


def test_the_public_names_are_there_and_nothing_else():
    assert {name for name in dir(october)} == set(october.__all__)
    for name in october.__all__:
        assert getattr(october, name) is not None
    with pytest.raises(AttributeError, match="hinge"):
        october.hinge  # noqa: B018


def test_a_scenario_that_is_not_there_says_so():
    with pytest.raises(october.ScenarioError, match="no scenario"):
        october.load("nowhere")


def test_a_night_is_the_night_of_the_ensemble(scenario, night):
    played = play_night(prepare(scenario), 1, 4)
    assert night.state_hash == state_hash(played.night)
    run = october.run(scenario, nights=6, seed=1)
    row = run.outcomes.row(4, named=True)
    assert night.outcomes == {name: row[name] for name in night.outcomes}


def test_events_have_clock_times_in_order(night):
    events = night.events
    assert events.columns == [
        "t", "clock", "theatre", "kind", "who", "whom", "where", "what", "magnitude",
    ]  # fmt: skip
    assert events.height > 0
    assert events["t"].is_sorted()
    assert (events["kind"] != "").all()


def test_any_table_at_any_time(night):
    moment = night.at(1800)
    for table in october.night.play.Night._fields:
        assert isinstance(getattr(moment, table), pl.DataFrame)
    assert moment.clock["now"].item() == 1800
    assert (moment.messages["t"] < 1800).all()
    with pytest.raises(AttributeError, match="no table"):
        moment.dragons  # noqa: B018


def test_a_time_is_a_clock_or_seconds(night):
    clock = night.plan.clock(3600)
    assert night.at(clock).t == 3600
    with pytest.raises(ValueError, match="grid"):
        night.at(3605)
    with pytest.raises(ValueError, match="grid"):
        night.at(night.plan.end + 10)
    for clock in ("25:99", "two", ""):
        with pytest.raises(ValueError, match="HH:MM"):
            night.at(clock)


def test_branches_share_the_past_and_differ_after(night):
    branched = night.branch(1800, nights=8)
    assert branched.outcomes["branch"].to_list() == list(range(8))
    again = night.branch(1800, nights=8, pool=1)
    assert again.outcomes.equals(branched.outcomes)
    other = night.branch(1800, nights=8, seed=2)
    assert not other.outcomes.equals(branched.outcomes)


def test_a_branch_at_the_end_is_the_night_itself(night):
    branched = night.branch(night.plan.end, nights=2).outcomes.drop("branch")
    for row in branched.iter_rows(named=True):
        assert row == night.outcomes


def test_levers_are_texts_or_a_mapping(scenario):
    row = describe(scenario)[0]
    value = row.options[0] if row.options else ("true" if row.low is None else row.low)
    as_text = october.night(scenario, levers=[f"{row.key}={value}"])
    as_mapping = october.night(scenario, levers={row.key: value})
    assert as_text.plan.hash == as_mapping.plan.hash


def test_objects_say_what_they_are(night):
    assert repr(night).startswith(f"OneNight({SCENARIO} 4, seed 1")
    assert repr(night.at(600)).startswith("Moment(")
    assert repr(night.branch(600, nights=1)).startswith("Branches(1 nights from OneNight(")


def test_a_run_as_an_xarray(tmp_path):
    run = october.run("hamlet", nights=120, seed=4, out=tmp_path / "run")
    data = run.to_xarray()
    assert data.sizes == {"night": 120, "time": len(run.series) // 120}
    assert data["walked_out"].values.tolist() == run.outcomes["walked_out"].to_list()
    assert set(data["talks_state"].values) <= set(run.outcomes["talks_state"].dtype.categories)
    night = run.series.filter(pl.col("night") == 7)
    assert data["hall_noise"].sel(night=7).values == pytest.approx(
        night["hall_noise"].to_numpy(), nan_ok=True
    )
    assert data["opening_time"].attrs["units"] == "s"
