"""A strap round a sole and into both hands. It keeps its length: what no hand holds hangs down."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stretchlib.body.drawing import props
from stretchlib.body.posture import Placement
from stretchlib.figures.engine.render import Floats

RIM, SOLE = 0.058, 0.022  # metres: half a foot's width; from the points of the skeleton down to the skin
STEPS = 8
BEND, LOW = 0.09, 0.05  # metres: how wide it bends over a fist, and on the floor
FLOOR = 0.006  # metres, half its thickness
BACK, ASIDE = 0.6, 0.8  # an end falls away from the sole and to the side, clear of the forearm
UP = np.array([0.0, 1.0, 0.0])


def strap_path(placement: Placement, foot: str) -> Floats:
    """Places along a strap from its left end to its right one, shape (k, 3).

    The middle stays at the sole. So a hand that climbs along the strap leaves a longer end.

    Parameters
    ----------
    placement : where the body is, metres.
    foot : ``"left"`` or ``"right"``, whose sole it goes round.
    """
    ball, heel, ankle = (placement.points[f"{foot}_{name}"] for name in ("ball", "heel", "ankle"))
    along = _unit(ball - heel)
    sole = 0.72 * ball + 0.28 * heel
    down = _unit(sole - ankle - ((sole - ankle) @ along) * along)
    across = np.cross(down, along)
    left, right = (placement.points[f"{side}_hand"] for side in ("left", "right"))
    turn = across if (right - left) @ across > 0 else -across
    under = sole + SOLE * down
    halves = [
        [hand, sole + way * RIM * turn - 0.03 * down, under + 0.8 * way * RIM * turn, under]
        for hand, way in ((left, -1.0), (right, 1.0))
    ]
    ends = [_end(half, sole, aside) for half, aside in zip(halves, (left - right, right - left), strict=True)]
    held = _even(np.array([*halves[0], *halves[1][-2::-1]]))
    return np.concatenate([ends[0][:0:-1], held, ends[1][1:]])


def _end(half: list[Floats], sole: Floats, aside: Floats) -> Floats:
    """From a fist on: over it, straight down, and along the floor."""
    hand = half[0]
    whole = props().strap_length
    spare = whole / 2 - _length(np.array(half))
    flat = np.array([1.0, 0.0, 1.0])
    away = _unit(BACK * _unit((hand - sole) * flat) + ASIDE * _unit(aside * flat))
    turned = np.linspace(0.0, 0.5 * np.pi, STEPS)[:, None]
    over = hand + BEND * (np.sin(turned) * away - (1.0 - np.cos(turned)) * UP)
    lowest = over[-1] * flat + (FLOOR + LOW) * UP
    lying = lowest + LOW * ((1.0 - np.cos(turned)) * away - np.sin(turned) * UP)
    path = np.concatenate([over, lying, lying[-1:] + whole * away])
    path[:, 1] = np.maximum(path[:, 1], FLOOR)
    return _first(path, max(spare, 0.0))


def _first(path: Floats, length: float) -> Floats:
    """Even places along the first part of a path."""
    far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    wanted = np.linspace(0.0, length, STEPS + 1)
    return np.stack([np.interp(wanted, far, axis) for axis in path.T], axis=1)


def _even(path: Floats) -> Floats:
    steps = [np.linspace(a, b, STEPS, endpoint=False) for a, b in pairwise(path)]
    return np.concatenate([*steps, path[-1:]])


def _length(path: Floats) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _unit(v: Floats) -> Floats:
    return np.asarray(v / max(float(np.linalg.norm(v)), 1e-9))
