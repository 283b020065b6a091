"""Muscles beyond the leg model's cables: strands of broad muscles, and muscles that no usable model has.

They are for drawing only. The strands of a muscle of the leg model share its volume; the others are drawn
after textbook descriptions, and the data says so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import trimesh
from numpy.typing import NDArray

from . import skeleton_data
from .published_model import PublishedModel
from .skeleton_data import numbers, origin_in_trunk

Vectors = NDArray[np.float64]
Path = list[dict[str, Any]]

# Lumbar origins of psoas: fascicles of the trunk model (Christophy et al. 2012).
PSOAS_ORIGINS = ["Ps_L1_L2_IVD", "Ps_L2_L3_IVD", "Ps_L3_L4_IVD", "Ps_L4_L5_IVD", "Ps_L5_VB"]
# Places on the iliac fossa near which strands of iliacus start (pelvis frame).
ILIAC_FOSSA = [(-0.030, 0.008, 0.112), (-0.042, 0.042, 0.105), (-0.072, 0.052, 0.088), (-0.095, 0.035, 0.066)]
# Gluteus maximus: places between its three cables (0, 1, 2) where strands run.
GLUTEUS_MAXIMUS = {"glmax1": (0.0, 0.4), "glmax2": (0.75, 1.0, 1.25), "glmax3": (1.6, 2.0)}
TRUNK_STRANDS = {
    "erector-spinae": ["IL_R12", "IL_R10", "IL_R8", "IL_R5", "LTpT_R10", "LTpT_R4", "LTpT_T6"],
    "multifidus": ["MF_m1t.1", "MF_m1s", "MF_m2t.2", "MF_m3t.2", "MF_m4t.1"],
    "quadratus-lumborum": [
        *("QL_post_I.1-L3", "QL_post_I.2-L2", "QL_post_I.3-L1"),
        *("QL_ant_I.2-12.1", "QL_ant_I.3-12.3", "QL_mid_L4-12.3"),
    ],
}
# Drawn form: start, end, radius, tendon radius (mm), width / depth.
FORM = {
    "erector-spinae": (0.02, 0.98, 9.0, 3.0, 1.3),
    "multifidus": (0.0, 1.0, 6.5, 2.5, 1.2),
    "quadratus-lumborum": (0.0, 1.0, 7.0, 3.0, 1.8),
    "latissimus": (0.12, 0.96, 8.0, 2.5, 2.6),
    "teres-major": (0.0, 0.95, 12.0, 4.0, 1.3),
    "rhomboids": (0.0, 1.0, 7.0, 3.0, 2.0),
    "trapezius-middle": (0.0, 1.0, 7.0, 2.5, 2.4),
    "obturator-internus": (0.0, 0.6, 9.0, 3.0, 1.6),
    "quadratus-femoris": (0.0, 1.0, 10.0, 5.0, 1.6),
    "pectineus": (0.0, 1.0, 11.0, 5.0, 1.8),
    "rectus-abdominis": (0.0, 1.0, 13.0, 5.0, 2.8),
    "plantar-fascia": (0.0, 1.0, 4.5, 2.0, 2.2),
}


def at(frame: str, point: Any) -> dict[str, Any]:
    return {"frame": frame, "at": numbers(point, 4)}


def in_upper_body(frame: str, point: Any) -> dict[str, Any]:
    """A point given in the trunk model's pelvis frame, as a point of one of the upper body's frames."""
    return at(frame, np.asarray(point) - origin_in_trunk(frame))


def nearest(mesh: trimesh.Trimesh, point: Any, keep: Callable[[Vectors], Any] | None = None) -> Vectors:
    """The vertex nearest to a point, of those whose normals pass ``keep``."""
    vertices = mesh.vertices if keep is None else mesh.vertices[keep(mesh.vertex_normals)]
    return np.asarray(vertices[np.argmin(np.linalg.norm(vertices - np.asarray(point), axis=1))])


def leg_strands(
    legs: dict[str, Path], trunk: PublishedModel, meshes: dict[str, trimesh.Trimesh]
) -> dict[str, tuple[str, Path]]:
    """Strand id to parent and path, for broad muscles of the leg model."""
    strands: dict[str, tuple[str, Path]] = {}
    for k, fascicle in enumerate(PSOAS_ORIGINS, 1):
        origin = trunk.path_elements(fascicle)[0]
        strands[f"psoas-{k}"] = ("psoas", [at(str(origin["body"]), origin["at"]), *legs["psoas"][1:]])
    for k, place in enumerate(ILIAC_FOSSA, 1):
        origin = nearest(meshes["hemipelvis"], place, lambda normals: normals[:, 2] < -0.2)
        strands[f"iliacus-{k}"] = ("iliacus", [at("pelvis", origin), *legs["iliacus"][1:]])
    cables = [
        [(e["frame"], np.array(e["at"])) for e in legs[m] if "wrap" not in e]
        for m in ("glmax1", "glmax2", "glmax3")
    ]
    for parent, places in GLUTEUS_MAXIMUS.items():
        for k, place in enumerate(places, 1):
            low = min(int(place), 1)
            share = place - low
            path = [
                at(frame, (1 - share) * a + share * b)
                for (frame, a), (_, b) in zip(cables[low], cables[low + 1], strict=True)
            ]
            strands[f"{parent}-{k}"] = (parent, path)
    return strands


def trunk_strands(trunk: PublishedModel, pelvis: trimesh.Trimesh) -> dict[str, tuple[str, Path]]:
    """Strands of the back from the trunk model; their lower ends are moved onto the smooth pelvis."""
    torso_shift = skeleton_data.torso_origin(trunk) - origin_in_trunk("thorax")
    strands: dict[str, tuple[str, Path]] = {}
    for parent, fascicles in TRUNK_STRANDS.items():
        for k, fascicle in enumerate(fascicles, 1):
            path: Path = []
            for element in trunk.path_elements(fascicle):
                if "shape" in element:
                    continue
                body, point = str(element["body"]), np.asarray(element["at"])
                if body == "sacrum":
                    path.append(at("pelvis", nearest(pelvis, point)))
                elif body == "torso":
                    path.append(at("thorax", point + torso_shift))
                else:
                    path.append(at(body, point))
            strands[f"{parent}-{k}"] = (parent, path)
    return strands


def _spinous(meshes: dict[str, trimesh.Trimesh], level: str) -> dict[str, Any]:
    """The tip of a vertebra's spine."""
    frame = level if level.startswith("lumbar") else "neck" if level == "cervical" else "thorax"
    vertices = meshes[level].vertices
    if level == "cervical":
        vertices = vertices[vertices[:, 1] < vertices[:, 1].min() + 0.025]
    return at(frame, vertices[np.argmin(vertices[:, 0])] * [1, 1, 0] + [0, 0, 0.003])


