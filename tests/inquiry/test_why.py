"""Why: what is told of a decision is what was decided by, and what was decided."""

import numpy as np
import polars as pl
import pytest

import october
from october.core import events
from october.core.mathematics import logistic
from october.inquiry.why import UnknownPersonError, drawn_out
from october.theatres.assembly.codes import CONVINCED, GONE, HELD_BACK, IN_HALL

NUMBERS = range(6)


@pytest.fixture(scope="module")
def nights():
    return [october.night("october-1917", seed=3, number=n) for n in NUMBERS]


@pytest.fixture(scope="module")
def voted(nights):
    """All delegates that ever voted, of several nights, at their ends."""
    return [n.played.night.delegates[n.played.night.delegates["voted_on"] > 0] for n in nights]


def test_the_terms_of_a_vote_are_those_that_it_was_cast_by(nights, voted):
    """One uniform serves view and vote: whoever votes against a private view was moved across it
    by the terms that are not one's own.
    """
    own = ("by_who", "by_how", "by_relief")
    others = ("by_spite", "by_word", "by_crowd")
    seen = 0
    for delegates in voted:
        alone = sum(delegates[name] for name in own)
        together = alone + sum(delegates[name] for name in others)
        conformed = delegates["cause"] == 2
        ayes = conformed & (delegates["vote"] == 1)
        nays = conformed & (delegates["vote"] != 1)
        assert (together[ayes] > alone[ayes]).all()
        assert (together[nays] < alone[nays]).all()
        seen += int(conformed.sum())
    assert seen > 50


def test_votes_are_as_frequent_as_their_chances(voted):
    """Of those who knew what was put: the mean chance is the share of ayes, within six errors."""
    clear = np.concatenate([d[d["cause"] != 3] for d in voted])
    chance = np.array([logistic(float(sum(d[name] for name in clear.dtype.names
                                          if name.startswith("by_")))) for d in clear])  # fmt: skip
    error = np.sqrt((chance * (1 - chance)).sum()) / len(chance)
    assert abs((clear["vote"] == 1).mean() - chance.mean()) < 6 * error
    assert len(chance) > 1000


def test_caucus_votes_are_as_frequent_as_their_chances(nights):
    asked = np.concatenate([n.played.night.delegates for n in nights])
    asked = asked[asked["caucus_vote"] != 0]
    chance = np.array([logistic(float(odds)) for odds in asked["leave_odds"]])
    error = np.sqrt((chance * (1 - chance)).sum()) / len(chance)
    assert abs((asked["caucus_vote"] == 1).mean() - chance.mean()) < 6 * error


def test_whoever_left_was_drawn_past_the_threshold(nights):
    left = 0
    for night in nights:
        delegates = night.played.night.delegates
        for d in np.flatnonzero(delegates["state"] == GONE):
            assert delegates[d]["pull"] >= delegates[d]["threshold"]
            assert sum(drawn_out(night.played.night, d).values()) == pytest.approx(
                float(delegates[d]["pull"])
            )
            answer = night.why(int(d))
            (going,) = (x for x in answer.decisions if x.what.startswith("leaves"))
            assert going.total == pytest.approx(sum(term.value for term in going.terms))
            log = night.events.filter(pl.col("kind") == "leaves")
            assert going.clock in log["clock"].to_list()
            left += 1
    assert left > 20


def test_whoever_was_held_back_says_by_whom(nights):
    for night in nights:
        delegates = night.played.night.delegates
        held = (delegates["held"] == HELD_BACK) & (delegates["state"] == IN_HALL)
        for d in np.flatnonzero(held):
            assert delegates[delegates[d]["barrer"]]["faction"] != delegates[d]["faction"]
            assert any("held back" in x.what for x in night.why(int(d)).decisions)


def test_an_answer_is_of_its_time(nights):
    for night in nights:
        early, late = night.why("martov", at="22:00"), night.why("martov")
        assert all(night.plan.time(x.clock) <= night.plan.time("22:00") for x in early.decisions)
        assert len(early.decisions) <= len(late.decisions)
    assert night.why("MARTOV").who == night.why("martov").who


