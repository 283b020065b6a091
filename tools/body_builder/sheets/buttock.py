"""Buttock: ligaments of the sacrum, the small rotators, the three gluteal muscles."""

from __future__ import annotations

import numpy as np

from .spans import axis, flat, knots, lerp, past
from .standing import HIP, PELVIS, F, P, Standing, make

OUTER = [
    (-0.020, 0.018, 0.124),
    (-0.030, 0.034, 0.122),
    (-0.050, 0.052, 0.112),
    (-0.068, 0.062, 0.098),
    (-0.090, 0.062, 0.072),
    (-0.106, 0.046, 0.060),
    (-0.108, 0.016, 0.058),
]


def sacrospinous(b: Standing) -> None:
    spine = b.on(
        "right_hemipelvis", (-0.107, -0.068, 0.047), (-0.107, -0.0705, 0.0467), (-0.106, -0.074, 0.047)
    )
    rim = b.on("sacrum", (-0.132, -0.036, 0.030), (-0.136, -0.046, 0.022))
    rim = [*rim, b.on("coccyx", (-0.134, -0.060, 0.009))[0]]
    make(
        b,
        "sacrospinous-ligament",
        [[r, s] for r, s in zip(rim, spine, strict=True)],
        None,
        laid=False,
        out=axis(-1, 0, 0),
        bones=PELVIS,
        thin=0.0025,
        tendon=lambda u, v: 0 * u + 0 * v + 1,
        ends=(0.1, 0.1),
    )


def sacrotuberous(b: Standing) -> None:
    rim = [
        *b.on("right_hemipelvis", (-0.126, 0.002, 0.047), (-0.124, -0.006, 0.044)),
        *b.on("sacrum", (-0.136, -0.014, 0.036), (-0.136, -0.030, 0.033), (-0.141, -0.044, 0.022)),
        b.on("coccyx", (-0.139, -0.064, 0.008))[0],
    ]
    foot = b.on(
        "right_hemipelvis",
        *[lerp((-0.103, -0.104, 0.058), (-0.097, -0.128, 0.036), t) for t in np.linspace(0, 1, 6)],
    )
    mid = b.at(P, *[lerp((-0.126, -0.052, 0.050), (-0.128, -0.088, 0.030), t) for t in np.linspace(0, 1, 6)])
    make(
        b,
        "sacrotuberous-ligament",
        [[r, m, f] for r, m, f in zip(rim, mid, foot, strict=True)],
        None,
        out=axis(-1, 0, 0),
        bones=PELVIS,
        over=("sacrospinous-ligament",),
        thin=0.003,
        tendon=lambda u, v: 0 * u + 0 * v + 1,
    )


def piriformis(b: Standing) -> None:
    rim = b.on(
        "sacrum",
        (-0.098, -0.003, 0.018),
        (-0.105, -0.012, 0.020),
        (-0.114, -0.023, 0.020),
        (-0.124, -0.034, 0.020),
    )
    gate = b.at(
        P, (-0.101, -0.019, 0.058), (-0.104, -0.027, 0.058), (-0.107, -0.037, 0.057), (-0.108, -0.048, 0.055)
    )
    end = b.on(
        "right_femur",
        (-0.014, 0.004, 0.046),
        (-0.018, 0.002, 0.046),
        (-0.022, 0.000, 0.047),
        (-0.024, -0.003, 0.047),
    )
    mid = 0.5 * (gate + end) + axis(-1, 0, 0) * 0.010
    make(
        b,
        "piri",
        list(np.stack([rim, gate, mid, end], 1)),
        44.6,
        laid=False,
        out=axis(-1, 0.1, 0.1),
        bones=HIP,
        seat=0.4,
        along=knots((0, 0.3), (0.2, 0.8), (0.5, 1), (0.75, 0.55), (0.9, 0.22), (1, 0.15)),
        tendon=lambda u, v: past(v, 0.84 - 0.16 * np.abs(2 * u - 1) ** 1.5),
    )


