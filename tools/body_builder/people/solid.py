"""Where points lie to a closed surface: inside or outside, and how far from it. Needs numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.turning import applied
from stretchlib.figures.engine.winding import met, winding

__all__ = ["closest_shares", "inverted", "seen_from_behind", "sticking_out", "winding"]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NEAR = 0.08  # metres within which the distance to the surface is looked for
GRAZING = 1e-5  # metres before a triangle; it does not hide itself


def closest_shares(p: Floats, corners: Floats) -> Floats:
    """Barycentric shares of the point of each triangle that is nearest to ``p``, shape (..., 3)."""
    a, b, c = (corners[..., k, :] for k in range(3))

    def dot(u: Floats, v: Floats) -> Floats:
        return np.asarray(np.einsum("...i,...i", u, v))

    ab, ac, ap = b - a, c - a, p - a
    d00, d01, d11, d20, d21 = dot(ab, ab), dot(ab, ac), dot(ac, ac), dot(ap, ab), dot(ap, ac)
    det = np.maximum(d00 * d11 - d01 * d01, 1e-30)
    v, w = (d11 * d20 - d01 * d21) / det, (d00 * d21 - d01 * d20) / det
    inside = np.stack([1 - v - w, v, w], axis=-1)
    best = np.where((inside >= 0).all(axis=-1, keepdims=True), inside, np.nan)
    far = np.full(best.shape[:-1], np.inf)
    outside = np.isnan(best[..., 0])
    for i, j in ((0, 1), (1, 2), (2, 0)):
        start, edge = corners[..., i, :], corners[..., j, :] - corners[..., i, :]
        t = (dot(p - start, edge) / np.maximum(dot(edge, edge), 1e-30)).clip(0, 1)
        gap = np.linalg.norm(start + t[..., None] * edge - p, axis=-1)
        share = np.zeros(best.shape)
        share[..., i], share[..., j] = 1 - t, t
        better = outside & (gap < far)
        best = np.where(better[..., None], share, best)
        far = np.where(better, gap, far)
    return np.asarray(best)


def sticking_out(points: Floats, vertices: Floats, faces: Ints) -> Floats:
    """How far points lie outside a closed surface, metres, 0 for those inside. Shape (n,)."""
    found = np.zeros(len(points))
    corners = vertices[faces]
    low, high = corners.min(axis=1) - NEAR, corners.max(axis=1) + NEAR
    for k in np.flatnonzero(winding(points, vertices, faces) < 1):
        p = points[k]
        close = corners[((low < p) & (p < high)).all(axis=1)]  # a large triangle has its corners far away
        if not len(close):
            found[k] = NEAR
            continue
        at = np.einsum("kc,kcx->kx", closest_shares(p[None], close), close)
        found[k] = np.linalg.norm(at - p, axis=1).min()
    return found


def seen_from_behind(vertices: Floats, faces: Ints, views: Floats) -> Floats:
    """How much of each triangle of a closed surface is seen from behind, at most, square metres. Shape (m,).

    ``views`` are unit vectors toward whoever looks from far away, shape (k, 3). Such a triangle is turned
    over, and no other one lies before its middle.
    """
    corners = vertices[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) / 2
    middle, found = corners.mean(axis=1), np.zeros(len(faces))
    for view in views:
        away = np.flatnonzero(across @ view < -1e-3 * np.linalg.norm(across, axis=1))
        open_ = away[met(middle[away] + GRAZING * view, vertices, faces, view) < 1]
        found[open_] = np.maximum(found[open_], -across[open_] @ view)
    return found


def inverted(u: Floats, rest: Floats, faces: Ints, turned: Floats) -> Ints:
    """Triangles whose normal points backward against that of the rest shape, turned with their bones."""

    def across(v: Floats) -> Floats:
        a, b, c = (v[faces[:, k]] for k in range(3))
        return np.cross(b - a, c - a)

    mean = turned[faces]
    mean = np.where(np.einsum("nkc,nc->nk", mean, mean[:, 0])[..., None] < 0, -mean, mean).mean(axis=1)
    mean /= np.linalg.norm(mean, axis=1, keepdims=True)
    wanted = applied(mean, across(rest))
    return np.flatnonzero(np.einsum("ni,ni->n", across(u), wanted) < 0)
