"""What can be drawn: every plate, chart and pose picture by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from matplotlib.axes import Axes

from stretchlib import catalogue
from stretchlib.figures import atlas, charts, comparisons, plates, poses
from stretchlib.look import Theme


@dataclass(frozen=True)
class Drawing:
    """A figure that can be drawn.

    Attributes
    ----------
    width, height : inches.
    draw : draws it on axes in a theme.
    alt : what it shows, in 40 to 400 characters.
    least_width : CSS pixels that its words need; 0 without words.
    made_from : the records behind it, so that a change in them is noticed.
    """

    width: float
    height: float
    alt: str
    draw: Callable[[Axes, Theme], object] = field(repr=False)
    least_width: int = 0
    made_from: object = None


@cache
def drawings() -> Mapping[str, Drawing]:
    """All drawings by id; pose pictures are called ``pose-<stretch>-<phase>``."""
    found = {name: _plate(plate) for name, plate in atlas.plates().items()}
    found |= {
        "hamstring-lengths": Drawing(
            *charts.SIZE,
            charts.lengths_alt(),
            lambda ax, theme: charts.draw_hamstring_lengths(ax=ax, theme=theme),
            least_width=400,
        ),
    }
    found |= {name: _comparison(item) for name, item in comparisons.comparisons().items()}
    for stretch in catalogue.stretches():
        for phase in stretch.poses:
            found[f"pose-{stretch.id}-{phase}"] = _pose(stretch.id, phase)
    return found


def _plate(plate: plates.Plate) -> Drawing:
    return Drawing(
        *plate.size,
        plate.alt,
        lambda ax, theme: plates.draw_plate(plate, ax=ax, theme=theme),
        plate.least_width,
        made_from=plate,
    )


def _comparison(comparison: comparisons.Comparison) -> Drawing:
    return Drawing(
        *comparison.size,
        comparison.alt,
        lambda ax, theme: comparisons.draw_comparison(comparison, ax=ax, theme=theme),
        320 if comparison.stacked else 380,
        made_from=comparison,
    )


def _pose(stretch_id: str, phase: str) -> Drawing:
    picture = poses.plan(stretch_id, phase)
    return Drawing(
        picture.width,
        picture.height,
        picture.alt,
        lambda ax, theme: poses.draw_pose(stretch_id, phase, ax=ax, theme=theme),
        made_from=picture.record,
    )
