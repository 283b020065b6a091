"""Small geometry of polylines: rounding corners and even spacing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


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
