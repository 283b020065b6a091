"""Bony landmarks, picked from the meshes by simple rules; good to about one centimetre."""

from __future__ import annotations

from typing import Any

import numpy as np
import trimesh

from .skeleton_data import numbers


def landmarks(bones: dict[str, trimesh.Trimesh]) -> dict[str, Any]:
    """Landmark name to frame, side and position."""
    pelvis, femur = bones["hemipelvis"].vertices, bones["femur"].vertices
    tibia, fibula, sacrum = bones["tibia"].vertices, bones["fibula"].vertices, bones["sacrum"].vertices
    found: dict[str, tuple[str, bool, np.ndarray]] = {}

    def pelvic(name: str, point: np.ndarray) -> None:
        found[name] = ("pelvis", True, point)

    pelvic("asis", pelvis[np.argmax(pelvis @ [1.0, 0.25, 0.3])])
    pelvic("psis", pelvis[np.argmin(pelvis[:, 0] + (pelvis[:, 1] < 0.0))])
    pelvic("iliac_crest", pelvis[np.argmax(pelvis[:, 1])])
    low = pelvis[pelvis[:, 1] < np.quantile(pelvis[:, 1], 0.25)]
    tuberosity = low[np.argmin(low @ [0.9, 1.0, 0.0])]
    pelvic("ischial_tuberosity", tuberosity)
    pelvic("pubic_tubercle", low[np.argmax(low[:, 0])])
    psis = found["psis"][2]
    heights = np.linspace(psis[1] - 0.005, tuberosity[1] + 0.03, 60)
    edge = [
        band[np.argmin(band[:, 0])]
        for band in (pelvis[np.abs(pelvis[:, 1] - height) < 0.004] for height in heights)
        if len(band)
    ]
    notch = max(edge, key=lambda point: point[0])
    pelvic("greater_sciatic_notch", notch)
    between = (
        (pelvis[:, 1] < notch[1] - 0.005)
        & (pelvis[:, 1] > tuberosity[1] + 0.03)
        & (pelvis[:, 0] < notch[0] + 0.01)
    )
    ridge = pelvis[between]
    pelvic("ischial_spine", ridge[np.argmin(ridge @ [0.5, 0.0, 1.0])])
    found["sacral_tip"] = ("pelvis", False, sacrum[np.argmin(sacrum[:, 1])] * [1, 1, 0])

    top = femur[femur[:, 1] > femur[:, 1].max() - 0.09]
    found["greater_trochanter"] = ("femur", True, top[np.argmax(top @ [0.0, 0.45, 1.0])])
    band = femur[(femur[:, 1] < -0.04) & (femur[:, 1] > -0.09)]
    found["lesser_trochanter"] = ("femur", True, band[np.argmin(band @ [0.6, 0.0, 1.0])])
    bottom = femur[femur[:, 1] < femur[:, 1].min() + 0.035]
    found["medial_epicondyle"] = ("femur", True, bottom[np.argmin(bottom[:, 2])])
    found["lateral_epicondyle"] = ("femur", True, bottom[np.argmax(bottom[:, 2])])
    middle = [bottom[:, 0].min(), bottom[:, 1].mean(), (bottom[:, 2].min() + bottom[:, 2].max()) / 2]
    found["back_of_condyles"] = ("femur", True, np.array(middle))
    found["fibular_head"] = ("tibia", True, fibula[np.argmax(fibula[:, 1])])
    upper = tibia[(tibia[:, 1] < -0.045) & (tibia[:, 1] > -0.075)]
    found["tibial_tuberosity"] = ("tibia", True, upper[np.argmax(upper[:, 0])])
    found["medial_malleolus"] = ("tibia", True, tibia[np.argmin(tibia[:, 1])])
    found["lateral_malleolus"] = ("tibia", True, fibula[np.argmin(fibula[:, 1])])
    return {
        name: {"frame": frame, "sided": sided, "at": numbers(point, 4)}
        for name, (frame, sided, point) in found.items()
    }
