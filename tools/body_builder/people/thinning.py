"""Fewer vertices: the right half is thinned for all people at once, and hems are cut in; left mirrors it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from ctypes import POINTER, c_float, c_size_t, c_ubyte, c_uint
from dataclasses import dataclass
from typing import Any

import meshoptimizer
import numpy as np
from meshoptimizer._loader import lib
from scipy.sparse import coo_matrix

from .carriers import OWN, SPINE
from .clothes import FIELDS, REGIONS
from .source import Floats, Ints
from .surface import Surface

_INTS, _FLOATS = POINTER(c_uint), POINTER(c_float)
# The binding does not declare this function's types; without them the call fails.
lib.meshopt_simplifyWithAttributes.argtypes = [
    *(_INTS, _INTS, c_size_t, _FLOATS, c_size_t, c_size_t, _FLOATS, c_size_t, _FLOATS, c_size_t),
    *(POINTER(c_ubyte), c_size_t, c_float, c_uint, _FLOATS),
]
FLIP = np.array([1.0, 1.0, -1.0])
NEAR_HEM = 0.25  # of an edge: a vertex nearer to a hem is put on it
# Share of the error that a metre of difference counts for, by what differs.
RATE = {"people": 1.0, "hands": 0.8, "hem": 1.5, "face": 8.0}


@dataclass(frozen=True)
class Half:
    """The right half of the thinned surface; the first ``seam`` vertices lie in the middle.

    Attributes
    ----------
    blend : how the vertices are made of those of the fitted surface, (count, n) sparse.
    faces : triangles, turned outward, shape (m, 3).
    region : number in ``REGIONS`` of each triangle, shape (m,).
    weights : of the carriers, shape (count, carriers): middle ones, left ones, right ones.
    """

    blend: Any
    faces: Ints
    region: Ints
    weights: Floats
    seam: int

    @property
    def count(self) -> int:
        """Vertices of the half."""
        return self.blend.shape[0]

    def other(self) -> Ints:
        """Number in the whole surface of each vertex's mirror image."""
        return np.r_[0 : self.seam, self.count : 2 * self.count - self.seam]

    def whole_faces(self) -> Ints:
        """Triangles of the whole surface."""
        return np.concatenate([self.faces, self.other()[self.faces][:, ::-1]])

    def whole(self, right: Floats) -> Floats:
        """Both halves of values (count, 3) that mirror in z."""
        return np.concatenate([right, right[self.seam :] * FLIP])

    def whole_weights(self) -> Floats:
        """Weights of the carriers of the whole surface."""
        return np.concatenate([self.weights, swapped(self.weights)[self.seam :]])


def swapped(weights: Floats) -> Floats:
    """Weights with the carriers of left and right exchanged."""
    middle, own = len(SPINE), len(OWN)
    left = slice(middle, middle + own)
    return np.concatenate([weights[:, :middle], weights[:, middle + own :], weights[:, left]], axis=1)


def thinned(mesh: Surface, people: Floats, hands: Floats, field: Floats, weights: Floats, goal: int) -> Half:
    """The right half with about ``goal`` triangles, good for all people and hands at once.

    Parameters
    ----------
    people : their fitted surfaces, shape (people, n, 3); hands : moves of the hands, shape (shapes, n, 3).
    """
    right = mesh.neutral[:, 2] > 0
    right[mesh.seam] = True
    faces = mesh.faces[right[mesh.faces].all(axis=1)]
    middle = people.mean(axis=0)
    middle[mesh.seam, 2] = 0.0
    faces = _fewer(faces, middle, people, hands, field, goal)
    field = field.copy()
    corners, region, rows = _cut(faces, field, mesh)
    used = np.unique(corners)
    on_seam = np.array([_seamed(rows[k], mesh) for k in used])
    order = _first_seen(corners, used[on_seam])
    number = {old: new for new, old in enumerate(order)}
    entries = [(share, new, k) for new, old in enumerate(order) for k, share in rows[old].items()]
    shares, new_ones, old_ones = zip(*entries, strict=True)
    blend = coo_matrix((shares, (new_ones, old_ones)), (len(order), len(mesh.kept))).tocsr()
    renumbered = np.array([[number[k] for k in face] for face in corners])
    return Half(blend, renumbered, region, blend @ weights, int(on_seam.sum()))


