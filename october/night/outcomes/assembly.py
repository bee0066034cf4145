"""What the congress yields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from october.core.tables import Night
from october.night.outcomes import Outcome
from october.theatres.assembly.codes import CARRIED, TALKS_STATES


def _field(name: str):
    return lambda night: night.sitting[0][name]


def _known(name: str):
    """Read a quantity that stands at −1 until it is known; then not a number."""
    return lambda night: night.sitting[0][name] if night.sitting[0][name] >= 0 else np.nan


def _minutes(name: str):
    return lambda night: night.sitting[0][name] / 60.0 if night.sitting[0][name] >= 0 else np.nan


def _between(later: str, earlier: str):
    def read(night: Night) -> float:
        sitting = night.sitting[0]
        if sitting[later] < 0 or sitting[earlier] < 0:
            return float("nan")
        return float(sitting[later] - sitting[earlier]) / 60.0

    return read


def _after_motion(name: str):
    """Read a share that means something only once the first motion has been voted."""
    return lambda night: night.sitting[0][name] if night.sitting[0]["motion_share"] >= 0 else np.nan


def _voted(name: str):
    return lambda night: night.sitting[0][name] if night.sitting[0]["claimed"] >= 0 else np.nan


def _lead_share(night: Night) -> float:
    sitting = night.sitting[0]
    return float(night.blocs["present"][sitting["lead"]]) / max(1, int(sitting["present"]))


def _bloc(row: int, field: str) -> Callable[[Night], float]:
    return lambda night: float(night.blocs[field][row])


def _gone(row: int) -> Callable[[Night], float]:
    """Read how many are gone of a faction, the wings that broke away from it included."""

    def read(night: Night) -> float:
        blocs = night.blocs
        return float(blocs["gone"][blocs["origin"] == row].sum())

    return read


def _claimed(night: Night) -> float:
    return float(night.sitting[0]["claimed"] >= 0)


def _first_wave(night: Night) -> float:
    sitting = night.sitting[0]
    if sitting["walkout"] < 0:
        return 0.0
    return float(sitting["walked_first"] if sitting["walked_first"] >= 0 else sitting["walked"])


def _short(night: Night) -> float:
    return float(night.sitting[0]["quorum_lost"] >= 0)


def _walkouts(night: Night) -> float:
    return float(night.sitting[0]["walkout"] >= 0)


def _met(night: Night) -> float:
    return float(night.sitting[0]["met"] >= 0)


OUTCOMES: tuple[Outcome, ...] = (
    Outcome("power_claimed", "share", "", "the appeal that takes power is carried", _claimed),
    Outcome("claim_time", "time", "s", "the appeal is carried", _field("claimed")),
    Outcome("claim_for", "number", "votes", "for it", _voted("claim_for")),
    Outcome("votes_against_appeal", "number", "votes", "against it", _voted("claim_against")),
    Outcome("claim_abstained", "number", "votes", "neither", _voted("claim_abstained")),
    Outcome(
        "talks_state", "category", "", "how far talks about a joint government have come",
        _field("talks"), tuple(TALKS_STATES),
    ),
    Outcome("talks_met", "share", "", "those named for talks meet", _met),
    Outcome("joint_agreed", "share", "", "a joint government is agreed", _field("agreed")),
    Outcome(
        "joint_open", "number", "share",
        "projection: how open a joint government still is at the end", _field("joint_open"),
    ),
    Outcome("walkout", "share", "", "a faction calls its people out", _walkouts),
    Outcome("walked_out", "number", "delegates", "gone from the hall", _field("walked")),
    Outcome(
        "walked_out_first", "number", "delegates", "gone within half an hour of the first call",
        _first_wave,
    ),
    Outcome("straggled", "number", "delegates", "gone later than their faction's call",
            _field("straggled")),
    Outcome("left_alone", "number", "delegates", "gone without any call", _field("alone")),
    Outcome("followed_out", "number", "delegates", "gone after another faction's call",
            _field("followed")),
    Outcome("refused_call", "number", "delegates", "in the hall although their faction called",
            _field("refused")),
    Outcome("kept_in", "number", "delegates", "who wanted to go and were not let go",
            _field("kept")),
    Outcome("returned", "number", "delegates", "who left and came back", _field("returned")),
    Outcome("splits", "number", "", "wings that broke with their faction", _field("splits")),
    Outcome("quorum_lost", "share", "", "too few are left for a vote at some time", _short),
    Outcome("walkout_time", "time", "s", "the first faction calls its people out",
            _field("walkout")),
    Outcome("first_motion_time", "time", "s", "the congress votes for talks", _field("mandated")),
    Outcome(
        "aye_share_first_motion", "number", "share", "ayes among votes on talks, as reported",
        _known("motion_share"),
    ),
    Outcome("conviction", "number", "share", "of those ayes, meant",
            _after_motion("motion_convinced")),
    Outcome("conformity", "number", "share", "of those ayes, drawn by others",
            _after_motion("motion_conformed")),
    Outcome("confusion", "number", "share", "of those ayes, regardless of one's view",
            _after_motion("motion_confused")),
    Outcome("motion_to_walkout", "number", "min", "from the vote for talks to the walkout",
            _between("walkout", "mandated")),
    Outcome("opening_time", "time", "s", "the congress opens", _field("opened")),
    Outcome("sitting_length", "number", "min", "from the opening to the close",
            _between("closed", "opened")),
    Outcome("lead_share", "number", "share", "of those present, from the leading party",
            _lead_share),
    Outcome("lead_power", "number", "share", "Shapley–Shubik index of the leading party",
            _field("lead_power")),
    Outcome("represents_peasants", "number", "share", "likeness of the hall to the peasants' vote",
            _field("peasants")),
    Outcome("represents_army", "number", "share", "likeness of the hall to the army's vote",
            _field("army")),
    Outcome("reply_delay", "number", "min", "from the motion for talks to the leading party's word",
            _minutes("reply_delay")),
    Outcome("applause_peak", "number", "share", "of the hall, at the loudest", _field("peak")),
    Outcome("applause_longest", "number", "s", "longest applause", _field("longest")),
    Outcome("speeches", "number", "", "speeches held", _field("speeches")),
    Outcome("declarations", "number", "", "declarations read", _field("declared")),
    Outcome("censured", "number", "", "resolutions against those who left", _field("censured")),
    Outcome("barred", "number", "delegates", "whose way to the door was barred", _field("barred")),
    Outcome("news_of_arrest_delay", "number", "min", "from the arrest to the hall's knowing",
            _minutes("arrest_delay")),
)  # fmt: skip


def outcomes(names: Mapping[str, Sequence[str]]) -> tuple[Outcome, ...]:
    """Return the assembly's outcomes: one more for each resolution of the scenario's rules, two for
    each of its factions.

    Wings that may break away have rows among the factions too; they count with the one they left.
    """
    spare = len(names["wings_apart"])
    factions = names["factions"][: len(names["factions"]) - spare]
    blocs = [
        outcome
        for row, faction in enumerate(factions)
        if row
        for outcome in (
            Outcome(
                f"gone_{faction}", "number", "delegates", f"gone from {_plain(faction)}",
                _gone(row),
            ),
            Outcome(
                f"grievance_{faction}", "number", "share",
                f"mean grievance of {_plain(faction)} at the end", _bloc(row, "grievance"),
            ),
        )
    ]  # fmt: skip
    resolved = [
        Outcome(f"carried_{key}", "share", "", f"{_plain(key)} is carried", _carried(row))
        for row, key in enumerate(names["resolutions"])
        if key
    ]
    return (*OUTCOMES, *resolved, *blocs)


def _carried(kind: int) -> Callable[[Night], float]:
    def read(night: Night) -> float:
        used = night.motions[1 : int(night.sitting[0]["motions"])]
        return float(((used["kind"] == kind) & (used["state"] == CARRIED)).any())

    return read


def _plain(key: str) -> str:
    return key.replace("_", " ")
