"""Where lines belong in a drawing of one body: round it, where a part hides another, and along hems.

The depth buffer of ``stretchlib.figures.engine.render`` knows all three: beside an empty cell, at a jump in
nearness, and between two regions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from stretchlib.figures.engine.render import EMPTY, Floats, Ints, View

ROUND, FRONT, HEM = 1, 2, 3  # kinds of line
JUMP = 0.008  # metres of nearness between neighbouring cells that make an edge
STEEP = 2.5  # how much more than the slope beside it
SOFT = 1.6  # cells over which the stairs of the grid are smoothed
RIM, MOST_BESIDE = 3, 0.6  # cells from the rim, and how much of a line may run there
TOUCHING = 0.2  # metres of nearness between a body and a thing that it touches
SHORTEST: Mapping[int, int] = {ROUND: 6, FRONT: 7, HEM: 5}  # cells; shorter lines are specks
ALONE = 22  # cells; so short a line that meets no other is no fold but the grid's


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes
    ----------
    places : cells (column, row), shape (k, 2).
    owner : number in the view of what the line goes round: the nearer of the two beside it.
    jump : metres between the nearer and the farther, in the middle of the line; 0 round everything.
    """

    kind: int
    places: Floats
    owner: int
    jump: float


def lines(view: View, kin: Mapping[str, int] | None = None) -> list[Line]:
    """All lines of a view, smoothed.

    Parameters
    ----------
    kin : for each name in the view what it is part of; 0 for all unless told. Where a part of one lies
        before a part of another there is always a line, and no line goes round two of them.
    """
    part_of = np.array([(kin or {}).get(name, 0) for name in view.names])
    beside = _kinds(view.region, view.nearness, part_of)  # between a cell and the next in its row
    above = _kinds(view.region.T, view.nearness.T, part_of).T  # between a cell and the one above it
    ends: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = {
        kind: defaultdict(list) for kind in (ROUND, FRONT, HEM)
    }
    for kind, table in ends.items():
        for row, column in zip(*np.nonzero(beside == kind), strict=True):
            _join(table, (int(column) + 1, int(row)), (int(column) + 1, int(row) + 1))
        for row, column in zip(*np.nonzero(above == kind), strict=True):
            _join(table, (int(column), int(row) + 1), (int(column) + 1, int(row) + 1))
    found, rim = [], _rim(view.region == EMPTY)
    for kind, table in ends.items():
        for chain in _parted(_chains(table), view, part_of):
            if len(chain) < SHORTEST[kind] or (
                kind == FRONT
                and len(chain) < ALONE
                and not any(_meets(ends, kind, end) for end in (chain[0], chain[-1]))
            ):
                continue
            owners, gaps = _beside(view, np.array(chain), part_of)
            owner, jump = int(np.bincount(owners).argmax()), float(np.median(gaps))
            # Where a surface turns away, nearness jumps too: a second line beside the one round it.
            beside_rim = np.mean([rim[row, column] for column, row in chain])
            if kind == ROUND or part_of[owner] or beside_rim < MOST_BESIDE:
                found.append(Line(kind, _smoothed(np.array(chain, float) - 0.5), owner, jump))
    return found


def _meets(
    ends: Mapping[int, Mapping[tuple[int, int], list[tuple[int, int]]]], kind: int, corner: tuple[int, int]
) -> bool:
    """Whether a line of a kind meets another where it ends."""
    return any(corner in table and (other != kind or len(table[corner]) > 1) for other, table in ends.items())


def _parted(
    chains: Iterator[list[tuple[int, int]]], view: View, part_of: Ints
) -> Iterator[list[tuple[int, int]]]:
    """Chains cut where they pass from one body or thing to another."""
    for chain in chains:
        whose = part_of[_beside(view, np.array(chain), part_of)[0]]
        cuts = [0, *(np.flatnonzero(np.diff(whose)) + 1).tolist(), len(chain) - 1]
        for start, stop in pairwise(cuts):
            yield chain[start : stop + 1]


def _beside(view: View, chain: Ints, part_of: Ints) -> tuple[Ints, Floats]:
    """For each step of a chain of corners: whose line it is, and the jump in nearness across it."""
    start, stop = chain[:-1], chain[1:]
    upright = (start[:, 0] == stop[:, 0])[:, None]
    low = np.minimum(start, stop)
    sides = np.stack([low, low - np.where(upright, [1, 0], [0, 1])])
    last = np.array(view.region.shape[::-1]) - 1
    outside = (sides < 0).any(axis=2) | (sides > last).any(axis=2)
    column, row = np.moveaxis(sides.clip(0, last), 2, 0)
    region = np.where(outside, EMPTY, view.region[row, column])
    near = np.where(region == EMPTY, -np.inf, view.nearness[row, column])
    first, step = near.argmax(axis=0), np.arange(len(start))
    nearer, other = region[first, step], region[1 - first, step]
    with np.errstate(invalid="ignore"):
        gap = np.abs(near[0] - near[1])
    # Where both touch, either may be nearer from step to step; the line is the body's all the way.
    body = (other != EMPTY) & (part_of[other] == 0) & (part_of[nearer] > 0) & (gap < TOUCHING)
    nearer = np.where(body, other, nearer)
    return nearer.clip(0), np.where(np.isfinite(gap), gap, 0.0)


