"""The kinematic tree, muscle paths and named points: the content of skeleton.json.

Only the right side is stored.  The left side is its mirror image in z, with the left side's angles.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import shoulder_rhythm
from .length_data import FAMILIES
from .published_model import PublishedModel

Vectors = NDArray[np.float64]

LEG_BODIES = ["femur", "tibia", "talus", "calcn", "toes", "patella"]
FLEXION_AXIS = [0.0, 0.0, 1.0]

# Share of the lumbar bend at each joint from L5/S1 up: Christophy et al. 2012; an independent program that
# cites the paper has the same. Together they are the whole bend.
LUMBAR_SHARES = {"lumbar5": 0.125, "lumbar4": 0.185, "lumbar3": 0.204, "lumbar2": 0.231, "lumbar1": 0.255}
# Half of the thoracic bend is drawn where the rib cage meets the lumbar spine and half where it meets the
# neck, because the rib cage is one rigid piece.
THORACIC_SHARE_BELOW = 0.5
# Where the rib cage and the neck turn, in the trunk model's pelvis frame (metres).
CHEST_PIVOT = np.array([-0.118, 0.238, 0.0])
NECK_PIVOT = np.array([-0.130, 0.508, 0.0])
HEAD_PIVOT = np.array([-0.103, 0.606, 0.0])
TRUNK_L5 = np.array([-0.098, 0.071, 0.0])
# The lower endplate of the trunk model's L5 slopes forward by this much (degrees).
TRUNK_L5_SLOPE = 14.0
LUMBOSACRAL_WEDGE = 14.0
HALF_DISC = 0.0085

# Arms: their joints are drawn, not measured.  Lengths are common fractions of a height of 1.70 m.
UPPER_ARM = 0.290
FOREARM = 0.245
# In the frame of the rib-cage mesh: centre of the humeral head (a head's radius in front of the socket), the
# inner end of the collarbone and its outer end, where the shoulder blade turns.
SHOULDER = np.array([0.003, 0.362, 0.165])
COLLARBONE_INNER = np.array([0.021, 0.376, 0.014])
COLLARBONE_OUTER = np.array([-0.006, 0.398, 0.136])
# From the frame of the rib-cage mesh to the trunk model's pelvis frame, found by registration.
RIB_MODEL_SHIFT = np.array([-0.0905, 0.0675, 0.0])
RIB_MODEL_SCALE = 1.02


def numbers(values: Any, digits: int = 6) -> list[float]:
    return [round(float(v), digits) + 0.0 for v in np.asarray(values).ravel()]


def hinge(axis: Any, coordinate: str, polynomial: list[float], at: Any = (0, 0, 0)) -> dict[str, Any]:
    return {
        "kind": "hinge",
        "axis": numbers(axis),
        "at": numbers(at),
        "coordinate": coordinate,
        "polynomial": numbers(polynomial, 9),
    }


def leg_frames(legs: PublishedModel) -> list[dict[str, Any]]:
    m = legs.model
    coupled = {follower: (leader, polynomial) for follower, leader, polynomial in legs.couplings}
    frames = []
    for name in LEG_BODIES:
        body = legs.body(f"{name}_r")
        parent = legs.body_name(m.body_parentid[body]).removesuffix("_r")
        if not np.allclose(m.body_quat[body], [1, 0, 0, 0], atol=1e-6):
            raise ValueError(f"{name} is turned against its parent; the reader expects offsets only.")
        motions = []
        for j in range(m.body_jntadr[body], m.body_jntadr[body] + m.body_jntnum[body]):
            joint = legs.model.joint(j).name.removesuffix("_r")
            address = m.jnt_qposadr[j]
            if address in coupled:
                leader, polynomial = coupled[address]
                coordinate = next(
                    legs.model.joint(k).name for k in range(m.njnt) if m.jnt_qposadr[k] == leader
                ).removesuffix("_r")
            elif joint == "subtalar_angle":
                continue  # held at zero: nothing in the course moves it
            elif joint == "mtp_angle":
                # All toes bend in one piece; about the published slanting axis they would swing sideways.
                motions.append(hinge([0.0, 0.0, 1.0], "mtp_angle", [0.0, 1.0]))
                continue
            else:
                coordinate, polynomial = joint, np.array([0.0, 1.0])
            motion = hinge(m.jnt_axis[j], coordinate, list(polynomial), m.jnt_pos[j])
            if m.jnt_type[j] == 2:
                motion["kind"] = "slide"
                del motion["at"]
            motions.append(motion)
        frames.append(
            {
                "name": name,
                "sided": True,
                "parent": parent,
                "offset": numbers(m.body_pos[body]),
                "tilt": 0.0,
                "motions": motions,
            }
        )
    return frames


def trunk_frames(trunk: PublishedModel, plate: Vectors, slope: float) -> tuple[list[dict[str, Any]], float]:
    """Lumbar vertebrae, thorax, neck and head on top of the smooth sacrum.

    The trunk model's L5 is moved onto the sacral endplate and tilted with it; the joints above take the tilt
    back in equal parts, so that the rib cage stays upright.
    """
    up = np.array([math.sin(math.radians(slope)), math.cos(math.radians(slope)), 0.0])
    tilt = slope - LUMBOSACRAL_WEDGE - TRUNK_L5_SLOPE
    frames: list[dict[str, Any]] = []
    offset, parent, turn = plate + HALF_DISC * up, "pelvis", -tilt
    for level, share in LUMBAR_SHARES.items():
        frames.append(
            {
                "name": level,
                "sided": False,
                "parent": parent,
                "offset": numbers(offset),
                "tilt": round(turn, 3),
                "motions": [hinge(FLEXION_AXIS, "lumbar_flexion", [0.0, -share])],
            }
        )
        above = {"lumbar5": "lumbar4", "lumbar4": "lumbar3", "lumbar3": "lumbar2", "lumbar2": "lumbar1"}.get(
            level
        )
        if above:
            offset, parent, turn = trunk.model.body_pos[trunk.body(above)].copy(), level, tilt / 4
    lumbar1 = TRUNK_L5 + sum(
        trunk.model.body_pos[trunk.body(name)] for name in ("lumbar4", "lumbar3", "lumbar2", "lumbar1")
    )
    rest = [
        ("thorax", "lumbar1", CHEST_PIVOT - lumbar1, [("thoracic_flexion", -THORACIC_SHARE_BELOW)]),
        (
            "neck",
            "thorax",
            NECK_PIVOT - CHEST_PIVOT,
            [("thoracic_flexion", THORACIC_SHARE_BELOW - 1.0), ("neck_flexion", -0.5)],
        ),
        ("head", "neck", HEAD_PIVOT - NECK_PIVOT, [("neck_flexion", -0.5)]),
    ]
    for name, parent, shift, bends in rest:
        frames.append(
            {
                "name": name,
                "sided": False,
                "parent": parent,
                "offset": numbers(shift),
                "tilt": 0.0,
                "motions": [hinge(FLEXION_AXIS, coordinate, [0.0, share]) for coordinate, share in bends],
            }
        )
    return frames, tilt


def from_rib_model(point: Vectors) -> Vectors:
    """A point of the rib-cage mesh in the trunk model's pelvis frame."""
    return np.asarray(point * RIB_MODEL_SCALE + RIB_MODEL_SHIFT)


