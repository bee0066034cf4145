"""Figures of what the questions answer: functions that take axes and return them.

Every function draws on the axes that it is given, or on new ones, and returns them; ``save`` writes
the figure. Colours are told apart by those who cannot see red from green (Okabe & Ito 2008), and
what is sure is told from what is not by a filled mark as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import polars as pl
    from matplotlib.axes import Axes

    from october.ensemble import Run
    from october.inquiry.claims import Judged
    from october.inquiry.compare import Verdict
    from october.inquiry.contingency import Contingency
    from october.inquiry.hinges import Hinge, Hinges
    from october.inquiry.passages import Answer
    from october.inquiry.sobol import Sobol
    from october.inquiry.what_if import WhatIf

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#888888"
COLOURS = (BLUE, ORANGE, GREEN, "#CC79A7", "#E69F00", "#56B4E9")
MOST = 24  # rows of a figure
VERDICTS = {"supported": GREEN, "not supported": ORANGE, "not decided": GREY}


class FigureError(ValueError):
    """A figure that cannot be drawn or written; the message says why."""


def effects(found: WhatIf, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw effects with their intervals, each in its own standard deviations over nights.

    Without ``outcomes`` those that move, the surest first. Raises FigureError if there are none.
    """
    names = list(outcomes) or sorted(
        (name for name, m in found.moved.items() if m.effect.decided),
        key=lambda name: -abs(_middle(found, name)) / _half(found, name),
    )
    unknown = [name for name in names if name not in found.moved]
    if unknown or not names:
        raise FigureError(f"no outcome {unknown[0]!r}" if unknown else "no outcome moves")
    names = names[:MOST][::-1]
    ax = ax if ax is not None else _axes(len(names))
    for row, name in enumerate(names):
        effect, scale = found.moved[name].effect, _half(found, name)
        whole = max(abs(effect.base), abs(effect.with_it), scale)
        share = effect.effect / whole
        ax.errorbar(
            share, row, xerr=[[(effect.effect - effect.low) / whole],
                              [(effect.high - effect.effect) / whole]],
            fmt="o", color=BLUE, markerfacecolor=BLUE if effect.decided else "white", capsize=2,
        )  # fmt: skip
        factor = 1 / 60 if found.moved[name].unit == "s" else 1.0
        said = f"{_number(factor * effect.base)} to {_number(factor * effect.with_it)}"
        ax.annotate(said, (1.01, row), xycoords=("axes fraction", "data"), va="center", fontsize=8)
    ax.axvline(0, color=GREY, linewidth=0.8)
    _rows(ax, [_label(name, found.moved[name].unit) for name in names])
    ax.set_xlabel("effect, as a share of the larger of both means")
    settings = ", ".join(f"{key}={value}" for key, value in found.levers.items())
    ax.set_title(f"{settings}: {found.nights:,} pairs of nights", loc="left", fontsize=10)
    return ax


