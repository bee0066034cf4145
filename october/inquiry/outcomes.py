"""Outcomes in words: figures with intervals, and a few sentences that answer something.

Everything here is made from the kinds, meanings and labels that the outcomes declare.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from october.night import Plan
from october.night.outcomes import Outcome


def grouped(plan: Plan) -> dict[str, list[Outcome]]:
    """Return the outcomes by theatre, in the plan's order."""
    groups: dict[str, list[Outcome]] = {}
    known = {o.name: o for o in plan.outcomes}
    for theatre in plan.theatres:
        declared = importlib.import_module(f"october.night.outcomes.{theatre}").outcomes(plan.names)
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
    """Return a few sentences on what was decided, when, and how far it got.

    ``headlines`` are the outcomes by which a scenario wants its runs summed up. Without them each
    theatre gives its first share, the time that follows it and its first category, since a theatre
    lists first what matters most in it.
    """
    named = {outcome.name: outcome for outcome in plan.outcomes}
    chosen = [named[name] for name in headlines if name in named]
    if not chosen:
        for outcomes in grouped(plan).values():
            chosen.extend(_leading(outcomes))
    return [sentence(outcome, summary[outcome.name], plan) for outcome in chosen]


def _leading(outcomes: list[Outcome]) -> list[Outcome]:
    first = next((i for i, o in enumerate(outcomes) if o.kind == "share"), None)
    chosen = []
    if first is not None:
        chosen = [o for o in outcomes[first : first + 2] if o.kind in ("share", "time")]
    return chosen + [o for o in outcomes if o.kind == "category"][:1]


def sentence(outcome: Outcome, found: dict[str, Any], plan: Plan) -> str:
    """Say one outcome in a sentence made of its meaning and its figures."""
    meaning = outcome.meaning
    said = meaning[:1].upper() + meaning[1:]
    figures, rest = figure(outcome, found, plan)
    if outcome.kind == "category":
        return f"{said}: " + ", ".join(labels(found["shares"])) + "."
    if not rest:
        return f"{said}: {figures}."
    if outcome.kind == "share":
        return f"In {figures} of nights ({rest}) {meaning}."
    if outcome.kind == "time":
        low, high = (plan.clock(found[q]) for q in ("q05", "q95"))
        never = percent(1 - found["occurs"])
        rest = f", {low} to {high} in nine of ten" + f"; never in {never}" * (found["occurs"] < 1)
        return f"{said}: at {figures} in the middle night{rest}."
    return f"{said}: {figures} on average, {rest} in nine nights of ten."


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
