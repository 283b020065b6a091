"""Where every frame stands in many postures at once, and how it moves with each column.

The same chain as ``stretchlib.body.posture``; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from segments import weight_shares

from stretchlib.body.frames import MIRROR, SIDES
from stretchlib.body.posture import _named_points
from stretchlib.body.stored import stored

from .columns import COLUMNS, LIMB, PLACE

Floats = NDArray[np.float64]
_NOT_NEEDED = ("patella", "kneecap")
RADIANS = np.pi / 180.0
#: Ends of limbs, no contact points, that run into things: frame, place in a right one, radius in metres.
_ENDS = {
    "toe_tip": ("toes", (0.100, -0.004, -0.025), 0.010),
    "fingers": ("hand", (0.0, -0.140, -0.020), 0.0),
}


@dataclass(frozen=True)
class Moving:
    """A frame in n postures: rotation (n, 3, 3), origin (n, 3), and their slopes (n, columns, 3).

    With one more unit of a column the frame turns by ``spin`` (radians) and its origin goes by ``shift``.
    """

    rotation: Floats
    origin: Floats
    spin: Floats
    shift: Floats

    def world(self, local: Floats) -> Floats:
        return np.asarray(self.origin + self.rotation @ local)

    def slope(self, local: Floats) -> Floats:
        """Of a local point's place, (n, columns, 3)."""
        arm = (self.rotation @ local)[:, None, :]
        return np.asarray(self.shift + np.cross(self.spin, arm))

    def direction(self, local: Floats) -> tuple[Floats, Floats]:
        """A local direction in the world, and its slope."""
        way = self.rotation @ local
        return way, np.cross(self.spin, way[:, None, :])


def _turned(axis: Floats, angle: Floats) -> Floats:
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    sine, rest = np.sin(angle)[:, None, None], (1.0 - np.cos(angle))[:, None, None]
    return np.asarray(np.eye(3) + sine * cross + rest * (cross @ cross))


class Postures:
    """Frames, points and the body's weight in the postures of a table (n, columns), with slopes if asked."""

    def __init__(self, table: Floats, *, slopes: bool = True) -> None:
        self.table = table
        self._columns = table.shape[1] if slopes else 0
        self._slopes: dict[str, Floats] = {}
        self.frames: dict[str, Moving] = {}
        for record in stored("skeleton")["frames"]:
            if record["name"] in _NOT_NEEDED:
                continue
            for side in SIDES if record["sided"] else ("",):
                self.frames[f"{side}_{record['name']}" if side else record["name"]] = self._frame(
                    record, side
                )

    def _local(self, record: dict[str, Any], side: str) -> Moving:
        """A frame in its parent; a left one is the mirror image of a right one."""
        n, columns = len(self.table), self._columns
        flip = MIRROR if side == "left" else np.ones(3)
        rotation = np.broadcast_to(
            _turned(np.array([0.0, 0.0, 1.0]), np.radians([record["tilt"]])), (n, 3, 3)
        )
        origin = np.broadcast_to(np.array(record["offset"], dtype=float), (n, 3))
        spin, shift = np.zeros((n, columns, 3)), np.zeros((n, columns, 3))
        for motion in record["motions"]:
            name = motion["coordinate"]
            column = COLUMNS.index(f"{side}.{name}" if name in LIMB else name)
            angle = self.table[:, column] * RADIANS
            polynomial = np.polynomial.Polynomial(motion["polynomial"])
            amount, rate = polynomial(angle), polynomial.deriv()(angle) * RADIANS
            axis = np.array(motion["axis"], dtype=float)
            if motion["kind"] == "slide":
                way = rotation @ axis
                step = way * amount[:, None]
                if columns:
                    shift += np.cross(spin, step[:, None, :])
                    shift[:, column] += way * rate[:, None]
                origin = origin + step
                continue
            axis = axis / np.linalg.norm(axis)
            at = np.array(motion["at"], dtype=float)
            pivot = origin + rotation @ at
            turn = (rotation @ axis) * rate[:, None]
            rotation = rotation @ _turned(axis, amount)
            there = pivot - rotation @ at
            if columns:
                shift += np.cross(spin, (there - origin)[:, None, :])
                shift[:, column] += np.cross(turn, there - pivot)
                spin[:, column] += turn
            origin = there
        if side == "left":
            rotation, origin = rotation * np.outer(flip, flip), origin * flip
            spin, shift = spin * -flip, shift * flip
        return Moving(rotation, origin, spin, shift)

    def _frame(self, record: dict[str, Any], side: str) -> Moving:
        own = self._local(record, side)
        if record["parent"] is None:
            origin = own.origin + self.table[:, [COLUMNS.index(c) for c in PLACE]] / 100.0
            shift = own.shift.copy()
            for axis, column in enumerate(PLACE) if self._columns else ():
                shift[:, COLUMNS.index(column), axis] += 0.01
            return Moving(own.rotation, origin, own.spin, shift)
        parent = self.frames.get(f"{side}_{record['parent']}") or self.frames[record["parent"]]
        up = parent.rotation[:, None]
        spin = parent.spin + (up @ own.spin[..., None])[..., 0]
        rotation = parent.rotation @ own.rotation
        if "carried_by" in record:
            carrier = self.frames[f"{side}_{record['carried_by']}"]
            offset = np.array(record["offset"], dtype=float) * (MIRROR if side == "left" else 1.0)
            return Moving(rotation, carrier.world(offset), spin, carrier.slope(offset))
        arm = (parent.rotation @ own.origin[..., None])[..., 0]
        shift = parent.shift + np.cross(parent.spin, arm[:, None, :]) + (up @ own.shift[..., None])[..., 0]
        return Moving(rotation, parent.origin + arm, spin, shift)

    def point(self, name: str) -> Floats:
        """World place of a named point, (n, 3)."""
        frame, at, _ = _points()[name]
        return self.frames[frame].world(at)

    def slope(self, name: str) -> Floats:
        """Slope of a named point's place, (n, columns, 3)."""
        if name not in self._slopes:
            frame, at, _ = _points()[name]
            self._slopes[name] = self.frames[frame].slope(at)
        return self._slopes[name]

    @cached_property
    def weight(self) -> tuple[Floats, Floats]:
        """The middle of the body's weight (n, 3), and its slope."""
        place: Any = 0.0
        slope: Any = 0.0
        for share, name in weight_shares():
            place = place + share * self.point(name)
            slope = slope + share * self.slope(name)
        return np.asarray(place), np.asarray(slope)


@cache
def _points() -> dict[str, tuple[str, Floats, float]]:
    """Frame, place in it and radius of each named point of the body, and of the ends of its limbs."""
    found = dict(_named_points())
    for end, (frame, at, r) in _ENDS.items():
        for side in SIDES:
            place = np.array(at) * (MIRROR if side == "left" else 1.0)
            found[f"{side}_{end}"] = (f"{side}_{frame}", place, r)
    return found


def radius(point: str) -> float:
    """Of the soft ball round a named point, metres."""
    return _points()[point][2]


SOFT = tuple(name for name, (_, _, r) in _points().items() if r > 0)
