"""Fits the length of every muscle as a polynomial of its own joint coordinates."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .published_model import PublishedModel

Vectors = NDArray[np.float64]

DOMAIN: dict[str, tuple[float, float]] = {
    "hip_flexion": (-30.0, 120.0),
    "hip_adduction": (-40.0, 30.0),
    "hip_rotation": (-45.0, 45.0),
    "knee_angle": (0.0, 120.0),
    "ankle_angle": (-40.0, 30.0),
}
HIP = ["hip_flexion", "hip_adduction", "hip_rotation"]
KNEE = ["knee_angle"]
ANKLE = ["ankle_angle"]

# Coordinates, degree of the polynomial, muscles.
FAMILIES: list[tuple[list[str], int, list[str]]] = [
    (
        HIP,
        6,
        [
            *("iliacus", "psoas", "piri", "glmax1", "glmax2", "glmax3", "glmed1", "glmed2", "glmed3"),
            *("glmin1", "glmin2", "glmin3", "addbrev", "addlong"),
            *("addmagProx", "addmagMid", "addmagDist", "addmagIsch"),
        ],
    ),
    (HIP + KNEE, 6, ["semimem", "semiten", "bflh", "recfem", "sart", "grac"]),
    (HIP + KNEE, 7, ["tfl"]),
    (KNEE, 8, ["bfsh", "vasint", "vaslat", "vasmed"]),
    (KNEE + ANKLE, 7, ["gasmed", "gaslat"]),
    (ANKLE, 6, ["soleus", "tibant"]),
]

# Where a number may be shown, and what may be said elsewhere; measured against other published models.
NUMBERS_EVERYWHERE: dict[str, tuple[float, float]] = {}
TRUST: dict[str, tuple[dict[str, tuple[float, float]] | None, str, str]] = {
    **dict.fromkeys(
        ["semimem", "semiten", "bflh", "recfem"],
        (
            {"hip_flexion": (-30.0, 110.0), "knee_angle": (0.0, 120.0)},
            "direction",
            "Published models agree here to a few millimetres.",
        ),
    ),
    "iliacus": (NUMBERS_EVERYWHERE, "direction", "Within 1 mm of the published OpenSim model."),
    "psoas": (
        {"hip_flexion": (0.0, 120.0)},
        "direction",
        "The model lost a wrapping surface: it reads too little in hip extension.",
    ),
    "piri": (
        {"hip_flexion": (0.0, 120.0)},
        "direction",
        "In hip extension the straight path is not anatomical.",
    ),
    "bfsh": (
        {"knee_angle": (0.0, 15.0)},
        "direction",
        "With the knee bent, published models differ by a centimetre.",
    ),
    **dict.fromkeys(
        ["sart", "tfl", "soleus", "gasmed", "gaslat"],
        (NUMBERS_EVERYWHERE, "direction", "Within about 1 mm of the published OpenSim model."),
    ),
    **dict.fromkeys(
        ["glmed1", "glmin1", "glmin2", "glmin3"],
        (None, "nothing", "Published models disagree even in sign at 90 degrees of hip flexion."),
    ),
    **dict.fromkeys(
        ["glmax1", "glmax2", "glmax3"],
        (None, "direction", "The cable cuts through bone in deep flexion: direction only."),
    ),
}
UNCHECKED = (None, "direction", "Not compared with another published model: direction only.")


def exponents(variables: int, degree: int) -> list[tuple[int, ...]]:
    """Exponents of all monomials up to a degree, in lexicographic order; the readers use the same rule."""
    return [e for e in product(range(degree + 1), repeat=variables) if sum(e) <= degree]


def monomials(unit: Vectors, degree: int) -> Vectors:
    """Values of all monomials at points scaled to -1..1; shape (points, terms)."""
    powers = unit[:, :, None] ** np.arange(degree + 1)
    columns = [
        np.prod([powers[:, v, e] for v, e in enumerate(exponent)], axis=0)
        for exponent in exponents(unit.shape[1], degree)
    ]
    return np.stack(columns, axis=1)


def scaled(poses: Vectors, coordinates: list[str]) -> Vectors:
    low = np.array([DOMAIN[c][0] for c in coordinates])
    high = np.array([DOMAIN[c][1] for c in coordinates])
    return np.asarray(2.0 * (poses - low) / (high - low) - 1.0)


def fitted_lengths(record: dict[str, Any], poses: Vectors) -> Vectors:
    """Lengths in metres from one muscle's record, at poses given in the muscle's own coordinates."""
    design = monomials(scaled(poses, record["coordinates"]), record["degree"])
    return np.asarray(design @ np.array(record["coefficients"]))


def sample(coordinates: list[str], count: int, seed: int) -> Vectors:
    """Poses for fitting: even over the domain, with extra ones on its faces, where polynomials drift."""
    draw = np.random.default_rng(seed)
    unit = draw.uniform(-1.0, 1.0, (count, len(coordinates)))
    edge = draw.uniform(-1.0, 1.0, (count // 2, len(coordinates)))
    edge[np.arange(len(edge)), draw.integers(0, len(coordinates), len(edge))] = draw.choice(
        [-1.0, 1.0], len(edge)
    )
    corners = np.array(list(product((-1.0, -0.5, 0.0, 0.5, 1.0), repeat=len(coordinates))))
    low = np.array([DOMAIN[c][0] for c in coordinates])
    high = np.array([DOMAIN[c][1] for c in coordinates])
    return np.asarray(low + (np.vstack([unit, edge, corners]) + 1.0) / 2.0 * (high - low))


def random_poses(count: int, seed: int) -> Vectors:
    """Poses over the whole domain for checking; shape (count, 5) in the order of DOMAIN."""
    draw = np.random.default_rng(seed)
    low, high = (np.array([span[k] for span in DOMAIN.values()]) for k in (0, 1))
    return np.asarray(draw.uniform(low, high, (count, len(DOMAIN))).round(2))


def fitted(legs: PublishedModel) -> dict[str, Any]:
    """The content of lengths.json."""
    muscles: dict[str, Any] = {}
    for family, (coordinates, degree, names) in enumerate(FAMILIES):
        poses = sample(coordinates, 6000 if len(coordinates) > 2 else 1200, seed=100 + family)
        lengths = legs.lengths(names, poses, coordinates)
        design = monomials(scaled(poses, coordinates), degree)
        check = sample(coordinates, 1500, seed=200 + family)
        truth = legs.lengths(names, check, coordinates)
        check_design = monomials(scaled(check, coordinates), degree)
        standing = monomials(scaled(np.zeros((1, len(coordinates))), coordinates), degree)[0]
        for column, name in enumerate(names):
            solution = np.linalg.lstsq(design, lengths[:, column], rcond=None)[0]
            coefficients = solution.round(7)
            error = (check_design @ coefficients - truth[:, column]) * 1e3
            numbers, outside, note = TRUST.get(name, UNCHECKED)
            muscles[name] = {
                "coordinates": coordinates,
                "degree": degree,
                "coefficients": [float(c) for c in coefficients],
                "standing_metres": round(float(standing @ coefficients), 6),
                "fit_rms_mm": round(float(np.sqrt((error**2).mean())), 3),
                "fit_max_mm": round(float(np.abs(error).max()), 2),
                "trust": {
                    "numbers_within": None if numbers is None else {c: list(s) for c, s in numbers.items()},
                    "outside": outside,
                    "note": note,
                },
            }
    return {
        "about": "Muscle-tendon length in metres as a polynomial of joint coordinates. Each coordinate is "
        "first "
        "scaled from its domain (degrees) to -1..1. Terms: all monomials whose exponents sum to at most "
        "'degree', exponents in lexicographic order, the first coordinate slowest.",
        "source": "Rajagopal et al. 2016, IEEE Trans Biomed Eng 63:2068-2079, as packed in myo-sim 0.2.4 "
        "with the "
        "knee centre put back; fitted by tools/build_body.py.",
        "licence": "Apache-2.0",
        "domain": {c: list(span) for c, span in DOMAIN.items()},
        "muscles": muscles,
    }