def test_what_a_leader_took_was_weighed(nights):
    chosen = 0
    for night in nights:
        for who in ("trotsky", "martov", "kamkov", "gendelman"):
            for decision in night.why(who).decisions:
                if decision.took:
                    assert decision.took in {term.name for term in decision.terms}
                    assert f"chose {decision.took}" in decision.what
                    chosen += 1
    assert chosen > 10


def test_votes_are_divided_without_a_rest(nights):
    rows = 0
    for night in nights:
        for vote in night.votes.iter_rows(named=True):
            meant = sum(vote[f"{side}_{cause}"] for side in ("aye", "nay")
                        for cause in ("convinced", "conformed", "confused"))  # fmt: skip
            assert meant == vote["ayes"] + vote["nays"] + vote["abstained"] <= vote["present"]
            rows += 1
        tables = night.played.night
        rows_of = np.unique(tables.delegates["voted_on"][1:])
        last = max(rows_of, key=lambda row: tables.motions[row]["settled"])
        mine = tables.delegates[tables.delegates["voted_on"] == last]
        convinced = (mine["cause"] == CONVINCED) & (mine["vote"] == 1)
        assert convinced.sum() == tables.motions[last]["aye_convinced"]
    assert rows > 10


def test_the_ledger_is_the_log(nights):
    for night in nights:
        log = night.played.night.log[: int(night.played.night.clock[0]["log_size"])]
        for kind, column in ((events.COOPERATES, "cooperated"), (events.DEFECTS, "defected")):
            assert night.ledger[column].sum() == (log["kind"] == kind).sum()
        assert (night.ledger["who"] != night.ledger["whom"]).all()


def test_the_palace_answers_too(nights):
    met = [night.why("sinegub") for night in nights]
    assert any(x.what.startswith("meets") for answer in met for x in answer.decisions)
    gave = [x for night in nights for who in ("kishkin", "konovalov")
            for x in night.why(who).decisions]  # fmt: skip
    assert any(x.what == "gives up" and x.chance is not None for x in gave)
    for decision in gave:
        if decision.total is not None:
            assert decision.total == pytest.approx(sum(t.value for t in decision.terms))


def test_what_was_done_about_a_stranger_is_one_of_what_was_weighed(nights):
    """Softly by cost: the cheapest act is taken most, and every chance is as the costs make it."""
    cheapest = taken = 0
    for night in nights:
        tables = night.played.night
        temperature = float(tables.keep[1]["choice_temperature"])
        for row in np.flatnonzero(tables.people["recent"])[:200].tolist():
            (act,) = (d for d in night.why(row, table="people").decisions if d.took)
            costs = {term.name: term.value for term in act.terms}
            assert act.total == costs[act.took]
            worths = {name: np.exp(-cost / temperature) for name, cost in costs.items()}
            assert act.chance == pytest.approx(worths[act.took] / sum(worths.values()))
            cheapest += act.took == min(costs, key=costs.__getitem__)
            taken += 1
    assert taken > 100
    assert cheapest > taken / 2


def test_a_deserter_says_what_there_was_to_bear(nights):
    for night in nights:
        people = night.played.night.people
        for row in np.flatnonzero(people["drive"])[:20].tolist():
            answer = night.why(row, table="people")
            (left,) = (d for d in answer.decisions if d.what.startswith("leaves"))
            assert left.total == pytest.approx(sum(term.value for term in left.terms))
            assert {"hunger", "tiredness", "cold and dark"} < {term.name for term in left.terms}


@pytest.mark.parametrize("who", ["dann", 0, 100000])
def test_who_is_not_there_is_said_to_be(nights, who):
    with pytest.raises(UnknownPersonError, match=r"nobody is called|no delegate"):
        nights[0].why(who)
    with pytest.raises(ValueError, match=r"HH:MM|clock|grid"):
        nights[0].why("dan", at="25:99")


def test_terms_come_as_a_frame_and_as_plain_data(nights):
    answer = nights[0].why("martov")
    assert answer.terms.columns == ["clock", "decision", "term", "value", "unit"]
    assert len(answer.terms) == sum(len(x["terms"]) for x in answer.json()["decisions"])
    assert "Martov" in repr(answer)