def sweep(found: pl.DataFrame, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw an outcome along the first lever of a sweep, a line for each setting of the others.

    Without ``outcomes`` the one that moves most surely. Raises FigureError if there is none.
    """
    from october.inquiry.sweep import levers_of, surest

    names = list(outcomes) or surest(found, 1)
    rows = found.filter(found["outcome"] == names[0]) if names else found.clear()
    if rows.is_empty():
        raise FigureError(f"no outcome {names[0]!r}" if names else "no outcome moves")
    first, *others = levers_of(found)
    ax = ax if ax is not None else _axes(10)
    values = rows[first].unique(maintain_order=True).to_list()
    try:
        places = {value: float(value) for value in values}
    except ValueError:
        places = {value: float(place) for place, value in enumerate(values)}
        ax.set_xticks(list(places.values()), values)
    factor = 1 / 60 if rows["unit"][0] == "s" else 1.0
    lines = rows.group_by(others, maintain_order=True) if others else [((), rows)]
    for (settings, line), colour in zip(lines, itertools.cycle(COLOURS)):
        x, y, base = [places[v] for v in line[first]], line["with"], line["base"]
        error = [(y - base - line["low"]) * factor, (line["high"] - (y - base)) * factor]
        label = ", ".join(f"{k}={v}" for k, v in zip(others, settings, strict=True))
        ax.errorbar(x, y * factor, yerr=error, fmt="o-", color=colour, capsize=2,
                    label=label or None)  # fmt: skip
    ax.axhline(rows["base"][0] * factor, color=GREY, linewidth=0.8)
    if others:
        ax.legend(frameon=False, fontsize=8)
    ax.set_xlabel(first)
    ax.set_ylabel(_label(names[0], rows["unit"][0]))
    ax.set_title("with the effect's 95 % interval; grey: without", loc="left", fontsize=10)
    return ax


def hinges(found: Hinges, ax: Axes | None = None) -> Axes:
    """Draw the chance of an outcome over one night, with its interval and the events in jumps."""
    ax = ax if ax is not None else _axes(12, wide=9.0)
    hours = np.array([point.t / 3600 for point in found.points])
    low, high = (np.array([getattr(p, end) for p in found.points]) for end in ("low", "high"))
    ax.fill_between(hours, low, high, color=BLUE, alpha=0.2, linewidth=0)
    ax.plot(hours, [point.p for point in found.points], color=BLUE, marker=".", markersize=4)
    for jump in found.hinges:
        t = found.night.plan.time(jump.clock) / 3600
        ax.axvline(t, color=ORANGE, linewidth=0.8)
        ax.annotate(_told(jump), (t, 1.01), xycoords=("data", "axes fraction"),
                    rotation=25, fontsize=7, ha="left", va="bottom")  # fmt: skip
    plan = found.night.plan
    marks = np.arange(0, plan.end / 3600 + 1e-9)
    ax.set_xticks(marks, [plan.clock(3600 * hour)[:2] for hour in marks])
    ax.set_xlabel("hour")
    ax.set_ylabel(found.outcome.replace("_", " "))
    if low.min() >= 0 and high.max() <= 1:
        ax.set_ylim(0, 1)
    pad = 42 if found.hinges else 6
    ax.set_title(f"night {found.night.number}", loc="left", fontsize=10, pad=pad)
    return ax


def _told(jump: Hinge) -> str:
    """The first event of a jump, with the outcome in continuations with it and without."""
    first = jump.event.split(";")[0]
    pull = jump.events[0].pull if jump.events else None
    if pull is None:
        return first
    return f"{first} ({_number(pull.with_it)} with, {_number(pull.without)} without)"


def contingency(found: Contingency, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw of each outcome how much is chance, how much ignorance, and its largest facts."""
    names = [name for name in (outcomes or found.outcomes) if name in found.outcomes][:MOST][::-1]
    if not names:
        raise FigureError("none of these outcomes was divided")
    ax = ax if ax is not None else _axes(len(names))
    for row, name in enumerate(names):
        one, left = found.outcomes[name], 0.0
        for place, fact in enumerate(one.by_fact[:3]):
            ax.barh(row, fact.share, left=left, color=BLUE, edgecolor="white",
                    alpha=1.0 - 0.25 * place)  # fmt: skip
            left += fact.share
        rest = max(0.0, one.ignorance - left)
        ax.barh(row, rest, left=left, color=BLUE, alpha=0.25, edgecolor="white")
        ax.barh(row, one.chance, left=left + rest, color=ORANGE, alpha=0.5, edgecolor="white")
        ax.plot([one.low, one.high], [row, row], color="black", linewidth=1)
    _rows(ax, [_label(name) for name in names])
    ax.set_xlim(0, 1)
    ax.set_xlabel("share of the variance: ignorance (blue; dark: single facts), chance (orange)")
    ax.set_title(f"{found.nights:,} nights", loc="left", fontsize=10)
    return ax


def sobol(found: Sobol, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw the first-order (filled) and total (open) indices of facts, outcome by outcome."""
    names = [name for name in (outcomes or found.outcomes) if name in found.outcomes]
    listed = [(name, index) for name in names for index in found.outcomes[name].by_fact][:MOST]
    if not listed:
        raise FigureError("none of these outcomes was divided")
    ax = ax if ax is not None else _axes(len(listed))
    for row, (_, index) in enumerate(listed[::-1]):
        for high, middle, low, shift, face in (
            (index.first_high, index.first, index.first_low, 0.12, BLUE),
            (index.total_high, index.total, index.total_low, -0.12, "white"),
        ):
            ax.plot([low, high], [row + shift] * 2, color=BLUE, linewidth=1)
            ax.plot(middle, row + shift, "o", color=BLUE, markerfacecolor=face)
    ax.axvline(0, color=GREY, linewidth=0.8)
    _rows(ax, [f"{_label(name)}: {index.key}" for name, index in listed[::-1]], 7)
    ax.set_xlabel("share of the variance: the fact alone (filled), with all it joins in (open)")
    ax.set_title(f"{found.nights:,} nights", loc="left", fontsize=10)
    return ax


def claims(judged: Sequence[Judged], ax: Axes | None = None) -> Axes:
    """Draw the tests of every claim, each interval as a share of its larger end."""
    tests = [(one, test) for one in judged for test in one.tests][::-1]
    if not tests:
        raise FigureError("the scenario makes no claims")
    ax = ax if ax is not None else _axes(len(tests))
    for row, (_, test) in enumerate(tests):
        whole = max(abs(test.low), abs(test.high), 1e-12)
        ax.errorbar(
            test.effect / whole, row,
            xerr=[[(test.effect - test.low) / whole], [(test.high - test.effect) / whole]],
            fmt={"supported": "o", "not supported": "X"}.get(test.verdict, "D"),
            color=VERDICTS[test.verdict], capsize=2,
        )  # fmt: skip
        ax.annotate(f"{_number(test.effect)}, {test.expected}: {test.verdict}", (1.01, row),
                    xycoords=("axes fraction", "data"), va="center", fontsize=7)  # fmt: skip
    ax.axvline(0, color=GREY, linewidth=0.8)
    _rows(ax, [f"{one.id}  {test.what}" for one, test in tests], 7)
    ax.set_xlabel("found, with its 95 % interval, as a share of the larger end")
    return ax


def passages(answers: Sequence[Answer], ax: Axes | None = None) -> Axes:
    """Draw in what share of nights each passage happens; a passage that does not work is open."""
    if not answers:
        raise FigureError("the scenario has no passages")
    ax = ax if ax is not None else _axes(len(answers))
    for row, answer in enumerate(answers[::-1]):
        colour = BLUE if answer.works else ORANGE
        if answer.share is not None:
            ax.plot([0, answer.share], [row, row], color=colour, linewidth=1)
        ax.plot(answer.share or 0.0, row, "o" if answer.share is not None else "D", color=colour,
                markerfacecolor=colour if answer.works else "white")  # fmt: skip
        if answer.moved is not None:
            said = f"{_number(answer.moved.base)} to {_number(answer.moved.with_it)}"
            ax.annotate(f"{answer.lever}: {said}", (1.01, row), fontsize=7, va="center",
                        xycoords=("axes fraction", "data"))  # fmt: skip
    _rows(ax, [answer.id for answer in answers[::-1]], 8)
    ax.set_xlim(-0.02, 1.02)
    ax.set_xlabel("share of nights (a diamond: no event of its own); open marks do not work")
    return ax


def targets(verdicts: Sequence[Verdict], ax: Axes | None = None) -> Axes:
    """Draw the record beside the nights, in units of what was observed, where it judges them."""
    shown = [v for v in verdicts if v.judges and v.nights["q50"] is not None and v.observed][::-1]
    if not shown:
        raise FigureError("no target judges these nights")
    ax = ax if ax is not None else _axes(len(shown))
    for row, v in enumerate(shown):
        low, middle, high = (float(v.nights[q] or 0.0) / v.observed for q in ("q05", "q50", "q95"))
        colour = BLUE if v.covered else ORANGE
        ax.plot([low, high], [row, row], color=colour, linewidth=2)
        ax.plot(middle, row, "o", color=colour, markerfacecolor=colour if v.covered else "white")
        ax.plot([v.low / v.observed, v.high / v.observed], [row - 0.25] * 2, color=GREY,
                linewidth=3)  # fmt: skip
    ax.axvline(1, color=GREY, linewidth=0.8)
    ax.set_xscale("symlog", linthresh=1)
    marks = [-1, 0, 0.5, 1, 2, 5, 10]
    ax.set_xticks(marks, [f"{mark:g}" for mark in marks], minor=False)
    ax.set_xticks([], minor=True)
    _rows(ax, [f"{v.id}  {v.quantity}" for v in shown], 7)
    ax.set_xlabel("nine nights in ten (line, middle: mark) and the record (grey), observed = 1")
    return ax


def distribution(run: Run, outcome: str, ax: Axes | None = None) -> Axes:
    """Draw how an outcome is spread over the nights of a run. Raises FigureError."""
    named = {o.name: o for o in run.plan.outcomes}
    if outcome not in named:
        raise FigureError(f"no outcome {outcome!r}; there are: {', '.join(named)}")
    one, column = named[outcome], run.outcomes[outcome]
    ax = ax if ax is not None else _axes(10)
    if one.kind in ("category", "share"):
        known = column.drop_nulls().to_list()
        labels = list(one.labels) or ["no", "yes"]
        marks: list[Any] = list(one.labels) or [0.0, 1.0]
        shares = [known.count(mark) / max(1, len(known)) for mark in marks]
        ax.bar(range(len(labels)), shares, color=BLUE)
        ax.set_xticks(range(len(labels)), [label.replace("_", " ") for label in labels])
        ax.set_ylabel("share of nights")
    else:
        values = column.drop_nulls().to_numpy()
        hours = one.kind == "time"
        ax.hist(values / 3600 if hours else values, bins=40, color=BLUE)
        if hours:
            hour = np.arange(0, run.plan.end / 3600 + 1e-9)
            ax.set_xticks(hour, [run.plan.clock(3600 * h)[:2] for h in hour])
        ax.set_xlabel("hour" if hours else one.unit)
        ax.set_ylabel("nights")
    ax.set_title(f"{one.meaning}: {len(column):,} nights", loc="left", fontsize=10)
    return ax


def save(ax: Axes, file: str | Path) -> Path:
    """Write the figure of these axes; the ending of the name decides: .svg, .png, .pdf.

    Raises FigureError for another ending or a place that cannot be written.
    """
    path = Path(file)
    if path.suffix.lower() not in (".svg", ".png", ".pdf"):
        raise FigureError(f"{path}: found the ending {path.suffix!r}, expected .svg, .png or .pdf")
    figure: Any = ax.get_figure()
    try:
        figure.savefig(path, bbox_inches="tight", dpi=150)
    except OSError as error:
        raise FigureError(f"{path}: {error.strerror or error}") from None
    return path


def _axes(rows: int, wide: float = 8.0) -> Axes:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(wide, max(2.5, 0.32 * rows + 1.0)))
    ax = figure.subplots()
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def _rows(ax: Axes, names: Sequence[str], size: int = 9) -> None:
    """Name the rows, from the lowest, and leave half a row about them."""
    ax.set_yticks(range(len(names)), names, fontsize=size)
    ax.set_ylim(-0.6, len(names) - 0.4)


def _middle(found: WhatIf, name: str) -> float:
    return found.moved[name].effect.effect


def _half(found: WhatIf, name: str) -> float:
    effect = found.moved[name].effect
    return max(1e-12, (effect.high - effect.low) / 2)


def _label(name: str, unit: str = "") -> str:
    said = name.replace("_", " ")
    return f"{said}, {'min' if unit == 's' else unit}" if unit not in ("", "share") else said


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}"
