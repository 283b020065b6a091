"""Things that stand round a body: floor, mat, stool, chair, wall, bar, strap. Drawn, not measured."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path

from stretchlib.body.drawing import props as sizes
from stretchlib.figures.engine.hand import paint
from stretchlib.figures.engine.render import Floats
from stretchlib.look import Theme, colours

POST = 0.28  # how far the upright of a bar goes on above it, metres


def floor(ax: Axes, left: float, right: float, theme: Theme) -> None:
    """The ground at height 0, from ``left`` to ``right``."""
    ground = _line([(left, -0.004), (right, -0.004)])
    paint(ax, PathPatch(ground, fill=False, edgecolor=colours(theme)["floor"], linewidth=2.2, zorder=0.5))


def mat(ax: Axes, left: float, right: float, theme: Theme, thickness: float = 0.014) -> None:
    """A thin mat on the floor."""
    _block(ax, left, -0.003, right - left, thickness, theme, 0.006, zorder=0.7)


def stool(ax: Axes, x: float, height: float, theme: Theme, width: float) -> None:
    """A low stool whose seat is at ``height``, centred at ``x``."""
    colour, thick = colours(theme), sizes().seat_thickness
    for foot in (-1, 1):
        leg = _line([(x + foot * 0.36 * width, height - 0.03), (x + foot * 0.46 * width, 0.0)])
        paint(ax, PathPatch(leg, fill=False, edgecolor=colour["prop-line"], linewidth=6.2, zorder=0.8))
        paint(ax, PathPatch(leg, fill=False, edgecolor=colour["prop-dark"], linewidth=4.6, zorder=0.8))
    rail = 0.42 * height
    shelf = _line([(x - 0.41 * width, rail), (x + 0.41 * width, rail)])
    paint(ax, PathPatch(shelf, fill=False, edgecolor=colour["prop-line"], linewidth=4.6, zorder=0.75))
    paint(ax, PathPatch(shelf, fill=False, edgecolor=colour["prop-dark"], linewidth=3.0, zorder=0.75))
    _block(ax, x - width / 2, height - thick, width, thick, theme, 0.012, zorder=0.9)


def chair(ax: Axes, x: float, height: float, theme: Theme, back: int = 1) -> None:
    """A plain chair whose seat is at ``height``; ``back`` is -1 or 1, the side of its back rest."""
    width = sizes().seat_width["chair"]
    stool(ax, x, height, theme, width)
    post = x + back * 0.46 * width
    _block(ax, post - 0.018, height, 0.036, sizes().chair_back, theme, 0.012, zorder=0.85)


def wall(ax: Axes, x: float, height: float, theme: Theme, side: int = 1) -> None:
    """A wall whose surface is at ``x``, going on to the right (1) or left (-1)."""
    _block(ax, x if side > 0 else x - 0.07, 0.0, 0.07, height, theme, 0.004, zorder=0.6)


def bar(ax: Axes, x: float, height: float, theme: Theme) -> None:
    """A fixed upright with a bar at ``height``, seen from its end."""
    colour = colours(theme)
    _block(ax, x + 0.015, 0.0, 0.05, height + POST, theme, 0.008, zorder=0.6)
    _block(ax, x - 0.09, -0.002, 0.26, 0.03, theme, 0.008, zorder=0.65)
    ax.plot(x, height, "o", ms=13, mfc=colour["prop"], mec=colour["prop-line"], mew=1.2, zorder=0.9)


def ball(ax: Axes, x: float, y: float, radius: float, theme: Theme) -> None:
    """A ball, or a roller seen from its end, round (``x``, ``y``).

    It stands in front of the body: what rests on it gives way and would hide it.
    """
    colour = colours(theme)
    for share, tone in ((1.0, "prop-dark"), (0.62, "prop")):
        edge = colour["prop-line"] if share == 1.0 else "none"
        disc = Circle(
            (x, y), share * radius, facecolor=colour[tone], edgecolor=edge, linewidth=1.1, zorder=5.5
        )
        paint(ax, disc)


def strap(ax: Axes, points: Sequence[Floats], theme: Theme) -> None:
    """A strap along picture points."""
    colour = colours(theme)
    path = _line([tuple(p[:2]) for p in points])
    paint(
        ax,
        PathPatch(
            path, fill=False, edgecolor=colour["prop-line"], linewidth=4.4, zorder=6, joinstyle="round"
        ),
    )
    paint(
        ax, PathPatch(path, fill=False, edgecolor=colour["prop"], linewidth=2.8, zorder=6, joinstyle="round")
    )


def _line(points: Sequence[tuple[float, ...]]) -> Path:
    return Path(np.array(points, dtype=float))


def _block(
    ax: Axes, x: float, y: float, width: float, height: float, theme: Theme, rounding: float, zorder: float
) -> None:
    colour = colours(theme)
    paint(
        ax,
        FancyBboxPatch(
            (x + rounding, y + rounding),
            width - 2 * rounding,
            height - 2 * rounding,
            boxstyle=f"round,pad={rounding}",
            facecolor=colour["prop"],
            edgecolor=colour["prop-line"],
            linewidth=1.1,
            zorder=zorder,
        ),
    )
