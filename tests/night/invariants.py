"""What must hold in every night, whatever the facts drawn and the levers set.

Each check takes a watched night at its end and fails with an assertion.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from october.core.events import (
    ARRESTED,
    ASSEMBLY,
    CARRIED,
    DESERTS,
    EVENTS,
    FREED,
    HEARS,
    KILLED,
    LEAVES,
    LINE_CUT,
    LOST_VOTE,
    OVERPOWERED,
    PALACE,
    RETURNS,
    SEIZES,
    SPLITS,
    WOUNDED,
    YIELDS,
)
from october.core.tables import ARRIVED, Night
from october.theatres.assembly.codes import AT_DOOR, IN_HALL, RULING
from october.theatres.assembly.codes import GONE as LEFT
from october.theatres.palace.codes import (
    AWAY,
    BESIEGER,
    DEAD,
    DEFENDER,
    FOLLOWING,
    GONE,
    HELD,
    LINGERING,
    NO_BLOODSHED,
    OUTSIDE,
    PATROLLING,
    POSTED,
    RESIST,
    ROAMING,
    RUNNING,
    SEARCHING,
    STAND_DOWN,
    WANDERING,
)

SUFFERED = (WOUNDED, KILLED, HEARS, LINE_CUT)  # what befalls the person named, free or not
FREE = (POSTED, PATROLLING, WANDERING, ROAMING, SEARCHING, RUNNING, LINGERING, FOLLOWING)


def log_of(night: Night) -> np.ndarray:
    """Return the events of a watched night."""
    return night.log[: night.clock[0]["log_size"]]


def no_table_overflowed_silently(night: Night) -> None:
    assert night.clock[0]["log_full"] == 0
    assert night.clock[0]["overflow"] == 0


def time_never_runs_back(night: Night) -> None:
    t = log_of(night)["t"]
    assert (np.diff(t) >= 0).all()
    assert ((t >= 0) & (t <= night.clock[0]["end"])).all()


def every_event_is_declared(night: Night) -> None:
    assert set(np.unique(log_of(night)["kind"])) <= set(EVENTS)


def the_log_and_the_tally_agree(night: Night) -> None:
    kinds, counts = np.unique(log_of(night)["kind"], return_counts=True)
    assert (night.tally["count"][kinds] == counts).all()
    assert night.tally["count"].sum() == counts.sum()


def nobody_is_in_two_rooms_and_heads_add_up(night: Night) -> None:
    people, rooms = night.people, night.rooms
    seen = np.zeros(len(people), int)
    for room in range(1, len(rooms)):
        row, heads = rooms[room]["people"], 0
        while row:
            assert people[row]["room"] == room
            seen[row] += 1
            assert seen[row] == 1, f"person {row} is in two places"
            heads += 1
            row = people[row]["next_here"]
        assert heads == sum(rooms[room][side] for side in ("defenders", "besiegers", "bystanders"))
    assert (seen[1:] == (people["room"][1:] > 0)).all()


def whoever_is_away_is_nowhere_and_due_for_nothing(night: Night) -> None:
    away = np.isin(night.people["state"], [GONE, DEAD, OUTSIDE, AWAY])
    assert (night.people["room"][away] == 0).all()
    held = night.people["state"] == HELD
    assert (night.people["bucket"][away | held][1:] <= 0).all()


def counts_of_the_free_are_right(night: Night) -> None:
    people = night.people
    free = np.isin(people["state"], FREE)
    for siege in night.siege[1:]:
        assert siege["garrison"] == (free & (people["side"] == DEFENDER)).sum()
        assert siege["inside"] == (free & (people["side"] == BESIEGER)).sum()


def counts_of_prisoners_and_orders_are_right(night: Night) -> None:
    people, rooms = night.people, night.rooms
    for side, column in ((DEFENDER, "held_defenders"), (BESIEGER, "held_besiegers")):
        held = people[(people["state"] == HELD) & (people["side"] == side)]
        assert (np.bincount(held["room"], minlength=len(rooms)) == rooms[column]).all()
    free = people[np.isin(people["state"], FREE) & (people["side"] == DEFENDER)]
    for siege in night.siege[1:]:
        for order, column in (
            (NO_BLOODSHED, "sparing"),
            (RESIST, "resisting"),
            (STAND_DOWN, "standing_down"),
        ):
            assert siege[column] == (free["order"] == order).sum(), column


def whoever_is_outside_stands_in_line_boldest_first(night: Night) -> None:
    people = night.people
    for siege in night.siege[1:]:
        row, line = siege["next_crowd"], []
        while row:
            line.append(row)
            row = people[row]["next_here"]
        crowd = np.arange(len(people))[siege["first_crowd"] :]
        waits = (people["state"] == OUTSIDE) & (people["rank"] == 0)
        assert line == [row for row in crowd if waits[row]]
        assert (np.diff(people["threshold"][line]) >= 0).all()


def nobody_acts_after_death_or_desertion(night: Night) -> None:
    done: set[int] = set()
    for event in _by_people(night):
        assert event["who"] not in done, f"{EVENTS[event['kind']].name} by one who is no more there"
        if event["kind"] in (KILLED, DESERTS):
            done.add(event["who"])


def nobody_acts_in_captivity(night: Night) -> None:
    """Whoever is held stays so until he is freed."""
    held: set[int] = set()
    for event in _by_people(night):
        kind, who = event["kind"], event["who"]
        if who in held and kind not in SUFFERED:
            raise AssertionError(f"{EVENTS[kind].name} by a prisoner")
        if kind == FREED:
            held.discard(event["whom"])
        elif kind in (SEIZES, OVERPOWERED):
            held.add(event["whom"])
        elif kind == YIELDS and not event["whom"]:
            held.add(who)


def _by_people(night: Night) -> list[np.void]:
    """Return the events that a person in the palace does, in order, and the freeing by nobody.

    Prisoners whose guards have all gone are free without anybody's doing.
    """
    log = log_of(night)
    kinds = [kind for kind, event in EVENTS.items() if event.who == "people"]
    done = np.isin(log["kind"], kinds) & ((log["who"] > 0) | (log["kind"] == FREED))
    return list(log[(log["theatre"] == PALACE) & done])


def nobody_acts_in_the_hall_after_leaving_it(night: Night) -> None:
    away: set[int] = set()
    log = log_of(night)
    for event in log[log["theatre"] == ASSEMBLY]:
        kind, who = event["kind"], _delegate(night, event)
        if not who:
            continue
        if kind == RETURNS:
            assert who in away, "one comes back who had not left"
            assert event["whom"] not in away, "one is fetched by somebody who has left"
            away.remove(who)
            continue
        assert who not in away, f"{EVENTS[kind].name} by a delegate who has left"
        if kind == LEAVES:
            away.add(who)
    assert away == set(np.flatnonzero(night.delegates["state"] == LEFT))


def _delegate(night: Night, event: np.void) -> int:
    """Return the delegate who did this, 0 if nobody in particular did."""
    table = EVENTS[event["kind"]].who
    if table == "speakers":
        return int(night.speakers[event["who"]]["delegate"])
    return int(event["who"]) if table == "delegates" else 0


def the_hall_counts_its_heads(night: Night) -> None:
    state = night.delegates["state"][1:]
    assert night.sitting[0]["present"] == np.isin(state, [IN_HALL, AT_DOOR]).sum()
    assert night.sitting[0]["walked"] == (state == LEFT).sum()
    people = night.delegates[1:][state > 0]
    for row in range(1, len(night.blocs)):
        own = people[people["faction"] == row]
        bloc = night.blocs[row]
        assert bloc["seats"] == len(own)
        assert bloc["present"] == (own["state"] != LEFT).sum()
        assert bloc["gone"] == (own["state"] == LEFT).sum()
    assert (night.camps["faction"][people["wing"]] == people["faction"]).all()


def what_has_split_off_was_once_whole(night: Night) -> None:
    log = log_of(night)
    splits = log[(log["theatre"] == ASSEMBLY) & (log["kind"] == SPLITS)]
    assert len(splits) == night.sitting[0]["splits"] == len(set(splits["who"]))
    for event in splits:
        assert night.blocs["origin"][event["who"]] == night.blocs["origin"][event["whom"]]
        assert night.camps["faction"][event["where"]] == event["who"]
        before = log[: np.flatnonzero(log == event)[0]]
        own = before[before["theatre"] == ASSEMBLY]
        named = [EVENTS[e["kind"]].who == "factions" and e["who"] == event["who"] for e in own]
        assert not any(named), "a faction acts before it exists"


def votes_never_exceed_those_present(night: Night) -> None:
    log = log_of(night)
    log = log[log["theatre"] == ASSEMBLY]
    motions = night.motions[1 : night.sitting[0]["motions"]]
    settled = motions[(motions["method"] > 0) & (motions["method"] != RULING)]
    settled = settled[np.argsort(settled["settled"], kind="stable")]
    votes = np.flatnonzero(np.isin(log["kind"], [CARRIED, LOST_VOTE]))
    assert len(votes) == len(settled)
    for at, motion in zip(votes, settled, strict=True):
        later = log["kind"][at + 1 :]
        left = (later == LEAVES).sum() - (later == RETURNS).sum()
        present = night.sitting[0]["present"] + left
        cast = [motion[side] for side in ("ayes", "nays", "abstained")]
        assert min(cast) >= 0
        assert sum(cast) <= present
        assert sum(cast) <= motion["present"] <= motion["electorate"]


def no_message_is_received_before_it_is_sent(night: Night) -> None:
    rows = night.deliveries[1 : night.clock[0]["deliveries"]]
    sent = night.messages["t"][rows["message"]]
    assert (rows["due"] >= sent)[rows["state"] == ARRIVED].all()


def the_government_falls_at_most_once(night: Night) -> None:
    assert night.tally["count"][ARRESTED] <= 1


CHECKS: tuple[Callable[[Night], None], ...] = (
    no_table_overflowed_silently,
    time_never_runs_back,
    every_event_is_declared,
    the_log_and_the_tally_agree,
    nobody_is_in_two_rooms_and_heads_add_up,
    whoever_is_away_is_nowhere_and_due_for_nothing,
    counts_of_the_free_are_right,
    counts_of_prisoners_and_orders_are_right,
    whoever_is_outside_stands_in_line_boldest_first,
    nobody_acts_after_death_or_desertion,
    nobody_acts_in_captivity,
    nobody_acts_in_the_hall_after_leaving_it,
    the_hall_counts_its_heads,
    what_has_split_off_was_once_whole,
    votes_never_exceed_those_present,
    no_message_is_received_before_it_is_sent,
    the_government_falls_at_most_once,
)
