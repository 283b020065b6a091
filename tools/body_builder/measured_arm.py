"""Upper arm, forearm and hand of the right side from the arm model of ``myo-sim``, laid on our joints.

Only the bones' shapes are taken: the standard OpenSim bone geometry. None of the muscles of that model is.
"""

from __future__ import annotations

import warnings

import mujoco
import numpy as np
import trimesh
from numpy.typing import NDArray

from .skeleton_data import FOREARM, UPPER_ARM

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import myo_sim

Vectors = NDArray[np.float64]

# From the arm model's world (x to the left, y back, z up) to ours.
TO_OURS = np.array([[0.0, -1.0, 0.0], [0.0, 0.0, 1.0], [-1.0, 0.0, 0.0]])
CARPALS = ("lunate", "scaphoid", "pisiform", "triquetrum", "capitate", "trapezium", "trapezoid", "hamate")
METACARPALS = ("1mc", "2mc", "3mc", "4mc", "5mc")
FINGERS = tuple(f"{finger}{part}ph" for finger in (2, 3, 4, 5) for part in ("prox", "mid", "dist"))
# Degrees: half way between a flat hand and one at ease; the bones do not follow the skin's hand.
BENDS = {
    **{f"mcp{finger}_flexion": 6.0 for finger in (2, 3, 4, 5)},
    **{f"pm{finger}_flexion": 12.0 for finger in (2, 3, 4, 5)},
    **{f"md{finger}_flexion": 8.0 for finger in (2, 3, 4, 5)},
    "cmc_abduction": -20.0,
}
HAND_LENGTH = 0.176  # metres from the wrist to the end of the middle finger's bone when it is straight
# A hand's plane against that of the people's hands: degrees, and metres toward its back.
PALM_TILT, PALM_SHIFT = -4.0, 0.013


def arm() -> dict[str, trimesh.Trimesh]:
    """Humerus, forearm (ulna and radius) and hand, hanging down, palm inward; each in its own frame."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model, data = myo_sim.load("myoarm")
    mujoco.mj_resetData(model, data)
    data.qpos[:] = 0.0
    mujoco.mj_kinematics(model, data)
    straight = _end(_mesh(model, data, "3distph"))
    for name, degrees in BENDS.items():
        data.qpos[model.jnt_qposadr[_joint(model, name)]] = np.radians(degrees)
    mujoco.mj_kinematics(model, data)
    shoulder, ulna, radius = (_origin(model, data, name) for name in ("humerus", "ulna", "radius"))
    elbow = 0.5 * (ulna + radius)
    wrist = 0.5 * (_top(_mesh(model, data, "lunate")) + _top(_mesh(model, data, "scaphoid")))
    knuckle = _origin(model, data, "3proxph")
    down = np.array([0.0, -1.0, 0.0])
    humerus = _laid([_mesh(model, data, "humerus")], shoulder, elbow, UPPER_ARM * down)
    forearm = _laid([_mesh(model, data, n) for n in ("ulna", "radius")], elbow, wrist, FOREARM * down)
    parts = [_mesh(model, data, n) for n in (*CARPALS, *METACARPALS, "thumbprox", "thumbdist", *FINGERS)]
    share = HAND_LENGTH / float(np.linalg.norm(straight - wrist))
    hand = _laid(parts, wrist, knuckle, share * float(np.linalg.norm(knuckle - wrist)) * down)
    hand.apply_transform(trimesh.transformations.rotation_matrix(np.radians(PALM_TILT), [1, 0, 0]))
    hand.apply_translation([0.0, 0.0, PALM_SHIFT])
    return {"humerus": humerus, "forearm": forearm, "hand": hand}


def _joint(model: mujoco.MjModel, name: str) -> int:
    for j in range(model.njnt):
        if model.joint(j).name.removesuffix("_r") == name:
            return j
    raise ValueError(f"The arm model has no joint '{name}'.")


def _origin(model: mujoco.MjModel, data: mujoco.MjData, body: str) -> Vectors:
    return np.asarray(TO_OURS @ data.xpos[model.body(f"{body}_r").id])


def _mesh(model: mujoco.MjModel, data: mujoco.MjData, name: str) -> trimesh.Trimesh:
    """A bone's surface where it stands, in our axes."""
    mesh = model.mesh(f"{name}_r").id
    geom = next(g for g in range(model.ngeom) if model.geom_dataid[g] == mesh)
    first, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
    start, faces = model.mesh_faceadr[mesh], model.mesh_facenum[mesh]
    vertices = model.mesh_vert[first : first + count].astype(float)
    placed = vertices @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom]
    return trimesh.Trimesh(placed @ TO_OURS.T, model.mesh_face[start : start + faces], process=False)


def _top(mesh: trimesh.Trimesh) -> Vectors:
    """Middle of the upper third of a bone."""
    v = mesh.vertices
    return np.asarray(v[v[:, 1] > np.percentile(v[:, 1], 67)].mean(axis=0))


def _end(mesh: trimesh.Trimesh) -> Vectors:
    return np.asarray(mesh.vertices[mesh.vertices[:, 1].argmin()])


def _laid(parts: list[trimesh.Trimesh], start: Vectors, end: Vectors, along: Vectors) -> trimesh.Trimesh:
    """Bones moved, turned and scaled so that their line from start to end is ``along`` from the origin."""
    line = end - start
    a, b = line / np.linalg.norm(line), along / np.linalg.norm(along)
    axis, cosine = np.cross(a, b), float(a @ b)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn = np.eye(3) + cross + cross @ cross / (1.0 + cosine)
    scale = float(np.linalg.norm(along) / np.linalg.norm(line))
    whole = trimesh.util.concatenate(parts)
    return trimesh.Trimesh((whole.vertices - start) @ turn.T * scale, whole.faces, process=False)
