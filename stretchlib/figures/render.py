"""From solids in space to what a viewer sees: visible regions and how light falls on them.

A small depth buffer in numpy. It exists so that bones and muscles hide each other rightly from any side,
while the figure itself stays a vector drawing: ``stretchlib.figures.trace`` turns the buffer into curves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EMPTY = -1


@dataclass(frozen=True)
class Camera:
    """A viewer far away (orthographic), so that lengths in the picture are lengths in the plane.

    Parameters
    ----------
    azimuth : degrees around the vertical. 0 looks at the person's right side (they face the right edge of
        the picture), 90 looks at the front, 180 at the left side, -90 at the back.
    elevation : degrees; positive looks down on the person.
    """

    azimuth: float = 0.0
    elevation: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)

    def moved(self, right: float, up: float = 0.0) -> Camera:
        """The same view, with the picture moved by metres to the right and up."""
        return replace(self, shift=(right, up))

    @cached_property
    def axes(self) -> Floats:
        """Rows: the picture's right, its up, and towards the viewer; in world axes, shape (3, 3)."""
        a, e = np.radians(self.azimuth), np.radians(self.elevation)
        right = np.array([np.cos(a), 0.0, -np.sin(a)])
        level = np.array([np.sin(a), 0.0, np.cos(a)])
        toward = np.cos(e) * level + np.sin(e) * np.array([0.0, 1.0, 0.0])
        return np.stack([right, np.cross(toward, right), toward])

    def project(self, points: Floats) -> Floats:
        """World points, shape (..., 3), to picture x, y and nearness, shape (..., 3), all metres."""
        projected: Floats = points @ self.axes.T + np.array([*self.shift, 0.0])
        return projected


@dataclass(frozen=True)
class Solid:
    """A closed surface to be drawn.

    Attributes
    ----------
    name : what it shows; solids of one name are one region of the drawing.
    vertices : world metres, shape (n, 3).
    faces : vertex numbers, counter-clockwise seen from outside, shape (m, 3).
    normals : unit outward normals at the vertices, shape (n, 3), where they are known already.
    """

    name: str
    vertices: Floats
    faces: Ints
    normals: Floats | None = None


def outward_normals(vertices: Floats, faces: Ints) -> Floats:
    """Unit outward normals at the vertices of a closed surface, weighted by area, shape (n, 3)."""
    corner = vertices[faces]
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    corners, count = faces.T.ravel(), len(vertices)
    total = np.stack([np.bincount(corners, np.tile(face[:, i], 3), count) for i in range(3)], axis=1)
    length = np.linalg.norm(total, axis=1, keepdims=True)
    return total / np.where(length > 0, length, 1.0)


@dataclass(frozen=True)
class Region:
    """What is seen of a solid.

    Attributes
    ----------
    number : of the solid's name in the view.
    cells : how many are seen.
    nearness : their mean, metres towards the viewer.
    window : the rows and columns that hold them, with a border.
    """

    number: int
    cells: int
    nearness: float
    window: tuple[slice, slice]


