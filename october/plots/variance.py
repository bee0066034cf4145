"""Where the variance of outcomes comes from: chance, ignorance, single facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from october.plots.axes import (
    BLUE,
    GREY,
    MOST,
    ORANGE,
    FigureError,
    below,
    name_rows,
    new_axes,
    said,
    source_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from october.inquiry.contingency import Contingency
    from october.inquiry.sobol import Sobol


def contingency(found: Contingency, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw of each outcome how much is chance, how much ignorance, and its largest facts.

    Raises FigureError where none of ``outcomes`` was divided.
    """
    names = [name for name in (outcomes or found.outcomes) if name in found.outcomes][:MOST][::-1]
    if not names:
        raise FigureError("none of these outcomes was divided")
    ax = ax if ax is not None else new_axes(len(names))
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
    few = " *"
    marks = ["" if found.outcomes[name].enough else few for name in names]
    name_rows(ax, [said(name) + mark for name, mark in zip(names, marks, strict=True)])
    ax.set_xlim(0, 1)
    ax.set_xlabel("share of the variance: ignorance (blue; dark: single facts), chance (orange)")
    lines = [f"{few.strip()} too few nights to tell"] if few in marks else []
    below(ax, lines, source_of(found.plan, found.seed, f"{found.nights:,} nights",
                               f"{found.groups:,} draws of the facts; line: 95 %"))  # fmt: skip
    return ax


def sobol(found: Sobol, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw the first-order (filled) and total (open) indices of facts, outcome by outcome.

    Raises FigureError where none of ``outcomes`` was divided.
    """
    names = [name for name in (outcomes or found.outcomes) if name in found.outcomes]
    listed = [(name, index) for name in names for index in found.outcomes[name].by_fact][:MOST]
    if not listed:
        raise FigureError("none of these outcomes was divided")
    ax = ax if ax is not None else new_axes(len(listed))
    for row, (_, index) in enumerate(listed[::-1]):
        for high, middle, low, shift, face in (
            (index.first_high, index.first, index.first_low, 0.12, BLUE),
            (index.total_high, index.total, index.total_low, -0.12, "white"),
        ):
            ax.plot([low, high], [row + shift] * 2, color=BLUE, linewidth=1)
            ax.plot(middle, row + shift, "o", color=BLUE, markerfacecolor=face)
    ax.axvline(0, color=GREY, linewidth=0.8)
    name_rows(ax, [f"{said(name)}: {index.key}" for name, index in listed[::-1]], 7)
    ax.set_xlabel("share of the variance: the fact alone (filled), with all it joins in (open)")
    below(ax, [], source_of(found.plan, found.seed, f"{found.nights:,} nights; line: 95 %"))
    return ax
