"""What a night yields in the palace: the arrest and how it came, blood, fire, damage, meetings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from october.core.events import ASKS_ORDERS, HEARS, RECOGNISES, WANDERS, WARNS
from october.core.tables import Night
from october.night.outcomes import Outcome

ENDINGS = ("none", "surrender", "storm")


def _time(field: str) -> Callable[[Night], float]:
    """Read a time of the siege's row: s from the start, −1 when it never came."""
    return lambda night: float(night.siege[1][field])


def _count(*fields: str) -> Callable[[Night], float]:
    """Read a count of the siege's row, or the sum of several."""
    return lambda night: float(sum(int(night.siege[1][field]) for field in fields))


def _tally(kind: int) -> Callable[[Night], float]:
    """Read how often events of a kind happened."""
    return lambda night: float(night.tally[kind]["count"])


def _mark(field: str) -> Callable[[Night], float]:
    """Read the defenders at one of the scenario's marks; a mark not yet kept is negative."""
    return lambda night: max(0.0, float(night.siege[1][field]))


def _gone(night: Night) -> float:
    """Return the share of the garrison of the start that had gone by the third mark."""
    siege = night.siege[1]
    start, left = float(siege["garrison_start"]), float(siege["at_mark_3"])
    return max(0.0, 1.0 - left / start) if start > 0.0 and left >= 0.0 else 0.0


def _waiting(night: Night) -> float:
    siege = night.siege[1]
    began, ended = float(siege["waited_from"]), float(siege["arrested"])
    return (ended - began) / 60.0 if began >= 0.0 and ended >= 0.0 else 0.0


def _damage(night: Night) -> float:
    return float(night.rooms["damage"][1:].sum())


def _guns(field: str) -> Callable[[Night], float]:
    """Sum a column of the guns that fire live."""

    def read(night: Night) -> float:
        live = night.gun_traits["blank"][1:] < 0.5
        return float(night.guns[field][1:][live].sum())

    return read


def _hall_held(night: Night) -> float:
    """Return for how many hours armed people held the hall, the last of them still there or not."""
    siege = night.siege[1]
    held = float(siege["hall_held"])
    if night.sites[int(siege["site_hall"])]["held"]:
        held += float(night.clock[0]["now"]) - float(siege["hall_since"])
    return held / 3600.0


OUTCOMES = (
    Outcome("arrest_time", "time", "s", "the council is arrested", _time("arrested")),
    Outcome("arrest_how", "category", "", "how the siege ended", _count("how"), ENDINGS),
    Outcome("ministers_arrested", "number", "people", "members arrested", _count("ministers")),
    Outcome("windows_broken", "number", "windows", "windows broken", _count("panes")),
    Outcome("lights_failed_time", "time", "s", "the lights fail by themselves", _time("unlit")),
    Outcome("defenders_2100", "number", "people", "defenders at the 1st mark", _mark("at_mark_1")),
    Outcome("defenders_2300", "number", "people", "defenders at the 2nd mark", _mark("at_mark_2")),
    Outcome("defenders_0100", "number", "people", "defenders at the 3rd mark", _mark("at_mark_3")),
    Outcome(
        "defenders_gone_by_0100",
        "number",
        "share",
        "of the garrison at the scenario's start, not at midday, gone by 01:00",
        _gone,
    ),
    Outcome(
        "killed",
        "number",
        "people",
        "killed on either side",
        _count("killed_defenders", "killed_besiegers"),
    ),
    Outcome("killed_defenders", "number", "people", "defenders killed", _count("killed_defenders")),
    Outcome("killed_attackers", "number", "people", "besiegers killed", _count("killed_besiegers")),
    Outcome("wounded", "number", "people", "wounded, and not killed", _count("wounded")),
    Outcome("desertions", "number", "people", "who left the defence singly", _count("desertions")),
    Outcome("units_withdrawn", "number", "units", "that left the defence", _count("withdrawals")),
    Outcome("parleys", "number", "talks", "of the besiegers with a unit", _count("parleys")),
    Outcome(
        "talked_round",
        "number",
        "units",
        "that withdrew within an hour of a talk or a summons",
        _count("talked_round"),
    ),
    Outcome("prisoners_freed", "number", "people", "freed by their own side", _count("freed")),
    Outcome(
        "crowd_come",
        "number",
        "share",
        "of those within reach of the doors, who came",
        lambda night: float(night.siege[1]["presence"]),
    ),
    Outcome("damage", "number", "images", "defaced inside", _damage),
    Outcome("shots_fired", "number", "shots", "exchanged by hand weapons", _count("shots")),
    Outcome("shells_fired", "number", "shots", "live, by the guns", _guns("fired")),
    Outcome("shells_hit", "number", "hits", "of those, on the palace", _guns("hit")),
    Outcome("line_failed_time", "time", "s", "the council's telephone fails", _time("cut")),
    Outcome("break_in_time", "time", "s", "people come in in numbers", _time("broken")),
    Outcome("surrender_time", "time", "s", "the order to cease is given", _time("ceased")),
    Outcome(
        "waiting_minutes",
        "number",
        "min",
        "the council waits from giving up to its arrest, 0 without both",
        _waiting,
    ),
    Outcome("searches", "number", "rooms", "searched for the council", _count("searches")),
    Outcome("false_alarms", "number", "alarms", "a friend or a sound feared", _count("alarms")),
    Outcome("seizures", "number", "people", "seized", _count("seizures")),
    Outcome("wandered", "number", "people", "who left a post to wander", _tally(WANDERS)),
    Outcome("warnings", "number", "times", "somebody warns a friend", _tally(WARNS)),
    Outcome("recognised", "number", "times", "somebody warned finds his man", _tally(RECOGNISES)),
    Outcome("orders_asked", "number", "times", "somebody asks the council", _tally(ASKS_ORDERS)),
    Outcome("shots_heard", "number", "times", "the council hears fire", _tally(HEARS)),
    Outcome("encounters", "number", "meetings", "of two people", _count("encounters")),
    Outcome("entered", "number", "people", "who came in from outside", _count("entered")),
    Outcome("ultimatum_time", "time", "s", "the defence is summoned", _time("ultimatum")),
    Outcome("doors_barred", "number", "doors", "barricaded in the night", _count("barred")),
    Outcome("doors_forced", "number", "doors", "broken open", _count("forced")),
    Outcome("looted", "number", "things", "carried off by intruders", _count("looted")),
    Outcome("hid", "number", "times", "somebody hides", _count("hid")),
    Outcome("rallied", "number", "people", "whom officers gathered", _count("rallied")),
    Outcome("relief_met_time", "time", "s", "relief comes to the doors", _time("relief_met")),
    Outcome("first_gun_time", "time", "s", "the first gun fires", _time("first_gun")),
)


HALL = (  # where an assembly sits in the building
    Outcome("hall_taken_time", "time", "s", "armed people hold the hall", _time("hall_taken")),
    Outcome("hall_freed_time", "time", "s", "the hall is free again", _time("hall_freed")),
    Outcome("hall_held_hours", "number", "h", "armed people hold the hall", _hall_held),
)


def outcomes(names: Mapping[str, Sequence[str]]) -> tuple[Outcome, ...]:
    """Return the palace's outcomes."""
    return OUTCOMES + HALL if "hall" in names else OUTCOMES
