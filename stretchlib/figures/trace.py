"""From a grid to curves: outlines of regions and bands of tone, as smooth matplotlib paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import cast

import numpy as np
from contourpy import FillType, contour_generator
from matplotlib.path import Path
from numpy.typing import NDArray

from stretchlib.figures.render import Floats, Ints

LONGEST = 14.0  # cells between two control points of a curve, at most
Frame = tuple[float, float, float]  # left, bottom, size of a grid cell: where a grid lies in the picture


def blur(grid: Floats, sigma: float) -> Floats:
    """Gaussian blur of a grid, shape (rows, columns); edges count as empty."""
    reach = max(1, round(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    for _ in ("down the columns", "along the rows"):
        padded = np.zeros((len(grid) + 2 * reach, grid.shape[1]))
        padded[reach:-reach] = grid
        blurred = np.zeros_like(grid)
        for shift, weight in enumerate(kernel):
            blurred += weight * padded[shift : shift + len(grid)]
        grid = np.ascontiguousarray(blurred.T)
    return grid


def crop(mask: NDArray[np.bool_], border: int) -> tuple[slice, slice]:
    """The rows and columns that hold a mask, with a border; the mask must not be empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(rows[0] - border, 0), rows[-1] + border + 1),
        slice(max(columns[0] - border, 0), columns[-1] + border + 1),
    )


def area_above(grid: Floats, level: float, frame: Frame, *, error: float = 0.3, least: float = 6.0) -> Path:
    """The area where a grid is above a level; see ``areas_above``."""
    return areas_above(grid, [level], frame, error=error, least=least)[0]


def areas_above(
    grid: Floats, levels: Sequence[float], frame: Frame, *, error: float = 0.3, least: float = 6.0
) -> list[Path]:
    """For each level the area where a grid is above it, as one closed path with its holes.

    Parameters
    ----------
    grid : shape (rows, columns).
    frame : picture x and y of cell (0, 0) and the size of a cell.
    error : how far the curve may stray from the true one, cells.
    least : rings that enclose fewer cells than this are dropped.
    """
    padded = np.pad(grid, 1, constant_values=min(min(levels) - 1.0, float(grid.min())))
    generator = contour_generator(z=padded, fill_type=FillType.OuterOffset)
    left, bottom, cell = frame
    areas = []
    for level in levels:
        polygons, offsets = cast(tuple[list[Floats], list[Ints]], generator.filled(level, np.inf))
        rings = [
            points[start:stop] - 1.0
            for points, starts in zip(polygons, offsets, strict=True)
            for start, stop in pairwise(starts)
        ]
        smooth = [smooth_ring(ring, error) for ring in rings if _area(ring) >= least]
        areas.append(_joined(smooth, np.array([left, bottom]), cell))
    return areas


def smooth_ring(ring: Floats, error: float) -> Floats:
    """Control points of a closed quadratic B-spline along a ring whose last point repeats the first.

    Straight stretches get few points and bends many (Douglas and Peucker 1973). No two points are farther
    apart than ``LONGEST`` cells, which keeps corners from being cut.
    """
    kept = _simplified(ring, error)
    runs = np.diff(kept, axis=0)
    counts = np.ceil(np.hypot(runs[:, 0], runs[:, 1]) / LONGEST).astype(int).clip(1)
    which = np.repeat(np.arange(len(runs)), counts)
    share = (np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[which]
    controls: Floats = kept[which] + runs[which] * share[:, None]
    return controls


def _simplified(line: Floats, error: float) -> Floats:
    """The points of a line that matter, with the ends; between them it strays by ``error`` at most."""
    half = len(line) // 2
    keep = {0, half, len(line) - 1}
    open_runs = [(0, half), (half, len(line) - 1)]
    while open_runs:
        start, stop = open_runs.pop()
        if stop - start < 2:
            continue
        base, run = line[start], line[stop] - line[start]
        inner = line[start + 1 : stop] - base
        length = np.hypot(*run)
        if length > 0:
            away = np.abs(inner[:, 0] * run[1] - inner[:, 1] * run[0]) / length
        else:
            away = np.hypot(inner[:, 0], inner[:, 1])
        farthest = int(away.argmax())
        if away[farthest] > error:
            middle = start + 1 + farthest
            keep.add(middle)
            open_runs += [(start, middle), (middle, stop)]
    return line[sorted(keep)]


def _joined(rings: Iterable[Floats], origin: Floats, cell: float) -> Path:
    vertices, codes = [], []
    for controls in rings:
        middles = 0.5 * (controls + np.roll(controls, -1, axis=0))
        curve = np.empty((2 * len(controls) + 2, 2))
        curve[0] = middles[-1]
        curve[1:-1:2] = controls
        curve[2:-1:2] = middles
        curve[-1] = middles[-1]
        vertices.append(origin + cell * curve)
        codes.append([Path.MOVETO] + [Path.CURVE3] * (2 * len(controls)) + [Path.CLOSEPOLY])
    if not vertices:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _area(ring: Floats) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2
