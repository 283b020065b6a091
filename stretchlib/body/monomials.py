"""Monomials: products of powers of several coordinates, computed for many poses at once.

Every polynomial of the body is a sum of the same few hundred monomials. They are computed once for a pose and
serve all muscles, so that lengths, slopes and spreads are each one product of two matrices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.intp]
Exponents = tuple[int, ...]

# Poses worked on at a time: few enough that their monomials stay in the processor's cache.
CHUNK = 512


def exponents_up_to(degree: int, variables: int) -> list[Exponents]:
    """Exponents of all monomials up to a degree, in lexicographic order: the order of the data files."""
    return [e for e in product(range(degree + 1), repeat=variables) if sum(e) <= degree]


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that follow from earlier rows, all multiplied by the same coordinate."""

    rows: slice
    earlier: slice
    coordinate: int


class Monomials:
    """A set of monomials, in an order in which few multiplications of whole blocks make them all.

    The order goes joint by joint, within a joint degree by degree. Then one degree's rows times a coordinate
    are rows of the next degree side by side, and what the first joints alone need comes first.

    Parameters
    ----------
    exponents : one exponent a coordinate; with a monomial, the set must hold all that divide it.
    joints : how many coordinates each joint has, in order.
    """

    def __init__(self, exponents: Iterable[Exponents], joints: Iterable[int]) -> None:
        ends = np.cumsum([0, *joints])
        self._joints = [range(a, b) for a, b in pairwise(ends)]
        self.exponents = sorted(set(exponents), key=self._place)
        self._row = {exponent: row for row, exponent in enumerate(self.exponents)}
        self._blocks = self._recipe()

    def __len__(self) -> int:
        return len(self.exponents)

    def _place(self, exponents: Exponents) -> list[tuple[int, list[int]]]:
        parts = [[exponents[c] for c in joint] for joint in reversed(self._joints)]
        return [(sum(part), [-e for e in part]) for part in parts]

    def _divided(self, exponents: Exponents) -> tuple[Exponents, int]:
        """An earlier monomial, and the coordinate that it must be multiplied by."""
        last = next(joint for joint in reversed(self._joints) if any(exponents[c] for c in joint))
        coordinate = next(c for c in last if exponents[c])
        return tuple(e - (c == coordinate) for c, e in enumerate(exponents)), coordinate

    def _recipe(self) -> list[_Block]:
        blocks = [_Block(slice(0, 1), slice(0, 0), -1)]  # the constant, which nothing makes
        for row, exponents in enumerate(self.exponents[1:], start=1):
            divided, coordinate = self._divided(exponents)
            earlier, last = self._row[divided], blocks[-1]
            # A block must not read a row that it makes itself.
            if (coordinate, earlier) == (last.coordinate, last.earlier.stop) and earlier < last.rows.start:
                blocks.pop()
                first, earlier_first = last.rows.start, last.earlier.start
            else:
                first, earlier_first = row, earlier
            blocks.append(_Block(slice(first, row + 1), slice(earlier_first, earlier + 1), coordinate))
        return blocks[1:]

    def evaluate(self, coefficients: Array, coordinates: Array) -> Array:
        """Values of polynomials.

        Parameters
        ----------
        coefficients : one polynomial a row, shape (polynomials, monomials).
        coordinates : shape (coordinates, poses).

        Returns
        -------
        Array of shape (poses, polynomials).
        """
        poses = coordinates.shape[1]
        groups = self._short_and_long(coefficients)
        room = np.empty((max(part.shape[1] for _, part in groups), min(poses, CHUNK)))
        out = np.empty((poses, len(coefficients)))
        for start in range(0, poses, CHUNK):
            here = slice(start, min(start + CHUNK, poses))
            table = self._fill(room[:, : here.stop - start], coordinates[:, here])
            for which, part in groups:
                out[here, which] = (part @ table[: part.shape[1]]).T
        return out

    def _short_and_long(self, coefficients: Array) -> list[tuple[Indices, Array]]:
        """Polynomials that need few of the leading monomials and those that need many, without the rest."""
        needed = len(self) - np.argmax(coefficients[:, ::-1] != 0.0, axis=1)
        groups = (np.flatnonzero(few) for few in (needed <= len(self) // 2, needed > len(self) // 2))
        return [(which, coefficients[which, : needed[which].max()]) for which in groups if which.size]

    def _fill(self, table: Array, coordinates: Array) -> Array:
        """Compute as many leading rows as the table has, in place."""
        table[0] = 1.0
        for block in self._blocks:
            rows = table[block.rows]
            if len(rows):
                np.multiply(table[block.earlier][: len(rows)], coordinates[block.coordinate], out=rows)
        return table

    def coefficients(self, polynomials: Sequence[Mapping[Exponents, float]]) -> Array:
        """Polynomials in this set's order, one a row."""
        table = np.zeros((len(polynomials), len(self)))
        for row, polynomial in enumerate(polynomials):
            for exponents, value in polynomial.items():
                table[row, self._row[exponents]] = value
        return table

    def slopes(self, coefficients: Array, coordinate: int) -> Array:
        """The same polynomials' derivatives by one coordinate, as coefficients again."""
        found = np.zeros_like(coefficients)
        for column, exponents in enumerate(self.exponents):
            if power := exponents[coordinate]:
                lower = tuple(e - (c == coordinate) for c, e in enumerate(exponents))
                found[:, self._row[lower]] = power * coefficients[:, column]
        return found
