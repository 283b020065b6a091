"""Broad muscles and tissue as sheets: surfaces between neighbouring strands, over the bones below them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stretchlib.figures.engine.render import Camera, Floats, Ints, Solid, View, evenly, look
from stretchlib.figures.engine.trace import blur

ACROSS, ALONG = 28, 56  # points of a sheet over its strands and along them
DEGREE = 3  # of the curves over the strands: smooth, and near each strand
CELL = 0.004  # metres, of the grid that tells where the bones are
END = 0.2  # share of a strand that stays where it is
CLEAR = 0.004  # metres between bone and sheet


def surface(strands: Sequence[Floats]) -> Floats:
    """The smooth surface that neighbouring strands span.

    Parameters
    ----------
    strands : from one border to the other, each from origin to insertion, world metres, shape (k, 3).

    Returns
    -------
    Points, shape (``ACROSS``, ``ALONG``, 3).
    """
    even = np.stack([evenly(strand, ALONG) for strand in strands])
    known = np.linspace(0.0, 1.0, len(even))
    wanted = np.linspace(0.0, 1.0, ACROSS)
    degree = min(DEGREE, len(even) - 1)
    fitted = np.polynomial.polynomial.polyfit(known, even.reshape(len(even), -1), degree)
    values = np.polynomial.polynomial.polyval(wanted, fitted)
    return np.asarray(values, dtype=float).T.reshape(ACROSS, ALONG, 3)


def laid_over(grid: Floats, bones: Sequence[Solid], camera: Camera, *, ends_free: bool = False) -> Floats:
    """A surface moved towards the viewer where bones would come through it; shape as ``grid``.

    Parameters
    ----------
    ends_free : whether the last part of its strands stays where it is.
    """
    view = look(bones, camera, pixel=CELL)
    cover = _cover(view)
    seen = camera.project(grid)
    column = np.rint((seen[..., 0] - view.left) / CELL).astype(int)
    row = np.rint((seen[..., 1] - view.bottom) / CELL).astype(int)
    inside = (row >= 0) & (row < cover.shape[0]) & (column >= 0) & (column < cover.shape[1])
    front = np.full(grid.shape[:2], -np.inf)
    front[inside] = cover[row[inside], column[inside]]
    # At its end a muscle may pass to the far side of a bone.
    reach = (np.linspace(1.0, 0.0, grid.shape[1]) / END).clip(0.0, 1.0) if ends_free else 1.0
    rise = np.maximum(front + CLEAR - seen[..., 2], 0.0) * reach
    # The edge of a bone is no edge of what lies on it: what is below shows only as a soft swelling.
    smooth = blur(np.pad(rise, 8, mode="edge"), 2.4)[8:-8, 8:-8]
    moved: Floats = grid + np.maximum(rise, smooth)[..., None] * camera.axes[2]
    return moved


def _cover(view: View) -> Floats:
    """How near to the viewer a skin over the bones is, with the gaps between ribs bridged; metres."""
    there = np.isfinite(view.nearness)
    level = np.where(there, view.nearness, np.nanmin(np.where(there, view.nearness, np.nan)))
    spread = level
    for _ in range(4):  # the highest of the neighbours, four cells wide
        padded = np.pad(spread, 1, mode="edge")
        spread = np.max(
            [padded[1:-1, 1:-1], padded[2:, 1:-1], padded[:-2, 1:-1], padded[1:-1, 2:], padded[1:-1, :-2]], 0
        )
    weight = blur((spread > level.min()).astype(float), 3.0)
    soft = blur(np.where(spread > level.min(), spread - level.min(), 0.0), 3.0) / np.maximum(weight, 1e-3)
    return np.where(weight > 0.35, level.min() + soft, -np.inf)


def slab(grid: Floats, thickness: Floats | float, outward: Floats) -> tuple[Floats, Ints]:
    """A closed solid round a surface.

    Parameters
    ----------
    grid : the surface, world metres, shape (m, n, 3).
    thickness : metres, a number or shape (m, n); it swells outward.
    outward : direction of the outer face, shape (3,).

    Returns
    -------
    Vertices, shape (2 * m * n, 3), and outward triangles.
    """
    rows, columns = grid.shape[:2]
    over, along = np.gradient(grid, axis=0), np.gradient(grid, axis=1)
    normal = np.cross(over, along)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
    flipped = bool((normal @ outward).mean() < 0)
    normal = -normal if flipped else normal
    outer = grid + np.broadcast_to(np.asarray(thickness), grid.shape[:2])[..., None] * normal
    number = np.arange(rows * columns).reshape(rows, columns)
    face = _quads(number)
    face = face[:, ::-1] if flipped else face
    border = np.concatenate([number[0, :-1], number[:-1, -1], number[-1, :0:-1], number[:0:-1, 0]])
    after, half = np.roll(border, -1), rows * columns
    rim = np.concatenate(
        [np.stack([border, after, border + half], 1), np.stack([after, after + half, border + half], 1)]
    )
    rim = rim if flipped else rim[:, ::-1]
    # The outer layer comes second: its faces keep the turn of ``face``, those of the inner one are reversed.
    faces = np.concatenate([face[:, ::-1], face + half, rim])
    return np.concatenate([grid.reshape(-1, 3), outer.reshape(-1, 3)]), faces


def _quads(number: Ints) -> Ints:
    a, b, c, d = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
    quads = [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    return np.concatenate(quads)
