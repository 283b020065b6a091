"""How deep a point lies in a bone: signed distances on a grid round each bone, in the bone's own frame.

Inside is what rays along two of the three axes agree on, so that a small gap in a surface does no harm. Near
the surface the distance is that to the nearest triangle; deeper inside it is counted from cell to cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.frames import MIRROR, Frame
from stretchlib.body.posture import Placement
from stretchlib.body.shapes import bones

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

CELL = 0.0016  # metres
BAND = 0.0032  # metres from the surface within which distances are exact; farther outside they do not matter
MARGIN = 3  # empty cells round a bone
FAR = 1.0  # metres; told of points far outside
PAIRS = 10_000  # of triangles and cells that are looked at in one go


@dataclass(frozen=True, eq=False)
class Field:
    """Signed distances (metres, negative inside) at corners of cells, of which ``low`` is the first, (3,)."""

    low: Array
    grid: Array  # (x, y, z)


@dataclass(frozen=True, eq=False)
class Obstacle:
    """A placed bone that things keep out of."""

    field: Field
    frame: Frame
    mirrored: bool = False  # whether the points that are asked about are the mirror image of the world

    def near(self, points: Array) -> bool:
        """Whether any of the points, shape (n, 3), lies in the box round the bone."""
        return bool((self.distance(points)[0] < FAR).any())

    def distance(self, points: Array) -> tuple[Array, Array]:
        """Signed distance, shape (n,), and the way out, unit vectors, shape (n, 3), at points (n, 3)."""
        world = points * MIRROR if self.mirrored else points
        local = (world - self.frame.origin) @ self.frame.rotation
        at = (local - self.field.low) / CELL
        ok = np.flatnonzero(((at > 0) & (at < np.array(self.field.grid.shape) - 1.001)).all(axis=1))
        value, out = np.full(len(points), FAR), np.zeros((len(points), 3))
        value[ok], slope = _interpolated(self.field.grid, at[ok])
        slope = slope / np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-9)
        out[ok] = slope @ self.frame.rotation.T * (MIRROR if self.mirrored else 1.0)
        return value, out


def obstacles(placement: Placement, names: tuple[str, ...], *, mirrored: bool = False) -> list[Obstacle]:
    """Bones of a placement as obstacles. ``mirrored``: the right ones' names stand for the left ones."""
    found = []
    for name in names:
        frame = placement.frames[bones()[name.replace("right_", "left_") if mirrored else name].frame]
        if mirrored and name.startswith("right_"):
            flip = np.outer(MIRROR, MIRROR)
            found.append(Obstacle(field(name), Frame(frame.rotation * flip, frame.origin * MIRROR)))
        else:
            found.append(Obstacle(field(name), frame, mirrored))
    return found


def _interpolated(grid: Array, at: Array) -> tuple[Array, Array]:
    """Value and slope of a grid at places inside it, shape (n, 3), by straight lines between corners."""
    low = at.astype(np.int64)
    x, y, z = (at - low).T
    flat = grid.ravel()
    strides = np.array([grid.shape[1] * grid.shape[2], grid.shape[2], 1])
    base = low @ strides
    c = {corner: flat[base + np.array(corner) @ strides] for corner in product((0, 1), repeat=3)}
    # Along x first, then y, then z; slopes come from the same corners.
    ex = {(j, k): c[0, j, k] + x * (c[1, j, k] - c[0, j, k]) for j, k in product((0, 1), repeat=2)}
    dx = {(j, k): c[1, j, k] - c[0, j, k] for j, k in product((0, 1), repeat=2)}
    ey, dy = [ex[0, k] + y * (ex[1, k] - ex[0, k]) for k in (0, 1)], [ex[1, k] - ex[0, k] for k in (0, 1)]
    sx = [dx[0, k] + y * (dx[1, k] - dx[0, k]) for k in (0, 1)]
    value = ey[0] + z * (ey[1] - ey[0])
    slope = np.stack([sx[0] + z * (sx[1] - sx[0]), dy[0] + z * (dy[1] - dy[0]), ey[1] - ey[0]], axis=1)
    return value, slope


@cache
def field(bone: str) -> Field:
    """The distances round a bone such as ``"right_femur"``."""
    shape = bones()[bone]
    vertices, faces = shape.vertices, shape.faces
    low = vertices.min(axis=0) - MARGIN * CELL
    size = np.ceil((vertices.max(axis=0) - low) / CELL).astype(int) + MARGIN + 1
    places = (vertices - low) / CELL
    solid = _inside(places, faces, size)
    grid = np.where(solid, np.inf, 2 * BAND)
    _near(grid.ravel(), places[faces], size)
    _deep(grid, solid)
    return Field(low, np.where(solid, -grid, grid))


def _inside(places: Array, faces: Ints, size: Ints) -> NDArray[np.bool_]:
    """Corners of cells that lie inside a closed surface, whose vertices are told in cells."""
    votes = np.zeros(tuple(size), dtype=np.int8)
    for axes in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        crossed = _crossings(places[:, axes] + 1e-5, faces, size[list(axes)])
        votes += np.transpose(crossed, np.argsort(axes))
    return votes >= 2


