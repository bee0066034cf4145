"""What a page draws is what the tables say: a trace, taken apart, gives back the night."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from october.inquiry import look
from october.night.plan import GRID
from october.web import container
from october.web.trace import trace
from october.web.tracks import TRACKS, read


@pytest.fixture(scope="module")
def night():
    return look("october-1917", seed=1, number=4)


@pytest.fixture(scope="module")
def packed(night):
    return trace(night).packed()


@pytest.fixture(scope="module")
def unpacked(packed):
    return container.unpack(packed)


def state(columns, track, rows, step):
    """Rebuild the fields of a table as they were after ``step`` windows, as a page does."""
    found = {field: np.zeros(rows, np.int64) for field in track.fields}
    upto = np.searchsorted(columns[f"{track.table}.step"], step, side="right")
    which = columns[f"{track.table}.row"][:upto]
    for field in track.fields:
        found[field][which] = columns[f"{track.table}.{field}"][:upto]  # the last one stays
    return found


def test_the_state_at_any_time_is_that_of_the_tables(night, unpacked):
    _, columns = unpacked
    steps = np.random.default_rng(7).integers(0, night.plan.end / GRID + 1, 6)
    for step in [0, *steps.tolist(), int(night.plan.end / GRID)]:
        moment = night.at(step * GRID).night
        for track in TRACKS:
            rebuilt = state(columns, track, len(getattr(moment, track.table)), step)
            for field in track.fields:
                there = read(moment, track, field)
                assert np.array_equal(rebuilt[field], there), (step, track.table, field)


def test_a_watched_night_is_the_night(night, unpacked):
    head, columns = unpacked
    assert head["state_hash"] == night.state_hash
    assert np.array_equal(
        columns["series.values"], night.played.series.astype("f4"), equal_nan=True
    )
    outcomes = {outcome["name"]: outcome["value"] for outcome in head["outcomes"]}
    assert outcomes == night.outcomes


def test_events_carry_their_names(night, unpacked):
    head, columns = unpacked
    kinds = {kind["kind"]: kind for kind in head["kinds"]}
    events = night.events
    assert len(columns["events.t"]) == len(events)
    for row in np.random.default_rng(3).integers(0, len(events), 200).tolist():
        event = events.row(row, named=True)
        kind = kinds[int(columns["events.kind"][row])]
        assert (kind["name"], kind["theatre"]) == (event["kind"], event["theatre"])
        for column in ("who", "whom", "where", "what"):
            keys = head["names"].get(kind[column], [])
            place = int(columns[f"events.{column}"][row])
            if 0 < place < len(keys) and keys[place]:
                assert keys[place] == event[column]


def test_the_chronicle_points_at_rows(unpacked):
    head, _ = unpacked
    refs = [(ref, entry) for entry in head["chronicle"] for ref in entry["refs"]]
    assert len(refs) > 50
    for ref, entry in refs:
        keys = head["names"].get(ref["table"])
        assert keys is None or keys[ref["row"]] == entry[ref["as"]]


def test_standing_is_a_share_of_each_group(night, unpacked):
    head, columns = unpacked
    values = columns["standing.value"]
    assert values.shape[1:] == (len(head["bodies"]), len(head["groups"]))
    last = night.outcomes["standing_committee_garrison"]
    keys = [[thing["key"] for thing in head[what]] for what in ("bodies", "groups")]
    found = values[-1, keys[0].index("mrc"), keys[1].index("garrison")]
    assert found == pytest.approx(last, abs=1e-6)


def test_a_whole_night_travels_in_under_two_megabytes(packed):
    assert len(gzip.compress(packed, 6)) < 500_000


def test_a_scenario_without_palace_and_city_is_a_trace_too():
    head, columns = container.unpack(trace(look("hamlet", seed=1, number=0)).packed())
    assert head["rooms"] == head["links"] == []
    assert len(head["chronicle"]) > 2
    assert not len(columns["people.row"])


def test_columns_take_the_smallest_type_and_keep_their_numbers():
    given = {
        "small": np.array([0, 255]),
        "signed": np.array([-1, 1]),
        "wide": np.array([0, 70000]),
        "real": np.array([0.5, np.nan]),
        "table": np.arange(6).reshape(2, 3),
        "none": np.zeros(0, int),
    }
    described, block = container.columns_of(given)
    head, found = container.unpack(container.pack({"columns": described}, block))
    assert [head["columns"][name]["dtype"] for name in ("small", "signed", "wide", "real")] == [
        "uint8",
        "int8",
        "uint32",
        "float32",
    ]
    for name, values in given.items():
        assert np.array_equal(found[name], values, equal_nan=values.dtype.kind == "f")
    with pytest.raises(ValueError, match="32 bits"):
        container.columns_of({"huge": np.array([2**40])})


def test_json_has_no_number_that_is_none():
    assert json.loads(container.dumps({"a": [float("nan"), float("inf"), np.float64(1.5)]})) == {
        "a": [None, None, 1.5]
    }


def test_everything_that_is_listed_names_its_sources(night, unpacked):
    head, _ = unpacked
    known = {*head["sources"], "guess", "definition"}
    for table in ("factions", "wings", "rooms", "units", "links", "bodies", "groups", "regiments"):
        for row in head[table]:
            assert row["source"], (table, row["key"])
            assert set(row["source"]) <= known
    sinegub = next(person for person in head["named"] if person["key"] == "sinegub")
    assert night.scenario.people["sinegub"].source in sinegub["source"]