def origin_in_trunk(frame: str) -> Vectors:
    """Origin of a frame of the upper body in the trunk model's pelvis frame, in standing."""
    return {
        "thorax": CHEST_PIVOT,
        "neck": NECK_PIVOT,
        "head": HEAD_PIVOT,
        "clavicle": from_rib_model(COLLARBONE_INNER),
        "scapula": from_rib_model(COLLARBONE_OUTER),
        "humerus": from_rib_model(SHOULDER),
    }[frame]


def arm_frames() -> list[dict[str, Any]]:
    """Collarbone, shoulder blade and arm.

    The arm's origin rides on the shoulder blade, but its angles count from the rib cage, as in daily speech.
    """

    def gliding(frame: str) -> list[dict[str, Any]]:
        return [
            hinge(shoulder_rhythm.AXES[axis], coordinate, [0.0, *turn])
            for coordinate, turns in shoulder_rhythm.TURNS.items()
            for (name, axis), turn in turns.items()
            if name == frame
        ]

    def offset(frame: str, parent: str) -> list[float]:
        return numbers(origin_in_trunk(frame) - origin_in_trunk(parent))

    arm_motions = [
        hinge([0, 0, 1], "shoulder_flexion", [0.0, 1.0]),
        hinge([1, 0, 0], "shoulder_abduction", [0.0, -1.0]),
        hinge([0, 1, 0], "shoulder_rotation", [0.0, 1.0]),
    ]
    # The palm faces inward while the arm hangs; the forearm's bones are drawn without crossing.
    hand_motions = [
        hinge([0, 1, 0], "pro_sup", [0.0, 1.0]),
        hinge([1, 0, 0], "wrist_flex", [0.0, 1.0]),
        hinge([0, 0, 1], "wrist_dev", [0.0, -1.0]),
    ]
    rows: list[tuple[str, str, list[float], list[dict[str, Any]]]] = [
        ("clavicle", "thorax", offset("clavicle", "thorax"), gliding("clavicle")),
        ("scapula", "clavicle", offset("scapula", "clavicle"), gliding("scapula")),
        ("humerus", "thorax", offset("humerus", "scapula"), arm_motions),
        ("forearm", "humerus", [0.0, -UPPER_ARM, 0.0], [hinge([0, 0, 1], "elbow_flexion", [0.0, 1.0])]),
        ("hand", "forearm", [0.0, -FOREARM, 0.0], hand_motions),
    ]
    frames: list[dict[str, Any]] = [
        {"name": name, "sided": True, "parent": parent, "offset": shift, "tilt": 0.0, "motions": motions}
        for name, parent, shift, motions in rows
    ]
    frames[2]["carried_by"] = "scapula"
    return frames


