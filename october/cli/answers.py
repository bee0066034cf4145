"""The answers of the questions as tables and paragraphs for a terminal of eighty columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from october.cli.show import INDENT, console, indented, table

if TYPE_CHECKING:
    from october.inquiry.claims import Claims
    from october.inquiry.contingency import Contingency
    from october.inquiry.hinges import Hinges
    from october.inquiry.pull import Pull
    from october.inquiry.sobol import Sobol
    from october.inquiry.sweep import Sweep
    from october.inquiry.verdicts import Tested
    from october.inquiry.what_if import Moved, WhatIf

SWEPT = 4  # outcomes of a sweep


def effects(found: WhatIf, outcomes: Sequence[str] = ()) -> None:
    """Print the outcomes that a change moves, the surest first, and what it leaves alone.

    ``outcomes`` are printed instead, moved or not.
    """
    out = console()
    settings = ", ".join(f"{key}={value}" for key, value in found.levers.items())
    out.print(settings or "nothing is set otherwise", style="bold")
    if found.nothing:
        out.print(
            f"This changes nothing: all {found.nights:,} pairs of nights are the same, bit for "
            "bit, in every outcome and every five minutes."
        )
        return
    out.print(
        f"{found.nights:,} pairs of nights; {found.unchanged:,} are the same in everything.\n"
    )
    moved = {
        name: m
        for name, m in found.moved.items()
        if (name in outcomes if outcomes else m.effect.decided)
    }
    if not moved:
        out.print("No outcome is seen to move.")
        return
    figures: list[tuple[str, str, float | None]] = [
        (heading, "right", None) for heading in ("without", "with", "effect")
    ]
    made = table(("outcome", "left", 1), *figures, ("95 %", "left", None), ("gain", "right", None))
    ranked = sorted(
        moved.items(),
        key=lambda item: (
            -abs(item[1].effect.effect) / max(1e-12, item[1].effect.high - item[1].effect.low)
        ),
    )
    for name, m in ranked:
        made.add_row(*_effect_row(found, name, m))
    out.print(made)
    note = (
        "Gain: how many times as many nights that are no pairs would say as much; in the middle "
        f"of these outcomes {_median_gain(moved.values())}."
    )
    if not outcomes:
        note = (
            f"{len(found.moved) - len(moved)} quantities are not seen to move. One in twenty of "
            f"those that do not would show here by chance. {note}"
        )
    out.print("\n" + note, style="dim")


def _effect_row(found: WhatIf, name: str, m: Moved) -> tuple[str, ...]:
    """One outcome as texts: a moment of the night as clock times, its shift in minutes."""
    factor, unit = (1 / 60, "min") if m.unit == "s" else (1.0, m.unit)
    ends = (m.effect.base, m.effect.with_it)
    change, low, high = (factor * x for x in (m.effect.effect, m.effect.low, m.effect.high))
    base, with_it = (
        found.plan.clock(x) if m.when else to_error(factor * x, high - low) for x in ends
    )
    label = name.replace("_", " ") + (f", {unit}" if unit not in ("share", "") else "")
    gain = "" if m.gain is None else f"{m.gain:.1f}"
    span = f"{to_error(low, high - low)} to {to_error(high, high - low)}"
    return label, base, with_it, to_error(change, high - low), span, gain


def _median_gain(moved: Iterable[Moved]) -> str:
    gains = sorted(m.gain for m in moved if m.gain is not None)
    return f"{gains[len(gains) // 2]:.1f}" if gains else "not to be told"


def to_error(value: float, width: float) -> str:
    """Return a number with the digits that an interval so wide leaves, two or three of them."""
    from october.inquiry.outcomes import number

    if value == 0 or width <= 0:
        return number(value)
    decimals = min(5, max(0, 1 - math.floor(math.log10(width))))
    return f"{value:,.{decimals}f}"


def swept(found: Sweep, outcomes: Sequence[str] = ()) -> None:
    """Print, for the outcomes that a sweep moves most surely, or for these, every point."""
    from october.inquiry.outcomes import number

    out = console()
    out.print(f"{found.nights:,} nights at every point, the same ones\n")
    for values, same in zip(found.points, found.unchanged, strict=True):
        if same == found.nights:
            point = ", ".join(f"{k}={v}" for k, v in zip(found.levers, values, strict=True))
            out.print(f"{point} changes nothing: every night is the same, bit for bit.\n")
    names = list(outcomes) or found.surest(SWEPT)
    if not names:
        out.print("No outcome is seen to move.")
    for name in names:
        rows = found.frame.filter(found.frame["outcome"] == name)
        unit, base = rows["unit"][0], rows["base"][0]
        factor, unit = (1 / 60, "min") if unit == "s" else (1.0, unit)
        said = "" if unit in ("", "share") else f" {unit}"
        out.print(f"{name.replace('_', ' ')}: {number(factor * base)}{said} without", style="bold")
        figures: list[tuple[str, str, float | None]] = [
            (heading, "right", None) for heading in ("with", "effect")
        ]
        made = table((", ".join(found.levers), "left", 1), *figures, ("95 %", "left", None))
        for row in rows.iter_rows(named=True):
            with_it, change, low, high = (
                number(factor * row[column]) for column in ("with", "effect", "low", "high")
            )
            point = ", ".join(row[key] for key in found.levers)
            made.add_row(point, with_it, change, f"{low} to {high}")
        out.print(made)
        out.print()


def curve(found: Hinges) -> None:
    """Print the chance of an outcome over a night, and where it turned."""
    out = console()
    plan = found.night.plan
    out.print(f"{found.outcome}, night {found.night.number}", style="bold")
    share = all(x.low >= 0 and x.high <= 1 for x in found.points)
    top = max(abs(x.high) for x in found.points) or 1.0
    when = found.quantity.when
    for x in found.points:
        bar = "█" * round(40 * max(0.0, x.p) / (1.0 if share else top))
        out.print(f"{plan.clock(x.t)}  {plan.clock(x.p) if when else f'{x.p:7.2f}'}  {bar}")
    out.print()
    if not found.hinges:
        out.print("It never moves by more than its error, neither at once nor within an hour.")
    sentences = _sentences(found)
    for hinge in found.hinges:
        before, after = (plan.clock(p) if when else f"{p:.2f}" for p in (hinge.before, hinge.after))
        out.print(f"{hinge.clock} to {hinge.until}: from {before} to {after}", style="bold")
        for event in hinge.events:
            told = sentences.get((event.clock, event.kind))
            if told:
                out.print(indented(told))
            out.print(indented(_pull(event)), style="dim" if told else "")
        if not hinge.events:
            out.print(indented(hinge.event))


def _sentences(found: Hinges) -> dict[tuple[str, str], str]:
    """Return how the chronicle tells the first event of each kind at each minute."""
    from october import chronicle

    told: dict[tuple[str, str], str] = {}
    if any(hinge.events for hinge in found.hinges):
        for entry in chronicle.tell(found.night.plan, found.night.played):
            told.setdefault((entry.clock, entry.kind), entry.text)
    return told


def _pull(event: Pull) -> str:
    """Say what goes with an event of a jump, and what a lever against it does."""
    from october.inquiry.outcomes import number

    said = f"{event.clock} {event.event}"
    minutes = f"within {event.within / 60:g} min in {100 * event.often:.0f} % of continuations"
    if event.pull is None:
        said += f": {minutes}, which does not tell what it did"
    else:
        p = event.pull
        said += (
            f": {minutes}; {number(p.with_it)} with it, {number(p.without)} without: "
            f"{number(p.effect)} ({number(p.low)} to {number(p.high)})"
        )
    if event.lever is not None:
        by = event.lever
        said += (
            f"; {by.setting} {by.does} it ({100 * by.often:.0f} %) and moves the outcome by "
            f"{number(by.effect)} ({number(by.low)} to {number(by.high)})"
        )
    return said


def divided(found: Contingency) -> None:
    """Print how much of each outcome is chance and how much ignorance, and of which facts."""
    out = console()
    out.print(f"{found.nights:,} nights, {found.groups:,} draws of the facts\n")
    for name, one in found.outcomes.items():
        line = Text(f"{name.replace('_', ' ')}: ", style="bold")
        line.append(
            f"{100 * one.chance:.0f} % chance, {100 * one.ignorance:.0f} % ignorance "
            f"({100 * one.low:.0f} to {100 * one.high:.0f} %)",
            style="not bold",
        )
        out.print(line)
        if not one.enough:
            out.print(indented("so few nights do not tell: ask for more"), style="red")
        told = [
            f"{fact.key} {100 * fact.share:.1f} % ({100 * fact.low:.1f} to {100 * fact.high:.1f})"
            for fact in one.by_fact
        ]
        if told:
            out.print(indented("; ".join(told)), style="dim")


def sobol(found: Sobol) -> None:
    """Print the first-order and total indices of some facts, and of the rest."""
    out = console()
    out.print(f"{found.nights:,} nights\n")
    for name, one in found.outcomes.items():
        out.print(name.replace("_", " "), style="bold")
        made = table(("", "left", 1), ("alone", "right", None), ("95 %", "left", None),
                     ("in all", "right", None), ("95 %", "left", None))  # fmt: skip
        for index in (*one.by_fact, *([one.rest] if one.rest else ())):
            made.add_row(
                index.key, f"{100 * index.first:.1f} %",
                f"{100 * index.first_low:.1f} to {100 * index.first_high:.1f}",
                f"{100 * index.total:.1f} %",
                f"{100 * index.total_low:.1f} to {100 * index.total_high:.1f}",
            )  # fmt: skip
        out.print(made)
        if not one.enough:
            out.print(indented("so few nights do not tell: ask for more"), style="red")
        out.print()


def claims(found: Claims) -> None:
    """Print every claim with its verdict, its tests, and what they rest on."""
    out = console()
    if not found.judged:
        out.print("The scenario makes no claims.")
        return
    out.print(f"{found.nights:,} nights of each setting\n")
    for one in found.judged:
        style = {"supported": "green", "not supported": "red"}.get(one.verdict, "yellow")
        line = Text(f"{one.id}  {one.claim.who}: ", style="bold")
        line.append(one.claim.claim, style="not bold")
        out.print(indented(line.plain).strip())
        out.print(Text(INDENT + one.verdict, style=f"bold {style}"))
        for test in one.tests:
            for said in _test(test):
                out.print(indented(said))
        if one.claim.evidence:
            out.print(indented(f"record: {one.claim.evidence}"), style="dim")
        for assumption in one.claim.assumptions:
            out.print(indented(f"assumes: {assumption}"), style="dim")
    turning = sum(bool(test.turns_with) for one in found.judged for test in one.tests)
    out.print(
        f"\nEvery verdict was held against both halves of each of {len(found.plan.facts):,} "
        f"uncertain facts: {turning or 'none'} of the tests {'turn' if turning > 1 else 'turns'} "
        "with one, beyond what so many halves show by chance.",
        style="dim",
    )


def _test(test: Tested) -> Iterable[str]:
    """Say what was found of a test, on which facts it hangs, and how it goes along one."""
    from october.inquiry.outcomes import number

    width = test.high - test.low
    low, high, found = (to_error(x, width) for x in (test.low, test.high, test.effect))
    unit = "" if test.unit in ("share", "") else f" {test.unit}"
    before = "" if test.base is None else f" from {to_error(test.base, width)}"
    yield (
        f"{test.what}: {test.verdict}; {found} ({low} to {high}){unit}{before}, "
        f"expected {test.expected}"
    )
    if test.turns_with:
        yield f"the verdict turns with {', '.join(test.turns_with[:3])}"
    for hang in test.hangs_on:
        yield (
            f"{number(hang.below)} where {hang.fact} is below its middle, {number(hang.above)} "
            "where it is above"
        )
    for step in test.curve:
        yield (
            f"{test.along} {number(step.start)} to {number(step.end)}: {number(step.effect)} "
            f"({number(step.low)} to {number(step.high)})"
        )
