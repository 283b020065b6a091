"""Front and outer side of the thigh, and what crosses the front of the hip."""

from __future__ import annotations

import numpy as np

from .spans import axis, before, flat, knots, lerp, past, ribbon, smooth
from .standing import HIP, KNEE, F, M, P, Standing, T, make, strap


def vastus_intermedius(b: Standing) -> None:
    top = b.on("right_patella", (0.006, 0.046, -0.008), (0.008, 0.048, 0.0), (0.006, 0.046, 0.010))
    s = b.on("right_femur", (0.006, -0.09, 0.018), (0.016, -0.07, 0.034), (0.006, -0.09, 0.050))
    m = b.at(F, (0.030, -0.24, -0.002), (0.046, -0.24, 0.022), (0.030, -0.24, 0.046))
    make(
        b,
        "vasint",
        list(np.stack([s, m, top], 1)),
        280.0,
        out=axis(1, 0, 0),
        bones=("right_femur",),
        across=flat,
        along=knots((0, 0.3), (0.4, 1), (0.8, 0.4), (1, 0.15)),
        tendon=lambda u, v: past(v, 0.85 + 0 * u),
    )


def vastus_lateralis(b: Standing) -> None:
    s = b.on(
        "right_femur",
        (0.004, -0.030, 0.058),
        (-0.006, -0.045, 0.058),
        (-0.010, -0.075, 0.046),
        (-0.010, -0.115, 0.040),
        (-0.006, -0.170, 0.036),
    )
    m = b.at(
        F,
        (0.050, -0.190, 0.040),
        (0.042, -0.195, 0.052),
        (0.024, -0.205, 0.058),
        (0.000, -0.225, 0.054),
        (-0.022, -0.240, 0.040),
    )
    m2 = b.at(
        F,
        (0.050, -0.310, 0.034),
        (0.044, -0.320, 0.044),
        (0.030, -0.325, 0.050),
        (0.014, -0.330, 0.050),
        (0.000, -0.335, 0.046),
    )
    e = b.on(
        "right_patella",
        (0.008, 0.046, 0.010),
        (0.006, 0.042, 0.016),
        (0.004, 0.036, 0.020),
        (0.002, 0.028, 0.022),
        (0.0, 0.020, 0.022),
    )
    make(
        b,
        "vaslat",
        list(np.stack([s, m, m2, e], 1)),
        849.6,
        out=axis(0.25, 0, 1),
        bones=KNEE,
        over=("vasint",),
        across=flat,
        along=knots((0, 0.15), (0.16, 0.68), (0.40, 1), (0.65, 0.88), (0.86, 0.32), (1, 0.08)),
        tendon=lambda u, v: past(v, 0.84 + 0.06 * u),
        fibres="slant",
        ends=(0.05, 0.05),
    )


def vastus_medialis(b: Standing) -> None:
    s = b.on(
        "right_femur",
        (0.010, -0.100, 0.018),
        (0.004, -0.140, 0.016),
        (0.000, -0.190, 0.018),
        (0.000, -0.240, 0.014),
        (0.002, -0.290, 0.006),
    )
    m = b.at(
        F,
        (0.050, -0.220, 0.006),
        (0.042, -0.240, -0.012),
        (0.030, -0.260, -0.026),
        (0.014, -0.285, -0.034),
        (0.000, -0.310, -0.034),
    )
    m2 = b.at(
        F,
        (0.050, -0.325, 0.000),
        (0.050, -0.345, -0.022),
        (0.046, -0.365, -0.034),
        (0.040, -0.380, -0.040),
        (0.032, -0.385, -0.044),
    )
    e = b.on(
        "right_patella",
        (0.008, 0.046, -0.008),
        (0.006, 0.042, -0.014),
        (0.005, 0.036, -0.018),
        (0.003, 0.028, -0.019),
        (0.001, 0.020, -0.019),
    )
    make(
        b,
        "vasmed",
        list(np.stack([s, m, m2, e], 1)),
        443.3,
        out=axis(0.5, 0, -1),
        bones=KNEE,
        over=("vasint",),
        across=flat,
        along=knots((0, 0.15), (0.2, 0.62), (0.5, 0.95), (0.7, 1), (0.88, 0.42), (1, 0.08)),
        tendon=lambda u, v: past(v, 0.90 + 0.04 * u),
        fibres="slant",
        ends=(0.05, 0.05),
    )


