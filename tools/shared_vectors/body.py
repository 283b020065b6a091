"""The body: lengths, moment arms and spreads at some angles, and where everything is in some postures."""

from __future__ import annotations

from typing import Any

from shared_vectors import one_line
from stretchlib import body

FILE = "body.json"
text = one_line

POSES: list[dict[str, Any]] = [
    {"pose": {}, "contacts": {"right_foot": 0.0}},
    {
        "pose": {
            "pelvis_pitch": 15,
            "pelvis_roll": 6,
            "lumbar_flexion": 5,
            "thoracic_flexion": -7,
            "neck_flexion": 12,
            "left": {
                "hip_flexion": 79,
                "knee_angle": 4,
                "ankle_angle": -25,
                "shoulder_flexion": 120,
                "mtp_angle": 20,
            },
            "right": {
                "hip_flexion": 18,
                "hip_adduction": -9,
                "hip_rotation": 11,
                "knee_angle": 35,
                "wrist_flex": -40,
                "wrist_dev": 18,
            },
        },
        "contacts": {"right_foot": 0.0, "left_heel": 0.45},
    },
    {
        "pose": {
            "pelvis_pitch": -90,
            "neck_flexion": 5,
            "left": {"hip_flexion": 117, "hip_adduction": -23, "hip_rotation": -45, "knee_angle": 117},
            "right": {"hip_flexion": 67, "knee_angle": 95, "shoulder_abduction": 60, "elbow_flexion": 80},
        },
        "contacts": {"back": 0.0, "head": 0.0},
    },
]
ANGLES = [
    {},
    {"hip_flexion": 80},
    {"hip_flexion": 90, "hip_adduction": -25, "hip_rotation": -45, "knee_angle": 90},
    {"hip_flexion": -15, "hip_adduction": 12, "hip_rotation": 30, "knee_angle": 118.5, "ankle_angle": 22.25},
    {"hip_flexion": 119, "hip_adduction": -39, "hip_rotation": 44, "knee_angle": 3, "ankle_angle": -39},
]


def rounded(values: Any) -> Any:
    # A zero has no sign here: which one comes out depends on the processor.
    return [rounded(v) for v in values] if hasattr(values, "__len__") else round(float(values), 9) + 0.0


def vectors() -> dict[str, Any]:
    """The content of the file."""
    muscles = list(body.muscle_ids())
    lengths = []
    for angles in ANGLES:
        lengths.append(
            {
                "angles": angles,
                "lengths": dict(zip(muscles, rounded(body.lengths(muscles, **angles)), strict=True)),
                "hip_flexion_moment_arms": dict(
                    zip(muscles, rounded(body.moment_arms(muscles, "hip_flexion", **angles)), strict=True)
                ),
                "spread": {
                    m: rounded([float(v) for v in body.spread(m, **angles)]) for m in body.spread_ids()
                },
                "trusted": {m: bool(body.is_trusted(m, **angles)) for m in muscles},
            }
        )
    places = []
    for case in POSES:
        given = case["pose"]
        pose = body.Pose(
            **{k: v for k, v in given.items() if k not in ("left", "right")},
            left=body.Side(**given.get("left", {})),
            right=body.Side(**given.get("right", {})),
        )
        placement = body.place(pose, case["contacts"])
        strands = [strand for muscle in body.drawn_muscles() for strand in body.strands(muscle)]
        places.append(
            {
                **case,
                "frames": {
                    name: rounded([*frame.rotation.ravel(), *frame.origin])
                    for name, frame in placement.frames.items()
                },
                "points": {name: rounded(point) for name, point in placement.points.items()},
                "paths": {
                    f"{side} {strand}": rounded(placement.muscle_path(strand, side, points=9))
                    for side in ("left", "right")
                    for strand in strands
                },
                "nerve": {
                    b: rounded(p) for b, p in placement.nerve("left", "fibular-through", points=9).items()
                },
                "disc": rounded(placement.disc("disc-L4-L5", around=5)[0][:5]),
                "landmark": rounded(placement.landmark("asis", "left")),
            }
        )
    return {"lengths": lengths, "places": places}