def _border(blade: NDArray[np.float64], height: float) -> dict[str, Any]:
    """A point of the inner border of the shoulder blade, by share of its height."""
    level = blade[:, 1].min() + height * np.ptp(blade[:, 1])
    band = blade[np.abs(blade[:, 1] - level) < 0.008]
    return at("scapula", band[np.argmin(band[:, 2])])


def other_strands(meshes: dict[str, trimesh.Trimesh]) -> dict[str, tuple[str, Path]]:
    """Strands that are ours: shoulder girdle, deep hip, belly wall, sole."""
    spinous, border = partial(_spinous, meshes), partial(_border, meshes["scapula"].vertices)
    groove = at("humerus", (0.013, -0.045, -0.004))
    crest = at(
        "pelvis", meshes["hemipelvis"].vertices[np.argmax(meshes["hemipelvis"].vertices @ [-0.55, 1.0, -0.1])]
    )
    lats = [
        (spinous("thoracic8"), (-0.183, 0.318, 0.085), (-0.135, 0.372, 0.152)),
        (spinous("thoracic11"), (-0.178, 0.282, 0.100), (-0.128, 0.366, 0.155)),
        (spinous("lumbar2"), (-0.158, 0.246, 0.110), (-0.121, 0.360, 0.157)),
        (spinous("lumbar4"), (-0.138, 0.236, 0.122), (-0.115, 0.354, 0.158)),
        (crest, (-0.112, 0.232, 0.133), (-0.108, 0.348, 0.158)),
    ]
    tip = in_upper_body("scapula", skeleton_data.from_rib_model(np.array([-0.062, 0.258, 0.128])))
    pelvis = meshes["hemipelvis"]
    paths: dict[str, list[Path]] = {
        "latissimus": [
            [origin, in_upper_body("thorax", back), in_upper_body("thorax", armpit), groove]
            for origin, back, armpit in lats
        ],
        "teres-major": [[tip, at("humerus", (0.011, -0.050, -0.006))]],
        "rhomboids": [
            [spinous(level), border(height)]
            for level, height in (
                ("cervical", 0.80),
                ("thoracic2", 0.60),
                ("thoracic3", 0.42),
                ("thoracic5", 0.24),
            )
        ],
        "trapezius-middle": [
            [spinous(level), in_upper_body("scapula", skeleton_data.from_rib_model(np.array(point)))]
            for level, point in (
                ("cervical", (-0.024, 0.396, 0.150)),
                ("thoracic1", (-0.045, 0.388, 0.130)),
                ("thoracic3", (-0.066, 0.376, 0.105)),
            )
        ],
        "obturator-internus": [
            [
                at("pelvis", nearest(pelvis, place)),
                at("pelvis", (-0.106, -0.090, 0.056)),
                at("femur", (-0.012, 0.002, 0.040)),
            ]
            for place in ((-0.070, -0.085, 0.050), (-0.060, -0.105, 0.040))
        ],
        "quadratus-femoris": [
            [at("pelvis", nearest(pelvis, (-0.082, low, 0.070))), at("femur", (-0.022, down, 0.036))]
            for low, down in ((-0.108, -0.030), (-0.118, -0.046))
        ],
        "pectineus": [
            [at("pelvis", nearest(pelvis, (-0.012, -0.060, 0.045))), at("femur", (-0.013, -0.078, 0.022))]
        ],
        "rectus-abdominis": [
            [
                in_upper_body("thorax", (-0.004, 0.285, 0.045)),
                at("lumbar2", (0.118, 0.0, 0.042)),
                at("lumbar5", (0.112, 0.0, 0.034)),
                at("pelvis", nearest(pelvis, (0.0, -0.066, 0.018))),
            ]
        ],
        "plantar-fascia": [
            [
                at("calcn", (0.018, -0.008, -0.004)),
                at("calcn", (0.105, -0.004, z)),
                at("toes", (0.006, -0.010, z)),
            ]
            for z in (-0.024, 0.0, 0.022)
        ],
    }
    return {
        f"{parent}-{k}" if len(strands) > 1 else parent: (parent, strand)
        for parent, strands in paths.items()
        for k, strand in enumerate(strands, 1)
    }
