"""Centres of rotation: for each vertex the middle of that part of the surface which bones pull alike.

After Le and Hodgins 2016. They differ from body to body, so each person has their own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .source import Floats, Ints

SIGMA = 0.1
ALONE = 0.02  # a vertex whose second carrier has less turns with its first


def centres(vertices: Floats, faces: Ints, weights: Floats, step: Any) -> Floats:
    """Centres of rotation, shape (n, 3); where one carrier does all, the vertex itself.

    Parameters
    ----------
    weights : of all carriers, shape (n, carriers).
    step : mean of neighbours, to take out what is left of the sampling.
    """
    corners = vertices[faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    middle, other = corners.mean(axis=1), weights[faces].mean(axis=1)
    found, blended = vertices.copy(), np.sort(weights, axis=1)[:, -2] > ALONE
    for part in np.array_split(np.flatnonzero(blended), 24):
        used = np.flatnonzero(weights[part].any(axis=0))
        alike = np.zeros((len(part), len(faces)))
        for i, a in enumerate(used):
            for b in used[:i]:
                wa, wb = weights[part, a][:, None], weights[part, b][:, None]
                mine = (wa * wb)[:, 0] > 1e-6
                both = other[:, a] * other[:, b]
                theirs = both > 1e-9
                if not mine.any() or not theirs.any():
                    continue
                spread = wa[mine] * other[theirs, b] - wb[mine] * other[theirs, a]
                alike[np.ix_(mine, theirs)] += (
                    wa[mine] * wb[mine] * both[theirs] * np.exp(-((spread / SIGMA) ** 2))
                )
        alike *= area
        total = alike.sum(axis=1)
        known = total > 1e-12
        found[part[known]] = (alike[known] @ middle) / total[known, None]
    for _ in range(4):
        found[blended] = 0.5 * (found + step @ found)[blended]
    return found
