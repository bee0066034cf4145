"""How open an outcome still was, over one night."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from october.plots.axes import BLUE, ORANGE, below, hours, new_axes, said, short, source_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from october.inquiry.hinges import Hinge, Hinges


def hinges(found: Hinges, ax: Axes | None = None) -> Axes:
    """Draw the chance of an outcome over one night, its interval, and its jumps with their events.

    The jumps are numbered; what happened in each stands under the figure.
    """
    from matplotlib.ticker import FuncFormatter

    ax = ax if ax is not None else new_axes(12, wide=9.0)
    plan, quantity = found.night.plan, found.quantity
    hour = np.array([point.t / 3600 for point in found.points])
    low, high = (np.array([getattr(p, end) for p in found.points]) for end in ("low", "high"))
    ax.fill_between(hour, low, high, color=BLUE, alpha=0.2, linewidth=0)
    ax.plot(hour, [point.p for point in found.points], color=BLUE, marker=".", markersize=4)
    under = []
    for number, jump in enumerate(found.hinges, 1):
        t, until = (plan.time(clock) / 3600 for clock in (jump.clock, jump.until))
        ax.axvspan(t, until, color=ORANGE, alpha=0.3, linewidth=0)
        ax.axvline((t + until) / 2, color=ORANGE, linewidth=0.8)
        # neighbours within the quarter of an hour stand one above the other
        step = sum(abs(plan.time(o.clock) / 3600 - t) < 0.25 for o in found.hinges[: number - 1])
        ax.annotate(str(number), ((t + until) / 2, 1.0), xycoords=("data", "axes fraction"),
                    xytext=(0, 2 + 9 * step), textcoords="offset points", ha="center",
                    fontsize=8, color=ORANGE)  # fmt: skip
        under.extend(textwrap.wrap(f"{number}  {_told(jump)}", 110, subsequent_indent="    "))
    hours(ax, plan)
    if quantity.share:
        ax.set_ylim(0, 1)
        ax.set_ylabel(f"chance that {said(quantity.name)}")
    else:
        ax.set_ylabel(f"mean of {said(quantity.name, '' if quantity.when else quantity.unit)}")
    if quantity.when:
        ax.yaxis.set_major_formatter(FuncFormatter(lambda t, _: plan.clock(max(0.0, t))))
    ax.set_title(f"night {found.night.number}: {quantity.outcome.meaning}", loc="left", fontsize=10,
                 pad=6 if not found.hinges else 18)  # fmt: skip
    count = max(point.branches for point in found.points)
    source = source_of(plan, found.night.seed, f"{count} continuations from each time; band: 95 %")
    below(ax, under, source)
    return ax


def _told(jump: Hinge) -> str:
    """A jump with the first of its events, and the outcome with that event and without it."""
    what = f"{jump.clock} to {jump.until}, {short(jump.before)} to {short(jump.after)}: "
    first = jump.event.split(";")[0]
    pull = jump.events[0].pull if jump.events else None
    if pull is None:
        return what + first
    return f"{what}{first} ({short(pull.with_it)} with it, {short(pull.without)} without)"