def kneecap_frame(slide: list[float]) -> dict[str, Any]:
    """The drawn kneecap, which slides forward in the model's patella frame so that it stays on the femur."""
    motion = {
        "kind": "slide",
        "axis": [1.0, 0.0, 0.0],
        "coordinate": "knee_angle",
        "polynomial": numbers(slide, 6),
    }
    return {
        "name": "kneecap",
        "sided": True,
        "parent": "patella",
        "offset": [0.0, 0.0, 0.0],
        "tilt": 0.0,
        "motions": [motion],
    }


def torso_origin(trunk: PublishedModel) -> Vectors:
    """Origin of the trunk model's torso body in its pelvis frame."""
    levels = ("lumbar4", "lumbar3", "lumbar2", "lumbar1", "torso")
    return TRUNK_L5 + np.sum([trunk.model.body_pos[trunk.body(level)] for level in levels], axis=0)


# Which bones a drawn muscle is pushed out of, by the frames it touches.
BALL_SETS = {
    "pelvis": ["hemipelvis", "sacrum"],
    "femur": ["femur"],
    "tibia": ["tibia", "fibula"],
    "thorax": ["ribs"],
}


def pushed_by(path: list[dict[str, Any]]) -> list[str]:
    """Ball sets for a path: those of its frames and of the bones between them."""
    frames = {element["frame"] for element in path}
    if "pelvis" in frames and frames & {"tibia", "patella"}:
        frames.add("femur")
    if "humerus" in frames:
        frames.add("thorax")
    return [name for frame, names in BALL_SETS.items() if frame in frames for name in names]


