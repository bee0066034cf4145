"""Outcomes in words: figures with intervals, and a few sentences that answer something.

Everything here is made from the kinds, meanings and labels that the outcomes declare.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from october.night import Plan
from october.night.outcomes import Outcome

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
    """Return an outcome's main figure and what goes with it, as short texts.

    A share has its 95 % interval; a number its mean and the range of nine nights in ten; a time
    its median and the same range, over the nights in which it comes; a category its shares.
    """
    if outcome.kind == "category":
        found_labels = labels(found["shares"])
        return (found_labels[0] if found_labels else "–"), ", ".join(found_labels[1:])
    if outcome.kind == "share":
        if found["value"] is None:
            return "–", "not defined in any night"
        return percent(found["value"]), _interval(found)
    if found["q50"] is None:
        return ("never", "") if outcome.kind == "time" else ("–", "not defined in any night")
    if outcome.kind == "time":
        low, middle, high = (plan.clock(found[q]) for q in ("q05", "q50", "q95"))
        return middle, f"{low} to {high}, in {percent(found['occurs'])}"
    spread = f"{number(found['q05'])} to {number(found['q95'])}"
    return number(found["mean"]), f"{spread} {outcome.unit}".rstrip()


def labels(shares: dict[str, float]) -> list[str]:
    """Return categories that occur with their shares, the commonest first."""
    order = sorted(shares.items(), key=lambda item: -item[1])
    return [f"{label.replace('_', ' ')} {percent(share)}" for label, share in order if share > 0]


def findings(
    plan: Plan, summary: dict[str, dict[str, Any]], headlines: Sequence[str] = ()
) -> list[str]:
    """Return a few sentences on what was open and how it went.

    ``headlines`` names the outcomes to speak of, as a scenario may; otherwise from each theatre
    the one that most divides its nights.
    """
    named = {outcome.name: outcome for outcome in plan.outcomes}
    chosen = [named[name] for name in headlines if name in named]
    if not chosen:
        for outcomes in grouped(plan).values():
            best = max(outcomes, key=lambda o: _openness(o, summary[o.name]), default=None)
            if best is not None and _openness(best, summary[best.name]) > 0:
                chosen.append(best)
    return [sentence(o, summary[o.name], plan) for o in chosen]


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
    """Say one outcome in a sentence, with its meaning."""
    name = outcome.name.replace("_", " ")
    said = f"{name[:1].upper()}{name[1:]} ({outcome.meaning})"
    figures, rest = figure(outcome, found, plan)
    if outcome.kind == "time" and found["q50"] is not None:
        return (
            f"{said}: in {percent(found['occurs'])} of nights, in half of those by {figures}, "
            f"in nine of ten {rest.partition(',')[0]}."
        )
    if outcome.kind == "category":
        return f"{said}: " + ", ".join(labels(found["shares"])) + "."
    return f"{said}: {figures} ({rest})."


def _interval(found: dict[str, Any]) -> str:
    return f"{percent(found['low']).removesuffix(' %')} to {percent(found['high'])}"


def percent(share: float) -> str:
    """Return a share as per cent, with a decimal where it would else read as none or all."""
    value = 100 * share
    if 0 < value < 0.05:
        return "< 0.1 %"
    if 99.95 < value < 100:
        return "> 99.9 %"
    if 0 < value < 9.95 or 99 < value < 100:
        return f"{value:.1f} %"
    return f"{value:.0f} %"


def number(value: float) -> str:
    """Return a number with two or three digits that count."""
    if value == round(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"
