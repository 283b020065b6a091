"""Closed curves with few control points along rings of many points.

The curves are uniform quadratic B-splines: a control point and the middle between two of them is all that a
drawing needs to write of a piece. Each is a least-squares fit, and where its control points lie along the
ring is improved until all pieces stray about equally: many at bends, few along straight stretches
(equidistribution, de Boor 1973). All rings are worked on at once, since most are so short that one at a time
would cost mostly the asking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stretchlib.figures.engine.render import Floats, Ints

FEWEST = 4  # control points of a curve
ROUNDS = 5  # in which the places of control points are improved
LAST_ROUNDS = 1  # in which none are taken away any more
SAMPLES = 5  # of the ring for each control point
# Control points in a length of 1 at a curvature of 1, where a curve may stray by 1, before anything is known.
FIRST_DENSITY = 0.38
STRAIGHT = 0.02  # curvature below which nothing counts as a bend
# How much sparser or denser control points get in a round, and the share of the error that is aimed at.
SPARSER, DENSER, AIM = 0.7, 1.6, 0.75
_AT = (np.arange(SAMPLES) + 0.5) / SAMPLES
# Shares that the control point before a piece, its own and the one after have in its samples.
_SHARES = np.stack([0.5 * (1 - _AT) ** 2, 0.5 + _AT - _AT**2, 0.5 * _AT**2])
_SLOPES = np.stack([_AT - 1, 1 - 2 * _AT, _AT])
_FILTER_REACH = np.arange(-8, 9)  # what is farther away counts for less than a hundredth


def _solving_filter() -> Floats:
    """What solves the normal equations of a least-squares fit: they say the same at each control point."""
    products = _SHARES @ _SHARES.T
    normal = np.zeros(64)
    for apart in range(-2, 3):
        normal[apart] = np.trace(products, offset=apart)
    solving = np.fft.ifft(1 / np.fft.fft(normal)).real[_FILTER_REACH]
    exact: Floats = solving / (solving.sum() * normal.sum())  # what is cut off must not move a curve
    return exact


_FILTER = _solving_filter()


@dataclass(frozen=True)
class _Cycles:
    """Rows that belong to rings, and how they go round in them.

    Attributes
    ----------
    count : rows in each ring, shape (m,).
    first : each ring's first row, shape (m,).
    owner : the ring of each row, shape (n,).
    """

    count: Ints
    first: Ints
    owner: Ints

    @classmethod
    def of(cls, count: Ints, *, again: int = 0) -> _Cycles:
        """Rings one after the other, each with its first ``again`` rows repeated at its end."""
        rows = count + again
        return cls(count, np.cumsum(rows) - rows, np.repeat(np.arange(len(count)), rows))

    def onward(self, steps: int | Ints) -> Ints:
        """For each row the one so many steps farther round its ring; shape (n,), for several (k, n)."""
        first = self.first[self.owner]
        within = np.arange(len(first)) - first
        rows: Ints = first + np.add.outer(steps, within) % self.count[self.owner]
        return rows


def fitted(rings: Sequence[Floats], errors: Floats) -> tuple[Floats, Ints]:
    """Control points of closed curves along rings.

    Parameters
    ----------
    rings : each of shape (k, 2), its last point the first.
    errors : how far the curve along each may stray from it, in the rings' units; shape (m,).

    Returns
    -------
    Control points, shape (n, 2), and the ring of each, shape (n,).
    """
    ring, points, step = _evenly(rings)
    density = np.sqrt(_curvature(ring, points, step) + STRAIGHT)
    density *= (FIRST_DENSITY / np.cbrt(errors))[ring.owner]
    for rounds_left in reversed(range(ROUNDS)):
        control_points = np.add.reduceat(density * step, ring.first)
        count = np.maximum(FEWEST, np.rint(control_points)).astype(int)
        density *= (count / control_points)[ring.owner]
        # How many control points lie before each row: the place along all rings, in pieces of the curves.
        place = np.cumsum(density * step) - density * step
        piece = _Cycles.of(count)
        neighbours = piece.onward(-1), piece.onward(1)
        at = (np.arange(len(piece.owner)) + _AT[:, None]).ravel()
        wanted = np.stack([np.interp(at, place, along).reshape(SAMPLES, -1) for along in points])
        controls = _least_squares(wanted, piece)
        astray = _astray(controls, wanted, neighbours) / errors[piece.owner]
        if not rounds_left:
            break
        before, after = (astray[side] for side in neighbours)
        # A control point is felt in the neighbouring pieces too.
        felt = np.maximum(0.25 * (before + 2 * astray + after), np.where(astray > 1, astray, 0.0))
        change = np.cbrt(felt / AIM).clip(SPARSER, DENSER)
        if rounds_left <= LAST_ROUNDS:
            change = np.where(felt > 1, change, 1.0)
        density *= _between(change, place, piece, ring)
    return controls.T, piece.owner


def _evenly(rings: Sequence[Floats]) -> tuple[_Cycles, Floats, Floats]:
    """Rings as rows at even distances of about 1, each ring's first row again at its end.

    Returns
    -------
    The rows' rings, the rows as x and y, shape (2, n), and how far it is to the next row, shape (n,).
    """
    length = np.array([len(ring) for ring in rings])
    given = np.concatenate(rings).T
    first, last = np.cumsum(length) - length, np.cumsum(length) - 1
    steps = np.append(0.0, np.hypot(*np.diff(given, axis=1)))
    steps[first] = 1.0  # from one ring to the next: any distance would do
    travelled = np.cumsum(steps)
    round_trip = travelled[last] - travelled[first]
    count = np.maximum(3 * FEWEST, np.rint(round_trip)).astype(int)
    cycles = _Cycles.of(count, again=1)
    step = (round_trip / count)[cycles.owner]
    within = np.arange(len(step)) - cycles.first[cycles.owner]
    at = travelled[first][cycles.owner] + within * step
    points = np.stack([np.interp(at, travelled, along) for along in given])
    step[cycles.first + count] = 0.0
    return cycles, points, step


def _curvature(ring: _Cycles, points: Floats, step: Floats) -> Floats:
    """How sharply rings bend at their rows, a little smoothed; shape (n,)."""
    reach = 2
    bend = points[:, ring.onward(reach)] - 2 * points + points[:, ring.onward(-reach)]
    curvature = np.hypot(*bend) / (reach * step[ring.first])[ring.owner] ** 2
    smooth: Floats = 0.25 * (curvature[ring.onward(-1)] + 2 * curvature + curvature[ring.onward(1)])
    return smooth


def _between(values: Floats, place: Floats, piece: _Cycles, ring: _Cycles) -> Floats:
    """Values of pieces, at rows: true in a piece's middle, and changing evenly from one to the next."""
    first = piece.first[ring.owner]
    at = np.clip(np.floor(place).astype(int), first, first + piece.count[ring.owner] - 1)
    off = place - at - 0.5
    beside = np.where(off < 0, values[piece.onward(-1)][at], values[piece.onward(1)][at])
    mixed: Floats = values[at] + np.abs(off) * (beside - values[at])
    return mixed


