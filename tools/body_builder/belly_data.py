"""Muscle bellies: where along the path they lie, and how thick they are.

Thickness follows volume: maximal force / specific tension x optimal fibre length, after Rajagopal et al.
2016. All 33 volumes agree within 1 % with what that paper took them from: each muscle's share of the leg's
muscle volume in magnetic resonance images of 24 young adults (Handsfield et al. 2014), for a person of
75.3 kg and 1.70 m. The shares were read from two independent programs that quote the paper's table; the
table itself was not seen. (The actuators of myo-sim carry other values and are not used.) Where the belly
starts and ends, and how flat it is, is our drawing after textbook descriptions.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .drawn_muscles import FORM

SPECIFIC_TENSION = 60.0  # newtons per square centimetre, as in Rajagopal et al. 2016

# muscle: (maximal isometric force N, optimal fibre length m,
#          start and end of the belly as shares of the path, width / depth, tendon radius mm)
MUSCLES: dict[str, tuple[float, float, float, float, float, float]] = {
    "semimem": (2201, 0.069, 0.26, 0.90, 1.6, 3.0),
    "semiten": (591, 0.193, 0.02, 0.62, 1.1, 2.0),
    "bflh": (1313, 0.098, 0.10, 0.86, 1.2, 3.0),
    "bfsh": (557, 0.110, 0.00, 0.93, 1.4, 2.5),
    "iliacus": (1021, 0.107, 0.00, 0.86, 2.2, 5.0),
    "psoas": (1427, 0.117, 0.00, 0.88, 1.1, 5.0),
    "recfem": (2192, 0.0759, 0.07, 0.76, 1.5, 4.0),
    "sart": (249, 0.403, 0.01, 0.90, 1.8, 2.5),
    "tfl": (411, 0.095, 0.00, 0.34, 1.5, 3.0),
    "piri": (1030, 0.026, 0.00, 0.80, 1.5, 3.0),
    "glmax1": (984, 0.147, 0.00, 0.96, 2.4, 5.0),
    "glmax2": (1406, 0.157, 0.00, 0.96, 2.4, 5.0),
    "glmax3": (948, 0.167, 0.00, 0.96, 2.0, 5.0),
    "glmed1": (1093, 0.073, 0.00, 0.92, 2.2, 4.0),
    "glmed2": (765, 0.073, 0.00, 0.92, 2.2, 4.0),
    "glmed3": (871, 0.073, 0.00, 0.92, 2.2, 4.0),
    "glmin1": (374, 0.068, 0.00, 0.90, 1.8, 3.0),
    "glmin2": (395, 0.056, 0.00, 0.90, 1.8, 3.0),
    "glmin3": (447, 0.038, 0.00, 0.90, 1.8, 3.0),
    "addbrev": (626, 0.103, 0.00, 0.96, 1.8, 3.0),
    "addlong": (917, 0.108, 0.02, 0.94, 2.0, 3.0),
    "addmagProx": (597, 0.106, 0.00, 0.96, 2.0, 3.0),
    "addmagMid": (597, 0.138, 0.00, 0.96, 2.0, 3.0),
    "addmagDist": (597, 0.177, 0.00, 0.94, 2.0, 3.0),
    "addmagIsch": (597, 0.156, 0.02, 0.80, 1.5, 3.0),
    "grac": (281, 0.228, 0.01, 0.70, 1.8, 2.0),
    "gasmed": (3116, 0.051, 0.02, 0.56, 1.6, 4.0),
    "gaslat": (1575, 0.059, 0.02, 0.52, 1.6, 4.0),
    "soleus": (6195, 0.044, 0.00, 0.72, 2.4, 4.0),
    "vasint": (1697, 0.099, 0.00, 0.72, 2.0, 4.0),
    "vaslat": (5149, 0.099, 0.00, 0.76, 1.7, 4.0),
    "vasmed": (2748, 0.0968, 0.00, 0.86, 1.6, 4.0),
    "tibant": (1227, 0.068, 0.00, 0.62, 1.2, 2.5),
}

# The belly swells as sin(pi x) ** SWELL between its ends; the readers draw it with the same rule.
SWELL = 0.75


def swollen(volume_cm3: float, span_metres: float) -> float:
    """Greatest radius in metres of a round belly of that volume over that length."""
    x = np.linspace(0.0, 1.0, 2001)
    fill = float(np.trapezoid(np.sin(np.pi * x) ** (2 * SWELL), x))
    return math.sqrt(volume_cm3 * 1e-6 / (math.pi * span_metres * fill))


def bellies(standing_metres: dict[str, float], strands: dict[str, tuple[str, float]]) -> dict[str, Any]:
    """The content of bellies.json.

    ``strands`` maps each strand to its parent and its length in standing (metres).
    """
    muscles: dict[str, Any] = {}
    for name, (force, fibre, start, end, flatness, tendon) in MUSCLES.items():
        volume = force / SPECIFIC_TENSION * fibre * 100.0
        muscles[name] = {
            "start": start,
            "end": end,
            "radius": round(swollen(volume, (end - start) * standing_metres[name]), 5),
            "tendon_radius": round(tendon / 1000.0, 5),
            "flatness": flatness,
            "volume_cm3": round(volume, 1),
            "source": "volume",
        }
    families: dict[str, list[str]] = {}
    for strand, (parent, length) in strands.items():
        families.setdefault(parent, []).append(strand)
        if parent in MUSCLES:
            whole = muscles[parent]
            count = sum(p == parent for p, _ in strands.values())
            volume = whole["volume_cm3"] / count
            span = (whole["end"] - whole["start"]) * length
            form = {
                **whole,
                "radius": round(swollen(volume, span), 5),
                "tendon_radius": round(whole["tendon_radius"] / math.sqrt(count), 5),
                "volume_cm3": round(volume, 1),
            }
        else:
            start, end, radius, tendon, flatness = FORM[parent]
            form = {
                "start": start,
                "end": end,
                "radius": radius / 1000.0,
                "tendon_radius": tendon / 1000.0,
                "flatness": flatness,
                "volume_cm3": None,
                "source": "drawn",
            }
        muscles[strand] = form
    return {
        "about": "Between the shares 'start' and 'end' of its path a muscle swells from tendon_radius to "
        "radius "
        f"(metres) as sin(pi x) to the power {SWELL}; radius is that of a round belly of the muscle's "
        f"volume, "
        "flatness the width divided by the depth of the cross-section. 'strands' lists the paths that "
        "together "
        "draw a broad muscle.",
        "sources": {
            "volume": "The shape is drawn; its volume is that of Rajagopal et al. 2016 (force / specific "
            "tension 60 N/cm2 x optimal fibre length), which agrees within 1 % with the shares of leg "
            "muscle volume in young adults of Handsfield et al. 2014.",
            "drawn": "Drawn after textbook descriptions, not measured.",
        },
        "licence": "Apache-2.0",
        "swell": SWELL,
        "strands": families,
        "muscles": muscles,
    }
