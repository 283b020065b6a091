"""The outline of the body round its joints.

The proportions of the soft tissue are drawn, not measured: they stand for no particular body. Joint
positions come from ``stretchlib.body``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from stretchlib.body.posture import Placement
from stretchlib.figures.engine.render import Camera, Floats
from stretchlib.figures.engine.trace import areas_above, curves

# Metres of softness where two parts meet: larger melts them together more.
BLEND = 0.010


@dataclass(frozen=True)
class Part:
    """A tapered piece of body between two points, round in section.

    Attributes
    ----------
    start, stop : world metres, shape (3,).
    start_radius, stop_radius : metres.
    """

    start: Floats
    stop: Floats
    start_radius: float
    stop_radius: float


def outline(
    parts: Sequence[Part],
    camera: Camera,
    *,
    cell: float = 0.005,
    error: float = 0.18,
    floor: float | None = None,
) -> Path:
    """The outline of parts that melt into each other, in picture metres.

    Parameters
    ----------
    cell : size of the grid on which the outline is found, metres.
    error : how far the curve may stray, cells.
    floor : height of what a body rests on, where its softness becomes flat.
    """
    ends = np.array([[camera.project(p.start)[:2], camera.project(p.stop)[:2]] for p in parts])
    radii = np.array([[p.start_radius, p.stop_radius] for p in parts])
    reach = radii.max() + 5 * BLEND
    low, high = ends.min(axis=(0, 1)) - reach, ends.max(axis=(0, 1)) + reach
    columns, rows = np.ceil((high - low) / cell).astype(int) + 1
    x, y = np.meshgrid(low[0] + cell * np.arange(columns), low[1] + cell * np.arange(rows))
    total = np.zeros_like(x)
    for (start, stop), (first, last) in zip(ends, radii, strict=True):
        # Farther away than this a part adds nothing that could be seen.
        near = max(first, last) + 7 * BLEND
        lowest = ((np.minimum(start, stop) - near - low) / cell).astype(int).clip(0)
        highest = ((np.maximum(start, stop) + near - low) / cell).astype(int) + 1
        window = (slice(lowest[1], highest[1]), slice(lowest[0], highest[0]))
        right, up = x[window] - start[0], y[window] - start[1]
        run = stop - start
        share = ((right * run[0] + up * run[1]) / max(float(run @ run), 1e-9)).clip(0.0, 1.0)
        away = np.hypot(right - share * run[0], up - share * run[1])
        total[window] += np.exp(-(away - first - share * (last - first)).clip(-0.3) / BLEND)
    inside = BLEND * np.log(total + 1e-12)
    if floor is not None:
        inside = np.minimum(inside, y - floor)
    return curves(areas_above(inside, [0.0], (low[0], low[1], cell), error=error))[0]


def leg(placement: Placement, side: str) -> list[Part]:
    """Thigh, calf and foot of ``"left"`` or ``"right"``."""
    hip, knee, ankle, heel, ball, toe = (
        placement.points[f"{side}_{name}"] for name in ("hip", "knee", "ankle", "heel", "ball", "toe")
    )
    shank = ankle - knee
    behind = -placement.frames[f"{side}_tibia"].rotation[:, 0]
    sole = _unit(ball - heel)
    lift = _unit(ankle - heel - sole * ((ankle - heel) @ sole))
    calf = knee + 0.30 * shank + 0.016 * behind
    thigh = hip + 0.55 * (knee - hip)
    return [
        Part(hip, thigh, 0.090, 0.072),
        Part(thigh, knee, 0.072, 0.054),
        Part(knee, calf, 0.053, 0.055),
        Part(calf, ankle + 0.01 * behind, 0.055, 0.036),
        Part(ankle, heel + 0.004 * lift, 0.038, 0.032),
        Part(ankle + 0.02 * sole + 0.01 * lift, ball + 0.012 * lift, 0.034, 0.024),
        Part(heel, ball, 0.032, 0.020),
        Part(ball, toe, 0.020, 0.016),
        Part(toe, toe + 0.014 * sole, 0.017, 0.013),
    ]


def arm(placement: Placement, side: str) -> list[Part]:
    """Upper arm, forearm and hand."""
    shoulder, elbow, wrist, hand = (
        placement.points[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist", "hand")
    )
    forearm = elbow + 0.35 * (wrist - elbow)
    return [
        Part(shoulder, elbow, 0.052, 0.040),
        Part(elbow, forearm, 0.040, 0.040),
        Part(forearm, wrist, 0.040, 0.027),
        Part(wrist, hand, 0.028, 0.032),
        Part(hand, hand + 0.75 * (hand - wrist), 0.032, 0.018),
    ]


def trunk(placement: Placement) -> list[Part]:
    """Pelvis, waist, chest, neck and head."""
    points = placement.points
    forward = placement.frames["pelvis"].rotation[:, 0]
    chest_forward, chest_up = (placement.frames["thorax"].rotation[:, axis] for axis in (0, 1))
    gaze, up = (placement.frames["head"].rotation[:, axis] for axis in (0, 1))
    hips = 0.5 * (points["left_hip"] + points["right_hip"])
    waist, upper, neck, head = (points[name] for name in ("waist", "thoracolumbar", "c7", "head"))
    nape = neck + 0.5 * (head - neck)
    chest = 0.5 * (upper + neck)
    parts = []
    for side in ("left", "right"):
        hip, shoulder = points[f"{side}_hip"], points[f"{side}_shoulder"]
        out = _unit(hip - hips)
        flank = upper + 0.075 * out
        breast = chest + 0.085 * out + 0.03 * chest_forward
        parts += [
            Part(hip - 0.034 * forward + 0.1 * (waist - hips), hip + 0.5 * (waist - hips), 0.092, 0.088),
            Part(hip + 0.5 * (waist - hips), flank, 0.088, 0.086),
            Part(flank + 0.015 * chest_forward, breast, 0.090, 0.096),
            Part(breast - 0.01 * chest_forward, shoulder - 0.03 * out, 0.092, 0.056),
            Part(shoulder, neck + 0.02 * chest_forward, 0.050, 0.054),
        ]
    return [
        *parts,
        Part(hips + 0.02 * forward, waist + 0.02 * forward, 0.100, 0.092),
        Part(waist + 0.02 * forward, upper + 0.025 * chest_forward, 0.092, 0.098),
        Part(upper + 0.025 * chest_forward, chest + 0.035 * chest_forward, 0.100, 0.106),
        Part(chest + 0.03 * chest_forward, neck - 0.05 * chest_up + 0.02 * chest_forward, 0.098, 0.066),
        Part(neck + 0.02 * chest_forward, nape + 0.014 * gaze, 0.060, 0.054),
        Part(head + 0.004 * up - 0.010 * gaze, head + 0.012 * up + 0.012 * gaze, 0.094, 0.086),
        Part(head - 0.030 * up + 0.034 * gaze, head - 0.100 * up + 0.058 * gaze, 0.062, 0.030),
        Part(head - 0.030 * up + 0.090 * gaze, head - 0.046 * up + 0.104 * gaze, 0.011, 0.009),
    ]


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 1e-9 else vector
