"""The smoothest way through some postures: least jerk from rest to rest."""

from __future__ import annotations

from math import perm

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ORDER = 6  # coefficients of each piece: fifth degree


def least_jerk(times: list[float], rows: Floats, at: Floats) -> Floats:
    """Rows at times ``at`` on the quintic spline through ``rows`` that starts and ends at rest.

    Pieces join with four derivatives, which makes the squared jerk least; first and second derivatives are
    zero at both ends.
    """
    pieces = len(times) - 1
    lines, wanted = [], []
    still = np.zeros(rows.shape[1])

    def ask(terms: list[tuple[int, float, int, float]], value: Floats) -> None:
        line = np.zeros(ORDER * pieces)
        for piece, t, derivative, sign in terms:
            line[ORDER * piece : ORDER * (piece + 1)] += sign * _powers(t, derivative)
        lines.append(line)
        wanted.append(value)

    spans = np.diff(times)
    for k, span in enumerate(spans):
        ask([(k, 0.0, 0, 1.0)], rows[k])
        ask([(k, span, 0, 1.0)], rows[k + 1])
    for k in range(pieces - 1):
        for derivative in range(1, 5):
            ask([(k, spans[k], derivative, 1.0), (k + 1, 0.0, derivative, -1.0)], still)
    for derivative in (1, 2):
        ask([(0, 0.0, derivative, 1.0)], still)
        ask([(pieces - 1, spans[-1], derivative, 1.0)], still)
    found = np.linalg.solve(np.array(lines), np.array(wanted)).reshape(pieces, ORDER, -1)
    piece = np.clip(np.searchsorted(times, at, side="right") - 1, 0, pieces - 1)
    inside = at - np.asarray(times)[piece]
    return np.einsum("np,npc->nc", np.stack([_powers(t, 0) for t in inside]), found[piece])


def _powers(t: float, derivative: int) -> Floats:
    """Derivatives of 1, t, t² … at ``t``."""
    return np.array(
        [perm(k, derivative) * t ** (k - derivative) if k >= derivative else 0.0 for k in range(ORDER)]
    )
