"""Where skin folds: the vertices whose triangles turn over in the training poses, by what bends there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from stretchlib.body.creases import Creases, neighbours
from stretchlib.body.skinning import blended, posed

from .carriers import NAMES
from .solid import inverted
from .source import Floats, Ints
from .surface import means
from .thinning import Half

BENDING = (
    *("hip-bent", "hip-aside", "hip-across", "knee-bent", "elbow-bent", "toes-up"),
    *("arm-hanging", "arm-across", "arm-back"),
)
LEVELS = 15  # steps between not smoothed and fully smoothed
RINGS, FADE = 2, 0.7  # of neighbours that are smoothed too, and how much less each


def fold_levels(
    half: Half,
    people: Sequence[tuple[Floats, Floats]],
    carriers: tuple[Ints, Floats],
    drivers: Sequence[Mapping[str, Any]],
    known: Sequence[Any],
) -> Ints:
    """How much each driver smooths each vertex of the right half, 0 to ``LEVELS``, shape (drivers, count).

    Parameters
    ----------
    people : rest shapes and centres of rotation of right halves.
    known : training poses, with ``moved`` and ``shares``.
    """
    (index, share), faces = carriers, half.whole_faces()
    found = np.zeros((len(drivers), half.count))
    plain = np.array([name.split("_")[-1].split("-")[0] for name in NAMES])
    about = np.array([(np.isin(plain, d["about"])[index] * share).sum(axis=1) > 0.3 for d in drivers])
    bending = np.array([d["name"] in BENDING for d in drivers])
    for case in known:
        turned = blended(case.moved, index, share)
        for right, centre in people:
            rest = half.whole(right)
            u = posed(rest, half.whole(centre), index, share, case.moved)
            touched = np.zeros(len(u), bool)
            touched[faces[inverted(u, rest, faces, turned)].ravel()] = True
            for column, mine in ((1, np.r_[0 : half.count]), (0, half.other())):
                acting = bending & (case.shares[:, column] > 0.1)
                most = case.shares[:, column] * acting
                # What bends most there is what folds it.
                which = np.argmax(about[:, mine] * most[:, None], axis=0)
                hit = touched[mine] & (
                    np.take_along_axis(about[:, mine] * most[:, None], which[None], 0)[0] > 0
                )
                found[which[hit], np.flatnonzero(hit)] = 1.0
    step = means(faces, len(index))
    for level in found:
        if not level.any():
            continue
        whole = np.concatenate([level, level[half.seam :]])
        near = (step > 0).astype(float)
        for _ in range(RINGS):
            widest = np.asarray(near.multiply(whole[None, :]).max(axis=1).todense()).ravel()
            whole = np.maximum(whole, FADE * widest)
        level[:] = whole[: half.count]
        level[level < 0.3] = 0.0
    return np.round(LEVELS * found).astype(int)


def creases(half: Half, levels: Ints) -> Creases:
    """The same as what readers use."""
    right = np.flatnonzero(levels.any(axis=0))
    other = half.other()
    left = other[right]
    vertices = np.unique(np.concatenate([right, left]))
    table = np.zeros((len(vertices), len(levels), 2))
    table[np.searchsorted(vertices, right), :, 1] = levels[:, right].T / LEVELS
    table[np.searchsorted(vertices, left), :, 0] = levels[:, right].T / LEVELS
    near, count = neighbours(half.whole_faces(), vertices)
    return Creases(vertices, near, count, table)
