"""Small geometry of muscle paths: rounding corners, even spacing, and staying out of bone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# A drawn path keeps this far from bone, a nerve farther since the balls do not fill all of it, and is free to
# touch bone near its ends, where it is attached (metres).
CLEARANCE, NERVE_CLEARANCE = 0.002, 0.004
NERVE_AVOIDS = ("hemipelvis", "sacrum", "femur", "tibia", "fibula")
ATTACHED = 0.012
FADE = 0.020
ROUNDS = 10
SMOOTHED_ROUNDS = 8


def path_length(path: Array) -> float:
    """Length of a polyline (k, 3)."""
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def fillet(path: Array, reach: float = 0.018, steps: int = 7) -> Array:
    """The polyline with each corner replaced by a quadratic curve.

    ``reach`` is how far from the corner, in metres, the curve starts; at most 45 % of the neighbouring piece.
    """
    keep = np.r_[True, np.linalg.norm(np.diff(path, axis=0), axis=1) > 1e-6]
    points = path[keep]
    out = [points[0]]
    t = np.linspace(0.0, 1.0, steps)[:, None]
    for before, corner, after in zip(points[:-2], points[1:-1], points[2:], strict=True):
        back, on = before - corner, after - corner
        near, far = np.linalg.norm(back), np.linalg.norm(on)
        start = corner + back * min(0.45, reach / near)
        end = corner + on * min(0.45, reach / far)
        out.extend((1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end)
    out.append(points[-1])
    return np.array(out)


def resampled(path: Array, points: int) -> Array:
    """The polyline at evenly spaced points, shape (points, 3)."""
    along = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    t = np.linspace(0.0, along[-1], points)
    return np.stack([np.interp(t, along, path[:, k]) for k in range(3)], axis=1)


def pushed_out(path: Array, centres: Array, radii: Array, clearance: float = CLEARANCE) -> Array:
    """The polyline, pushed out of balls (b, 3) and (b,) that fill the bones; its ends stay where they are."""
    along = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    free = np.clip((np.minimum(along, along[-1] - along) - ATTACHED) / FADE, 0.0, 1.0)
    reach = radii + clearance
    gaps = np.linalg.norm(path[:, None] - centres[None], axis=2) - reach
    close = (gaps[free > 0] < 0.010).any(axis=0)
    if not (gaps[free > 0] < 0).any():
        return path
    centres, reach = centres[close], reach[close]
    shift = np.zeros_like(path)
    rows = np.arange(len(path))
    for turn in range(ROUNDS):
        away = (path + shift)[:, None] - centres[None]
        distance = np.linalg.norm(away, axis=2)
        depth = reach - distance
        deepest = depth.argmax(axis=1)
        push = np.maximum(depth[rows, deepest], 0.0) * free / np.maximum(distance[rows, deepest], 1e-9)
        shift += push[:, None] * away[rows, deepest]
        if turn < SMOOTHED_ROUNDS:
            shift[1:-1] = (shift[:-2] + 2.0 * shift[1:-1] + shift[2:]) / 4.0
    return np.asarray(path + shift)
