"""What carries the skin: frames of the skeleton, and parts of their movement."""

from __future__ import annotations

SPINE = ("pelvis", "lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1", "thorax", "neck", "head")
LIMBS = ("femur", "tibia", "calcn", "toes", "clavicle", "scapula", "humerus", "forearm", "hand")
# Carriers that share the movement of a frame, so that twist is spread along the limb.
SPLIT = (
    {"name": "femur-swing", "part": "swing", "over": "pelvis", "under": "femur", "at": "femur"},
    {"name": "humerus-swing", "part": "swing", "over": "thorax", "under": "humerus", "at": "humerus"},
    {"name": "forearm-twist", "part": "twist", "over": "forearm", "under": "hand", "at": "forearm"},
)
CARRIERS = {"middle": list(SPINE), "sided": list(LIMBS), "split": list(SPLIT)}
OWN = (*LIMBS, *(record["name"] for record in SPLIT))
NAMES = (*SPINE, *(f"{side}_{name}" for side in ("left", "right") for name in OWN))
COLUMN = {name: k for k, name in enumerate(NAMES)}
