"""Keeps limbs out of each other: capsules that push softly where they come too near."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .kinematics import Postures

Floats = NDArray[np.float64]

SOFTNESS, PUSH = 0.004, 0.01  # metres
#: Two segments (ends) and the least gap of their middles, metres; for a woman of 30, from her skin.
_PAIRS: tuple[tuple[tuple[str, str], tuple[str, str], float], ...] = ()


def pushes(now: Postures) -> tuple[Floats, Floats]:
    """Residuals (n, pairs) and their slopes."""
    n, columns = now.table.shape
    values, slopes = np.zeros((n, len(_PAIRS))), np.zeros((n, len(_PAIRS), columns))
    for k, (one, other, gap) in enumerate(_PAIRS):
        a, b = (now.point(p) for p in one)
        c, d = (now.point(p) for p in other)
        s, t = nearest(a, b, c, d)
        at = a + s[:, None] * (b - a) - c - t[:, None] * (d - c)
        slope = (
            (1 - s)[:, None, None] * now.slope(one[0]) + s[:, None, None] * now.slope(one[1])
            - (1 - t)[:, None, None] * now.slope(other[0]) - t[:, None, None] * now.slope(other[1])
        )  # fmt: skip
        away = np.linalg.norm(at, axis=1).clip(1e-6)
        inside = (gap - away) / SOFTNESS
        values[:, k] = -SOFTNESS * np.logaddexp(0.0, inside) / PUSH
        share = 1.0 / (1.0 + np.exp(-inside.clip(-50.0, 50.0)))
        slopes[:, k] = share[:, None] * np.einsum("nca,na->nc", slope, at / away[:, None]) / PUSH
    return values, slopes


def nearest(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[Floats, Floats]:
    """How far along two segments their nearest places lie, 0 to 1, (n,) each."""
    u, v, w = b - a, d - c, a - c
    uu, uv, vv = (np.einsum("ni,ni->n", *p) for p in ((u, u), (u, v), (v, v)))
    uw, vw = np.einsum("ni,ni->n", u, w), np.einsum("ni,ni->n", v, w)
    s = ((uv * vw - vv * uw) / (uu * vv - uv * uv).clip(1e-9)).clip(0.0, 1.0)
    t = ((uv * s + vw) / vv.clip(1e-9)).clip(0.0, 1.0)
    s = ((uv * t - uw) / uu.clip(1e-9)).clip(0.0, 1.0)
    return s, t
