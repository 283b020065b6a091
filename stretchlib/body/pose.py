"""A posture as joint angles: what the catalogue stores and everything else draws.

Angles are degrees with OpenSim's signs: flexion, adduction, internal rotation and dorsiflexion are positive;
``mtp_angle`` is positive when the toes bend up, ``pro_sup`` when the palm turns down or back, ``wrist_flex``
when the wrist bends toward the palm, ``wrist_dev`` when it bends toward the little finger. This module needs
nothing but the standard library.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Literal

from stretchlib.body.stored import stored
from stretchlib.brief import Brief, Records

Back = Literal["round", "arched"]


def _ranges(part: str) -> Mapping[str, tuple[float, float]]:
    spans = stored("drawing")["ranges"][part]
    return MappingProxyType({name: (float(low), float(high)) for name, (low, high) in spans.items()})


TRUNK_COORDINATES = _ranges("trunk")
SIDE_COORDINATES = _ranges("side")
COORDINATES: Mapping[str, tuple[float, float]] = Records(
    "coordinate", {**TRUNK_COORDINATES, **SIDE_COORDINATES}
)
"""Every coordinate with the range in which the body can be drawn; muscle lengths have a narrower domain."""


def checked(coordinate: str, value: Any) -> float:
    """The value as a float, or a ``ValueError`` that names coordinate, value and range."""
    low, high = COORDINATES[coordinate]
    wanted = f"a number from {low:g} to {high:g} degrees"
    if isinstance(value, bool | str | bytes) or value is None:
        raise ValueError(f"{coordinate} is {value!r}, but must be {wanted}.")
    try:
        angle = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{coordinate} is {value!r}, but must be {wanted}.") from None
    if not low <= angle <= high:  # also true for NaN
        raise ValueError(f"{coordinate} is {angle:g}, but must be {wanted}.")
    return angle


@dataclass(frozen=True, slots=True, repr=False)
class Side(Brief):
    """Angles of one leg and one arm, in degrees; all zero is standing with the arm hanging.

    Raises
    ------
    ValueError : an angle is no number or lies outside its range in ``COORDINATES``.

    Examples
    --------
    >>> sl.body.Side(hip_flexion=80).leg()["hip_flexion"]
    80.0
    """

    hip_flexion: float = 0.0
    hip_adduction: float = 0.0
    hip_rotation: float = 0.0
    knee_angle: float = 0.0
    ankle_angle: float = 0.0
    mtp_angle: float = 0.0
    shoulder_flexion: float = 0.0
    shoulder_abduction: float = 0.0
    shoulder_rotation: float = 0.0
    elbow_flexion: float = 0.0
    pro_sup: float = 0.0
    wrist_flex: float = 0.0
    wrist_dev: float = 0.0

    def __post_init__(self) -> None:
        for coordinate in fields(self):
            object.__setattr__(
                self, coordinate.name, checked(coordinate.name, getattr(self, coordinate.name))
            )

    def angles(self) -> dict[str, float]:
        """Coordinate to angle in degrees."""
        return {coordinate.name: getattr(self, coordinate.name) for coordinate in fields(self)}

    def leg(self) -> dict[str, float]:
        """The five coordinates on which muscle lengths depend."""
        return {name: getattr(self, name) for name in LEG_COORDINATES}


LEG_COORDINATES = ("hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle")


@dataclass(frozen=True, slots=True, repr=False)
class Pose(Brief):
    """A posture of the whole body, in degrees; all zero is standing upright.

    ``pelvis_pitch`` is positive when the pelvis is tipped forward (lying on the back is -90) and
    ``pelvis_roll``, applied after it, when the body leans to its right.

    Raises
    ------
    ValueError : an angle is no number or lies outside its range in ``COORDINATES``.

    Examples
    --------
    >>> sl.body.Pose(pelvis_pitch=-90, right=sl.body.Side(hip_flexion=80))
    Pose(pelvis_pitch=-90.0, right=Side(hip_flexion=80.0))
    """

    pelvis_pitch: float = 0.0
    pelvis_roll: float = 0.0
    lumbar_flexion: float = 0.0
    thoracic_flexion: float = 0.0
    neck_flexion: float = 0.0
    left: Side = field(default_factory=Side)
    right: Side = field(default_factory=Side)

    def __post_init__(self) -> None:
        for coordinate in TRUNK_COORDINATES:
            object.__setattr__(self, coordinate, checked(coordinate, getattr(self, coordinate)))
        for side in ("left", "right"):
            if not isinstance(getattr(self, side), Side):
                raise ValueError(f"{side} is {getattr(self, side)!r}, but must be a Side.")

    def trunk(self) -> dict[str, float]:
        """Coordinate to angle in degrees, for pelvis and spine."""
        return {coordinate: getattr(self, coordinate) for coordinate in TRUNK_COORDINATES}

    def side(self, side: str) -> Side:
        """The angles of ``"left"`` or ``"right"``."""
        if side not in ("left", "right"):
            raise ValueError(f"side is {side!r}, but must be 'left' or 'right'.")
        return self.left if side == "left" else self.right

    def mirrored(self) -> Pose:
        """The same posture with left and right exchanged."""
        return replace(self, pelvis_roll=-self.pelvis_roll + 0.0, left=self.right, right=self.left)

    @staticmethod
    def between(a: Pose, b: Pose, t: float) -> Pose:
        """The posture a share ``t`` (0 to 1) of the way from ``a`` to ``b``, angle by angle."""
        if isinstance(t, bool | str) or not 0.0 <= t <= 1.0 or math.isnan(t):
            raise ValueError(f"t is {t!r}, but must be a number from 0 (the first pose) to 1 (the second).")

        def mixed(x: dict[str, float], y: dict[str, float]) -> dict[str, float]:
            return {name: (1.0 - t) * x[name] + t * y[name] for name in x}

        return Pose(
            **mixed(a.trunk(), b.trunk()),
            left=Side(**mixed(a.left.angles(), b.left.angles())),
            right=Side(**mixed(a.right.angles(), b.right.angles())),
        )


def tipped(pose: Pose, degrees: float) -> Pose:
    """The pelvis tipped forward by so many degrees (back if negative) while the legs stay where they are.

    That bends both hips by as much; it stops where the pelvis or a hip can go no further.
    """
    free = degrees
    for name, angle in (
        ("pelvis_pitch", pose.pelvis_pitch),
        ("hip_flexion", pose.left.hip_flexion),
        ("hip_flexion", pose.right.hip_flexion),
    ):
        free = _within(name, angle + free) - angle
    return replace(
        pose,
        pelvis_pitch=_within("pelvis_pitch", pose.pelvis_pitch + free),
        left=_hip_bent(pose.left, free),
        right=_hip_bent(pose.right, free),
    )


def with_back(pose: Pose, back: Back) -> Pose:
    """The same posture with a round or an arched back; the legs stay where they are.

    The page does the same in ``frontend/src/explorer/session/pose.ts``.
    """
    more = stored("drawing")["backs"][back]
    bent = tipped(pose, more["tip"])
    names = ("lumbar_flexion", "thoracic_flexion", "neck_flexion")
    spine: dict[str, Any] = {name: _within(name, getattr(pose, name) + more[name]) for name in names}
    return replace(bent, **spine)


def _hip_bent(side: Side, degrees: float) -> Side:
    return replace(side, hip_flexion=_within("hip_flexion", side.hip_flexion + degrees))


def _within(coordinate: str, angle: float) -> float:
    low, high = COORDINATES[coordinate]
    return min(high, max(low, angle))
