"""How a surface follows the bones: each vertex turns with up to four frames about a centre of its own.

The centre moves by plain blending of the frames' movements; the rest turns by the blended rotation (Le and
Hodgins, Real-time skeletal skinning with optimized centers of rotation, ACM Trans Graph 2016;35(4):37). Plain
blending alone lets shoulders, hips and knees collapse where they bend far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.frames import MIRROR, SIDES, Frame
from stretchlib.body.pose import Pose, Side
from stretchlib.body.posture import Placement, place
from stretchlib.body.turning import applied, quaternion, twist

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Movement:
    """What moved each carrier since the rest pose: a point ``p`` went to ``turns @ p + shifts``."""

    turns: Array  # (carriers, 3, 3)
    shifts: Array  # (carriers, 3)


def rest_placement(rest: Mapping[str, float]) -> Placement:
    """The pose in which the surface was fitted: arms and legs a little apart."""
    side = Side(**rest)
    return place(Pose(left=side, right=side))


def movement(rest: Placement, now: Placement, carriers: Mapping[str, Any]) -> Movement:
    """The movement of every carrier: those of the middle, then those of the left, then those of the right.

    Parameters
    ----------
    carriers : ``middle`` and ``sided`` frame names, and ``split``: carriers that share a frame's movement.
        ``swing`` is the frame without its turn about its own length, ``twist`` that turn alone.
    """
    turns, shifts = [], []

    def add(a: Frame, b: Frame, turn: Array) -> None:
        turns.append(turn)
        shifts.append(b.origin - turn @ a.origin)

    for name in carriers["middle"]:
        a, b = rest.frames[name], now.frames[name]
        add(a, b, b.rotation @ a.rotation.T)
    for side in SIDES:
        for name in carriers["sided"]:
            a, b = rest.frames[f"{side}_{name}"], now.frames[f"{side}_{name}"]
            add(a, b, b.rotation @ a.rotation.T)
        for record in carriers["split"]:
            a, b = (_frame(p, record["at"], side) for p in (rest, now))
            add(a, b, _part(rest, now, record, side))
    return Movement(np.array(turns), np.array(shifts))


def _frame(placement: Placement, name: str, side: str) -> Frame:
    return placement.frames.get(f"{side}_{name}") or placement.frames[name]


def _part(rest: Placement, now: Placement, record: Mapping[str, Any], side: str) -> Array:
    """The rotation since the rest pose of a carrier that takes a part of a frame's movement."""
    (over, over_now), (under, under_now) = (
        (_frame(rest, record[key], side).rotation, _frame(now, record[key], side).rotation)
        for key in ("over", "under")
    )
    local = over.T @ under
    whole = over_now.T @ under_now @ local.T
    turn = twist(whole, local[:, 1])
    return np.asarray(over_now @ (turn if record["part"] == "twist" else whole @ turn.T) @ over.T)


def blended(moved: Movement, index: Ints, share: Array) -> Array:
    """The blended rotation of each vertex as unit quaternions, shape (n, 4).

    Parameters
    ----------
    index, share : carriers of each vertex and how much they count, the largest first, shape (n, k).
    """
    q = quaternion(moved.turns)[index]
    sign = np.where(np.einsum("nkc,nc->nk", q, q[:, 0]) < 0, -1.0, 1.0)
    mixed = np.einsum("nk,nkc->nc", share * sign, q)
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True))


def posed(vertices: Array, centres: Array, index: Ints, share: Array, moved: Movement) -> Array:
    """World places of the vertices, shape (n, 3)."""
    where = np.einsum("nkij,nj->nki", moved.turns[index], centres) + moved.shifts[index]
    centre = np.einsum("nk,nki->ni", share, where)
    return np.asarray(centre + applied(blended(moved, index, share), vertices - centres))


def eased(x: float) -> float:
    """0 below 0, 1 above 1, and a smooth way between."""
    t = min(1.0, max(0.0, x))
    return t * t * (3.0 - 2.0 * t)


def shape_shares(placement: Placement, drivers: Sequence[Mapping[str, Any]]) -> Array:
    """How much each corrective shape counts on the left and on the right, 0 to 1, shape (shapes, 2).

    A driver looks at a direction of the frame ``under`` as seen from the frame ``over`` and at its angle with
    the direction ``toward``; its shape comes in from ``from`` to ``to`` degrees.
    """
    shares = np.zeros((len(drivers), 2))
    for k, driver in enumerate(drivers):
        for column, side in enumerate(SIDES):
            flip = MIRROR if side == "left" else np.ones(3)
            over, under = (_frame(placement, driver[key], side).rotation for key in ("over", "under"))
            seen = over.T @ (under @ (np.array(driver["along"]) * flip))
            angle = np.degrees(np.arccos(np.clip(seen @ (np.array(driver["toward"]) * flip), -1.0, 1.0)))
            shares[k, column] = eased((angle - driver["from"]) / (driver["to"] - driver["from"]))
    return shares
