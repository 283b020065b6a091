"""The sciatic nerve as a drawn path: no model has it, and nothing is ever computed from it.

Course: from the front of the sacrum through the greater sciatic foramen, below and in front of piriformis,
then behind the gemelli, obturator internus and quadratus femoris, about midway between the ischial tuberosity
and the greater trochanter, down the back of the thigh, dividing above the knee. Variants follow Beaton and
Anson 1937. Drawn from landmarks, good to about a centimetre.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .skeleton_data import numbers

Vectors = NDArray[np.float64]
Element = list[dict[str, Any]]


def spot(frame: str, point: Any, weight: float = 1.0) -> dict[str, Any]:
    return {"frame": frame, "at": numbers(point, 4), "weight": weight}


def near(landmark: Vectors, step: list[float]) -> Vectors:
    return np.asarray(landmark + np.array(step))


def pelvis(*point: float) -> Element:
    return [spot("pelvis", point)]


def femur(point: Any) -> Element:
    return [spot("femur", point)]


def tibia(point: Any) -> Element:
    return [spot("tibia", point)]


ROOT = pelvis(-0.091, -0.008, 0.028)
# At the height of piriformis: in front of it, through it, or behind and above it.
CROSSINGS = {
    "below": [
        pelvis(-0.083, -0.034, 0.049),
        pelvis(-0.090, -0.049, 0.056),
        pelvis(-0.108, -0.058, 0.061),
    ],
    "through": [
        pelvis(-0.088, -0.024, 0.048),
        pelvis(-0.108, -0.034, 0.057),
        pelvis(-0.132, -0.044, 0.062),
    ],
    "above": [
        pelvis(-0.092, -0.014, 0.046),
        pelvis(-0.112, -0.018, 0.060),
        pelvis(-0.130, -0.040, 0.066),
    ],
}
# The small rotators lie between nerve and hip joint.
BEHIND = [pelvis(-0.135, -0.068, 0.065), pelvis(-0.132, -0.092, 0.071)]


def nerve(landmarks: dict[str, Any]) -> dict[str, Any]:
    """Variant to branch to path; each point of a path is a weighted mean of points of frames."""
    mark = {name: np.array(record["at"]) for name, record in landmarks.items()}
    tuberosity = near(mark["ischial_tuberosity"], [-0.032, 0.018, 0.004])
    trochanter = near(mark["greater_trochanter"], [-0.044, -0.035, -0.006])
    condyles = mark["back_of_condyles"]
    head = mark["fibular_head"]

    def between(share: float, shift: float) -> Element:
        """Behind the hip, on the way from tuberosity to trochanter."""
        push = np.array([0.0, 0.0, shift])
        return [
            spot("pelvis", tuberosity + push, round(1 - share, 3)),
            spot("femur", trochanter + push, round(share, 3)),
        ]

    def thigh(shift: float) -> list[Element]:
        return [
            femur([-0.034, -0.150, 0.014 + shift]),
            femur([-0.038, -0.240, 0.010 + shift]),
            femur(near(condyles, [-0.026, 0.075, shift])),
        ]

    fork = femur(near(condyles, [-0.026, 0.075, 0.0]))
    tibial_end = [
        femur(near(condyles, [-0.026, 0.005, -0.002])),
        tibia([-0.044, -0.060, 0.004]),
        tibia([-0.040, -0.160, 0.0]),
        tibia([-0.034, -0.300, -0.012]),
        [spot("talus", [-0.030, 0.0, -0.026])],
        [spot("calcn", [0.045, 0.014, -0.026])],
    ]
    fibular_end = [
        femur(near(condyles, [-0.020, 0.022, 0.020])),
        tibia(near(head, [-0.014, -0.012, 0.004])),
        tibia(near(head, [0.002, -0.034, 0.010])),
        tibia([0.006, -0.120, 0.032]),
        tibia([0.012, -0.250, 0.026]),
        tibia([0.022, -0.370, 0.010]),
    ]

    def whole(crossing: str) -> dict[str, list[Element]]:
        trunk = [ROOT, *CROSSINGS[crossing], *BEHIND, between(0.45, 0.0), *thigh(0.0)]
        return {"sciatic": trunk, "tibial": [fork, *tibial_end], "common-fibular": [fork, *fibular_end]}

    def parted(fibular: str, tibial: str) -> dict[str, list[Element]]:
        def part(crossing: str, shift: float, end: list[Element]) -> list[Element]:
            return [ROOT, *CROSSINGS[crossing], *BEHIND, between(0.45, shift), *thigh(shift), *end]

        return {
            "tibial": part(tibial, -0.004, tibial_end),
            "common-fibular": part(fibular, 0.004, fibular_end),
        }

    return {
        "about": "Each path is a list of points; each point is a weighted mean of points given in frames. "
        "Drawn, "
        "not measured; a path like this is not a nerve, so no strain may be read from it.",
        "radius": {"sciatic": 0.0052, "tibial": 0.0036, "common-fibular": 0.0028},
        "variants": {
            "below": {"type": "A", "branches": whole("below")},
            "fibular-through": {"type": "B", "branches": parted("through", "below")},
            "fibular-above": {"type": "C", "branches": parted("above", "below")},
            "through": {"type": "D", "branches": whole("through")},
            "fibular-above-tibial-through": {"type": "E", "branches": parted("above", "through")},
            "above": {"type": "F", "branches": whole("above")},
        },
    }