def rectus(b: Standing) -> None:
    strap(
        b,
        "recfem",
        [
            (P, (-0.022, -0.036, 0.094)),
            (F, (0.046, -0.060, 0.024)),
            (F, (0.066, -0.150, 0.024)),
            (F, (0.070, -0.250, 0.018)),
            (F, (0.063, -0.330, 0.008)),
            (M, (0.018, 0.062, 0.002)),
            (M, (0.016, 0.044, 0.001)),
            (M, (0.018, 0.030, 0.001)),
        ],
        [
            (0, 0.012),
            (0.1, 0.020),
            (0.3, 0.044),
            (0.5, 0.050),
            (0.68, 0.036),
            (0.8, 0.024),
            (0.92, 0.026),
            (1, 0.030),
        ],
        axis(0, 0, 1),
        277.3,
        axis(1, 0, 0),
        knots(
            (0, 0.25),
            (0.1, 0.4),
            (0.35, 1),
            (0.55, 0.95),
            (0.72, 0.45),
            (0.82, 0.18),
            (0.92, 0.10),
            (1, 0.04),
        ),
        lambda u, v: np.maximum(past(v, 0.74 - 0.12 * (1 - np.abs(2 * u - 1))), before(v, 0.05)),
        over=("vasint", "vaslat", "vasmed"),
        bones=KNEE,
        fibres="chevron",
    )


def patellar_ligament(b: Standing) -> None:
    a = b.on("right_patella", (0.006, 0.008, -0.012), (0.010, 0.006, 0.0), (0.006, 0.008, 0.013))
    e = b.on("right_tibia", (0.028, -0.064, -0.004), (0.031, -0.066, 0.004), (0.028, -0.064, 0.014))
    m = 0.5 * (a + e) + axis(1, 0, 0) * 0.004
    make(
        b,
        "patellar-ligament",
        list(np.stack([a, m, e], 1)),
        None,
        out=axis(1, 0, 0),
        bones=("right_tibia",),
        thin=0.004,
        tendon=lambda u, v: 1.0 + 0 * u * v,
    )


def iliacus(b: Standing) -> None:
    rim = [
        (-0.004, 0.002, 0.108),
        (-0.018, 0.020, 0.114),
        (-0.034, 0.037, 0.110),
        (-0.055, 0.054, 0.098),
        (-0.073, 0.061, 0.082),
        (-0.088, 0.052, 0.064),
        (-0.088, 0.034, 0.060),
    ]
    s = b.on("right_hemipelvis", *rim, facing=(0.3, 0, -1))
    gate = b.at(P, *[lerp((-0.002, -0.050, 0.096), (-0.012, -0.055, 0.076), t) for t in np.linspace(0, 1, 7)])
    hip = b.at(F, *[lerp((0.030, -0.024, 0.020), (0.026, -0.026, 0.002), t) for t in np.linspace(0, 1, 7)])
    fossa = [lerp(a, g, 0.5) + axis(0.2, 0, -1) * 0.010 for a, g in zip(s, gate, strict=True)]
    e = b.on(
        "right_femur",
        *[lerp((-0.014, -0.062, 0.010), (-0.020, -0.054, 0.006), t) for t in np.linspace(0, 1, 7)],
    )
    make(
        b,
        "iliacus",
        [[a, f, g, h, z] for a, f, g, h, z in zip(s, fossa, gate, hip, e, strict=True)],
        182.0,
        laid=False,
        out=axis(0.7, 0.2, -1),
        bones=HIP,
        across=flat,
        along=knots((0, 0.08), (0.15, 0.62), (0.36, 1), (0.56, 0.8), (0.8, 0.45), (1, 0.15)),
        ends=(0.03, 0.05),
    )


def psoas(b: Standing) -> None:
    """The belly; its slips from the vertebrae are drawn with the plate."""
    top = np.mean([b.path(f"psoas-{k}")[0] for k in (1, 2)], 0) + axis(0, 1, 0) * 0.018
    l4 = b.path("psoas-4")[0] + axis(0.6, 0, 0.6) * 0.012
    mid = smooth(
        np.array(
            [
                top,
                lerp(top, l4, 0.5) + axis(0.3, 0, 0.8) * 0.008,
                l4,
                *b.at(P, (-0.023, 0.000, 0.048), (0.009, -0.052, 0.058)),
                *b.at(F, (0.036, -0.025, -0.012)),
                *b.at(F, (-0.012, -0.058, 0.004), (-0.022, -0.062, 0.008)),
            ]
        ),
        60,
    )
    w = knots((0, 0.012), (0.15, 0.024), (0.4, 0.038), (0.6, 0.032), (0.8, 0.024), (1, 0.012))(
        np.linspace(0, 1, 60)
    )
    make(
        b,
        "psoas",
        ribbon(mid, w, axis(0.3, 0, 1)),
        278.3,
        out=axis(1, 0, 0),
        bones=HIP,
        seat=0.5,
        along=knots((0, 0.3), (0.3, 0.95), (0.5, 1), (0.68, 0.7), (0.85, 0.4), (1, 0.2)),
        tendon=lambda u, v: past(v, 0.86 - 0.12 * (1 - np.abs(2 * u - 1))),
        size=(21, 49),
        rounds=14,
        laid=False,
    )


