"""What all figures share: axes, colours, the names of rows, where a figure goes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#888888"
COLOURS = (BLUE, ORANGE, GREEN, "#CC79A7", "#E69F00", "#56B4E9")
MOST = 24  # rows of a figure
ENDINGS = (".svg", ".png", ".pdf")


class FigureError(ValueError):
    """A figure that cannot be drawn or written; the message says why."""


def new_axes(rows: int, wide: float = 8.0) -> Axes:
    """Return axes of their own figure, high enough for so many rows."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(wide, max(2.5, 0.32 * rows + 1.0)))
    ax = figure.subplots()
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def name_rows(ax: Axes, names: Sequence[str], size: int = 9) -> None:
    """Name the rows, from the lowest, and leave half a row about them."""
    ax.set_yticks(range(len(names)), names, fontsize=size)
    ax.set_ylim(-0.6, len(names) - 0.4)


def beside(ax: Axes, row: float, text: str) -> None:
    """Write a text to the right of a row."""
    ax.annotate(text, (1.01, row), xycoords=("axes fraction", "data"), va="center", fontsize=7)


def below(ax: Axes, lines: Sequence[str], source: str) -> None:
    """Write lines under the figure, and last, in grey, what it was made from."""
    for place, line in enumerate([*lines, source]):
        last = place == len(lines)
        ax.annotate(
            line, (0, 0), xycoords="axes fraction", xytext=(0, -42 - 12 * place),
            textcoords="offset points", ha="left", va="top", fontsize=6.5 if last else 8,
            color=GREY if last else "black",
        )  # fmt: skip


def source_of(plan: Any, seed: int, *more: str) -> str:
    """Say what a figure was made from: scenario, identity, seed."""
    name = plan.scenario.meta.name
    return ", ".join([f"October, {name} {plan.hash[:8]}", f"seed {seed}", *more])


def said(name: str, unit: str = "") -> str:
    """Return the name of a quantity as it is read, with its unit."""
    words = name.replace("_", " ")
    return f"{words}, {'min' if unit == 's' else unit}" if unit not in ("", "share") else words


def short(value: float) -> str:
    """Return a number with two digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}"


def hours(ax: Axes, plan: Any) -> None:
    """Mark the hours of a night on an axis in h from its start."""
    count = int(plan.end // 3600)
    ax.set_xticks(range(count + 1), [plan.clock(3600.0 * hour)[:2] for hour in range(count + 1)])
    ax.set_xlabel("hour")


def writable(file: str | Path) -> Path:
    """Return where a figure goes, before the work is done that it shows.

    Raises FigureError for an ending that is none of .svg, .png, .pdf, and for a folder that is not
    there or not to be written in.
    """
    path = Path(file)
    if path.suffix.lower() not in ENDINGS:
        raise FigureError(f"{path}: found the ending {path.suffix!r}, expected .svg, .png or .pdf")
    if not path.parent.is_dir():
        raise FigureError(f"{path}: No such file or directory: {path.parent}")
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise FigureError(f"{path}: cannot be written")
    return path


def save(ax: Axes, file: str | Path) -> Path:
    """Write the figure of these axes; the ending of the name decides: .svg, .png, .pdf.

    Raises FigureError for another ending or a place that cannot be written.
    """
    path = writable(file)
    figure: Any = ax.get_figure()
    try:
        figure.savefig(path, bbox_inches="tight", dpi=150)
    except OSError as error:
        raise FigureError(f"{path}: {error.strerror or error}") from None
    return path