def _fewer(faces: Ints, middle: Floats, people: Floats, hands: Floats, field: Floats, goal: int) -> Ints:
    more = [*(people - middle), *hands, field[:, :3].clip(-0.03, 0.03), field[:, 3:].clip(-0.004, 0.004)]
    attributes = np.ascontiguousarray(np.concatenate(more, axis=1), np.float32)
    rates = np.concatenate(
        [
            np.full(3 * len(people), RATE["people"]),
            np.full(3 * len(hands), RATE["hands"]),
            np.full(3, RATE["hem"]),
            np.full(len(FIELDS) - 3, RATE["face"]),
        ]
    ).astype(np.float32)
    flat = np.ascontiguousarray(faces.ravel(), np.uint32)
    out = np.zeros(flat.size, np.uint32)
    count = meshoptimizer.simplify_with_attributes(
        out,
        flat,
        np.ascontiguousarray(middle, np.float32),
        attributes,
        rates,
        target_index_count=3 * goal,
        target_error=0.5,
    )
    tidy = np.zeros(count, np.uint32)
    meshoptimizer.optimize_vertex_cache(tidy, np.ascontiguousarray(out[:count]), vertex_count=len(middle))
    return tidy.astype(int).reshape(-1, 3)


def _seamed(row: Mapping[int, float], mesh: Surface) -> bool:
    return all(mesh.other[vertex] == vertex for vertex in row)


def _first_seen(corners: Ints, seam: Ints) -> list[int]:
    """Vertices in the order of use, those of the seam first: neighbours in number are neighbours in space."""
    seen = dict.fromkeys(corners.ravel().tolist())
    first = set(seam.tolist())
    return [k for k in seen if k in first] + [k for k in seen if k not in first]


def _cut(faces: Ints, field: Floats, mesh: Surface) -> tuple[Ints, Ints, dict[int, dict[int, float]]]:
    """The triangles divided along all hems; the region of each; how new vertices are made of old ones."""
    rows: dict[int, dict[int, float]] = {int(k): {int(k): 1.0} for k in np.unique(faces)}
    values = {k: field[k].copy() for k in rows}
    triangles = [tuple(map(int, face)) for face in faces]
    for which in range(len(FIELDS)):
        _snap(triangles, rows, values, which, lambda k: _seamed(rows[k], mesh))
        triangles = _divided(triangles, rows, values, which)
    eyes = set(mesh.eyes.tolist())
    region = [_region(t, values, all(next(iter(rows[k])) in eyes for k in t)) for t in triangles]
    return np.array(triangles), np.array(region), rows


def _snap(
    triangles: list[tuple[int, ...]],
    rows: dict[int, dict[int, float]],
    values: dict[int, Floats],
    which: int,
    seamed: Callable[[int], bool],
) -> None:
    """Vertices very near to a hem are moved onto it along an edge: else it would leave slivers."""
    nearest: dict[int, tuple[float, int]] = {}
    for triangle in triangles:
        for a, b in ((0, 1), (1, 2), (2, 0)):
            for one, two in ((triangle[a], triangle[b]), (triangle[b], triangle[a])):
                u, v = values[one][which], values[two][which]
                if seamed(one) and not seamed(two):
                    continue  # what lies in the middle stays there
                if u * v < 0 and u / (u - v) < min(NEAR_HEM, nearest.get(one, (1.0, 0))[0]):
                    nearest[one] = (float(u / (u - v)), two)
    before = {k: (dict(rows[k]), values[k].copy()) for k in {*nearest, *(two for _, two in nearest.values())}}
    for one, (t, two) in nearest.items():
        if two in nearest:  # both would move, and pass each other
            values[one][which] = 0.0
            continue
        rows[one] = _mixed(before[one][0], before[two][0], t)
        values[one] = (1 - t) * before[one][1] + t * before[two][1]
        values[one][which] = 0.0


