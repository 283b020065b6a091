"""Labels beside a drawing, in columns that never collide, each with a thin line to what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.axes import Axes

from stretchlib.look import Theme, colours, tokens

CASING = 0.8  # how much of what lies below the edge of a label's line hides


@dataclass(frozen=True)
class Label:
    """A name for a place in the drawing.

    Attributes
    ----------
    text : the name; ``note`` stands below it, lighter.
    at : picture coordinates of the place, metres.
    side : the column it belongs to.
    """

    text: str
    at: tuple[float, float]
    side: Literal["left", "right"]
    note: str = ""


def place(
    ax: Axes,
    labels: Sequence[Label],
    *,
    columns: tuple[float, float],
    limits: tuple[float, float],
    line_height: float,
    theme: Theme = "light",
    size: float = 11.5,
) -> None:
    """Write labels in a left and a right column.

    Parameters
    ----------
    columns : x where the left column ends and where the right one begins.
    limits : lowest and highest y of the columns.
    line_height : room for one line of text, in picture units.
    """
    colour = colours(theme)
    for side, x in zip(("left", "right"), columns, strict=True):
        mine = sorted((label for label in labels if label.side == side), key=lambda label: -label.at[1])
        heights = [
            line_height * (1 + label.text.count("\n") + (1.3 if label.note else 0.3)) for label in mine
        ]
        for label, y in zip(mine, spread([lab.at[1] for lab in mine], heights, *limits), strict=True):
            outward = -1 if side == "left" else 1
            edge = x - outward * 0.4 * line_height
            elbow = x - outward * 1.1 * line_height
            way: tuple[list[float], list[float]] = ([edge, elbow, label.at[0]], [y, y, label.at[1]])
            thin = tokens()["line"]["label"]
            # Cased in the colour of the page: on the dark one bone is as pale as lines and dots.
            ax.plot(*way, color=colour["ground"], linewidth=3 * thin, alpha=CASING, zorder=8.9)
            ax.plot(*way, color=colour["muted"], linewidth=thin, solid_joinstyle="round", zorder=9)
            dot: dict[str, Any] = {"marker": "o", "markersize": 4.2, "markeredgewidth": 0.7, "zorder": 9.1}
            ax.plot(*label.at, color=colour["ink"], markeredgecolor=colour["ground"], **dot)
            align = "right" if side == "left" else "left"
            top = y + (0.5 * line_height * (_lines(label) - 1 + (0.95 if label.note else 0)))
            for row, line in enumerate(label.text.split("\n")):
                ax.text(
                    x,
                    top - row * line_height,
                    line,
                    ha=align,
                    va="center",
                    fontsize=size,
                    weight="bold",
                    zorder=10,
                )
            if label.note:
                below = top - (_lines(label) - 0.05) * line_height
                muted = colour["muted"]
                ax.text(x, below, label.note, ha=align, va="center", zorder=10, fontsize=size, color=muted)


def _lines(label: Label) -> int:
    return 1 + label.text.count("\n")


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres near the wanted ones, from the top down, so that boxes of these heights do not overlap.

    Parameters
    ----------
    wanted : centres, highest first.
    heights : heights of the boxes.
    low, high : where the boxes must stay; when they need more room than that, they go on below ``low``.
    """
    centres: list[float] = []
    ceiling = high
    for want, height in zip(wanted, heights, strict=True):
        centres.append(min(want, ceiling - height / 2))
        ceiling = centres[-1] - height / 2
    floor = low
    for i in range(len(centres) - 1, -1, -1):
        centres[i] = max(centres[i], floor + heights[i] / 2)
        floor = centres[i] + heights[i] / 2
    ceiling = high
    for i, height in enumerate(heights):
        centres[i] = min(centres[i], ceiling - height / 2)
        ceiling = centres[i] - height / 2
    return centres
