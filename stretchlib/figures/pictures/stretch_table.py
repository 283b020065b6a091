"""What each technique does to each muscle, in one table of colours and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from stretchlib import body, catalogue
from stretchlib.body.pose import Side
from stretchlib.figures.engine.style import clear
from stretchlib.look import Theme, change_colour, colours, readable_ink

MUSCLES = {
    "semimem": "Semimembranosus",
    "bflh": "Biceps fem., long",
    "iliacus": "Iliacus",
    "psoas": "Psoas major",
    "recfem": "Rectus femoris",
    "tfl": "Tensor fasc. latae",
    "piri": "Piriformis",
    "gasmed": "Gastrocnemius",
    "soleus": "Soleus",
}
NAMES, CELL, ROW = 2.6, 0.5, 0.3  # inches: room for the names, width of a column, height of a row
HEAD, FOOT = 1.35, 0.5


@dataclass(frozen=True)
class Row:
    """One technique: its name and the change of each muscle; ``None`` beyond what the model knows.

    ``told`` says for which muscles a number may be shown.
    """

    name: str
    percent: dict[str, float | None]
    told: tuple[str, ...]


def rows() -> list[Row]:
    """Techniques that hold a stretch, in the catalogue's order."""
    return [_row(s.id) for s in catalogue.stretches() if s.kind == "stretch" and s.id != "lat-kneeling-chair"]


def size() -> tuple[float, float]:
    """Width and height, inches."""
    return round(NAMES + CELL * len(MUSCLES) + 0.2, 2), round(HEAD + ROW * len(rows()) + FOOT, 2)


def draw_stretch_map(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Length of each muscle on the stretched side, per cent against standing, for each held technique."""
    clear(ax)
    colour = colours(theme)
    width, height = size()
    ax.set_xlim(0, width)
    ax.set_ylim(-height, 0)
    for column, name in enumerate(MUSCLES.values()):
        x = NAMES + CELL * (column + 0.5)
        ax.text(x - 0.08, -HEAD + 0.08, name, rotation=50, ha="left", va="bottom", fontsize=10)
    for index, row in enumerate(rows()):
        y = -HEAD - ROW * index
        ax.text(NAMES - 0.1, y - ROW / 2, row.name, ha="right", va="center", fontsize=10.5)
        for column, muscle in enumerate(MUSCLES):
            percent = row.percent[muscle]
            x = NAMES + CELL * column
            fill = "none" if percent is None else change_colour(percent)
            ax.add_artist(Rectangle((x + 0.02, y - ROW + 0.02), CELL - 0.04, ROW - 0.04, facecolor=fill))
            ax.text(
                x + CELL / 2,
                y - ROW / 2,
                _cell(percent, muscle in row.told),
                ha="center",
                va="center",
                fontsize=9.5,
                color=colour["muted"] if percent is None else readable_ink(fill),
            )
    note = "Per cent of muscle with tendon against standing. Arrows: direction only. Dot: not known."
    ax.text(0.05, -height + 0.2, note, fontsize=9.5, color=colour["muted"], va="center")
    return ax


def map_alt() -> str:
    """What ``draw_stretch_map`` shows."""
    most = {
        muscle: max(rows(), key=lambda row: row.percent[muscle] or -99.0)
        for muscle in ("bflh", "recfem", "piri")
    }
    told = "; ".join(f"{MUSCLES[muscle]}: {row.name.lower()}" for muscle, row in most.items())
    return (
        f"Table of {len(rows())} held stretches by {len(MUSCLES)} muscles, coloured from blue for shorter to "
        "red for longer than in standing, with numbers. The stretch that lengthens each most, for three of "
        f"them: {told}."
    )


def _row(stretch_id: str) -> Row:
    stretch = catalogue.stretch(stretch_id)
    record = stretch.main_pose
    side: Side = getattr(record.pose, "right" if record.working == "both" else record.working)
    percent: dict[str, float | None] = {}
    told = []
    for muscle in MUSCLES:
        angles = {name: side.leg()[name] for name in body.coordinates_of(muscle)}
        spans = body.domain()
        if any(not spans[name][0] <= angle <= spans[name][1] for name, angle in angles.items()):
            percent[muscle] = None
            continue
        percent[muscle] = round(float(body.length_change([muscle], **angles)[0]), 1)
        if body.is_trusted(muscle, **angles):
            told.append(muscle)
    return Row(stretch.name, percent, tuple(told))


def _cell(percent: float | None, told: bool) -> str:
    if percent is None:
        return "·"
    if told:
        return f"{percent:+.0f}".replace("-", "\N{MINUS SIGN}") if round(percent) else "0"
    return "\N{UPWARDS ARROW}" if percent > 0 else "\N{DOWNWARDS ARROW}"