def _crossings(places: Array, faces: Ints, size: Ints) -> NDArray[np.bool_]:
    """Where a ray along the last axis has crossed a surface an odd number of times."""
    x, y, z = places.T
    a, b, c = faces.T
    area = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
    faces, area = faces[np.abs(area) > 1e-12], area[np.abs(area) > 1e-12]
    tx, ty = x[faces], y[faces]
    x0, y0 = np.ceil(tx.min(axis=1)).astype(int), np.ceil(ty.min(axis=1)).astype(int)
    wide = np.floor(tx.max(axis=1)).astype(int) - x0 + 1
    high = np.floor(ty.max(axis=1)).astype(int) - y0 + 1
    which = np.repeat(np.arange(len(faces)), wide * high)
    within = np.arange(len(which)) - np.repeat(np.cumsum(wide * high) - wide * high, wide * high)
    row, column = np.divmod(within, np.maximum(wide[which], 1))
    px, py = x0[which] + column, y0[which] + row
    u, v = tx[which], ty[which]
    wa = ((u[:, 1] - px) * (v[:, 2] - py) - (v[:, 1] - py) * (u[:, 2] - px)) / area[which]
    wb = ((u[:, 2] - px) * (v[:, 0] - py) - (v[:, 2] - py) * (u[:, 0] - px)) / area[which]
    hit = (wa >= 0) & (wb >= 0) & (wa + wb < 1)
    depth = (np.stack([wa, wb, 1 - wa - wb], axis=1) * z[faces][which]).sum(axis=1)[hit]
    count = np.zeros(tuple(size), dtype=np.int32)
    np.add.at(count, (px[hit], py[hit], np.clip(np.ceil(depth).astype(int), 0, size[2] - 1)), 1)
    crossed: NDArray[np.bool_] = np.cumsum(count, axis=2) % 2 == 1
    return crossed


def _near(flat: Array, triangles: Array, size: Ints) -> None:
    """Put the distance to the nearest of the triangles (m, 3, 3), in cells, into a flat grid.

    Triangles with equal boxes are looked at together, a few at a time: that much the processor keeps at hand.
    """
    reach = BAND / CELL
    first = np.maximum(np.ceil(triangles.min(axis=1) - reach).astype(int), 0)
    last = np.minimum(np.floor(triangles.max(axis=1) + reach).astype(int), size - 1)
    boxes, kind = np.unique(last - first + 1, axis=0, return_inverse=True)
    strides = np.array([size[1] * size[2], size[2], 1])
    surface = _Surface.of(triangles)
    for k, box in enumerate(boxes):
        members = np.flatnonzero(kind.ravel() == k)
        within = np.indices(box).reshape(3, 1, -1)
        few = max(1, PAIRS // within.shape[2])
        for start in range(0, len(members), few):
            some = members[start : start + few]
            cell = first[some].T[..., None] + within
            apart = CELL * surface.distances(cell.astype(float), some)
            np.minimum.at(flat, np.tensordot(strides, cell, 1).ravel(), apart.ravel())


@dataclass(frozen=True, eq=False)
class _Surface:
    """Triangles, and what their distances ask for again and again; x, y and z come first, shape (3, m)."""

    corners: list[Array]
    sides: list[Array]
    inward: list[Array]  # at right angles to each side, in the triangle
    normal: Array

    @classmethod
    def of(cls, triangles: Array) -> _Surface:
        """Of triangles, shape (m, 3, 3)."""
        corners = [np.ascontiguousarray(triangles[:, k].T) for k in range(3)]
        sides = [corners[(k + 1) % 3] - corners[k] for k in range(3)]
        normal = _cross(sides[0], -sides[2])
        return cls(corners, sides, [_cross(normal, side) for side in sides], normal)

    def distances(self, points: Array, some: Ints) -> Array:
        """Of points, shape (3, n, cells), each row from its own triangle of ``some``; shape (n, cells)."""
        nearest = np.full(points.shape[1:], np.inf)
        inside = np.ones(points.shape[1:], dtype=bool)
        for corner, side, inward in zip(self.corners, self.sides, self.inward, strict=True):
            along, away = side[:, some, None], points - corner[:, some, None]
            t = _dot(along, away) / np.maximum(_dot(along, along), 1e-18)
            rest = away - np.clip(t, 0.0, 1.0) * along
            nearest = np.minimum(nearest, _dot(rest, rest))
            inside &= _dot(inward[:, some, None], away) >= 0
        normal = self.normal[:, some, None]
        length = np.maximum(np.sqrt(_dot(normal, normal)), 1e-18)
        height = np.abs(_dot(points - self.corners[0][:, some, None], normal)) / length
        return np.asarray(np.where(inside, height, np.sqrt(nearest)))


def _dot(u: Array, v: Array) -> Array:
    return np.asarray(u[0] * v[0] + u[1] * v[1] + u[2] * v[2])


def _cross(u: Array, v: Array) -> Array:
    return np.stack([u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]])


def _deep(grid: Array, solid: NDArray[np.bool_]) -> None:
    """Count distances on, from cell to cell, to those deep inside a bone."""
    flat, size = grid.ravel(), grid.shape
    unknown = np.flatnonzero(solid & np.isinf(grid))
    steps = [s for s in product((-1, 0, 1), repeat=3) if any(s)]
    moves = [(CELL * float(np.hypot(np.hypot(s[0], s[1]), s[2])), s) for s in steps]
    shifts = [(length, int(np.dot(s, (size[1] * size[2], size[2], 1)))) for length, s in moves]
    for _ in range(max(size)):
        best = np.min([flat[unknown + shift] + length for length, shift in shifts], axis=0)
        if np.array_equal(best, flat[unknown]):
            break
        flat[unknown] = best
