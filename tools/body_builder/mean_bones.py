"""Smooth mean bones of the Auckland Bioengineering atlas (LLP26), moved into the frames of the leg model.

Source: ``musculoskeletal-models`` (MPL-2.0), read with ``gias3-fieldwork``.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import scipy
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Vectors = NDArray[np.float64]

# The atlas has x to the left, y backward, z up, in millimetres; the model x forward, y up, z right, in
# metres.
ATLAS_TO_MODEL = np.array([[0, -1, 0], [0, 0, 1], [-1, 0, 0.0]])
LEFT_TO_RIGHT = np.array([1.0, 1.0, -1.0])
HIP_CENTRE = np.array([-0.0562760, -0.0784900, 0.0772600])
FILES = {
    "pelvis": ("pelvis_combined_cubic_mean_rigid_LLP26", "pelvis_combined_cubic_flat"),
    "femur": ("femur_left_mean_rigid_LLP26", "femur_left_quartic_flat"),
    "shank": ("tibia_fibula_cubic_left_mean_rigid_LLP26", "tibia_fibula_left_cubic_flat"),
    "patella": ("patella_left_mean_rigid_LLP26", "patella_11_left"),
}


def read(bone: str) -> trimesh.Trimesh:
    """One mean bone, in metres, in model axes, as a right-sided bone."""
    # gias3 was written for a scipy that still passed numpy's names on.
    for name in ("dot", "array", "zeros", "ones", "sqrt", "arange", "hstack", "vstack", "where", "newaxis"):
        setattr(scipy, name, getattr(np, name))
    for name in ("pi", "cos", "sin", "linspace", "concatenate", "mean"):
        setattr(scipy, name, getattr(np, name))
    import musculoskeletal.models
    from gias3.fieldwork.field import geometric_field

    folder = Path(musculoskeletal.models.__file__).parent / "atlas_meshes"
    shape, template = FILES[bone]
    loaded = geometric_field.load_geometric_field(
        str(folder / f"{shape}.geof"), str(folder / f"{template}.ens"), str(folder / f"{template}.mesh")
    )
    density = {"pelvis": 8, "patella": 10}.get(bone, 10)
    vertices, faces = loaded.triangulate([density, density], merge=True)
    placed = np.asarray(vertices) / 1e3 @ ATLAS_TO_MODEL.T
    if bone != "pelvis":
        placed, faces = placed * LEFT_TO_RIGHT, np.asarray(faces)[:, ::-1]
    mesh = trimesh.Trimesh(placed, faces, process=False)
    trimesh.repair.fix_normals(mesh, multibody=True)
    return mesh


def best_similarity(source: Vectors, target: Vectors) -> tuple[float, Vectors, Vectors]:
    """Scale, rotation and shift that carry source points onto target points (Umeyama 1991)."""
    middle_s, middle_t = source.mean(0), target.mean(0)
    s, t = source - middle_s, target - middle_t
    u, d, vt = np.linalg.svd(t.T @ s / len(s))
    flip = np.diag([1.0, 1.0, np.sign(np.linalg.det(u @ vt))])
    rotation = u @ flip @ vt
    scale = float((d * np.diag(flip)).sum() / (s**2).sum(1).mean())
    return scale, rotation, middle_t - scale * rotation @ middle_s


def register(
    moving: trimesh.Trimesh, target: trimesh.Trimesh, keep: float = 0.9, scale: float | None = None
) -> trimesh.Trimesh:
    """The moving bone, carried onto the target by a trimmed two-way closest-point search.

    With ``scale`` given, it is only turned and shifted.
    """
    goal, _ = trimesh.sample.sample_surface(target, 6000, seed=1)
    probe, _ = trimesh.sample.sample_surface(moving, 6000, seed=2)
    fixed = scale
    scale = fixed or float(np.ptp(goal, axis=0)[1] / np.ptp(probe, axis=0)[1])
    rotation, shift = np.eye(3), goal.mean(0) - scale * probe.mean(0)
    goal_tree = cKDTree(goal)
    for _ in range(80):
        placed = scale * probe @ rotation.T + shift
        to_goal, near_goal = goal_tree.query(placed)
        to_probe, near_probe = cKDTree(placed).query(goal)
        a, b = to_goal < np.quantile(to_goal, keep), to_probe < np.quantile(to_probe, keep)
        source = np.vstack([probe[a], probe[near_probe[b]]])
        aim = np.vstack([goal[near_goal[a]], goal[b]])
        scale, rotation, shift = best_similarity(source, aim)
        if fixed is not None:
            scale, shift = fixed, aim.mean(0) - fixed * rotation @ source.mean(0)
    return trimesh.Trimesh(scale * moving.vertices @ rotation.T + shift, moving.faces, process=False)


def fitted_sphere(points: Vectors) -> tuple[Vectors, float]:
    """Centre and radius of the sphere nearest to points."""
    design = np.c_[2 * points, np.ones(len(points))]
    x = np.linalg.lstsq(design, (points**2).sum(1), rcond=None)[0]
    return x[:3], math.sqrt(x[3] + x[:3] @ x[:3])


def socket_centre(hemipelvis: trimesh.Trimesh, guess: Vectors) -> Vectors:
    """Centre of the acetabulum: of the sphere through the surface that faces the hip centre."""
    centre = guess
    for _ in range(20):
        away = hemipelvis.vertices - centre
        distance = np.linalg.norm(away, axis=1)
        facing = (hemipelvis.vertex_normals * away).sum(1) / distance < -0.9
        centre, _ = fitted_sphere(hemipelvis.vertices[(distance < 0.038) & facing])
    return np.asarray(centre)


def pelvis_parts(target: trimesh.Trimesh) -> tuple[trimesh.Trimesh, trimesh.Trimesh]:
    """The right hemipelvis and the sacrum in the pelvis frame, sockets on the model's hip centres.

    Registration leaves the sockets a centimetre high.  They are brought to the hip centres by a shift that
    fades with distance, so that crest and tuberosities stay where muscles attach.
    """
    whole = register(read("pelvis"), target)
    parts = sorted(whole.split(only_watertight=False), key=lambda part: -len(part.faces))
    sacrum = parts[0]
    right = next(part for part in parts[1:] if part.centroid[2] > 0)
    shift = HIP_CENTRE - socket_centre(right, HIP_CENTRE)
    for part in (right, sacrum):
        fade = sum(
            np.exp(-((part.vertices - HIP_CENTRE * side) ** 2).sum(1) / (2 * 0.05**2))
            for side in (np.ones(3), LEFT_TO_RIGHT)
        )
        part.vertices = part.vertices + np.minimum(fade, 1.0)[:, None] * shift * [1, 1, float(part is right)]
    # The atlas sacrum leans a little to one side; the model is symmetric.
    sacrum.vertices = sacrum.vertices - [0, 0, sacrum.vertices[:, 2].mean()]
    return right, sacrum


def endplate(sacrum: trimesh.Trimesh) -> tuple[Vectors, float]:
    """Centre of the upper endplate of the sacrum and its forward slope in degrees."""
    v, n = sacrum.vertices, sacrum.vertex_normals
    plate = (np.abs(v[:, 2]) < 0.018) & (n @ [0.7, 0.7, 0.0] > 0.85) & (v[:, 0] > -0.1) & (v[:, 1] > 0.0)
    normal = n[plate].mean(0)
    centre = v[plate].mean(0) * [1, 1, 0]
    return centre, math.degrees(math.atan2(normal[0], normal[1]))
