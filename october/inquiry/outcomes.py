"""Outcomes in words: figures with intervals, and a few sentences that answer something.

Everything here is made from the kinds, meanings and labels that the outcomes declare.
"""

from __future__ import annotations

import importlib
from typing import Any

from october.night import Plan
from october.night.outcomes import Outcome

FINDINGS = 3  # sentences
OPEN = (0.02, 0.98)  # a share within this range leaves something to say


def grouped(plan: Plan) -> dict[str, list[Outcome]]:
    """Return the outcomes by theatre, in the plan's order."""
    groups: dict[str, list[Outcome]] = {}
    known = {o.name: o for o in plan.outcomes}
    for theatre in plan.theatres:
        declared = importlib.import_module(f"october.night.outcomes.{theatre}").OUTCOMES
        groups[theatre] = [known.pop(o.name) for o in declared if o.name in known]
    if known:
        groups["night"] = list(known.values())
    return groups


def figure(outcome: Outcome, found: dict[str, Any], plan: Plan) -> tuple[str, str]:
    """Return an outcome's main figure and its range, as short texts.

    A share has its 95 % interval; a number its mean and the range of nine nights in ten; a time
    its median and the same range, over the nights in which it comes.
    """
    if outcome.kind == "share":
        if found["value"] is None:
            return "–", ""
        return percent(found["value"]), f"{percent(found['low'])[:-2]}–{percent(found['high'])}"
    if outcome.kind == "category":
        return labels(found["shares"])[0] if found["shares"] else "–", ""
    if found["q50"] is None:
        return "never" if outcome.kind == "time" else "–", ""
    if outcome.kind == "time":
        low, middle, high = (plan.clock(found[q]) for q in ("q05", "q50", "q95"))
        return middle, f"{low}–{high}"
    return number(found["mean"]), f"{number(found['q05'])}–{number(found['q95'])}"


def remark(outcome: Outcome, found: dict[str, Any]) -> str:
    """Return what else there is to say in a line: how often a time comes, the other categories."""
    if outcome.kind == "time" and found["q50"] is not None:
        return f"in {percent(found['occurs'])} of nights"
    if outcome.kind == "category":
        return ", ".join(labels(found["shares"])[1:])
    return ""


def labels(shares: dict[str, float]) -> list[str]:
    """Return categories that occur with their shares, the commonest first."""
    order = sorted(shares.items(), key=lambda item: -item[1])
    return [f"{label.replace('_', ' ')} {percent(share)}" for label, share in order if share > 0]


def findings(plan: Plan, summary: dict[str, dict[str, Any]]) -> list[str]:
    """Return a few sentences on what was open and how it went.

    From each theatre in turn the outcome that most divides its nights, an event with its time
    where there is one.
    """
    sentences = []
    for outcomes in grouped(plan).values():
        ranked = sorted(outcomes, key=lambda o: -_openness(o, summary[o.name]))
        if ranked and _openness(ranked[0], summary[ranked[0].name]) > 0:
            sentences.append(sentence(ranked[0], summary[ranked[0].name], plan))
    return sentences[:FINDINGS]


def _openness(outcome: Outcome, found: dict[str, Any]) -> float:
    """How far nights are from being all alike in this: 0 to 1."""
    if outcome.kind == "time":
        share = found["occurs"]
    elif outcome.kind == "share":
        share = found["value"]
    elif outcome.kind == "category":
        share = max(found["shares"].values(), default=1.0)
    else:
        return 0.0
    if share is None or not OPEN[0] < share < OPEN[1]:
        return 0.0
    return 1.0 - abs(2 * share - 1)


def sentence(outcome: Outcome, found: dict[str, Any], plan: Plan) -> str:
    """Say one outcome in a sentence."""
    meaning = outcome.meaning[:1].upper() + outcome.meaning[1:]
    if outcome.kind == "time":
        low, middle, high = (plan.clock(found[q]) for q in ("q05", "q50", "q95"))
        return (
            f"{meaning}: in {percent(found['occurs'])} of nights, by {middle} in half of those "
            f"and between {low} and {high} in nine of ten."
        )
    if outcome.kind == "category":
        return f"{meaning}: " + ", ".join(labels(found["shares"])) + "."
    return f"{meaning}: {percent(found['value'])} ({' to '.join(_interval(found))})."


def _interval(found: dict[str, Any]) -> tuple[str, str]:
    return percent(found["low"]), percent(found["high"])


def percent(share: float) -> str:
    """Return a share as per cent, with a decimal where it would else read as none or all."""
    value = 100 * share
    if 0 < value < 9.95 or 99 < value < 100:
        return f"{value:.1f} %"
    return f"{value:.0f} %"


def number(value: float) -> str:
    """Return a number with three digits that count."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}".rstrip("0").rstrip(".")
