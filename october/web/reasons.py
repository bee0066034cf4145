"""Why everybody acted, over a whole night: for a page that has nobody to ask.

Tables keep only the last decision of each kind, so the night is stopped every few minutes and
asked; what was not there the last time is new.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from october.core.tables import Night
from october.inquiry.one_night import OneNight
from october.inquiry.why import why
from october.night import play

EVERY, SELDOM = 300, 1800  # s: how often people with a name are asked, and delegates without
DECIDED = ["voted_on", "caucus_vote", "state", "held", "exit", "pull"]  # of a delegate
DIGITS = 4  # that count


def reasons(night: OneNight) -> dict[str, Any]:
    """Return the decisions of every named person and every delegate, in order of time.

    ``person`` goes by key, ``delegate`` by row: ``{role, decisions}``; a decision has ``t``, the
    time by which it was taken.
    """
    plan = night.plan
    asked = play.begin(plan, night.seed, night.number, log_rows=len(night.played.night.log))
    found: dict[str, dict[str, Any]] = {"person": {}, "delegate": {}}
    now: dict[int, bytes] = {}
    for t in range(EVERY, int(plan.end) + 1, EVERY):
        play.advance(plan, asked, t)
        for key in plan.names["named"][1:]:
            _note(found["person"], key, why(plan, asked, key, t).json(), t)
        if t % SELDOM == 0 or t + EVERY > plan.end:
            for row in _unnamed(asked):
                if now.get(row) != (mark := asked.delegates[row][DECIDED].tobytes()):
                    now[row] = mark
                    _note(found["delegate"], str(row), why(plan, asked, row, t).json(), t)
    return found


def _unnamed(night: Night) -> list[int]:
    rows = night.delegates
    return [int(row) for row in np.flatnonzero((rows["person"] == 0) & (rows["seat"] > 0))]


def _note(known: dict[str, Any], key: str, told: dict[str, Any], t: int) -> None:
    """Add the decisions that are new."""
    mine = known.setdefault(key, {"who": told["who"], "role": told["role"], "decisions": []})
    mine["role"] = told["role"]
    last = {(d["clock"], d["what"]) for d in mine["decisions"]}
    for decision in told["decisions"]:
        if (decision["clock"], decision["what"]) not in last:
            terms = [[x["name"], rounded(x["value"])] for x in decision["terms"] if x["value"]]
            mine["decisions"].append(
                {
                    **{name: decision[name] for name in ("clock", "what", "unit", "took")},
                    **{name: rounded(decision[name]) for name in ("total", "bar", "chance")},
                    "t": t,
                    "terms": terms,
                }
            )


def rounded(value: float | None) -> float | None:
    """Return a number with as many digits as are read."""
    return None if value is None else float(f"{value:.{DIGITS}g}")
