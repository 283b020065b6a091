"""What must lie under the skin: bones and the bellies of muscles, as points, and how deep they lie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from stretchlib import body
from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement
from stretchlib.body.stored import stored
from stretchlib.figures.engine.render import tube

from .carriers import SPINE, SPLIT
from .source import Floats, Ints

TORSO = (*SPINE[:7], "scapula", "clavicle")
# Bones of these frames, and the carriers whose skin covers them. Bones push only the skin of their own
# region: without that toes, lips and the fold between the buttocks are torn.
COVERS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("neck",), ("neck", "thorax")),
    (TORSO, (*TORSO, "femur", "humerus", "neck")),
    (("femur", "tibia", "patella", "kneecap"), ("pelvis", "femur", "tibia", "calcn")),
    (("talus", "calcn"), ("tibia", "calcn")),
    (("toes",), ("calcn", "toes")),
    (("humerus", "forearm"), ("thorax", "scapula", "humerus", "forearm", "hand")),
)
# Not asked of: hands are shapes of their own, mouth and throat are hollows of the surface.
LEFT_OUT = ("hand", "skull", "jaw")
UPPER_NECK = 0.04  # metres above the seventh neck vertebra: bone above it is not asked of either
LEG = ("pelvis", "lumbar5", "lumbar4", "femur", "tibia", "calcn", "toes")
TRUNK = (
    "pelvis",
    "lumbar5",
    "lumbar4",
    "lumbar3",
    "lumbar2",
    "lumbar1",
    "thorax",
    "scapula",
    "clavicle",
    "neck",
)
ARM_MUSCLES = ("humerus", "scapula")


@dataclass(frozen=True)
class Parts:
    """Points of bones or muscles in a pose.

    Attributes
    ----------
    points : world metres, shape (n, 3); of muscles, on their middle line.
    offset : from the middle line to the surface of the belly, shape (n, 3); 0 for bones.
    group : number of the bone or muscle of each point, shape (n,).
    names : of the groups: bones, or ``"side strand"``.
    """

    points: Floats
    offset: Floats
    group: Ints
    names: tuple[str, ...]


def asked_bones() -> tuple[str, ...]:
    """Names of the bones that must lie under the skin."""
    return tuple(name for name in body.bones() if name.split("_")[-1] not in LEFT_OUT)


def bones_of(placement: Placement, every: int = 1) -> Parts:
    """Points of all bones that must lie under the skin."""
    names, meshes = asked_bones(), []
    for name in names:
        mesh = placement.mesh(name)[0]
        if name == "cervical":
            mesh = mesh[body.bones()[name].vertices[:, 1] < UPPER_NECK]
        meshes.append(mesh[::every])
    points = np.concatenate(meshes)
    group = np.repeat(np.arange(len(names)), [len(m) for m in meshes])
    return Parts(points, np.zeros_like(points), group, names)


@cache
def strands() -> tuple[str, ...]:
    """All strands of all muscles that can be drawn."""
    return tuple(strand for muscle in body.drawn_muscles() for strand in body.strands(muscle))


def muscles_of(placement: Placement, steps: int = 20, sides: int = 8) -> Parts:
    """Points on the bellies of all muscles, as ``stretchlib.figures.anatomy.structures`` draws them."""
    middle, offset, names = [], [], []
    for side in SIDES:
        across = placement.frames[f"{side}_femur"].rotation[:, 2]
        for strand in strands():
            form = body.belly(strand)
            share = np.linspace(form.start, form.end, steps)
            whole = placement.muscle_path(strand, side)
            at = share * (len(whole) - 1)
            path = np.stack([np.interp(at, np.arange(len(whole)), whole[:, k]) for k in range(3)], axis=1)
            along = ((share - form.start) / (form.end - form.start)).clip(0, 1)
            swell = np.sin(np.pi * along).clip(0) ** 0.75
            radius = form.tendon_radius + (form.radius - form.tendon_radius) * swell
            wide, thin = np.sqrt(form.flatness), 1 / form.flatness
            vertices, _ = tube(path, wide * radius, sides, thin, across)
            middle.append(np.repeat(path, sides, axis=0))
            offset.append(vertices[: steps * sides] - middle[-1])
            names.append(f"{side} {strand}")
    group = np.repeat(np.arange(len(names)), steps * sides)
    return Parts(np.concatenate(middle), np.concatenate(offset), group, tuple(names))


@cache
def covering(name: str) -> frozenset[str]:
    """The carriers whose skin may lie over a bone or a ``"side strand"``."""
    if " " in name:
        side, strand = name.split(" ")
        frames = {element["frame"] for element in stored("skeleton")["muscles"][strand]["path"]}
        limbs: tuple[str, ...] = LEG if frames & {"femur", "tibia", "calcn", "toes"} else TRUNK
        if frames & set(ARM_MUSCLES):
            limbs = (*TRUNK, "humerus")
    else:
        frame = body.bones()[name].frame
        side = next((s for s in SIDES if frame.startswith(s) or name.startswith(s)), "")
        limbs = next(limbs for frames, limbs in COVERS if frame.split("_")[-1] in frames)
    wanted = set()
    for limb in limbs:
        parts = (limb, *(record["name"] for record in SPLIT if record["at"] == limb))
        wanted |= {limb} if limb in SPINE else {f"{s}_{p}" for s in (side,) if s for p in parts}
        if limb not in SPINE and not side:
            wanted |= {f"{s}_{p}" for s in SIDES for p in parts}
    return frozenset(wanted)
