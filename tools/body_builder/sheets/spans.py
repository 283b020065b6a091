"""Curves and grids: what neighbouring strands span."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator

Floats = NDArray[np.float64]
Course = Callable[[Floats], Floats]


def unit(v: Floats) -> Floats:
    v = np.asarray(v, dtype=float)
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12)


def axis(x: float, y: float, z: float) -> Floats:
    """A direction, of length 1; in standing all frames have the same axes."""
    return unit(np.array([x, y, z]))


def lerp(a: Floats, b: Floats, t: float) -> Floats:
    return np.asarray(a) + (np.asarray(b) - np.asarray(a)) * t


def rows_between(count: int) -> Floats:
    """Shares of the width at which rows lie: closer near the borders, so that these come out round."""
    return 0.5 - 0.5 * np.cos(np.pi * np.linspace(0, 1, count))


def smooth(points: Floats, count: int) -> Floats:
    """A smooth curve through a few points, evenly resampled, shape (count, 3)."""
    points = np.asarray(points, dtype=float)
    if len(points) == 2:
        fine = points[0] + np.linspace(0, 1, 60)[:, None] * (points[1] - points[0])
    elif len(points) < 20:
        t = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1) ** 0.5)]
        fine = CubicSpline(t, points, bc_type="natural")(np.linspace(0, t[-1], 160))
    else:
        fine = points
    s = np.r_[0, np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))]
    want = np.linspace(0, s[-1], count)
    return np.stack([np.interp(want, s, fine[:, k]) for k in range(3)], axis=1)


def spanned(strands: Sequence[Floats], across: int, along: int) -> Floats:
    """The grid that neighbouring strands span, shape (across, along, 3)."""
    even = np.stack([smooth(s, along) for s in strands])
    known, want = np.linspace(0, 1, len(even)), rows_between(across)
    if len(even) == 2:
        return even[0] + want[:, None, None] * (even[1] - even[0])
    return PchipInterpolator(known, even, axis=0)(want)


def ribbon(line: Floats, width: Floats, side: Floats) -> list[Floats]:
    """Strands beside a line: ``width`` metres at each point, along ``side`` made square to it."""
    along = unit(np.gradient(line, axis=0))
    across = np.broadcast_to(side, line.shape)
    across = unit(across - (across * along).sum(1, keepdims=True) * along)
    half = 0.5 * np.broadcast_to(width, len(line))[:, None] * across
    return [line - half, line - half / 2, line, line + half / 2, line + half]


def knots(*pairs: tuple[float, float]) -> Course:
    """A smooth course through (place, value) pairs."""
    x, y = np.array(pairs).T
    return lambda v: PchipInterpolator(x, y)(np.clip(v, x[0], x[-1]))


def flat(u: Floats) -> Floats:
    """Cross-section of a sheet: full to near its borders."""
    return np.clip(1 - np.abs(2 * u - 1) ** 3.2, 0, 1) ** 0.55


def round_(u: Floats) -> Floats:
    """Cross-section of a slender muscle."""
    return np.sqrt(np.clip(1 - (2 * u - 1) ** 2, 0, 1))


def past(v: Floats, edge: Floats | float) -> Floats:
    """1 beyond an edge, 0 before it, and soft between, so that the border is a smooth line."""
    return np.clip(0.5 + (v - edge) * 14, 0, 1)


def before(v: Floats, edge: Floats | float) -> Floats:
    return past(-v, -np.asarray(edge))


def blurred(grid: Floats) -> Floats:
    """Each point moved to the mean of its neighbourhood, shape (m, n, k)."""
    f = np.concatenate([grid[:1], grid, grid[-1:]])
    f = (f[:-2] + 2 * f[1:-1] + f[2:]) / 4
    f = np.concatenate([f[:, :1], f, f[:, -1:]], axis=1)
    return (f[:, :-2] + 2 * f[:, 1:-1] + f[:, 2:]) / 4


def normals_of(grid: Floats, outward: Floats, soften: int = 3) -> Floats:
    """Unit normals of a grid on the side of ``outward``, smoothed."""
    n = unit(np.cross(np.gradient(grid, axis=0), np.gradient(grid, axis=1)))
    if (n * outward).sum(-1).mean() < 0:
        n = -n
    for _ in range(soften):
        n = unit(blurred(n))
    return n
