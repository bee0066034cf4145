"""What is judged: an account's claims, its passages, and the record's targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from october.plots.axes import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    FigureError,
    below,
    beside,
    name_rows,
    new_axes,
    short,
    source_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from october.inquiry.claims import Claims
    from october.inquiry.compare import Verdict
    from october.inquiry.passages import Answer

VERDICTS = {"supported": GREEN, "not supported": ORANGE, "not decided": GREY}
MARKS = {"supported": "o", "not supported": "X", "not decided": "D"}
FAR = 3.0  # what matters, times so much, is drawn at the edge


def claims(found: Claims, ax: Axes | None = None) -> Axes:
    """Draw the tests of every claim, in the claim's direction, so that 1 is what would just matter.

    The green stretch of a row is where its test would be supported. Raises FigureError where there
    are no claims.
    """
    tests = [(one, test) for one in found.judged for test in one.tests][::-1]
    if not tests:
        raise FigureError("the scenario makes no claims")
    ax = ax if ax is not None else new_axes(len(tests))
    for row, (_, test) in enumerate(tests):
        either_way = test.expected.endswith("either way")
        ax.barh(row, 2 if either_way else FAR - 1, left=-1 if either_way else 1, height=0.7,
                color=GREEN, alpha=0.12, linewidth=0)  # fmt: skip
        low, middle, high = (min(FAR, max(-FAR, x)) for x in (*sorted(test.margins), test.margin))
        low, middle, high = sorted((low, middle, high))
        ax.errorbar(middle, row, xerr=[[middle - low], [high - middle]], capsize=2,
                    fmt=MARKS[test.verdict], color=VERDICTS[test.verdict])  # fmt: skip
        unit = "" if test.unit in ("", "share") else f" {test.unit}"
        beside(ax, row, f"{short(test.effect)}{unit}, {test.expected}: {test.verdict}")
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set_xlim(-1.05 * FAR, 1.05 * FAR)
    name_rows(ax, [f"{one.id}  {test.what}" for one, test in tests], 7)
    ax.set_xlabel("found, with its 95 % interval; 1 is what would just matter; green: supported")
    below(ax, [], source_of(found.plan, found.seed, f"{found.nights:,} nights of each setting"))
    return ax


def passages(answers: Sequence[Answer], ax: Axes | None = None) -> Axes:
    """Draw in what share of nights each passage happens; a passage that does not work is open."""
    if not answers:
        raise FigureError("the scenario has no passages")
    ax = ax if ax is not None else new_axes(len(answers))
    for row, answer in enumerate(answers[::-1]):
        colour = BLUE if answer.works else ORANGE
        if answer.share is not None:
            ax.plot([0, answer.share], [row, row], color=colour, linewidth=1)
        ax.plot(answer.share or 0.0, row, "o" if answer.share is not None else "D", color=colour,
                markerfacecolor=colour if answer.works else "white")  # fmt: skip
        if answer.moved is not None:
            factor, unit = (1 / 60, "min") if answer.unit == "s" else (1.0, answer.unit)
            base, with_it = (short(factor * x) for x in (answer.moved.base, answer.moved.with_it))
            beside(ax, row, f"{answer.lever}: {base} to {with_it} {unit}".rstrip())
    name_rows(ax, [answer.id for answer in answers[::-1]], 8)
    ax.set_xlim(-0.02, 1.02)
    ax.set_xlabel("share of nights (a diamond: no event of its own); open marks do not work")
    return ax


def targets(verdicts: Sequence[Verdict], ax: Axes | None = None) -> Axes:
    """Draw the record beside the nights, in units of what was observed, where it judges them."""
    shown = [v for v in verdicts if v.judges and v.nights["q50"] is not None and v.observed][::-1]
    if not shown:
        raise FigureError("no target judges these nights")
    ax = ax if ax is not None else new_axes(len(shown))
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
    name_rows(ax, [f"{v.id}  {v.quantity}" for v in shown], 7)
    ax.set_xlabel("nine nights in ten (line, middle: mark) and the record (grey), observed = 1")
    return ax
