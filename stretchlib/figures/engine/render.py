"""From solids in space to what a viewer sees: visible regions and how light falls on them.

A small depth buffer in numpy. It exists so that bones and muscles hide each other rightly from any side,
while the figure itself stays a vector drawing: ``trace`` beside it turns the buffer into curves.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from stretchlib.look import tokens

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
    against : what the angles are told against, where a part of the body lies or leans: the rows of the matrix
        that turns its axes into the world's. The part then stands upright in the picture.
    """

    azimuth: float = 0.0
    elevation: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    against: tuple[tuple[float, ...], ...] | None = None

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
        axes = np.stack([right, np.cross(toward, right), toward])
        return axes if self.against is None else np.asarray(axes @ np.array(self.against).T)

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
    points = np.ascontiguousarray(vertices.T)
    a, b, c = faces.T
    x, y, z = points[:, b] - points[:, a]
    u, v, w = points[:, c] - points[:, a]
    corners, count = faces.T.ravel(), len(vertices)
    across = (y * w - z * v, z * u - x * w, x * v - y * u)
    total = np.stack([np.bincount(corners, np.tile(part, 3), count) for part in across], axis=1)
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

    def within(self, other: View, names: Collection[str]) -> NDArray[np.bool_]:
        """For each cell whether in another view some of these names are seen there, shape (rows, columns)."""
        rows, columns = self.region.shape
        x = self.left + self.pixel * np.arange(columns)
        y = self.bottom + self.pixel * np.arange(rows)
        column = np.rint((x - other.left) / other.pixel).astype(int)
        row = np.rint((y - other.bottom) / other.pixel).astype(int)
        wanted = np.isin(other.region, [k for k, name in enumerate(other.names) if name in names])
        inside = np.zeros(self.region.shape, dtype=bool)
        across, up = ((at >= 0) & (at < most) for at, most in zip((column, row), wanted.T.shape, strict=True))
        inside[np.ix_(up, across)] = wanted[np.ix_(row[up], column[across])]
        return inside


# From the upper left, in front of the picture: the custom of anatomical drawing.
LAMP: Floats = np.array(tokens()["shade"]["lamp"])


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
    grid = (int(rows), int(columns))
    lamp = LAMP / np.linalg.norm(LAMP)

    shades = []
    for solid in solids:
        # Half-Lambert: the shadow side keeps its form instead of going flat.
        normals = outward_normals(solid.vertices, solid.faces) if solid.normals is None else solid.normals
        shades.append(0.5 + 0.5 * (normals @ (lamp @ camera.axes)))
    before = np.cumsum([0] + [len(points) for points in placed[:-1]])
    faces = np.concatenate([solid.faces + first for solid, first in zip(solids, before, strict=True)])
    owners = np.repeat([names.index(s.name) for s in solids], [len(s.faces) for s in solids])
    # Each coordinate by itself, one after the other in memory: numpy is several times faster so.
    x, y, height = (np.ascontiguousarray(along) for along in everything.T)
    cell, nearness, light, owner = _fragments(
        (x - low[0]) / pixel, (y - low[1]) / pixel, (height, np.concatenate(shades)), faces, owners, grid
    )

    depth = np.full(rows * columns, -np.inf)
    np.maximum.at(depth, cell, nearness)
    first = nearness >= depth[cell]
    region = np.full(rows * columns, EMPTY)
    shine = np.zeros(rows * columns)
    region[cell[first]] = owner[first]
    shine[cell[first]] = light[first]
    return View(names, region.reshape(grid), shine.reshape(grid), depth.reshape(grid), low[0], low[1], pixel)


def _fragments(
    x: Floats, y: Floats, carried: tuple[Floats, Floats], faces: Ints, owners: Ints, grid: tuple[int, int]
) -> tuple[Ints, Floats, Floats, Ints]:
    """Every pixel that every triangle covers: its cell, nearness, light and the triangle's owner.

    Parameters
    ----------
    x, y : of the vertices, pixels.
    carried : nearness and light of the vertices.
    grid : rows and columns.
    """
    a, b, c = faces.T
    area = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
    facing = area > 1e-9
    corners, area, owners = np.ascontiguousarray(faces[facing].T), area[facing], owners[facing]
    x, y = x[corners], y[corners]
    (left, width), (low, height) = (_span(along, most) for along, most in ((x, grid[1]), (y, grid[0])))
    count = width * height
    which = np.repeat(np.arange(len(count)), count)
    within = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    up, right = np.divmod(within, width[which])
    column, row = left[which] + right, low[which] + up
    # A corner's weight is linear in column and row: its three coefficients are found once a triangle.
    (weight_a, weight_b), nothing = (_weight(x, y, i, area, which, column, row) for i in (0, 1)), -1e-6
    inside = np.flatnonzero(
        (weight_a >= nothing) & (weight_b >= nothing) & (weight_a + weight_b <= 1 - nothing)
    )
    which, weight_a, weight_b = which[inside], weight_a[inside], weight_b[inside]
    weights = (weight_a, weight_b, 1.0 - weight_a - weight_b)
    a, b, c = (corner[which] for corner in corners)
    nearness, light = (
        values[a] * weights[0] + values[b] * weights[1] + values[c] * weights[2] for values in carried
    )
    return row[inside] * grid[1] + column[inside], nearness, light, owners[which]


def _span(along: Floats, most: int) -> tuple[Ints, Ints]:
    """The first pixel of each triangle along one side of the grid, and how many there are."""
    start = np.ceil(along.min(axis=0)).astype(int).clip(0)
    stop = np.floor(along.max(axis=0)).astype(int).clip(max=most - 1)
    return start, (stop - start + 1).clip(0)


def _weight(x: Floats, y: Floats, corner: int, area: Floats, which: Ints, column: Ints, row: Ints) -> Floats:
    """Share of a triangle's corner in points of it; ``which`` says to what triangle a point belongs."""
    b, c = (corner + 1) % 3, (corner + 2) % 3
    constant = (x[b] * y[c] - y[b] * x[c]) / area
    by_column, by_row = (y[b] - y[c]) / area, (x[c] - x[b]) / area
    weight: Floats = constant[which] + by_column[which] * column + by_row[which] * row
    return weight


def evenly(path: Floats, count: int) -> Floats:
    """The same line with ``count`` points at equal distances along it; shapes (n, 3) and (``count``, 3)."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    travelled = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0.0, travelled[-1], count)
    return np.stack([np.interp(wanted, travelled, path[:, axis]) for axis in range(3)], axis=-1)


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
    # Carried along the path, so that the tube does not twist. Plain numbers: three at a time are too few for
    # numpy to be quick.
    u, v, w = side.tolist()
    beside, across_it = [], []
    for x, y, z in along.tolist():
        slip = u * x + v * y + w * z
        u, v, w = u - slip * x, v - slip * y, w - slip * z
        length = math.sqrt(u * u + v * v + w * w)
        u, v, w = u / length, v / length, w / length
        beside.append((u, v, w))
        across_it.append((y * w - z * v, z * u - x * w, x * v - y * u))
    turn = (
        np.cos(angle)[:, None] * np.array(beside)[:, None]
        + flatten * np.sin(angle)[:, None] * np.array(across_it)[:, None]
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
