"""Tables for a terminal of eighty columns."""

from __future__ import annotations

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

LEGEND = (
    "A share with its 95 % interval; a number's mean and a time's median, each with the range of "
    "nine nights in ten, and the share of nights in which the time comes at all."
)


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
    out.print(LEGEND, style="dim")
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
    from october.inquiry.outcomes import percent

    out = console()
    works = sum(answer.works for answer in answers)
    out.print(f"{works} of {len(answers)} passages work, on {nights:,} nights of each setting\n")
    for answer in answers:
        what = scenario.passages[answer.id].what
        mark = "works" if answer.works else "does not work"
        share = "" if answer.share is None else f", {answer.event} in {percent(answer.share)}"
        out.print(f"{answer.id}  {what}", style="bold" if answer.works else "bold red")
        out.print(f"     {mark}{share}")
        if answer.moved:
            moved = answer.moved
            out.print(
                f"     {answer.lever}: {moved.effect:+.3g} ({moved.low:+.3g} to {moved.high:+.3g})"
            )
        out.print(f"     {answer.why}", style="dim")


def targets(verdicts: list[Verdict]) -> None:
    """Print the record beside the nights; what an input sets stands apart and judges nothing."""
    from october.inquiry.outcomes import number

    out = console()
    judged = [v for v in verdicts if v.covered is not None]
    covered = sum(bool(v.covered) for v in judged)
    out.print(f"The nights cover {covered} of the {len(judged)} targets that judge them.\n")
    made = table(
        ("", "left", None), ("quantity", "left", 1), ("observed", "right", None),
        ("accepted", "right", None), ("nights 5, 50, 95 %", "right", None), ("", "left", None),
    )  # fmt: skip
    for v in judged:
        found = v.nights
        nights = ", ".join(number(x) for x in found.values() if x is not None) or "–"
        rank = "" if v.rank is None else f" at {100 * v.rank:.0f} %"
        mark = "covered" if v.covered else "not"
        made.add_row(
            v.id, f"{v.quantity} [{v.unit}]" if v.unit else v.quantity, number(v.observed) + rank,
            f"{number(v.low)}–{number(v.high)}", nights, mark,
        )  # fmt: skip
    out.print(made)
    out.print("\n“at 30 %”: three nights in ten gave less than was observed.", style="dim")
    for v in verdicts:
        if v.covered is None:
            out.print(f"{v.id}  {v.quantity}: judges nothing, {v.reason}", style="dim")
        elif v.reason:
            out.print(f"{v.id}  {v.reason}", style="dim")


def levers(rows: list[dict[str, Any]]) -> None:
    """Print every lever: key and default, then what it means, its range and its source."""
    out = console()
    for row in rows:
        unit = f" {row['unit']}" if row["unit"] else ""
        line = Text(f"{row['key']}", style="bold")
        line.append(f" = {row['default']}{unit}", style="not bold")
        out.print(line)
        if row["options"]:
            range_ = "one of " + ", ".join(row["options"])
        elif row["low"] is not None:
            range_ = f"{row['low']:g} to {row['high']:g}{unit}"
        else:
            range_ = "true or false"
        when = "; at any time with @HH:MM" if row["when"] == "any" else ""
        source = ", ".join(row["source"])
        passages = f" [{' '.join(row['passages'])}]" if row["passages"] else ""
        out.print(f"    {row['meaning']}: {range_}{when}{passages}")
        if source:
            out.print(f"    source: {source}", style="dim")


def citation(found: Citation) -> None:
    """Print what stands behind something, a source a paragraph."""
    out = console()
    out.print(found.what, style="bold")
    out.print(found.about)
    for source in found.sources:
        line = Text(f"  {source.key}  ", style="dim")
        line.append(source.text, style="not dim")
        out.print(line)
