"""Rows moved so that what is played between them stays in the ranges of the joints, too.

A player joins rows by cubic pieces, and these swing a little beyond rows that lie at the end of a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.columns import packed, unpacked
from stretchlib.body.moving import _walked, between

from .columns import COLUMNS, HIGH, LOW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LOOKED_AT = np.linspace(0.0, 1.0, 41)  # of the way between two rows
ROUNDS = 60
LEAST = 1e-6  # units


def within(record: dict[str, Any], unit: float) -> str:
    """The rows of a movement's record, packed, changed where what is played would leave a range.

    Rows at which a span ends, and that of the pose, stay as they are.
    """
    rows = unpacked(record["rows"], len(COLUMNS))
    ways = [_walked(span["way"]) for span in record["spans"]]
    fixed = {record["row"], *(row for span in record["spans"] for row in span["way"])}
    # Whole units: of a range's end, the nearest one inside.
    low, high = np.ceil(LOW / unit - 1e-9), np.floor(HIGH / unit + 1e-9)
    for _ in range(ROUNDS):
        found = set(_beyond(rows, ways, low, high))
        if not found:
            return packed(rows)
        for row, column, way in found:
            if row not in fixed:
                rows[row, column] += way
    raise ValueError("what is played leaves the range of a joint, and no row can be moved to keep it there")


def _beyond(rows: Ints, ways: list[list[int]], low: Floats, high: Floats) -> Iterator[tuple[int, int, int]]:
    """Rows beside a place beyond a range, the column, and 1 or -1: the way back."""
    for way in ways:
        for k, beside in enumerate(pairwise(way)):
            played = between(rows, way, k, LOOKED_AT[:, None])
            over, under = played.max(axis=0) > high + LEAST, played.min(axis=0) < low - LEAST
            for column in np.flatnonzero(over | under):
                yield from ((row, int(column), -1 if over[column] else 1) for row in beside)
