"""Tables for a terminal of eighty columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from october.ensemble import Run
    from october.inquiry.cite import Citation
    from october.inquiry.compare import Verdict
    from october.inquiry.passages import Answer
    from october.scenario import Scenario
    from october.verification import Result

LEGEND = (
    "A share with its 95 % interval; a number's mean and a time's median, each with the range of "
    "nine nights in ten, and the share of nights in which the time comes at all."
)

INDENT = "     "


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
