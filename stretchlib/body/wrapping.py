"""How a straight cable bends round a ball or a cylinder, as muscles do round bone.

The rule is MuJoCo's (Apache-2.0), so that drawn paths are as long as the published model says.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Point2 = tuple[float, float]


def _crosses(a: Point2, b: Point2, c: Point2, d: Point2) -> bool:
    """Whether the segments a-b and c-d cross."""
    det = (d[1] - c[1]) * (b[0] - a[0]) - (d[0] - c[0]) * (b[1] - a[1])
    if abs(det) < 1e-15:
        return False
    s = ((d[0] - c[0]) * (a[1] - c[1]) - (d[1] - c[1]) * (a[0] - c[0])) / det
    t = ((b[0] - a[0]) * (a[1] - c[1]) - (b[1] - a[1]) * (a[0] - c[0])) / det
    return 0.0 <= s <= 1.0 and 0.0 <= t <= 1.0


def _arc_angle(p: Point2, q: Point2, second: bool, radius: float) -> float:
    """Angle of the arc from p to q on the side of that solution."""
    cosine = (p[0] * q[0] + p[1] * q[1]) / radius**2
    angle = math.acos(max(-1.0, min(1.0, cosine)))
    cross = p[1] * q[0] - p[0] * q[1]
    if (cross > 0 and second) or (cross < 0 and not second):
        angle = 2.0 * math.pi - angle
    return angle


def round_circle(
    a: Point2, b: Point2, radius: float, side: Point2 | None
) -> tuple[Point2, Point2, float] | None:
    """Touch points and signed arc of the shortest way from a to b round a circle about the origin.

    ``side`` is a point on the circle; with it, the way on that side is taken. ``None``: the straight line is
    free. The arc is an angle in radians, positive counter-clockwise.
    """
    sa, sb, sr = a[0] ** 2 + a[1] ** 2, b[0] ** 2 + b[1] ** 2, radius**2
    dx, dy = b[0] - a[0], b[1] - a[1]
    dd = dx * dx + dy * dy
    if sa < sr or sb < sr or dd < 1e-15:
        return None
    t = max(0.0, min(1.0, -(dx * a[0] + dy * a[1]) / dd))
    near = (a[0] + t * dx, a[1] + t * dy)
    if near[0] ** 2 + near[1] ** 2 > sr and (side is None or side[0] * near[0] + side[1] * near[1] >= 0):
        return None
    ra, rb = math.sqrt(sa - sr), math.sqrt(sb - sr)
    best: tuple[float, Point2, Point2, bool] | None = None
    for sign in (1.0, -1.0):
        p = ((a[0] * sr + sign * radius * a[1] * ra) / sa, (a[1] * sr - sign * radius * a[0] * ra) / sa)
        q = ((b[0] * sr - sign * radius * b[1] * rb) / sb, (b[1] * sr + sign * radius * b[0] * rb) / sb)
        if side is None:
            good = -((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2)
        else:
            mx, my = p[0] + q[0], p[1] + q[1]
            size = math.hypot(mx, my)
            good = (mx * side[0] + my * side[1]) / (size * radius) if size > 1e-15 else 0.0
        if _crosses(a, p, b, q):
            good = -10000.0
        if best is None or good > best[0]:
            best = (good, p, q, sign < 0)
    assert best is not None
    good, p, q, second = best
    if good <= -10000.0:
        return None
    angle = _arc_angle(p, q, second, radius)
    return p, q, angle if second else -angle


def wrapped(
    start: Array, end: Array, centre: Array, rotation: Array, radius: float, shape: str, side: Array
) -> list[Array]:
    """Points on a surface between ``start`` and ``end``, in world coordinates; empty where nothing touches.

    ``side`` is the point, in world coordinates, that says on which side of the surface the cable runs.
    """
    a, b, s = ((p - centre) @ rotation for p in (start, end, side))
    if shape == "sphere":
        if np.linalg.norm(a) < 1e-12 or np.linalg.norm(b) < 1e-12:
            return []
        x = a / np.linalg.norm(a)
        normal = np.cross(a, b)
        if np.linalg.norm(normal) < 1e-12:
            return []
        y = np.cross(normal / np.linalg.norm(normal), x)
        flat = np.stack([x, y])
    else:
        flat = np.eye(3)[:2]
    a2, b2, s2 = (flat @ p for p in (a, b, s))
    size = float(np.linalg.norm(s2))
    toward = None if size < 1e-12 else (float(s2[0] / size * radius), float(s2[1] / size * radius))
    found = round_circle((float(a2[0]), float(a2[1])), (float(b2[0]), float(b2[1])), radius, toward)
    if found is None:
        return []
    p, q, angle = found
    steps = max(2, math.ceil(abs(angle) / math.radians(5.0)) + 1)
    begin = math.atan2(p[1], p[0])
    turn = begin + np.linspace(0.0, angle, steps)
    circle = radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    points = circle @ flat
    if shape == "cylinder":
        before, after = math.dist(a2, p), math.dist(b2, q)
        arc = radius * abs(angle)
        share = (before + arc * np.linspace(0.0, 1.0, steps)) / (before + arc + after)
        points[:, 2] = a[2] + (b[2] - a[2]) * share
    return list(points @ rotation.T + centre)