def _rim(empty: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Corners of the grid near to empty cells, shape (rows + 1, columns + 1)."""
    wide = np.pad(empty, RIM + 1, constant_values=True)
    near = np.zeros((empty.shape[0] + 1, empty.shape[1] + 1), dtype=bool)
    for up in range(2 * RIM + 2):
        for right in range(2 * RIM + 2):
            near |= wide[up : up + near.shape[0], right : right + near.shape[1]]
    return near


def _join(
    table: dict[tuple[int, int], list[tuple[int, int]]], a: tuple[int, int], b: tuple[int, int]
) -> None:
    table[a].append(b)
    table[b].append(a)


def _kinds(region: Ints, nearness: Floats, part_of: Ints) -> Ints:
    """Kind of line between each cell and the next in its row, 0 for none, shape (rows, columns - 1)."""
    left, right = region[:, :-1], region[:, 1:]
    filled = (left != EMPTY) & (right != EMPTY)
    near = np.where(np.isfinite(nearness), nearness, 0.0)
    step = np.abs(np.diff(near, axis=1))
    step[~filled] = 0.0
    beside = np.pad(step, ((0, 0), (1, 1)))
    slope = np.minimum(beside[:, :-2], beside[:, 2:])
    kinds = np.zeros(left.shape, dtype=np.int64)
    kinds[filled & (left != right)] = HEM
    kinds[filled & (step > JUMP + STEEP * slope)] = FRONT
    mine, other = part_of[left], part_of[right]
    kinds[filled & (mine != other)] = FRONT
    kinds[filled & (mine == other) & (mine > 0)] = 0  # a thing has its edges between its sides alone
    kinds[filled & (mine == other) & (mine > 0) & (left != right)] = HEM
    kinds[(left != EMPTY) != (right != EMPTY)] = ROUND
    return kinds


def _chains(table: dict[tuple[int, int], list[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of edges from one end or crossing to the next; then what is left, which are rings."""
    used: set[tuple[tuple[int, int], tuple[int, int]]] = set()

    def walk(start: tuple[int, int], after: tuple[int, int]) -> list[tuple[int, int]]:
        chain = [start, after]
        used.update({(start, after), (after, start)})
        while len(table[chain[-1]]) == 2:
            here = chain[-1]
            onward = [place for place in table[here] if (here, place) not in used]
            if not onward:
                break
            used.update({(here, onward[0]), (onward[0], here)})
            chain.append(onward[0])
        return chain

    for inside in (False, True):
        for start, nexts in table.items():
            if (len(nexts) == 2) != inside:
                continue
            for after in nexts:
                if (start, after) not in used:
                    yield walk(start, after)


def _smoothed(places: Floats) -> Floats:
    """Without the stairs of the grid; ends stay where they are, rings stay rings."""
    reach = round(3 * SOFT)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / SOFT) ** 2)
    kernel /= kernel.sum()
    ring = len(places) > 3 and np.array_equal(places[0], places[-1])
    if ring:
        body = places[:-1]
        padded = np.take(body, np.arange(-reach, len(body) + reach), axis=0, mode="wrap")
    else:
        # Mirrored through the ends, which therefore stay.
        count = min(reach, len(places) - 1)
        first = 2 * places[0] - places[count:0:-1]
        last = 2 * places[-1] - places[-2 : -2 - count : -1]
        padded = np.concatenate([first, places, last])
        if count < reach:
            padded = np.pad(padded, ((reach - count, reach - count), (0, 0)), mode="edge")
    made = np.stack([np.convolve(padded[:, k], kernel, mode="valid") for k in (0, 1)], axis=1)
    return np.concatenate([made, made[:1]]) if ring else made


def path(line: Line, view: View, error: float) -> Path:
    """A line as a curve in the picture; ``error`` is how far it may stray, cells."""
    places = line.places[_kept(line.places, error)]
    points = np.array([view.left, view.bottom]) + view.pixel * places
    if len(points) < 3:
        return Path(points)
    middles = 0.5 * (points[:-1] + points[1:])
    vertices, codes = [points[0], middles[0]], [Path.MOVETO, Path.LINETO]
    for corner, middle in zip(points[1:-1], middles[1:], strict=True):
        vertices += [corner, middle]
        codes += [Path.CURVE3, Path.CURVE3]
    vertices.append(points[-1])
    codes.append(Path.LINETO)
    return Path(np.array(vertices), codes)


def _kept(places: Floats, error: float) -> NDArray[np.int64]:
    """Numbers of the corners of a line that keep it within an error (Douglas and Peucker)."""
    kept, spans = {0, len(places) - 1}, [(0, len(places) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        along = places[last] - places[first]
        length = float(np.hypot(*along))
        away = places[first + 1 : last] - places[first]
        if length > 1e-9:
            gaps = np.abs(away[:, 0] * along[1] - away[:, 1] * along[0]) / length
        else:
            gaps = np.hypot(away[:, 0], away[:, 1])
        far = int(gaps.argmax())
        if gaps[far] > error or last - first > 24:
            middle = first + 1 + far if gaps[far] > error else (first + last) // 2
            kept.add(middle)
            spans += [(first, middle), (middle, last)]
    return np.array(sorted(kept))
