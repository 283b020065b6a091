"""What the drawings of Python and of the page share: sizes of things, and what counts as no change.

Both read ``data/drawing.json``; joint ranges and the shapes of the back are used in ``stretchlib.body.pose``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stretchlib.body.stored import stored


@dataclass(frozen=True, slots=True)
class Props:
    """Sizes of things round a body, metres; drawn, not measured.

    Attributes
    ----------
    seat_width : side of the seat of a stool, a chair, a table.
    chair_back : height of a back rest above the seat.
    seat_ahead_of_sitter : from the seat bones forward to the middle of the seat.
    wall_behind_ball : from the middle of a chest to the ball between it and a wall.
    strap_length : from end to end; our choice.
    """

    ball_radius: float
    roller_radius: float
    seat_width: Mapping[str, float]
    seat_thickness: float
    chair_back: float
    seat_ahead_of_sitter: float
    wall_height: float
    wall_behind_ball: float
    strap_length: float


@cache
def props() -> Props:
    """The sizes of things."""
    sizes: dict[str, Any] = {key: size for key, size in stored("drawing")["props"].items() if key != "about"}
    return Props(**sizes)


def same_within() -> float:
    """Changes of length smaller than this are about the same, per cent."""
    return float(stored("drawing")["same_within"]["percent"])


def about_same(percent: float) -> bool:
    """Whether a change of length is told as about the same."""
    return abs(percent) < same_within()
