"""Charts that answer a question about muscle lengths, with the range of three related models."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.figures.engine.style import chart
from stretchlib.look import Theme, change_colour, colours

KNEES = {0: "knee straight", 45: "knee half bent", 90: "knee at a\nright angle"}
SIZE = (6.0, 4.6)  # inches


def draw_hamstring_lengths(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Length of semimembranosus over hip flexion for three knee angles; standing and sitting are marked."""
    colour = colours(theme)
    hips = np.arange(0, 101, 5)
    chart(ax, (0.20, 0.14, 0.57, 0.66))
    ax.axhline(0, color=colour["muted"], linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
    for knee, name in KNEES.items():
        percent = body.length_change(["semimem"], hip_flexion=hips, knee_angle=knee)[:, 0]
        low, high = body.spread("semimem", hip_flexion=hips, knee_angle=knee)
        line = change_colour(float(percent[-1]) * 1.2)
        ax.fill_between(hips, low, high, color=line, alpha=0.3, linewidth=0, zorder=2)
        ax.plot(hips, percent, color=line, linewidth=2.6, zorder=3, solid_capstyle="round")
        ax.text(103, percent[-1], name, va="center", fontsize=11.5, linespacing=1.1)
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
    note = "Semimembranosus with its tendons. Shaded: three related models."
    figure.text(0.02, 0.885, note, fontsize=11.5, color=colour["muted"], va="center")
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
    ax.annotate(text, (x, y), text_at, fontsize=11.5, weight="bold", arrowprops=line, zorder=5)


ROTATION_SIZE = (6.0, 4.4)


def draw_piriformis_rotation(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Which way piriformis turns the thigh while the hip bends, as a moment arm in millimetres."""
    colour = colours(theme)
    hips = np.arange(0, 111, 2)
    arms = 1000 * body.moment_arms(["piri"], "hip_rotation", hip_flexion=hips)[:, 0]
    chart(ax, (0.14, 0.14, 0.82, 0.66))
    ax.axhline(0, color=colour["muted"], linewidth=1.0, zorder=1)
    outward, inward = change_colour(-14), change_colour(16)
    for side, fill in ((arms <= 0, outward), (arms >= 0, inward)):
        ax.fill_between(hips, arms, 0, where=side, interpolate=True, color=fill, alpha=0.45, linewidth=0)
    ax.plot(hips, arms, color=colour["ink"], linewidth=2.2, zorder=3)
    turn = _reversal()
    ax.plot(turn, 0, "o", markersize=7, color=colour["ink"], zorder=4)
    ax.text(turn - 3, 0.09 * arms.max(), f"turns over near {turn:.0f}°", ha="right", fontsize=11.5)
    ax.text(3, 0.40 * arms.min(), "pulls\nthe thigh\noutward", fontsize=11.5, weight="bold", va="center")
    ax.text(78, 0.40 * arms.max(), "pulls it inward", fontsize=11.5, weight="bold", va="center")
    ax.set_xlim(0, 110)
    ax.set_xticks(range(0, 101, 20), [f"{hip}°" for hip in range(0, 101, 20)])
    ax.set_xlabel("how far the hip is bent")
    ax.set_ylabel("lever for turning, mm")
    ax.grid(axis="y")
    figure = ax.figure
    figure.text(
        0.02, 0.95, "Piriformis changes sides as the hip bends", fontsize=14, weight="bold", va="center"
    )
    note = "One published model. Cadaver hips turned over too (Delp 1999); the place differs."
    figure.text(0.02, 0.885, note, fontsize=11.5, color=colour["muted"], va="center")
    return ax


def rotation_alt() -> str:
    """What ``draw_piriformis_rotation`` shows, with its numbers."""
    return (
        "Line chart: which way piriformis turns the thigh while the hip bends from 0 to 110 degrees. With "
        f"the hip straight it pulls the thigh outward. Near {_reversal():.0f} degrees its pull turns over, "
        "and with the hip bent further it pulls the thigh inward."
    )


def _reversal() -> float:
    hips = np.arange(0, 110.1, 0.5)
    arms = body.moment_arms(["piri"], "hip_rotation", hip_flexion=hips)[:, 0]
    first = int(np.flatnonzero(np.diff(np.sign(arms)))[0])
    share = arms[first] / (arms[first] - arms[first + 1])
    return float(hips[first] + 0.5 * share)
