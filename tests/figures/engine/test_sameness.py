"""Two drawings are the same when nobody would see a difference, and not when somebody could."""

import re

import pytest

from stretchlib.figures.engine.sameness import same_ink
from stretchlib.pictures import picture

DRAWN = picture("pose-heel-on-stool-hold").svg()
TONE = 'd="M100 100q20 0 20 20t-20 20-20-20 20-20z" style="fill: #ecdfc5"'


def drawing(*shapes: str) -> str:
    return "<svg>" + "".join(f"<path {shape} />" for shape in [TONE] * 99 + list(shapes)) + "</svg>"


def test_a_curve_written_otherwise_along_the_same_course_is_the_same() -> None:
    other = TONE.replace("q20 0 20 20t-20 20-20-20 20-20z", "q18 2 21 21t-19 20-22-18 19-22z")
    assert other != TONE
    assert same_ink(drawing(TONE), drawing(other))


@pytest.mark.parametrize(
    "other",
    [
        TONE.replace("#ecdfc5", "#ecdfc6"),
        TONE.replace("M100", "M120"),
        TONE.replace("20-20z", "20-40z"),
        TONE.replace("fill", "stroke"),
    ],
)
def test_another_colour_place_or_size_is_not_the_same(other: str) -> None:
    assert other != TONE
    assert not same_ink(drawing(TONE), drawing(other))


def test_a_shape_more_or_less_is_not_the_same() -> None:
    assert not same_ink(drawing(TONE), drawing())
    assert not same_ink(drawing(), drawing(TONE))


def test_many_shapes_that_came_out_otherwise_are_a_change() -> None:
    assert not same_ink(DRAWN, re.sub(r"q\d", "q1", DRAWN))


def test_a_straight_edge_that_moved_by_a_hair_is_a_change() -> None:
    bar = 'd="M0 80l160 0 0-80-160 0z" style="fill: #1d6a66"'
    assert not same_ink(drawing(bar), drawing(bar.replace("-80", "-81")))
