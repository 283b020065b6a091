"""Calf: popliteus, soleus, both heads of gastrocnemius and their one tendon."""

from __future__ import annotations

import numpy as np

from .spans import axis, before, flat, knots, past, ribbon
from .standing import KNEE, SHIN, C, F, Standing, T, line, make, strap


def popliteus(b: Standing) -> None:
    s = b.on("right_tibia", (-0.002, -0.100, -0.010), (-0.006, -0.072, -0.018), (-0.012, -0.046, -0.020))
    e = b.on("right_femur", (-0.014, -0.405, 0.046), (-0.012, -0.402, 0.047), (-0.010, -0.399, 0.047))
    m = b.at(T, (-0.024, -0.046, 0.016), (-0.028, -0.034, 0.012), (-0.030, -0.022, 0.008))
    make(
        b,
        "popliteus",
        list(np.stack([s, m, e], 1)),
        20.0,
        laid=False,
        out=axis(-1, 0, 0),
        bones=(*KNEE,),
        across=flat,
        along=knots((0, 0.3), (0.4, 1), (0.75, 0.4), (1, 0.2)),
        tendon=lambda u, v: past(v, 0.78 + 0 * u),
    )


def soleus(b: Standing) -> None:
    s = b.on("right_tibia", (-0.004, -0.180, -0.010), (-0.006, -0.130, -0.008), (-0.008, -0.100, 0.004))
    s = [*s, *b.on("right_fibula", (-0.030, -0.078, 0.024), (-0.033, -0.064, 0.031), (-0.031, -0.092, 0.032))]
    m = b.at(
        T,
        (-0.010, -0.230, -0.038),
        (-0.020, -0.215, -0.026),
        (-0.026, -0.205, -0.006),
        (-0.028, -0.200, 0.014),
        (-0.028, -0.205, 0.032),
        (-0.020, -0.225, 0.046),
    )
    e = b.at(
        T,
        (-0.048, -0.345, -0.012),
        (-0.049, -0.350, -0.008),
        (-0.050, -0.353, -0.003),
        (-0.050, -0.353, 0.003),
        (-0.049, -0.350, 0.008),
        (-0.048, -0.345, 0.012),
    )
    make(
        b,
        "soleus",
        [[x, y, z] for x, y, z in zip(s, m, e, strict=True)],
        454.3,
        out=axis(-1, 0, 0),
        bones=SHIN,
        seat=0.0,
        across=flat,
        along=knots((0, 0.3), (0.2, 0.9), (0.42, 1), (0.72, 0.5), (1, 0.08)),
        tendon=lambda u, v: past(v, 0.97 - 0.36 * np.exp(-(((u - 0.5) / 0.16) ** 2))),
        ends=(0.04, 0.02),
        size=(31, 45),
    )


def gastrocnemius(b: Standing, which: str) -> None:
    med = which == "medial"
    z = -1 if med else 1
    spots = [
        (F, (-0.014, -0.372, -0.020 if med else 0.026)),
        (T, (-0.040, 0.004, -0.021 if med else 0.025)),
        (T, (-0.050 if med else -0.058, -0.030, -0.020 if med else 0.024)),
        (T, (-0.062 if med else -0.066, -0.090, -0.022 if med else 0.026)),
        (T, (-0.066, -0.150, -0.022 if med else 0.026)),
        (T, (-0.066, -0.200, -0.018 if med else 0.021)),
    ]
    if med:
        spots.append((T, (-0.066, -0.236, -0.011)))
        widths = [(0, 0.016), (0.15, 0.036), (0.45, 0.055), (0.75, 0.054), (0.92, 0.036), (1, 0.010)]
    else:
        spots[-1] = (T, (-0.066, -0.206, 0.019))
        widths = [(0, 0.014), (0.15, 0.032), (0.45, 0.050), (0.75, 0.050), (0.92, 0.033), (1, 0.010)]
    strap(
        b,
        "gasmed" if med else "gaslat",
        spots,
        widths,
        axis(0.22 * z, 0, 1),
        264.9 if med else 154.9,
        axis(-1, 0, 0),
        knots((0, 0.25), (0.2, 0.6), (0.55, 1), (0.82, 0.8), (0.95, 0.4), (1, 0.15)),
        lambda u, v: before(v, 0.06 + 0 * u),
        over=("popliteus", "soleus", "heel-cord"),
        bones=SHIN,
        seat=0.0,
        ends=(0.1, 0.0),
        size=(21, 45),
    )


def achilles(b: Standing) -> None:
    """One tendon for soleus and both heads: a broad sheet on soleus that narrows, then widens on the heel."""
    mid = line(
        b,
        (T, (-0.066, -0.150, 0.002)),
        (T, (-0.066, -0.215, 0.002)),
        (T, (-0.060, -0.285, 0.001)),
        (T, (-0.058, -0.345, 0.001)),
        (C, (-0.014, 0.034, -0.004)),
        (C, (-0.012, 0.010, -0.005)),
    )
    w = knots(
        (0, 0.024),
        (0.07, 0.050),
        (0.2, 0.066),
        (0.42, 0.042),
        (0.6, 0.021),
        (0.78, 0.0145),
        (0.88, 0.0155),
        (1, 0.025),
    )(np.linspace(0, 1, 60))
    make(
        b,
        "heel-cord",
        ribbon(mid, w, axis(0, 0, 1)),
        14.0,
        out=axis(-1, 0, 0),
        bones=SHIN,
        over=("soleus",),
        seat=0.0,
        across=flat,
        along=knots((0, 0.05), (0.3, 0.1), (0.5, 0.35), (0.75, 1), (1, 0.8)),
        thin=0.0012,
        tendon=lambda u, v: 1.0 + 0 * u * v,
        ends=(0.0, 0.03),
        size=(21, 45),
    )