def muscle_paths(legs: PublishedModel) -> dict[str, list[dict[str, Any]]]:
    paths: dict[str, list[dict[str, Any]]] = {}
    for muscle in (m for _, _, names in FAMILIES for m in names):
        elements = []
        for element in legs.path_elements(muscle):
            entry: dict[str, Any] = {
                "frame": str(element["body"]).removesuffix("_r"),
                "at": numbers(element["at"]),
            }
            if "shape" in element:
                entry |= {
                    "wrap": element["shape"],
                    "radius": round(float(element["radius"]), 6),  # type: ignore[arg-type]
                    "rotation": numbers(element["rotation"], 8),
                    "side": numbers(element["side"]),
                }
            elements.append(entry)
        paths[muscle] = elements
    return paths


# name: (frame, sided, position, radius of the soft ball that touches things).  A radius of zero marks a point
# that is only drawn.  Soft-tissue allowances are drawn, not measured: heel pad 15 mm, ball of the foot 12 mm,
# kneecap 28 mm, buttock 40 mm under the sitting bone, back of the ribs 25 mm.
POINTS: dict[str, tuple[str, bool, tuple[float, float, float], float]] = {
    "hip": ("femur", True, (0, 0, 0), 0.0),
    "knee": ("femur", True, (0.004, -0.400, 0.0), 0.068),
    "ankle": ("talus", True, (0, 0, 0), 0.0),
    "heel": ("calcn", True, (0.022, 0.016, 0.0), 0.032),
    "ball": ("calcn", True, (0.165, 0.0, 0.0), 0.016),
    "toe": ("toes", True, (0.060, -0.002, 0.0), 0.012),
    "waist": ("lumbar3", False, (0, 0, 0), 0.0),
    "thoracolumbar": ("thorax", False, (0, 0, 0), 0.0),
    "c7": ("neck", False, (0, 0, 0), 0.0),
    "head": ("head", False, (0.0, 0.075, 0.0), 0.112),
    "back": ("thorax", False, (0.02, 0.13, 0.0), 0.125),
    "shoulder": ("humerus", True, (0, 0, 0), 0.045),
    "elbow": ("forearm", True, (0, 0, 0), 0.040),
    "wrist": ("hand", True, (0, 0, 0), 0.025),
    "hand": ("hand", True, (0.0, -0.075, 0.0), 0.02),
    "buttock": ("pelvis", True, (-0.075, -0.075, 0.070), 0.090),
}


def skeleton(
    legs: PublishedModel, trunk: PublishedModel, plate: Vectors, slope: float, slide: list[float]
) -> dict[str, Any]:
    """The content of skeleton.json, but for the landmarks, which come from the bones."""
    trunk_part, tilt = trunk_frames(trunk, plate, slope)
    pelvis = {
        "name": "pelvis",
        "sided": False,
        "parent": None,
        "offset": [0.0, 0.0, 0.0],
        "tilt": 0.0,
        "motions": [
            hinge([0, 0, 1], "pelvis_pitch", [0.0, -1.0]),
            hinge([1, 0, 0], "pelvis_roll", [0.0, 1.0]),
        ],
    }
    return {
        "about": "Right-handed axes: x forward, y up, z to the right; metres. A frame stands at 'offset' "
        "in its "
        "parent, is turned by 'tilt' degrees about z, and then moves by each motion in turn. A motion's "
        "amount is "
        "its polynomial (lowest power first) of its coordinate in radians: radians for a hinge through 'at', "
        "metres for a slide. The offset of a frame 'carried_by' another is counted in that one, its axes "
        "in the parent. Sided frames, points and paths are stored for the right; the left is their "
        "mirror "
        "image in z.",
        "source": "Legs: Rajagopal et al. 2016. Trunk: Christophy et al. 2012. Both as packed in myo-sim "
        "0.2.4; "
        "knee centre put back, L5 moved onto the smooth sacrum. Arms and soft-tissue balls: drawn, not "
        "measured.",
        "licence": "Apache-2.0",
        "lumbosacral_tilt": round(tilt, 3),
        "frames": [pelvis, *leg_frames(legs), kneecap_frame(slide), *trunk_part, *arm_frames()],
        "points": {
            name: {"frame": frame, "sided": sided, "at": list(at), "radius": radius}
            for name, (frame, sided, at, radius) in POINTS.items()
        },
    }
