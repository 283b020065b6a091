"""Plain sports clothes, hair and the marks of the face: signed distances whose zero is a hem.

Where a distance is positive a vertex belongs to the region; the mesh is cut along the zeros: hems are sharp.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from stretchlib.body.posture import Placement

from .carriers import COLUMN
from .fitting import bone, unit
from .source import Floats
from .surface import Surface, normals, softened

# The later wins where two overlap.
REGIONS = ("skin", "shorts", "shirt", "hair", "brow", "lips", "eye", "iris")
FIELDS = ("shirt", "shorts", "hair", "brow", "lips", "iris")
FAR = -0.1
KNOT = (-0.105, 0.055, 0.0)  # middle of a knot of hair, in the head's frame, metres
MOUTH = 0.0675  # metres from the eyes down to the mouth of the neutral face
SLEEVE, LEG, HEM = 0.165, 0.235, 0.105  # metres below shoulder and hip joint; above the hip joint


def _part(mesh: Surface, *names: str) -> Floats:
    columns = [COLUMN[f"{side}_{name}"] for side in ("left", "right") for name in names]
    return np.asarray(mesh.weights[:, columns].sum(axis=1))


def fields(x: Floats, mesh: Surface, placed: Placement, joints: Mapping[str, Floats]) -> Floats:
    """Metres inside (+) or outside (-) each of ``FIELDS``, shape (n, fields).

    Parameters
    ----------
    x : the fitted surface of the mean of all people.
    joints : of the neutral base mesh, for the marks of the face.
    """
    p = placed.points
    right = x[:, 2] > 0

    def down(a: str, b: str) -> Floats:
        along = [(x - p[f"{s}_{a}"]) @ unit(p[f"{s}_{b}"] - p[f"{s}_{a}"]) for s in ("left", "right")]
        return np.where(right, along[1], along[0])

    arm = _part(mesh, "humerus", "forearm", "hand") > 0.5
    leg = _part(mesh, "femur", "tibia", "calcn", "toes") > 0.5
    head = mesh.weights[:, COLUMN["head"]]
    waist = np.minimum(x[:, 1] - p["right_hip"][1] - HEM, np.where(leg, FAR, _below_neckline(x, placed)))
    shirt = np.where(arm, SLEEVE - down("shoulder", "elbow"), waist)
    shirt = np.where(head > 0.5, FAR, shirt)
    belt = np.minimum(0.06, p["right_hip"][1] + HEM + 0.02 - x[:, 1])
    shorts = np.where(arm, FAR, np.where(leg, LEG - down("hip", "knee"), belt))
    hair = np.where(head > 0.5, _hair(x, placed), FAR)
    return np.stack([shirt, shorts, hair, *_face(mesh, joints)], axis=1)


def _below_neckline(x: Floats, placed: Placement) -> Floats:
    """Below a plane that rises from the notch of the sternum to the seventh neck vertebra, or far aside."""
    c7, sternum = placed.points["c7"], bone(placed, "sternum")
    notch = sternum[sternum[:, 1].argmax()]
    slope = (c7[1] + 0.012 - notch[1]) / (c7[0] - notch[0] - 0.06)
    level = notch[1] + slope * (x[:, 0] - notch[0] - 0.02)
    below, aside = (level - x[:, 1]) / np.hypot(1.0, slope), abs(x[:, 2]) - 0.072
    return np.asarray(0.5 * (below + aside + np.sqrt((below - aside) ** 2 + 0.03**2)) - 0.006)


def _hair(x: Floats, placed: Placement) -> Floats:
    frame = placed.frames["head"]
    local = (x - frame.origin) @ frame.rotation
    line = np.interp(
        local[:, 0],
        [-0.12, -0.04, -0.015, 0.02, 0.045, 0.075, 0.1],
        [-0.025, -0.02, 0.03, 0.06, 0.095, 0.118, 0.125],
    )
    ear = np.hypot(local[:, 0] + 0.005, local[:, 1] - 0.035) - 0.028
    return np.asarray(np.minimum(local[:, 1] - line, ear))


def _face(mesh: Surface, joints: Mapping[str, Floats]) -> tuple[Floats, Floats, Floats]:
    """Brow, lips and iris as ellipses on the neutral face."""
    x = mesh.neutral
    eye = joints["r-eye"]
    front = x[:, 0] > eye[0]
    side = abs(x[:, 2]) - abs(eye[2])
    arch = eye[1] + 0.0265 - 7.0 * (side - 0.006) ** 2
    brow = 0.0030 - np.maximum(abs(x[:, 1] - arch), 0.25 * (abs(side - 0.002) - 0.012))
    lips = 0.0095 * (1 - (x[:, 2] / 0.026) ** 2) - abs(x[:, 1] - eye[1] + MOUTH)
    ball = np.zeros(len(x), bool)
    ball[mesh.eyes] = True
    middle = np.hypot(abs(x[:, 2]) - abs(eye[2]), x[:, 1] - eye[1])
    iris = np.where(ball, 0.0058 - middle, FAR)
    return np.where(front & ~ball, brow, FAR), np.where(front & ~ball, lips, FAR), iris


def dressed(x: Floats, mesh: Surface, placed: Placement, field: Floats, hair: float, bun: bool) -> Floats:
    """Cloth for skin: a low pass that does not shrink, hollows spanned, a little room; hair likewise.

    Parameters
    ----------
    hair : greatest thickness of the hair, metres; ``bun`` : it is worn in a knot behind.
    """
    step: Any = mesh.step
    x, cloth = x.copy(), np.clip(field[:, :2].max(axis=1) / 0.02 + 0.5, 0, 1)[:, None]
    seat = cloth * np.clip(field[:, 1:2] / 0.03, 0, 1) * np.exp(-((x[:, 2:] / 0.06) ** 2))
    for k in range(160):
        for factor in (0.6, -0.62):  # smooths and swells by turns, so that nothing shrinks
            x += (cloth if k < 45 else seat) * factor * (step @ x - x)
    out = normals(x, mesh.faces)
    for _ in range(40):
        out = normals(x, mesh.faces)
        hollow = np.einsum("nc,nc->n", step @ x - x, out).clip(0)
        x += cloth * 0.9 * hollow[:, None] * out
    shirt = 0.005 * np.clip(field[:, 0] / 0.004 + 0.5, 0, 1)
    shorts = 0.004 * np.clip(field[:, 1] / 0.004 + 0.5, 0, 1) * (field[:, 0] < 0.002)
    frame = placed.frames["head"]
    from_knot = np.linalg.norm((x - frame.origin) @ frame.rotation - KNOT, axis=1)
    knot = 0.040 * np.exp(-((from_knot / 0.030) ** 4)) if bun else 0.0
    thick = (hair + knot) * np.clip(field[:, 2] / 0.03, 0, 1) ** 0.6
    return np.asarray(x + (shirt + shorts + thick)[:, None] * softened(out, step, 3))