@dataclass(frozen=True)
class View:
    """What the viewer sees, on a grid of pixels.

    Attributes
    ----------
    names : the solids' names; ``region`` holds indices into it, or ``EMPTY``.
    region : shape (rows, columns).
    light : 0 (turned away) to 1 (facing the lamp), shape (rows, columns).
    nearness : metres towards the viewer, ``-inf`` where nothing is, shape (rows, columns).
    left, bottom : picture coordinates of the first pixel's centre, metres.
    pixel : size of a pixel, metres.
    """

    names: tuple[str, ...]
    region: Ints
    light: Floats
    nearness: Floats
    left: float
    bottom: float
    pixel: float

    def regions(self, *, least: int = 7, border: int = 8) -> list[Region]:
        """What is seen of each solid, in the order of their names; none with fewer than ``least`` cells."""
        flat = self.region.ravel()
        filled = np.flatnonzero(flat != EMPTY)
        filled = filled[np.argsort(flat[filled], kind="stable")]
        cells = np.bincount(flat[filled], minlength=len(self.names))
        rows, columns = np.divmod(filled, self.region.shape[1])
        nearness = self.nearness.ravel()[filled]
        found = []
        for number, (count, stop) in enumerate(zip(cells.tolist(), np.cumsum(cells).tolist(), strict=True)):
            if count < least:
                continue
            mine = slice(stop - count, stop)
            row, column = rows[mine], columns[mine]
            window = (
                slice(max(int(row[0]) - border, 0), int(row[-1]) + border + 1),
                slice(max(int(column.min()) - border, 0), int(column.max()) + border + 1),
            )
            found.append(Region(number, count, float(nearness[mine].mean()), window))
        return found

    def shows(self, picture_points: Floats, name: str, slack: float = 0.004) -> NDArray[np.bool_]:
        """Whether points (picture x, y, nearness; shape (n, 3)) lie on the visible surface of a solid."""
        column = np.rint((picture_points[:, 0] - self.left) / self.pixel).astype(int)
        row = np.rint((picture_points[:, 1] - self.bottom) / self.pixel).astype(int)
        inside = (column >= 0) & (row >= 0) & (column < self.region.shape[1]) & (row < self.region.shape[0])
        inside[inside] = self.region[row[inside], column[inside]] == self.names.index(name)
        front = np.full(len(picture_points), np.inf)
        front[inside] = self.nearness[row[inside], column[inside]]
        visible: NDArray[np.bool_] = inside & (picture_points[:, 2] >= front - slack)
        return visible


# From the upper left, in front of the picture: the custom of anatomical drawing.
LAMP: Floats = np.array([-0.45, 0.62, 0.64])


def look(solids: Sequence[Solid], camera: Camera, *, pixel: float = 0.002, margin: float = 0.02) -> View:
    """See solids from a camera.

    Parameters
    ----------
    solids : what to look at; nothing transparent.
    pixel : size of a grid cell, metres.
    margin : empty border round everything, metres.
    """
    names = tuple(dict.fromkeys(solid.name for solid in solids))
    placed = [camera.project(solid.vertices) for solid in solids]
    everything = np.concatenate(placed)
    low, high = everything[:, :2].min(axis=0) - margin, everything[:, :2].max(axis=0) + margin
    columns, rows = np.ceil((high - low) / pixel).astype(int) + 1
    lamp = LAMP / np.linalg.norm(LAMP)

    corners, shades, owners = [], [], []
    for solid, points in zip(solids, placed, strict=True):
        corners.append((points - [low[0], low[1], 0.0])[solid.faces] / [pixel, pixel, 1.0])
        # Half-Lambert: the shadow side keeps its form instead of going flat.
        normals = outward_normals(solid.vertices, solid.faces) if solid.normals is None else solid.normals
        shade = 0.5 + 0.5 * (normals @ (lamp @ camera.axes))
        shades.append(shade[solid.faces])
        owners.append(np.full(len(solid.faces), names.index(solid.name)))
    cell, nearness, light, owner = _fragments(
        np.concatenate(corners), np.concatenate(shades), np.concatenate(owners), int(columns), int(rows)
    )

    depth = np.full(rows * columns, -np.inf)
    np.maximum.at(depth, cell, nearness)
    first = nearness >= depth[cell]
    region = np.full(rows * columns, EMPTY)
    shine = np.zeros(rows * columns)
    region[cell[first]] = owner[first]
    shine[cell[first]] = light[first]
    grid = (int(rows), int(columns))
    return View(names, region.reshape(grid), shine.reshape(grid), depth.reshape(grid), low[0], low[1], pixel)