def obturator(b: Standing) -> None:
    starts = [
        (-0.028, -0.076, 0.026),
        (-0.030, -0.090, 0.020),
        (-0.036, -0.106, 0.018),
        (-0.048, -0.118, 0.024),
        (-0.064, -0.126, 0.034),
    ]
    mids = [
        (-0.066, -0.064, 0.047),
        (-0.066, -0.080, 0.040),
        (-0.068, -0.092, 0.036),
        (-0.073, -0.103, 0.034),
        (-0.082, -0.108, 0.036),
    ]
    gate = [
        (-0.104, -0.079, 0.048),
        (-0.105, -0.082, 0.047),
        (-0.105, -0.086, 0.047),
        (-0.105, -0.090, 0.048),
        (-0.104, -0.094, 0.049),
    ]
    turn = [
        (-0.106, -0.079, 0.060),
        (-0.107, -0.082, 0.060),
        (-0.107, -0.085, 0.060),
        (-0.107, -0.088, 0.060),
        (-0.106, -0.091, 0.061),
    ]
    ends = b.on(
        "right_femur",
        (-0.019, 0.001, 0.041),
        (-0.020, -0.001, 0.041),
        (-0.020, -0.003, 0.041),
        (-0.021, -0.005, 0.041),
        (-0.021, -0.007, 0.041),
    )
    strands = [
        [b.on("right_hemipelvis", s)[0], b.at(P, m)[0], b.at(P, g)[0], b.at(P, t)[0], e]
        for s, m, g, t, e in zip(starts, mids, gate, turn, ends, strict=True)
    ]
    inner = axis(-0.5, 0.1, -1)
    make(
        b,
        "obturator-internus",
        strands,
        34.0,
        laid=False,
        out=inner,
        bones=HIP,
        across=flat,
        along=knots((0, 0.4), (0.25, 1), (0.5, 0.8), (0.62, 0.45), (0.8, 0.28), (1, 0.2)),
        tendon=lambda u, v: past(v, 0.60 - 0.10 * np.abs(2 * u - 1)),
        ends=(0.05, 0.08),
    )


def gemellus(b: Standing, which: str) -> None:
    if which == "superior":
        start = b.on(
            "right_hemipelvis", (-0.107, -0.067, 0.050), (-0.106, -0.072, 0.050), (-0.105, -0.076, 0.051)
        )
        end = b.on("right_femur", (-0.018, 0.005, 0.042), (-0.019, 0.003, 0.042), (-0.020, 0.001, 0.042))
        lift = 0.004
    else:
        start = b.on(
            "right_hemipelvis", (-0.101, -0.094, 0.056), (-0.102, -0.099, 0.057), (-0.101, -0.104, 0.059)
        )
        end = b.on("right_femur", (-0.021, -0.006, 0.042), (-0.021, -0.009, 0.042), (-0.021, -0.013, 0.042))
        lift = 0.002
    mid = 0.5 * (start + end) + axis(-1, 0, 0) * lift
    make(
        b,
        f"gemellus-{which}",
        list(np.stack([start, mid, end], 1)),
        7.0,
        laid=False,
        out=axis(-1, 0, 0.2),
        bones=HIP,
        along=knots((0, 0.5), (0.35, 1), (0.8, 0.5), (1, 0.2)),
        size=(15, 31),
    )


def quadratus(b: Standing) -> None:
    start = b.on(
        "right_hemipelvis",
        *[(-0.092 + 0.000 * k, y, 0.066) for k, y in enumerate((-0.104, -0.112, -0.120, -0.127))],
    )
    end = b.on("right_femur", *[(-0.034, y, 0.040) for y in (-0.022, -0.036, -0.050, -0.066)])
    mid = 0.5 * (start + end) + axis(-1, 0, 0) * 0.006
    make(
        b,
        "quadratus-femoris",
        list(np.stack([start, mid, end], 1)),
        26.0,
        laid=False,
        out=axis(-1, 0, 0),
        bones=HIP,
        across=flat,
        along=knots((0, 0.7), (0.5, 1), (1, 0.5)),
    )


