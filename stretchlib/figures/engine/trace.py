"""From a grid to curves: outlines of regions and bands of tone, as smooth matplotlib paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np
from contourpy import FillType, LineType, SerialContourGenerator, ZInterp
from matplotlib.path import Path

from stretchlib.figures.engine.fitting import fitted
from stretchlib.figures.engine.render import Floats, Ints

Frame = tuple[float, float, float]  # left, bottom, size of a grid cell: where a grid lies in the picture


@dataclass(frozen=True)
class Area:
    """A part of a grid, before it becomes a curve.

    Attributes
    ----------
    rings : its borders and those of its holes, cells; each of shape (k, 2), its last point the first.
    frame : picture x and y of cell (0, 0) and the size of a cell.
    error : how far the curve may stray from the true one, cells.
    """

    rings: list[Floats]
    frame: Frame
    error: float

    @property
    def border(self) -> float:
        """Length of all rings, cells."""
        return sum(float(np.hypot(*np.diff(ring, axis=0).T).sum()) for ring in self.rings)


def blur(grid: Floats, sigma: float) -> Floats:
    """Gaussian blur of a grid, or of several alike, shape (..., rows, columns); edges count as empty."""
    reach = max(1, round(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    for _ in ("down the columns", "along the rows"):
        rows = grid.shape[-2]
        padded = np.zeros((*grid.shape[:-2], rows + 2 * reach, grid.shape[-1]))
        padded[..., reach:-reach, :] = grid
        blurred = np.zeros_like(grid)
        for shift, weight in enumerate(kernel):
            blurred += weight * padded[..., shift : shift + rows, :]
        grid = np.ascontiguousarray(blurred.swapaxes(-1, -2))
    return grid


def areas_above(
    grid: Floats, levels: Sequence[float], frame: Frame, *, error: float = 0.3, least: float = 6.0
) -> list[Area]:
    """For each level the area where a grid is above it.

    Parameters
    ----------
    grid : shape (rows, columns).
    frame, error : see ``Area``.
    least : rings that enclose fewer cells than this are dropped.
    """
    rows, columns = grid.shape
    padded = np.full((rows + 2, columns + 2), min(min(levels) - 1.0, float(grid.min())))
    padded[1:-1, 1:-1] = grid
    x, y = np.meshgrid(np.arange(-1.0, columns + 1), np.arange(-1.0, rows + 1))
    # Made without ``contour_generator``, which would look for holes in the grid: ours have none.
    generator = SerialContourGenerator(
        x,
        y,
        padded,
        np.zeros((), dtype=bool),
        corner_mask=False,
        line_type=LineType.Separate,
        fill_type=FillType.OuterOffset,
        quad_as_tri=False,
        z_interp=ZInterp.Linear,
    )
    areas = []
    for level in levels:
        polygons, offsets = cast(tuple[list[Floats], list[Ints]], generator.filled(level, np.inf))
        rings = [
            points[start:stop]
            for points, starts in zip(polygons, offsets, strict=True)
            for start, stop in pairwise(starts.tolist())
        ]
        areas.append(Area([ring for ring in rings if _area(ring) >= least], frame, error))
    return areas


def curves(areas: Sequence[Area]) -> list[Path]:
    """Each area as one smooth closed path in the picture, with its holes.

    The paths are quadratic B-splines, all of them fitted at once: see ``stretchlib.figures.engine.fitting``.
    """
    rings = [ring for area in areas for ring in area.rings]
    if not rings:
        return [Path(np.empty((0, 2))) for _ in areas]
    counts = np.array([len(area.rings) for area in areas])
    owner = np.repeat(np.arange(len(areas)), counts)
    controls, ring_of = fitted(rings, np.array([area.error for area in areas])[owner])
    frames = np.array([area.frame for area in areas])[owner[ring_of]]
    controls = frames[:, :2] + frames[:, 2:] * controls

    size = np.bincount(ring_of, minlength=len(rings))
    stop = np.cumsum(size)
    after = np.arange(1, len(controls) + 1)
    after[stop - 1] = stop - size
    middles = 0.5 * (controls + controls[after])
    # A ring of n controls is written as a start, n times a control and a middle, and the way home.
    begin = np.cumsum(2 * size + 2) - (2 * size + 2)
    at = begin[ring_of] + 1 + 2 * (np.arange(len(controls)) - (stop - size)[ring_of])
    vertices = np.empty((2 * len(controls) + 2 * len(rings), 2))
    vertices[at], vertices[at + 1] = controls, middles
    vertices[begin] = vertices[begin + 2 * size + 1] = middles[stop - 1]
    codes = np.full(len(vertices), Path.CURVE3, dtype=Path.code_type)
    codes[begin], codes[begin + 2 * size + 1] = Path.MOVETO, Path.CLOSEPOLY
    cuts = np.bincount(owner, weights=2 * size + 2, minlength=len(areas)).astype(int).cumsum()[:-1]
    return [Path(*parts) for parts in zip(np.split(vertices, cuts), np.split(codes, cuts), strict=True)]


def _area(ring: Floats) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1])) / 2
