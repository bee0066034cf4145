"""Tables for a terminal of eighty columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    import polars as pl

    from october.ensemble import Run
    from october.inquiry.cite import Citation
    from october.inquiry.claims import Judged
    from october.inquiry.compare import Verdict
    from october.inquiry.contingency import Contingency
    from october.inquiry.hinges import Hinges
    from october.inquiry.passages import Answer
    from october.inquiry.pull import Pull
    from october.inquiry.sobol import Sobol
    from october.inquiry.what_if import WhatIf
    from october.scenario import Scenario
    from october.verification import Result

LEGEND = (
    "A share with its 95 % interval; a number's mean and a time's median, each with the range of "
    "nine nights in ten, and the share of nights in which the time comes at all."
)

INDENT = "     "
SWEPT = 4  # outcomes of a sweep


def console() -> Console:
    """Return where answers are printed: plain text when it is not a terminal."""
    return Console(highlight=False, markup=False, soft_wrap=False)


def table(*columns: tuple[str, str, float | None], title: str = "") -> Table:
    """Return an empty table; a column is (heading, justify, ratio or None)."""
    made = Table(
        box=box.SIMPLE_HEAD, title=title or None, title_justify="left", title_style="bold",
        show_edge=False, pad_edge=False, header_style="bold", expand=True,
    )  # fmt: skip
    for heading, justify, ratio in columns:
        made.add_column(heading, justify=justify, ratio=ratio, no_wrap=ratio is None)  # type: ignore[arg-type]
    return made


def outcomes(run: Run, summary: dict[str, dict[str, Any]], findings: list[str]) -> None:
    """Print a run: its outcomes by theatre, a few findings, and where its rows lie."""
    from october.inquiry import outcomes as words

    out = console()
    levers = "".join(f", {key} = {value}" for key, value in run.levers.items())
    out.print(f"{run.plan.scenario.meta.title}", style="bold")
    out.print(f"{run.nights:,} nights, seed {run.seed}{levers}")
    width = max((len(o.name) for o in run.plan.outcomes), default=0)
    for theatre, listed in words.grouped(run.plan).items():
        if not listed:
            continue
        made = table((f"{theatre:{width}}", "left", None), ("", "right", None), ("", "left", 1))
        for outcome in listed:
            figure, spread = words.figure(outcome, summary[outcome.name], run.plan)
            made.add_row(outcome.name.replace("_", " "), figure, spread)
        out.print(made)
        out.print()
    out.print(textwrap.fill(LEGEND, out.width), style="dim")
    out.print()
    for sentence in findings:
        out.print(sentence)
    out.print()
    out.print(_footing(run), style="dim")


def _footing(run: Run) -> str:
    if run.reused:
        return f"Read from {run.dir}, where this run was finished before."
    apart = run.record.get("setup_seconds", 0.0) + run.record.get("compile_seconds", 0.0)
    return (
        f"{run.seconds:.1f} s of playing at {run.nights_per_second:,.1f} nights a second, "
        f"{apart:.1f} s to set up. Rows in {run.dir}"
    )


def passages(scenario: Scenario, nights: int, answers: list[Answer]) -> None:
    """Print the passages: share of nights, what the lever moved, whether it works and why."""
    out = console()
    works = sum(answer.works for answer in answers)
    out.print(f"{works} of {len(answers)} passages work. {nights:,} nights without a lever.\n")
    for answer in answers:
        line = Text(f"{answer.id}  {scenario.passages[answer.id].what}: ", style="bold")
        mark, style = ("works", "not bold") if answer.works else ("does not work", "red")
        line.append(mark, style=style)
        out.print(line)
        said = f"{answer.event}: {answer.why}" if answer.event else answer.why
        out.print(indented(said + "."), style="dim")


def targets(verdicts: list[Verdict]) -> None:
    """Print the record beside the nights; what an input sets stands apart and judges nothing."""
    out = console()
    judged = [v for v in verdicts if v.judges]
    covered = sum(v.covered for v in judged)
    out.print(
        f"The nights cover {covered} of the {len(judged)} targets that judge them. A target is "
        "covered when the range of nine nights in ten overlaps the range that the record allows.\n"
    )
    for v in judged:
        line = Text(f"{v.id}  {v.quantity}: ", style="bold")
        mark, style = ("covered", "not bold") if v.covered else ("not covered", "red")
        line.append(mark, style=style)
        out.print(line)
        out.print(indented(_beside(v)), style="dim")
    out.print("\nSet by inputs or not comparable, these judge nothing:", style="bold")
    for v in verdicts:
        if not v.judges:
            out.print(indented(f"{v.id}  {v.quantity}: {v.reason}"), style="dim")


def _beside(v: Verdict) -> str:
    """Say what was observed and what the nights give, with the share of nights below it."""
    from october.inquiry.outcomes import number

    unit = f" {v.unit}" if v.unit else ""
    said = f"observed {number(v.observed)} ({number(v.low)} to {number(v.high)}){unit}"
    if v.nights["q50"] is None or v.rank is None:
        return f"{said}; {v.reason or 'it is not defined in any night'}"
    low, middle, high = (number(v.nights[q] or 0.0) for q in ("q05", "q50", "q95"))
    return f"{said}; nights {middle} ({low} to {high}), {100 * v.rank:.0f} % of them below"


def effects(found: WhatIf, outcomes: Sequence[str] = ()) -> None:
    """Print the outcomes that a change moves, the surest first, and what it leaves alone.

    ``outcomes`` are printed instead, moved or not.
    """
    from october.inquiry.outcomes import number

    out = console()
    settings = ", ".join(f"{key}={value}" for key, value in found.levers.items())
    out.print(settings or "nothing is set otherwise", style="bold")
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
        factor, unit = (1 / 60, "min") if m.unit == "s" else (1.0, m.unit)
        base, with_it, change, low, high = (
            number(factor * x)
            for x in (m.effect.base, m.effect.with_it, m.effect.effect, m.effect.low, m.effect.high)
        )
        label = f"{name.replace('_', ' ')}" + (f", {unit}" if unit not in ("share", "") else "")
        gain = "" if m.gain is None else f"{m.gain:.1f}"
        made.add_row(label, base, with_it, change, f"{low} to {high}", gain)
    out.print(made)
    if outcomes:
        return
    still = len(found.moved) - len(moved)
    out.print(
        f"\n{still} quantities are not seen to move. One in twenty of those that do not would show "
        "here by chance. Gain: how many times as many unpaired nights would say as much.",
        style="dim",
    )


def swept(found: pl.DataFrame, nights: int, outcomes: Sequence[str] = ()) -> None:
    """Print, for the outcomes that a sweep moves most surely, or for these, every point."""
    from october.inquiry.outcomes import number
    from october.inquiry.sweep import levers_of, surest

    out = console()
    out.print(f"{nights:,} nights at every point, the same ones\n")
    keys, names = levers_of(found), list(outcomes) or surest(found, SWEPT)
    if not names:
        out.print("No outcome is seen to move.")
    for name in names:
        rows = found.filter(found["outcome"] == name)
        unit, base = rows["unit"][0], rows["base"][0]
        factor, unit = (1 / 60, "min") if unit == "s" else (1.0, unit)
        said = "" if unit in ("", "share") else f" {unit}"
        out.print(f"{name.replace('_', ' ')}: {number(factor * base)}{said} without", style="bold")
        figures: list[tuple[str, str, float | None]] = [
            (heading, "right", None) for heading in ("with", "effect")
        ]
        made = table((", ".join(keys), "left", 1), *figures, ("95 %", "left", None))
        for row in rows.iter_rows(named=True):
            with_it, change, low, high = (
                number(factor * row[column]) for column in ("with", "effect", "low", "high")
            )
            point = ", ".join(row[key] for key in keys)
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
    for x in found.points:
        bar = "█" * round(40 * max(0.0, x.p) / (1.0 if share else top))
        out.print(f"{plan.clock(x.t)}  {x.p:7.2f}  {bar}")
    out.print()
    if not found.hinges:
        out.print("It never moves by more than its error between two looks.")
    for hinge in found.hinges:
        out.print(
            f"{hinge.clock} to {hinge.until}: from {hinge.before:.2f} to {hinge.after:.2f}",
            style="bold",
        )
        for event in hinge.events:
            out.print(indented(_pull(event)))
        if not hinge.events:
            out.print(indented(hinge.event))


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


def claims(each: int, judged: list[Judged]) -> None:
    """Print every claim with its verdict, its tests, and what they rest on."""
    from october.inquiry.outcomes import number

    out = console()
    if not judged:
        out.print("The scenario makes no claims.")
        return
    out.print(f"{each:,} nights of each setting\n")
    for one in judged:
        style = {"supported": "green", "not supported": "red"}.get(one.verdict, "yellow")
        line = Text(f"{one.id}  {one.claim.who}: ", style="bold")
        line.append(one.claim.claim, style="not bold")
        out.print(indented(line.plain).strip())
        out.print(Text(INDENT + one.verdict, style=f"bold {style}"))
        for test in one.tests:
            low, high, found = number(test.low), number(test.high), number(test.effect)
            unit = "" if test.unit in ("share", "") else f" {test.unit}"
            before = "" if test.base is None else f" from {number(test.base)}"
            said = (
                f"{test.what}: {test.verdict}; {found} ({low} to {high}){unit}{before}, "
                f"expected {test.expected}"
            )
            if test.turns_with:
                said += f"; turns with {', '.join(test.turns_with[:3])}"
            out.print(indented(said))
        if one.claim.evidence:
            out.print(indented(f"record: {one.claim.evidence}"), style="dim")
        for assumption in one.claim.assumptions:
            out.print(indented(f"assumes: {assumption}"), style="dim")


def levers(rows: list[dict[str, Any]]) -> None:
    """Print every lever: key and default, then what it means, its range and its source."""
    out = console()
    for row in rows:
        line = Text(row["key"], style="bold")
        line.append(f" = {row['default']}{_unit(row)}", style="not bold")
        out.print(line)
        when = "; at any time with @HH:MM" if row["when"] == "any" else ""
        moves = f"; moves {', '.join(row['passages'])}" if row["passages"] else ""
        out.print(indented(f"{row['meaning']}: {_range_of(row)}{when}{moves}"))
        if row["source"]:
            out.print(indented(f"source: {', '.join(row['source'])}"), style="dim")


def _range_of(row: dict[str, Any]) -> str:
    if row["options"]:
        return "one of " + ", ".join(row["options"])
    if row["low"] is not None and row["high"] is not None:
        if row["high"] == float("inf"):
            return f"{row['low']:g} or more{_unit(row)}"
        return f"{row['low']:g} to {row['high']:g}{_unit(row)}"
    return "true or false" if row["default"] in ("true", "false") else "a clock time HH:MM"


def _unit(row: dict[str, Any]) -> str:
    return f" {row['unit']}" if row["unit"] not in ("", "flag", "option", "clock") else ""


def indented(text: str) -> str:
    """Return a paragraph that stands in from the margin."""
    return textwrap.fill(
        text, console().width, initial_indent=INDENT, subsequent_indent=INDENT,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def citation(found: Citation) -> None:
    """Print what stands behind something, a source a paragraph."""
    out = console()
    out.print(found.what, style="bold")
    out.print(found.about)
    for source in found.sources:
        out.print(Text(f"  {source.key}", style="dim"))
        out.print(indented(source.text))


def verified(results: list[Result]) -> None:
    """Print every published quantity beside ours, by mechanism."""
    out = console()
    mechanism = ""
    for r in results:
        if r.mechanism != mechanism:
            mechanism = r.mechanism
            out.print(Text(f"\n{mechanism.replace('_', ' ')}", style="bold"))
        line = Text("  ok   " if r.ok else "  off  ", style="not bold" if r.ok else "bold red")
        line.append(f"{r.quantity}: ")
        line.append(f"published {r.published:.8g}, ours {r.ours:.8g}")
        out.print(line)
        out.print(indented(f"within {r.tolerance:.2g}, from {r.basis}; {r.source}"), style="dim")
    off = sum(not r.ok for r in results)
    names = {r.mechanism for r in results}
    out.print(
        f"\n{len(results)} results of {len(names)} mechanisms; "
        + ("all agree." if not off else f"{off} do not agree.")
    )
