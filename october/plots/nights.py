"""How an outcome is spread over the nights of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from october.plots.axes import BLUE, FigureError, below, hours, new_axes, source_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from october.ensemble import Run


def distribution(run: Run, outcome: str, ax: Axes | None = None) -> Axes:
    """Draw how an outcome is spread over the nights of a run. Raises FigureError."""
    named = {o.name: o for o in run.plan.outcomes}
    if outcome not in named:
        raise FigureError(f"no outcome {outcome!r}; there are: {', '.join(named)}")
    one, column = named[outcome], run.outcomes[outcome]
    ax = ax if ax is not None else new_axes(10)
    if one.kind in ("category", "share"):
        known = column.drop_nulls().to_list()
        labels = list(one.labels) or ["no", "yes"]
        marks: list[Any] = list(one.labels) or [0.0, 1.0]
        shares = [known.count(mark) / max(1, len(known)) for mark in marks]
        ax.bar(range(len(labels)), shares, color=BLUE)
        ax.set_xticks(range(len(labels)), [label.replace("_", " ") for label in labels])
        ax.set_ylabel("share of nights")
    elif one.kind == "time":
        ax.hist(column.drop_nulls().to_numpy() / 3600, bins=40, color=BLUE)
        hours(ax, run.plan)
        ax.set_ylabel("nights")
    else:
        ax.hist(column.drop_nulls().to_numpy(), bins=40, color=BLUE)
        ax.set_xlabel(one.unit)
        ax.set_ylabel("nights")
    missing = column.null_count()
    never = f"; in {missing:,} not defined" if missing else ""
    ax.set_title(one.meaning, loc="left", fontsize=10)
    below(ax, [], source_of(run.plan, run.seed, f"{len(column):,} nights{never}"))
    return ax
