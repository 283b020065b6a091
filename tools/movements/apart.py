"""Keeps limbs out of each other: segments that push softly where their middles come too near."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.frames import SIDES

from .kinematics import SOFT, Postures, radius

Floats = NDArray[np.float64]
Segment = tuple[str, str]

SOFTNESS, PUSH = 0.004, 0.008  # metres
FLOOR, FLOOR_CLOSER = -0.002, 0.002  # metres
CLOSER = 0.004  # metres that limbs may be closer than in the anchor, where they touch by purpose
#: Half the thickness of flesh round each segment, metres, from the skin of a woman of 30.
_THICK = {"hand": 0.022, "forearm": 0.034, "thigh": 0.07, "shank": 0.048, "foot": 0.036, "head": 0.095}
_ENDS = {
    "hand": ("wrist", "fingers"),
    "forearm": ("elbow", "wrist"),
    "thigh": ("hip", "knee"),
    "shank": ("knee", "ankle"),
    "foot": ("heel", "ball"),
}
_MEETING = (
    ("hand", "thigh"), ("hand", "shank"), ("forearm", "thigh"), ("hand", "foot"),
)  # fmt: skip
_ACROSS = (("shank", "shank"), ("shank", "thigh"), ("thigh", "shank"), ("foot", "shank"), ("shank", "foot"),
           ("foot", "thigh"), ("thigh", "foot"), ("foot", "foot"), ("hand", "hand"))  # fmt: skip


def _pairs() -> list[tuple[Segment, Segment, float]]:
    def segment(name: str, side: str) -> Segment:
        a, b = _ENDS[name]
        return f"{side}_{a}", f"{side}_{b}"

    found = []
    for one, other in _MEETING:
        for own in SIDES:
            for leg in SIDES:
                found.append((segment(one, own), segment(other, leg), _THICK[one] + _THICK[other]))
    for one, other in _ACROSS:
        found.append((segment(one, "left"), segment(other, "right"), _THICK[one] + _THICK[other]))
    for own in SIDES:
        found.append((segment("hand", own), ("head", "head"), _THICK["hand"] + _THICK["head"]))
    return found


PAIRS = _pairs()


class Apart:
    """How far limbs stay from each other and from the floor; as near as in the anchor they may come again.

    Parameters
    ----------
    anchor : the posture in which everything stands; without it nothing is kept apart.
    """

    def __init__(self, anchor: Postures | None = None) -> None:
        self.pairs: list[tuple[Segment, Segment, float]] = []
        self.floor = np.full(len(SOFT), FLOOR)
        if anchor is not None:
            low = np.array([anchor.point(p)[0, 1] - radius(p) for p in SOFT])
            self.floor = np.minimum(self.floor, low - FLOOR_CLOSER)
        for one, other, gap in PAIRS if anchor is not None else []:
            assert anchor is not None
            near = float(np.linalg.norm(_between(anchor, one, other)[0], axis=1)[0]) - CLOSER
            self.pairs.append((one, other, min(gap, near)))

    def pushes(self, now: Postures) -> tuple[Floats, Floats]:
        """Residuals (n, pairs) and their slopes."""
        n, columns = now.table.shape
        values, slopes = np.zeros((n, len(self.pairs))), np.zeros((n, len(self.pairs), columns))
        for k, (one, other, gap) in enumerate(self.pairs):
            at, s, t = _between(now, one, other)
            away = np.linalg.norm(at, axis=1).clip(1e-6)
            inside = (gap - away) / SOFTNESS
            if inside.max() < -8.0:
                continue
            values[:, k] = -SOFTNESS * np.logaddexp(0.0, inside) / PUSH
            share = 1.0 / (1.0 + np.exp(-inside.clip(-50.0, 50.0)))
            slope = (
                (1 - s)[:, None, None] * now.slope(one[0]) + s[:, None, None] * now.slope(one[1])
                - (1 - t)[:, None, None] * now.slope(other[0]) - t[:, None, None] * now.slope(other[1])
            )  # fmt: skip
            slopes[:, k] = share[:, None] * np.einsum("nca,na->nc", slope, at / away[:, None]) / PUSH
        return values, slopes


def _between(now: Postures, one: Segment, other: Segment) -> tuple[Floats, Floats, Floats]:
    """From the nearest place of the other segment to that of the first, and how far along both are."""
    a, b, c, d = (now.point(p) for p in (*one, *other))
    s, t = nearest(a, b, c, d)
    return a + s[:, None] * (b - a) - c - t[:, None] * (d - c), s, t


def nearest(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[Floats, Floats]:
    """How far along two segments their nearest places lie, 0 to 1, (n,) each."""
    u, v, w = b - a, d - c, a - c
    uu, uv, vv = (np.einsum("ni,ni->n", *p) for p in ((u, u), (u, v), (v, v)))
    uw, vw = np.einsum("ni,ni->n", u, w), np.einsum("ni,ni->n", v, w)
    s = ((uv * vw - vv * uw) / (uu * vv - uv * uv).clip(1e-9)).clip(0.0, 1.0)
    t = ((uv * s + vw) / vv.clip(1e-9)).clip(0.0, 1.0)
    s = ((uv * t - uw) / uu.clip(1e-9)).clip(0.0, 1.0)
    return s, t