def medius(b: Standing) -> None:
    start = b.on("right_hemipelvis", *OUTER, facing=(0, 0, 1))
    ends = b.on(
        "right_femur",
        *[lerp((0.004, -0.028, 0.062), (-0.028, 0.000, 0.056), t) for t in np.linspace(0, 1, 7) ** 0.9],
    )
    lat = axis(-0.35, 0.2, 1)
    mids = [lerp(s, e, 0.55) + lat * 0.012 for s, e in zip(start, ends, strict=True)]
    make(
        b,
        "glmed",
        [[s, m, e] for s, m, e in zip(start, mids, ends, strict=True)],
        332.0,
        laid=False,
        out=lat,
        bones=HIP,
        over=("glmin",),
        across=flat,
        along=knots((0, 0.16), (0.12, 0.55), (0.42, 1), (0.7, 0.8), (0.88, 0.35), (1, 0.12)),
        tendon=lambda u, v: past(v, 0.86 - 0.10 * np.exp(-(((u - 0.5) / 0.2) ** 2))),
        ends=(0.05, 0.06),
    )


def minimus(b: Standing) -> None:
    arc = [
        (-0.022, 0.000, 0.112),
        (-0.030, 0.020, 0.112),
        (-0.048, 0.034, 0.104),
        (-0.066, 0.036, 0.090),
        (-0.082, 0.022, 0.074),
        (-0.088, 0.000, 0.066),
        (-0.086, -0.016, 0.066),
    ]
    start = b.on("right_hemipelvis", *arc, facing=(0, 0, 1))
    ends = b.on(
        "right_femur",
        *[lerp((0.008, -0.024, 0.054), (-0.008, 0.006, 0.052), t) for t in np.linspace(0, 1, 7)],
    )
    lat = axis(-0.1, 0.2, 1)
    mids = [lerp(s, e, 0.5) + lat * 0.008 for s, e in zip(start, ends, strict=True)]
    make(
        b,
        "glmin",
        [[s, m, e] for s, m, e in zip(start, mids, ends, strict=True)],
        107.6,
        laid=False,
        out=lat,
        bones=HIP,
        across=flat,
        along=knots((0, 0.2), (0.2, 0.7), (0.5, 1), (0.8, 0.5), (1, 0.12)),
        tendon=lambda u, v: past(v, 0.82 + 0 * u),
        ends=(0.05, 0.06),
    )


def maximus_strands(b: Standing) -> None:
    start = [
        *b.on("right_hemipelvis", (-0.104, 0.058, 0.060), (-0.120, 0.044, 0.052), (-0.131, 0.024, 0.045)),
        *b.on("sacrum", (-0.143, -0.004, 0.018), (-0.147, -0.030, 0.014)),
        b.on("coccyx", (-0.141, -0.060, 0.007))[0],
        b.at(P, (-0.136, -0.085, 0.020))[0],
    ]
    # Upper three quarters end in the iliotibial tract, the lowest deep fibres on the gluteal tuberosity.
    end = b.at(
        F,
        (0.010, -0.066, 0.087),
        (0.001, -0.072, 0.083),
        (-0.006, -0.086, 0.075),
        (-0.011, -0.101, 0.065),
        (-0.013, -0.116, 0.055),
        (-0.011, -0.138, 0.048),
        (-0.008, -0.158, 0.043),
    )
    way = axis(-1, 0, 0.25)
    bulge = (0.012, 0.022, 0.030, 0.036, 0.036, 0.030, 0.022)
    mids = []
    for s, e, g in zip(start, end, bulge, strict=True):
        mids.append([lerp(s, e, 0.33) + way * g, lerp(s, e, 0.7) + axis(-0.8, 0, 0.6) * g])
    return [[s, *m, e] for s, m, e in zip(start, mids, end, strict=True)]


def maximus(b: Standing) -> None:
    make(
        b,
        "glmax",
        maximus_strands(b),
        873.0,
        out=axis(-1, 0, 0.5),
        bones=HIP,
        over=("sacrotuberous-ligament", "piri", "quadratus-femoris", "glmed", "vaslat", "bflh", "semiten"),
        across=lambda u: np.clip(1 - np.abs(2 * u - 1) ** 2.6, 0, 1) ** 0.6,
        along=knots((0, 0.10), (0.12, 0.62), (0.35, 1), (0.6, 0.9), (0.82, 0.42), (1, 0.08)),
        tendon=lambda u, v: past(v, 0.90 - 0.05 * np.cos(np.pi * (u - 0.3))),
        ends=(0.04, 0.04),
        size=(33, 49),
    )
