"""The ball or roller of a pose: where it lies, how deep skin is in it, and how a limb lies on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from stretchlib import body
from stretchlib.body.drawing import props as sizes
from stretchlib.body.frames import Frame
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord
from stretchlib.figures.anatomy import furniture

Floats = NDArray[np.float64]

WHO = "woman-30"
ABOVE = np.array([0.0, 1.0, 0.0])  # metres; so high up nothing is flattened by the floor
PASSES = np.linspace(-0.06, 0.06, 13)  # metres along a limb that a thing may roll
GIVES = 0.03  # metres that flesh is pressed flat
#: Frames of the skin that lie on a ball or roller under a part of the body.
LIES = {
    "thigh": ("femur",),
    "calf": ("tibia",),
    "foot": ("calcn", "toes"),
    "buttock": ("pelvis", "femur"),
    "shoulder_blade": ("thorax", "scapula"),
    "upper_back": ("thorax", "scapula"),
}
CURVE = 4  # degree by which the shape of a limb's underside is kept


@dataclass(frozen=True)
class Round:
    """A ball or roller: the ends of its axle, one and the same for a ball; metres."""

    kind: str
    start: Floats
    end: Floats
    radius: float

    @property
    def middle(self) -> Floats:
        return np.asarray(0.5 * (self.start + self.end))

    def inside(self, skin: Floats, gone: Floats | float = 0.0) -> Floats:
        """Metres that each place is below its surface, negative outside, when it has gone some way."""
        away = skin - self.middle - gone
        half = float(np.linalg.norm(self.end - self.start)) / 2
        if half == 0.0:
            return np.asarray(self.radius - np.linalg.norm(away, axis=1))
        way = (self.end - self.start) / (2 * half)
        along = away @ way
        radial = np.linalg.norm(away - along[:, None] * way, axis=1)
        return np.minimum(self.radius - radial, half - np.abs(along))


def round_of(record: PoseRecord, placement: Placement) -> Round | None:
    """The ball or roller of a pose, as it is drawn."""
    for prop in record.props:
        if prop.kind in ("ball", "roller"):
            radius = sizes().ball_radius if prop.kind == "ball" else sizes().roller_radius
            return Round(prop.kind, *furniture.axle(prop, record, placement), radius)
    return None


def parts_inside(
    thing: Round, skin: Floats, owners: tuple[NDArray[np.str_], NDArray[np.str_]], gone: Floats | float = 0.0
) -> dict[tuple[str, str], float]:
    """Side and frame of each part of the skin that is in a ball or roller, to how deep, metres."""
    inside, (side, frame) = thing.inside(skin, gone), owners
    found: dict[tuple[str, str], float] = {}
    for k in np.flatnonzero(inside > 0.0):
        part = (str(side[k]), str(frame[k]))
        found[part] = max(found.get(part, 0.0), float(inside[k]))
    return found


def too_deep(thing: Round, record: PoseRecord, inside: dict[tuple[str, str], float]) -> dict[str, float]:
    """By how much parts are deeper in a ball or roller than they may: what lies on it is pressed flat."""
    under = next(prop.under for prop in record.props if prop.kind == thing.kind) or ""
    own, _, part = under.partition("_")
    lies = LIES.get(part) or LIES[under]
    sides = ("left", "right", "") if record.working == "both" or under in LIES else (own, "")
    return {
        f"{thing.kind}<{f'{side}_{frame}'.strip('_')}": max(0.0, deep - GIVES) if pressed else deep
        for (side, frame), deep in inside.items()
        for pressed in [side in sides and frame in lies]
        if not pressed or deep > GIVES
    }


def unpressed(placed: Placement, hands: tuple[float, float]) -> body.Skin:
    """Skin before anything flattens it."""
    frames = {name: Frame(f.rotation, f.origin + ABOVE) for name, f in placed.frames.items()}
    found = body.skin(Placement(placed.pose, frames, {}), WHO, hands=hands)
    return body.Skin(found.vertices - ABOVE, found.faces, found.regions, found.person)


def underside(thing: Round, skin: Floats, axes: list[int], line: tuple[Floats, Floats]) -> Polynomial:
    """How far a thing's middle is from a line of the body while it presses as deep as where it lies.

    Parameters
    ----------
    axes : of the world, those across the thing.
    line : a place and a direction in them; the result takes the way along from there, metres.
    """
    start, way = line
    normal = np.array([-way[1], way[0]])
    there = thing.middle[axes] - start
    deep = float(thing.inside(skin).max())
    found = []
    for more in PASSES:
        gone = np.zeros(3)
        low, high = -0.06, 0.06
        sign = np.sign(there @ normal)  # away from the line it presses less
        for _ in range(24):
            out = 0.5 * (low + high)
            gone[axes] = more * way + sign * out * normal
            low, high = (out, high) if thing.inside(skin, gone).max() > deep else (low, out)
        found.append(float(there @ normal + sign * 0.5 * (low + high)))
    return Polynomial.fit(float(there @ way) + PASSES, found, CURVE)
