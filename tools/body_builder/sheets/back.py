"""The back: latissimus dorsi, between the strands along which it is also drawn."""

from __future__ import annotations

import numpy as np

from .spans import axis, flat, knots, past
from .standing import Standing, make

STRANDS = ("latissimus-1", "latissimus-2", "latissimus-3", "latissimus-4", "latissimus-5")


def latissimus(b: Standing) -> None:
    make(
        b,
        "latissimus",
        [b.path(strand) for strand in STRANDS],
        260.0,  # drawn, not published
        out=axis(-1, 0, 0.6),
        across=flat,
        along=knots((0, 0.12), (0.3, 0.55), (0.6, 1), (0.85, 0.8), (1, 0.15)),
        tendon=lambda u, v: np.maximum(past(-v, -(0.16 + 0.30 * u**1.5)), past(v, 0.95)),
        size=(25, 49),
        laid=False,
    )
