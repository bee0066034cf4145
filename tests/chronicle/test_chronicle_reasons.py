"""The chronicle says why in the numbers of the night."""

import re

import numpy as np
import pytest

import october
from october import chronicle
from october.core.events import LEAVES
from october.inquiry.why import drawn_out


@pytest.fixture(scope="module")
def nights():
    return [october.night("october-1917", seed=1, number=n) for n in range(10)]


def reasons(night):
    return [e for e in chronicle.tell(night.plan, night.played) if e.kind == "reasons"]


def test_the_vote_on_talks_is_divided_as_the_night_has_it(nights):
    told = 0
    for night in nights:
        for entry in reasons(night):
            # A number that begins a sentence is written out: those entries are left alone here.
            found = re.search(r"(\d+) per cent|(\d+) per cent of them", entry.text)
            if found is None or not re.search(r"mean it|convinced|are meant", entry.text):
                continue
            vote = night.votes.filter(night.votes["motion"] == "talks").row(0, named=True)
            ayes = sum(vote[f"aye_{cause}"] for cause in ("convinced", "conformed", "confused"))
            assert int(found[1]) == round(100 * vote["aye_convinced"] / ayes)
            assert f"{ayes:,}" in entry.text
            assert entry.clock == vote["clock"]
            told += 1
    assert told >= 2


def test_who_is_said_to_have_gone_by_the_caucus_did(nights):
    told = 0
    for night in nights:
        tables = night.played.night
        log = tables.log[: int(tables.clock[0]["log_size"])]
        for entry in reasons(night):
            if "caucus" not in entry.text:
                continue
            rows = log["who"][(log["kind"] == LEAVES) & np.isclose(log["t"], entry.t)]
            named = [d for d in rows if tables.delegates[d]["person"]]
            largest = [max(drawn_out(tables, d).items(), key=lambda term: term[1]) for d in named]
            assert "caucus" in [name for name, value in largest if value > 0]
            told += 1
    assert told >= 3
