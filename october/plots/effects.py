"""What a change does: every outcome at once, or one along a lever."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from october.plots.axes import (
    BLUE,
    COLOURS,
    GREY,
    MOST,
    FigureError,
    below,
    beside,
    name_rows,
    new_axes,
    said,
    short,
    source_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from october.inquiry.sweep import Sweep
    from october.inquiry.what_if import Moved, WhatIf


def effects(found: WhatIf, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw effects with their intervals, as shares of the larger of both means.

    Without ``outcomes`` those that move, the surest first; if none does, those that are known best.
    Raises FigureError for an outcome that is not there.
    """
    unknown = [name for name in outcomes if name not in found.moved]
    if unknown:
        raise FigureError(f"no outcome {unknown[0]!r}")
    surest = sorted(found.moved, key=lambda name: -_sure(found.moved[name]))
    moving = [name for name in surest if found.moved[name].effect.decided]
    names = list(outcomes or moving or surest)[:MOST][::-1]
    ax = ax if ax is not None else new_axes(len(names))
    for row, name in enumerate(names):
        effect, when = found.moved[name].effect, found.moved[name].when
        whole = max(abs(effect.base), abs(effect.with_it)) or 1.0
        ax.errorbar(
            effect.effect / whole, row,
            xerr=[[(effect.effect - effect.low) / whole], [(effect.high - effect.effect) / whole]],
            fmt="o", color=BLUE, markerfacecolor=BLUE if effect.decided else "white", capsize=2,
        )  # fmt: skip
        factor = 1 / 60 if found.moved[name].unit == "s" else 1.0
        ends = (effect.base, effect.with_it)
        base, with_it = (found.plan.clock(x) if when else short(factor * x) for x in ends)
        beside(ax, row, f"{base} to {with_it}")
    ax.axvline(0, color=GREY, linewidth=0.8)
    name_rows(ax, [said(n, "" if found.moved[n].when else found.moved[n].unit) for n in names])
    ax.set_xlabel("effect and its 95 % interval, as a share of the larger of both means")
    settings = ", ".join(f"{key}={value}" for key, value in found.levers.items())
    none = "" if outcomes or moving else "; no outcome is seen to move"
    ax.set_title(f"{settings or 'nothing set'}{none}", loc="left", fontsize=10)
    below(ax, [], source_of(found.plan, found.seed, f"{found.nights:,} pairs of nights"))
    return ax


def _sure(moved: Moved) -> float:
    """How many half-widths of its interval an effect is away from nought."""
    effect = moved.effect
    return abs(effect.effect) / max(1e-12, (effect.high - effect.low) / 2)


def sweep(found: Sweep, outcomes: Sequence[str] = (), ax: Axes | None = None) -> Axes:
    """Draw an outcome along the first lever of a sweep, a line for each setting of the others.

    Without ``outcomes`` the one that moves most surely. Raises FigureError if there is none.
    """
    names = list(outcomes) or found.surest(1) or found.frame["outcome"].to_list()[:1]
    rows = found.frame.filter(found.frame["outcome"] == names[0])
    if rows.is_empty():
        raise FigureError(f"no outcome {names[0]!r}")
    first, *others = found.levers
    ax = ax if ax is not None else new_axes(10)
    values = rows[first].unique(maintain_order=True).to_list()
    try:
        places = {value: float(value) for value in values}
    except ValueError:
        places = {value: float(place) for place, value in enumerate(values)}
        ax.set_xticks(list(places.values()), values)
    factor = 1 / 60 if rows["unit"][0] == "s" else 1.0
    lines: Any = rows.group_by(others, maintain_order=True) if others else [((), rows)]
    aside = 0.008 * (max(places.values()) - min(places.values()))  # so that no bar hides another
    for number, ((settings, line), colour) in enumerate(zip(lines, itertools.cycle(COLOURS))):
        x = [places[v] + number * aside for v in line[first]]
        y, base = line["with"], line["base"]
        error = [(y - base - line["low"]) * factor, (line["high"] - (y - base)) * factor]
        label = ", ".join(f"{k}={v}" for k, v in zip(others, settings, strict=True))
        ax.errorbar(x, y * factor, yerr=error, fmt="o-", color=colour, capsize=2,
                    label=label or None)  # fmt: skip
    ax.axhline(rows["base"][0] * factor, color=GREY, linewidth=0.8)
    if others:
        ax.legend(frameon=False, fontsize=8)
    ax.set_xlabel(first)
    ax.set_ylabel(said(names[0], rows["unit"][0]))
    ax.set_title("with the effect's 95 % interval; grey: without", loc="left", fontsize=10)
    below(ax, [], source_of(found.plan, found.seed, f"{found.nights:,} nights at each point"))
    return ax
