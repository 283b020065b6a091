"""Charts of what trials found: how much stretching is enough, and what it did for pain.

Numbers stand here as their sources give them. Each row names its source, whose record in the catalogue says
how far it was checked; a source that is not verified is not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from stretchlib import catalogue
from stretchlib.figures.engine.style import chart
from stretchlib.look import Theme, colours

DOSE_SIZE = (6.0, 3.5)  # inches
EFFECT_SIZE = (6.0, 5.5)


@dataclass(frozen=True)
class Dose:
    """Minutes a week for one muscle; ``low`` to ``high`` where there is a span."""

    name: str
    low: float
    high: float
    told: str
    source: str = ""


@dataclass(frozen=True)
class Effect:
    """What a review found for pain, as standardised mean difference; below 0 is less pain.

    Attributes
    ----------
    interval : low and high end of the 95 per cent interval; ``None`` where none was checked.
    value : ``None`` where the review is told in words only.
    """

    name: str
    note: str
    source: str
    value: float | None = None
    interval: tuple[float, float] | None = None


DOSES = (
    Dose("One 30-second hold, 3 days", 1.5, 1.5, "1.5"),
    Dose("Guideline: 60 seconds, 2 days or more", 2.0, 2.0, "2 or more", "garber-2011"),
    Dose("2 or 3 holds of 30 seconds, 3 days", 3.0, 4.5, "3 to 4.5"),
    Dose("Where gains in range level off", 10.0, 10.0, "about 10", "ingram-2025"),
)
EFFECTS = (
    Effect(
        "Hamstring stretching",
        "14 small trials, far apart from each other",
        "gou-2024",
        -0.72,
        (-1.35, -0.09),
    ),
    Effect("Exercise of mixed kinds", "8 trials, moderate certainty", "verville-2023", -0.33, (-0.58, -0.08)),
    Effect("Stretching alone", "89 trials compared, low certainty", "owen-2020", -0.62, (-1.38, 0.13)),
    Effect("Stretching alone", "118 trials: no clear difference", "fernandez-rodriguez-2022"),
    Effect("Most kinds of exercise", "217 trials: better than very little", "hayden-network-2021"),
)


def doses() -> list[Dose]:
    """The doses whose sources are verified, and those that are plain sums."""
    return [dose for dose in DOSES if not dose.source or _verified(dose.source)]


def effects() -> list[Effect]:
    """The effects whose sources are verified."""
    return [effect for effect in EFFECTS if _verified(effect.source)]


def draw_stretch_dose(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Minutes a week for one muscle: a single hold, the guideline, this course, and where gains level off."""
    colour = colours(theme)
    _frame(ax, (0.52, 0.17, 0.43, 0.60), len(doses()))
    for row, dose in enumerate(doses()):
        end = colour["muted"] if dose.source == "ingram-2025" else colour["accent"]
        ax.barh(row, dose.low, height=0.5, color=end, zorder=2)
        ax.barh(row, dose.high - dose.low, left=dose.low, height=0.5, color=end, alpha=0.5, zorder=2)
        ax.text(dose.high + 0.25, row, dose.told, va="center", fontsize=11.5, weight="bold")
        _name(ax, row, dose.name, _source(dose.source) or "plain sum", 0.36, theme)
    ax.set_xlim(0, 12.5)
    ax.set_xticks(range(0, 11, 2))
    ax.set_xlabel("minutes a week for one muscle")
    ax.grid(axis="x", zorder=0)
    _head(
        ax,
        "How much stretching in a week?",
        "Beyond about 10 minutes little range is added. Abstracts were checked.",
        colour,
    )
    return ax


def draw_stretch_effect(*, ax: Axes, theme: Theme = "light") -> Axes:
    """What reviews found for pain, with the 95 per cent interval where it was checked."""
    colour = colours(theme)
    _frame(ax, (0.50, 0.155, 0.46, 0.68), len(effects()))
    ax.axvline(0, color=colour["muted"], linewidth=1.2, zorder=1)
    for row, effect in enumerate(effects()):
        if effect.interval is not None:
            ax.plot(effect.interval, (row, row), color=colour["ink"], linewidth=2.4, zorder=3)
        if effect.value is not None:
            fill = colour["ink"] if effect.interval else "none"
            ax.plot(effect.value, row, "s", ms=9, mfc=fill, mec=colour["ink"], mew=1.8, zorder=4)
            number = f"{effect.value:.2f}".replace("-", "\N{MINUS SIGN}")
            ax.text(effect.value, row - 0.2, number, ha="center", va="bottom", fontsize=11.5, weight="bold")
        else:
            ax.text(
                -0.05, row, "no number told", ha="right", va="center", fontsize=11.5, color=colour["muted"]
            )
        _name(ax, row, effect.name, f"{_source(effect.source)}\n{effect.note}", 0.27, theme)
    ax.set_xlim(-1.45, 0.45)
    ax.set_xticks((-1.0, -0.5, 0.0), ("\N{MINUS SIGN}1", "\N{MINUS SIGN}0.5", "no\ndifference"))
    ax.set_xlabel("\N{LEFTWARDS ARROW} less pain (standardised difference)")
    title = "What reviews found for pain"
    _head(ax, title, "Line: 95 % interval, as published and checked.", colour)
    return ax


def dose_alt() -> str:
    """What ``draw_stretch_dose`` shows, with its numbers."""
    told = "; ".join(f"{dose.name.lower()}: {dose.told}" for dose in doses())
    return f"Bar chart of minutes a week for one muscle. {told.capitalize()}. Sources: {_sources(doses())}."


def effect_alt() -> str:
    """What ``draw_stretch_effect`` shows, with its numbers."""
    return (
        "Chart of what reviews found for pain, as standardised difference. Hamstring stretching: minus 0.72 "
        "(minus 1.35 to minus 0.09). Exercise of mixed kinds: minus 0.33 (minus 0.58 to minus 0.08). "
        "Stretching alone: minus 0.62 (minus 1.38 to plus 0.13), or no clear difference. "
        f"Most kinds of exercise: less pain. {_sources(effects())}."
    )


def _sources(rows: list[Dose] | list[Effect]) -> str:
    return ", ".join(_source(row.source) for row in rows if row.source)


def _verified(source: str) -> bool:
    return catalogue.reference(source).status == "verified"


def _source(source: str) -> str:
    if not source:
        return ""
    reference = catalogue.reference(source)
    return f"{reference.authors.split(',')[0].split(' ')[0]} {reference.when}"


def _frame(ax: Axes, position: tuple[float, float, float, float], rows: int) -> None:
    chart(ax, position)
    ax.set_ylim(rows - 0.45, -0.6)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)


def _name(ax: Axes, row: int, name: str, below: str, leading: float, theme: Theme) -> None:
    """A row's name, with its source below it, left of the axes; ``leading`` in rows."""
    where: dict[str, Any] = {"transform": ax.get_yaxis_transform(), "ha": "right", "va": "center"}
    sources = below.split("\n")
    top = row - 0.5 * leading * len(sources)
    ax.text(-0.03, top, name, fontsize=11.5, weight="bold", **where)
    for line, text in enumerate(sources, start=1):
        ax.text(-0.03, top + leading * line, text, fontsize=11.5, color=colours(theme)["muted"], **where)


def _head(ax: Axes, title: str, note: str, colour: dict[str, str]) -> None:
    figure = ax.figure
    figure.text(0.02, 0.94, title, fontsize=14, weight="bold", va="center")
    figure.text(0.02, 0.86, note, fontsize=11.5, color=colour["muted"], va="center")