def tensor(b: Standing) -> None:
    strap(
        b,
        "tfl",
        [
            (P, (-0.008, 0.008, 0.119)),
            (F, (0.044, -0.026, 0.054)),
            (F, (0.042, -0.090, 0.070)),
            (F, (0.032, -0.150, 0.078)),
        ],
        [(0, 0.022), (0.4, 0.036), (0.8, 0.032), (1, 0.030)],
        axis(1, 0, -0.5),
        65.1,
        axis(0.6, 0, 1),
        knots((0, 0.35), (0.45, 1), (0.8, 0.6), (1, 0.1)),
        lambda u, v: past(v, 0.88 - 0.12 * np.abs(2 * u - 1)),
        over=("glmed", "vaslat", "recfem"),
        bones=HIP,
        seat=0.2,
    )


def tract(b: Standing) -> None:
    """From tensor and gluteus maximus down the outer thigh to the front of the outer shin."""
    tops = b.at(
        F,
        (0.032, -0.125, 0.083),
        (0.025, -0.100, 0.087),
        (0.016, -0.080, 0.089),
        (0.008, -0.066, 0.088),
        (-0.001, -0.068, 0.083),
        (-0.008, -0.082, 0.075),
        (-0.012, -0.108, 0.065),
        (-0.010, -0.144, 0.050),
    )
    mids = b.at(
        F,
        *[
            lerp((0.036, -0.260, 0.080), (-0.002, -0.260, 0.068), t)
            + np.array([0, 0, 0.012 * np.sin(np.pi * t)])
            for t in np.linspace(0, 1, 8)
        ],
    )
    low = b.at(F, *[lerp((0.026, -0.390, 0.048), (0.004, -0.390, 0.050), t) for t in np.linspace(0, 1, 8)])
    e = b.on("right_tibia", *[(x, -0.042, 0.034) for x in np.linspace(0.020, 0.008, 8)])
    make(
        b,
        "iliotibial-tract",
        list(np.stack([tops, mids, low, e], 1)),
        None,
        out=axis(0.1, 0, 1),
        bones=KNEE,
        over=("vaslat",),
        thin=0.0016,
        tendon=lambda u, v: 1.0 + 0 * u * v,
        ends=(0.02, 0.04),
        rounds=40,
    )


def sartorius(b: Standing) -> None:
    strap(
        b,
        "sart",
        [
            (P, (-0.001, -0.001, 0.111)),
            (F, (0.064, -0.012, 0.016)),
            (F, (0.078, -0.100, -0.004)),
            (F, (0.062, -0.200, -0.036)),
            (F, (0.030, -0.300, -0.066)),
            (F, (-0.006, -0.385, -0.062)),
            (T, (-0.010, -0.020, -0.050)),
            (T, (0.004, -0.062, -0.034)),
            (T, (0.018, -0.090, -0.008)),
        ],
        [(0, 0.014), (0.08, 0.026), (0.3, 0.036), (0.65, 0.034), (0.85, 0.022), (0.93, 0.014), (1, 0.013)],
        axis(0.25, 0.12, 1),
        167.2,
        axis(1, 0, -0.6),
        knots((0, 0.5), (0.1, 0.9), (0.5, 1), (0.82, 0.8), (0.92, 0.25), (1, 0.12)),
        lambda u, v: np.maximum(past(v, 0.90 + 0 * u), before(v, 0.02 + 0 * u)),
        over=("psoas", "iliacus", "recfem", "vasmed", "addlong", "pectineus", "grac"),
        bones=(*HIP, *KNEE),
        seat=0.1,
        ends=(0.05, 0.05),
        size=(17, 65),
        across=flat,
    )
