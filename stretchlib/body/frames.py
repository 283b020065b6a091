"""Frames: where the axes of each bone are, from the angles of the joints.

World axes: x forward, y up, z to the person's right; metres; right-handed, as in OpenSim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.pose import Pose
from stretchlib.body.stored import stored
from stretchlib.brief import Brief

Array = NDArray[np.float64]

SIDES = ("left", "right")
MIRROR = np.array([1.0, 1.0, -1.0])


@dataclass(frozen=True, slots=True, repr=False)
class Frame(Brief):
    """A bone's own axes in the world: a local point ``p`` stands at ``rotation @ p + origin``.

    Examples
    --------
    >>> sl.body.place().frames["pelvis"].rotation.shape
    (3, 3)
    """

    rotation: Array  # (3, 3)
    origin: Array  # (3,)

    def world(self, local: Array) -> Array:
        """World position of local points, shape (3,) or (n, 3)."""
        return np.asarray(local @ self.rotation.T + self.origin)


def _turned(axis: Array, angle: float) -> Array:
    """Rotation matrix about a unit axis (Rodrigues)."""
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * (cross @ cross))


def _polynomial(coefficients: list[float], x: float) -> float:
    total = 0.0
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total


def in_parent(record: Mapping[str, Any], angles: Mapping[str, float]) -> Frame:
    """A frame in its parent, for a right-sided or middle bone."""
    rotation = _turned(np.array([0.0, 0.0, 1.0]), np.radians(record["tilt"]))
    origin = np.array(record["offset"])
    for motion in record["motions"]:
        amount = _polynomial(motion["polynomial"], float(np.radians(angles[motion["coordinate"]])))
        axis = np.array(motion["axis"])
        if motion["kind"] == "slide":
            origin = origin + rotation @ (axis * amount)
        else:
            at = np.array(motion["at"])
            axis = axis / np.linalg.norm(axis)
            pivot = origin + rotation @ at
            rotation = rotation @ _turned(axis, amount)
            origin = pivot - rotation @ at
    return Frame(rotation, origin)


@cache
def _moved_by(name: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The record of a frame, and the coordinates that move it in its parent."""
    record = next(each for each in stored("skeleton")["frames"] if each["name"] == name)
    return record, tuple(dict.fromkeys(motion["coordinate"] for motion in record["motions"]))


def _own(name: str, angles: Mapping[str, float]) -> Frame:
    """A frame in its parent. When a joint moves, most frames stay, and both sides are often alike."""
    return _kept(name, tuple(float(angles[coordinate]) for coordinate in _moved_by(name)[1]))


@lru_cache(maxsize=4096)
def _kept(name: str, amounts: tuple[float, ...]) -> Frame:
    """Read-only, as all postures share it."""
    record, coordinates = _moved_by(name)
    frame = in_parent(record, dict(zip(coordinates, amounts, strict=True)))
    frame.rotation.flags.writeable = frame.origin.flags.writeable = False
    return frame


def joined(parent: Frame, child: Frame) -> Frame:
    return Frame(parent.rotation @ child.rotation, parent.world(child.origin))


def mirrored(frame: Frame) -> Frame:
    return Frame(frame.rotation * np.outer(MIRROR, MIRROR), frame.origin * MIRROR)


def frames_of(pose: Pose) -> dict[str, Frame]:
    """All frames with the origin of the pelvis at the origin of the world."""
    frames: dict[str, Frame] = {}
    trunk = pose.trunk()
    angles = {side: pose.side(side).angles() for side in SIDES}
    for record in stored("skeleton")["frames"]:
        name, parent = record["name"], record["parent"]
        if not record["sided"]:
            local = _own(name, trunk)
            frames[name] = local if parent is None else joined(frames[parent], local)
            continue
        for side in SIDES:
            local = _own(name, angles[side])
            if side == "left":
                local = mirrored(local)
            above = frames.get(f"{side}_{parent}", frames.get(parent))
            assert above is not None
            placed = joined(above, local)
            if "carried_by" in record:  # rides on another frame, but keeps the parent's axes
                offset = np.array(record["offset"]) * (MIRROR if side == "left" else 1.0)
                placed = Frame(placed.rotation, frames[f"{side}_{record['carried_by']}"].world(offset))
            frames[f"{side}_{name}"] = placed
    return frames