def _fragments(
    corners: Floats, shades: Floats, owners: Ints, columns: int, rows: int
) -> tuple[Ints, Floats, Floats, Ints]:
    """Every pixel that every triangle covers: its cell, nearness, light and the triangle's owner."""
    flat = corners[:, :, :2]
    area = _cross(flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0])
    facing = area > 1e-9
    corners, shades, flat, area = (a[facing] for a in (corners, shades, flat, area))
    owners = owners[facing]
    start = np.ceil(flat.min(axis=1)).astype(int).clip(0)
    stop = np.floor(flat.max(axis=1)).astype(int)
    stop[:, 0] = stop[:, 0].clip(max=columns - 1)
    stop[:, 1] = stop[:, 1].clip(max=rows - 1)
    size = (stop - start + 1).clip(0)
    count = size[:, 0] * size[:, 1]
    which = np.repeat(np.arange(len(count)), count)
    within = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    x = start[which, 0] + within % size[which, 0]
    y = start[which, 1] + within // size[which, 0]
    # A corner's weight is linear in x and y: its three coefficients are found once a triangle.
    (weight_a, weight_b), nothing = (_weight(flat, i, area, which, x, y) for i in (0, 1)), -1e-6
    weight_c = 1.0 - weight_a - weight_b
    inside = np.flatnonzero((weight_a >= nothing) & (weight_b >= nothing) & (weight_c >= nothing))
    which = which[inside]
    weights = [weight[inside] for weight in (weight_a, weight_b, weight_c)]
    nearness, light = (
        sum((values[which, i] * weights[i] for i in range(3)), start=np.zeros(len(which)))
        for values in (corners[:, :, 2], shades)
    )
    return (y[inside] * columns + x[inside]), nearness, light, owners[which]


def _weight(flat: Floats, corner: int, area: Floats, which: Ints, x: Ints, y: Ints) -> Floats:
    """Share of a triangle's corner in points of it; ``which`` says to what triangle a point belongs."""
    b, c = flat[:, (corner + 1) % 3], flat[:, (corner + 2) % 3]
    by_x, by_y = (b[:, 1] - c[:, 1]) / area, (c[:, 0] - b[:, 0]) / area
    constant = _cross(b, c) / area
    weight: Floats = constant[which] + by_x[which] * x + by_y[which] * y
    return weight


def _cross(a: Floats, b: Floats) -> Floats:
    result: Floats = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return result


def tube(
    path: Floats, radius: Floats, sides: int = 20, flatten: float = 1.0, across: Floats | None = None
) -> tuple[Floats, Ints]:
    """A closed tube round a curve: a muscle belly, a tendon, a nerve.

    Parameters
    ----------
    path : world metres, shape (k, 3).
    radius : metres, shape (k,).
    flatten : thickness over width; 1 is round.
    across : direction of the width, shape (3,); needed when ``flatten`` is not 1.

    Returns
    -------
    Vertices, shape (k * sides + 2, 3), and faces, shape (2 * sides * k, 3).
    """
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.array([0.0, 0.0, 1.0]) if across is None else np.asarray(across, dtype=float)
    if across is None and abs(along[0] @ side) > 0.9:
        side = np.array([1.0, 0.0, 0.0])
    angle = 2 * np.pi * np.arange(sides) / sides
    sides_along, others_along = np.empty_like(along), np.empty_like(along)
    for i, direction in enumerate(along):
        # Carried along the path, so that the tube does not twist.
        side = side - direction * (side @ direction)
        side = side / np.sqrt(side @ side)
        sides_along[i] = side
        x, y, z = direction
        u, v, w = side
        others_along[i] = (y * w - z * v, z * u - x * w, x * v - y * u)
    turn = (
        np.cos(angle)[:, None] * sides_along[:, None]
        + flatten * np.sin(angle)[:, None] * others_along[:, None]
    )
    rings = path[:, None] + radius[:, None, None] * turn
    vertices = np.concatenate([rings.reshape(-1, 3), path[:1], path[-1:]])
    return vertices, _tube_faces(len(path), sides)


@cache
def _tube_faces(rings: int, sides: int) -> Ints:
    """Triangles between neighbouring rings of a tube, and those of its two caps."""
    step = np.arange(sides)
    after = (step + 1) % sides
    here = sides * np.arange(rings - 1)[:, None]
    there = here + sides
    first, last, end = rings * sides, rings * sides + 1, (rings - 1) * sides
    walls = [(here + step, here + after, there + after), (here + step, there + after, there + step)]
    caps = [(np.full(sides, first), after, step), (np.full(sides, last), end + step, end + after)]
    return np.concatenate([np.stack(wall, axis=-1).reshape(-1, 3) for wall in (*walls, *caps)])
