"""Charts that answer a question about muscle lengths, with the range of published models."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.look import Theme, change_colour, colours

KNEES = {0: "knee straight", 45: "knee half bent", 90: "knee at a\nright angle"}
SIZE = (6.0, 4.6)  # inches


def draw_hamstring_lengths(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Length of semimembranosus over hip flexion for three knee angles; standing and sitting are marked."""
    colour = colours(theme)
    hips = np.arange(0, 101, 5)
    ax.set_position((0.20, 0.14, 0.57, 0.66))
    ax.axis("on")
    ax.set_aspect("auto")
    ax.axhline(0, color=colour["muted"], linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
    for knee, name in KNEES.items():
        percent = body.length_change(["semimem"], hip_flexion=hips, knee_angle=knee)[:, 0]
        low, high = body.spread("semimem", hip_flexion=hips, knee_angle=knee)
        line = change_colour(float(percent[-1]) * 1.2)
        ax.fill_between(hips, low, high, color=line, alpha=0.3, linewidth=0, zorder=2)
        ax.plot(hips, percent, color=line, linewidth=2.6, zorder=3, solid_capstyle="round")
        ax.text(103, percent[-1], name, va="center", fontsize=11, linespacing=1.1)
    _mark(ax, 0, 0, "standing", (4, 6), theme)
    _mark(ax, 90, _sitting(), "sitting on a chair", (36, -12), theme)
    ax.set_xlim(-2, 101)
    ax.set_ylim(-17, 23)
    ax.set_xticks(range(0, 101, 20), [f"{hip}°" for hip in range(0, 101, 20)])
    ax.set_yticks(range(-10, 21, 10), ["10 % shorter", "as standing", "10 % longer", "20 % longer"])
    ax.set_xlabel("how far the hip is bent")
    ax.grid(axis="y")
    figure = ax.figure
    figure.text(
        0.02, 0.95, "What the hip gives, a bent knee takes back", fontsize=14, weight="bold", va="center"
    )
    note = "Semimembranosus with its tendons. Shaded: three published models."
    figure.text(0.02, 0.885, note, fontsize=10, color=colour["muted"], va="center")
    return ax


def lengths_alt() -> str:
    """What ``draw_hamstring_lengths`` shows, with its numbers."""
    straight, half = (
        float(body.length_change(["semimem"], hip_flexion=90, knee_angle=knee)[0]) for knee in (0, 45)
    )
    return (
        "Line chart: length of semimembranosus against standing while the hip bends from 0 to 100 degrees. "
        f"At 90 degrees it is {straight:.0f} per cent longer with a straight knee, {half:.0f} per cent "
        f"longer with the knee half bent, and {_sitting():.0f} per cent longer with the knee at a right "
        "angle, as when sitting on a chair."
    )


def _sitting() -> float:
    return float(body.length_change(["semimem"], hip_flexion=90, knee_angle=90)[0])


def _mark(ax: Axes, x: float, y: float, text: str, text_at: tuple[float, float], theme: Theme) -> None:
    colour = colours(theme)
    ax.plot(x, y, "o", markersize=7, color=colour["ink"], zorder=5, clip_on=False)
    line = {"arrowstyle": "-", "color": colour["muted"], "linewidth": 0.8, "shrinkB": 5}
    ax.annotate(text, (x, y), text_at, fontsize=11, weight="bold", arrowprops=line, zorder=5)