def _least_squares(wanted: Floats, piece: _Cycles) -> Floats:
    """Control points of the curves that come nearest to samples.

    The normal equations are alike for all control points, so that what solves them is one filter.

    Parameters
    ----------
    wanted : x and y of the samples of each piece, shape (2, ``SAMPLES``, n).

    Returns
    -------
    x and y, shape (2, n).
    """
    before, own, after = (np.tensordot(shares, wanted, (0, 1)) for shares in _SHARES)
    right = own + before[:, piece.onward(1)] + after[:, piece.onward(-1)]
    controls: Floats = np.tensordot(_FILTER, right[:, piece.onward(_FILTER_REACH)], (0, 1))
    return controls


def _astray(controls: Floats, wanted: Floats, neighbours: tuple[Ints, Ints]) -> Floats:
    """How far each piece of curves lies beside its samples at most, shape (n,)."""
    three = np.stack([controls[:, neighbours[0]], controls, controls[:, neighbours[1]]])
    off = np.tensordot(_SHARES, three, (0, 0)).swapaxes(0, 1) - wanted
    run = np.tensordot(_SLOPES, three, (0, 0)).swapaxes(0, 1)
    beside = np.abs(off[0] * run[1] - off[1] * run[0]) / np.maximum(np.hypot(*run), 1e-9)
    farthest: Floats = beside.max(axis=0)
    return farthest
