"""A posture with its place in the world as one row of numbers, and what a change of each costs.

Angles are degrees, the pelvis's place is in centimetres, ``closed`` (how far a hand is closed) in per cent,
``thing`` is how far a roller or ball has gone forward, in centimetres: so one unit of every column weighs
about the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.moving import COLUMNS, LIMB, PLACE, TRUNK
from stretchlib.body.pose import COORDINATES, Pose
from stretchlib.catalogue.pose_records import AT_EASE

Floats = NDArray[np.float64]

#: How dear a change is to the solver: the pelvis may travel, the spine hardly bends; our choice.
_PRICES = {
    **dict.fromkeys(PLACE, 0.02),
    "pelvis_pitch": 4.0,
    "pelvis_roll": 3.0,
    "lumbar_flexion": 8.0,
    "thoracic_flexion": 8.0,
    "neck_flexion": 8.0,
    "knee_angle": 0.9,
    "mtp_angle": 1.0,
    **dict.fromkeys(
        ["shoulder_flexion", "shoulder_abduction", "shoulder_rotation", "elbow_flexion", "pro_sup"], 0.06
    ),
    "wrist_flex": 0.1,
    "wrist_dev": 0.2,
    "closed": 1e5,
    "thing": 1e5,
}
_OTHER_PRICE = 0.25


def _name(column: str) -> str:
    return column.rpartition(".")[2]


def number(name: str, side: str = "") -> int:
    """Place of a coordinate in a row."""
    return COLUMNS.index(f"{side}.{name}" if side else name)


PRICE: Floats = np.array([_PRICES.get(_name(c), _OTHER_PRICE) for c in COLUMNS])
_FREE = {**dict.fromkeys(PLACE, (-500.0, 500.0)), "thing": (-500.0, 500.0), "closed": (0.0, 100.0)}
LOW, HIGH = np.array([_FREE.get(_name(c)) or COORDINATES[_name(c)] for c in COLUMNS], dtype=float).T


def row_of(pose: Pose, hands: tuple[float, float] = (AT_EASE, AT_EASE)) -> Floats:
    """A pose as a row, the pelvis above the origin."""
    row = np.zeros(len(COLUMNS))
    for name, value in pose.trunk().items():
        row[number(name)] = value
    for side, closed in zip(("left", "right"), hands, strict=True):
        for name, value in pose.side(side).angles().items():
            row[number(name, side)] = value
        row[number("closed", side)] = 100.0 * closed
    return row


def changed(row: Floats, changes: Mapping[str, Any]) -> Floats:
    """A row with the numbers of ``changes`` in it; ``left`` and ``right`` hold those of the limbs."""
    row = row.copy()
    for name, value in changes.items():
        if isinstance(value, Mapping):
            for own, number_ in value.items():
                row[number(own, name)] = number_
        else:
            row[number(name)] = value
    return row


__all__ = ["COLUMNS", "HIGH", "LIMB", "LOW", "PLACE", "PRICE", "TRUNK", "changed", "number", "row_of"]