def _mixed(a: dict[int, float], b: dict[int, float], t: float) -> dict[int, float]:
    """Shares a part ``t`` of the way from one to the other."""
    made = {vertex: (1 - t) * share for vertex, share in a.items()}
    for vertex, share in b.items():
        made[vertex] = made.get(vertex, 0.0) + t * share
    return made


def _divided(
    triangles: list[tuple[int, ...]],
    rows: dict[int, dict[int, float]],
    values: dict[int, Floats],
    which: int,
) -> list[tuple[int, ...]]:
    made: dict[tuple[int, int], int] = {}
    out: list[tuple[int, ...]] = []

    def between(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in made:
            (a, b), new = key, max(rows) + 1
            u, v = values[a][which], values[b][which]
            t = u / (u - v)
            rows[new] = _mixed(rows[a], rows[b], t)
            values[new] = (1 - t) * values[a] + t * values[b]
            values[new][which] = 0.0
            made[key] = new
        return made[key]

    for triangle in triangles:
        signs = [np.sign(values[k][which]) for k in triangle]
        if 1 not in signs or -1 not in signs:
            out.append(triangle)
            continue
        for wanted in (1, -1):
            ring: list[int] = []
            for k in range(3):
                a, b = triangle[k], triangle[(k + 1) % 3]
                if signs[k] in (wanted, 0):
                    ring.append(a)
                if signs[k] * signs[(k + 1) % 3] < 0:
                    ring.append(between(a, b))
            out += [(ring[0], ring[k], ring[k + 1]) for k in range(1, len(ring) - 1)]
    return out


def _region(triangle: tuple[int, ...], values: dict[int, Floats], eye: bool) -> int:
    inside = np.mean([values[k] for k in triangle], axis=0) > 0
    found = "eye" if eye else "skin"
    for name in ("shorts", "shirt", "hair", "brow", "lips", "iris"):
        if inside[FIELDS.index(name)]:
            found = name
    return REGIONS.index(found)


def carriers_of(half: Half, most: int = 4) -> tuple[Ints, Ints]:
    """The strongest carriers of each vertex, the strongest first, and shares in 255ths that sum to 255.

    Vertices in the middle get as much from the left as from the right.
    """
    weights = half.weights.copy()
    middle = 0.5 * (weights[: half.seam] + swapped(weights[: half.seam]))
    for row in middle:
        row[:] = _paired(row, most)
    weights[: half.seam] = middle
    index = np.argsort(-weights, axis=1, kind="stable")[:, :most]
    share = np.take_along_axis(weights, index, axis=1)
    whole = np.round(255 * share / share.sum(axis=1, keepdims=True)).astype(int)
    for row, carriers in zip(whole, index, strict=True):
        # What rounding leaves goes to the strongest, in the middle to the strongest that is no pair's.
        single = np.flatnonzero((carriers < len(SPINE)) & (row > 0))
        row[single[0] if len(single) else 0] += 255 - row.sum()
    order = np.argsort(-whole, axis=1, kind="stable")
    index, whole = np.take_along_axis(index, order, axis=1), np.take_along_axis(whole, order, axis=1)
    index[whole == 0] = 0
    return index, whole


def _paired(row: Floats, most: int) -> Floats:
    """The strongest carriers of a vertex in the middle: those of a side only together with their pair."""
    first, own, made, room = len(SPINE), len(OWN), np.zeros_like(row), most
    for k in np.argsort(-row[: first + own], kind="stable"):
        size = 1 if k < first else 2
        if size > room or row[k] <= 0:
            continue
        made[k] = row[k]
        if size == 2:
            made[k + own] = row[k]
        room -= size
    return made
