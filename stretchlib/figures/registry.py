"""What can be drawn: every plate, chart and pose picture by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from matplotlib.axes import Axes

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.figures.anatomy import atlas, plates
from stretchlib.figures.pictures import (
    body_map,
    charts,
    comparisons,
    evidence,
    poses,
    self_tests,
    stretch_table,
)
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
    marks : where structures are seen; see ``stretchlib.pictures.Picture``.
    """

    width: float
    height: float
    alt: str
    draw: Callable[[Axes, Theme], object] = field(repr=False)
    least_width: int = 0
    made_from: object = None
    marks: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def drawing(drawing_id: str) -> Drawing:
    """A drawing by its id; an unknown one raises ``UnknownId`` with the nearest."""
    if drawing_id not in _makers():
        raise UnknownId("drawing", drawing_id, _makers())
    return _made(drawing_id)


def drawings() -> Mapping[str, Drawing]:
    """All drawings by id; pose pictures are called ``pose-<stretch>-<phase>`` and ``self-test-<test>``."""
    return {drawing_id: _made(drawing_id) for drawing_id in _makers()}


@cache
def _made(drawing_id: str) -> Drawing:
    return _makers()[drawing_id]()


@cache
def _makers() -> Mapping[str, Callable[[], Drawing]]:
    """How to make each drawing; nothing is computed before it is wanted."""
    found: dict[str, Callable[[], Drawing]] = {
        "hamstring-lengths": _hamstring_lengths,
        "piriformis-rotation": _piriformis_rotation,
        "stretch-map": _stretch_map,
        "stretch-dose": _stretch_dose,
        "stretch-effect": _stretch_effect,
        "body-map": _body_map,
    }
    found |= {name: partial(_plate, name) for name in atlas.plate_ids()}
    found |= {name: partial(_comparison, name) for name in comparisons.comparison_ids()}
    for stretch in catalogue.stretches():
        for phase in stretch.poses:
            found[f"pose-{stretch.id}-{phase}"] = partial(_pose, stretch.id, phase)
    found |= {f"self-test-{test_id}": partial(_self_test, test_id) for test_id in catalogue.self_tests()}
    return found


def _hamstring_lengths() -> Drawing:
    return Drawing(
        *charts.SIZE,
        charts.lengths_alt(),
        lambda ax, theme: charts.draw_hamstring_lengths(ax=ax, theme=theme),
        least_width=380,
    )


def _piriformis_rotation() -> Drawing:
    return Drawing(
        *charts.ROTATION_SIZE,
        charts.rotation_alt(),
        lambda ax, theme: charts.draw_piriformis_rotation(ax=ax, theme=theme),
        least_width=380,
    )


def _stretch_map() -> Drawing:
    return Drawing(
        *stretch_table.size(),
        stretch_table.map_alt(),
        lambda ax, theme: stretch_table.draw_stretch_map(ax=ax, theme=theme),
        least_width=620,
        made_from=stretch_table.rows(),
    )


def _stretch_dose() -> Drawing:
    return Drawing(
        *evidence.DOSE_SIZE,
        evidence.dose_alt(),
        lambda ax, theme: evidence.draw_stretch_dose(ax=ax, theme=theme),
        least_width=400,
        made_from=evidence.doses(),
    )


def _stretch_effect() -> Drawing:
    return Drawing(
        *evidence.EFFECT_SIZE,
        evidence.effect_alt(),
        lambda ax, theme: evidence.draw_stretch_effect(ax=ax, theme=theme),
        least_width=400,
        made_from=evidence.effects(),
    )


def _body_map() -> Drawing:
    return Drawing(
        *body_map.SIZE,
        body_map.ALT,
        lambda ax, theme: body_map.draw_body_map(ax=ax, theme=theme),
        marks=body_map.marks(),
    )


def _plate(plate_id: str) -> Drawing:
    plate = atlas.plate(plate_id)
    return Drawing(
        *plate.size,
        plate.alt,
        lambda ax, theme: plates.draw_plate(plate, ax=ax, theme=theme),
        plate.least_width,
        made_from=plate,
        marks=plates.marks(plate),
    )


def _comparison(comparison_id: str) -> Drawing:
    comparison = comparisons.comparison(comparison_id)
    return Drawing(
        *comparison.size,
        comparison.alt,
        lambda ax, theme: comparisons.draw_comparison(comparison, ax=ax, theme=theme),
        0 if comparison.stacked else 320 if len(comparison.panels) < 3 else 570,
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


def _self_test(test_id: str) -> Drawing:
    picture = self_tests.plan(test_id)
    return Drawing(
        picture.width,
        picture.height,
        picture.alt,
        lambda ax, theme: self_tests.draw_self_test(test_id, ax=ax, theme=theme),
        least_width=320 if test_id in self_tests.READINGS else 0,
        made_from=picture.record,
    )
