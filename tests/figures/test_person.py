"""A drawn person: lines where one part hides another, and drawings that stay small."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from stretchlib import body
from stretchlib.figures.engine import contours
from stretchlib.figures.engine.render import Camera, Solid, look
from stretchlib.figures.pictures.people import hands_of, person_svg
from stretchlib.figures.pictures.poses import plan

FRONT = Camera(azimuth=0.0)


def plate(name: str, half: float, z: float, tilt: float = 0.0) -> Solid:
    """A square that faces the viewer, turned about its upright middle by degrees."""
    corners = np.array([[-half, -half, 0.0], [half, -half, 0.0], [half, half, 0.0], [-half, half, 0.0]])
    a = np.radians(tilt)
    turn = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    return Solid(name, corners @ turn.T + [0.0, 0.0, z], np.array([[0, 1, 2], [0, 2, 3]]))


def lengths(*solids: Solid) -> dict[int, float]:
    """Metres of line of each kind."""
    view = look(solids, FRONT, pixel=0.002)
    found = dict.fromkeys((contours.ROUND, contours.FRONT, contours.HEM), 0.0)
    for line in contours.lines(view):
        found[line.kind] += 0.002 * float(np.hypot(*np.diff(line.places, axis=0).T).sum())
    return found


def test_a_part_before_another_of_the_same_region_gets_a_line_round_it() -> None:
    found = lengths(plate("skin", 0.2, 0.0), plate("skin", 0.1, 0.05))
    assert found[contours.FRONT] == pytest.approx(0.8, rel=0.05)
    assert found[contours.ROUND] == pytest.approx(1.6, rel=0.05)


def test_a_surface_that_only_turns_away_gets_no_line_inside() -> None:
    assert lengths(plate("skin", 0.2, 0.0, tilt=75.0))[contours.FRONT] == 0


def test_a_hem_is_a_line_though_nothing_hides_anything() -> None:
    found = lengths(plate("shorts", 0.2, 0.0), plate("shirt", 0.1, 0.0005))
    assert found[contours.HEM] == pytest.approx(0.8, rel=0.05)
    assert found[contours.FRONT] == 0


@pytest.mark.parametrize(
    ("stretch", "phase", "person"),
    [("heel-on-stool", "hold", "woman-30"), ("roller-upper-back", "hold", "man-45")],
)
def test_a_picture_of_a_person_is_small_and_the_same_every_time(
    stretch: str, phase: str, person: str
) -> None:
    text = person_svg(stretch, phase, person=person)
    assert len(text) <= 60_000
    assert len(gzip.compress(text.encode(), 9)) <= 18_000
    assert text == person_svg(stretch, phase, person=person)


def test_people_look_different_and_so_do_themes() -> None:
    texts = {
        person_svg("calf-wall-bent", person=person.id, theme=theme)
        for person in body.people()[:2]
        for theme in ("light", "dark")
    }
    assert len(texts) == 4


def test_hands_close_on_what_they_hold() -> None:
    assert hands_of(plan("lying-strap", "hold").record) == 1.0
    assert hands_of(plan("supported-hip-hinge", "hold").record) == (0.7, 0.7)
    assert hands_of(plan("calf-wall-straight", "hold").record) == (0.0, 0.0)
