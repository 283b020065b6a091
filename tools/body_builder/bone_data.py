"""Bone meshes: bones.json (from myo-sim) and bones-mpl.json (the atlas's mean bones)."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fast_simplification
import myo_sim
import numpy as np
import trimesh
from numpy.typing import NDArray

from . import drawn_bones, mean_bones, measured_arm, skeleton_data
from .published_model import PublishedModel

MESH_FOLDER = Path(myo_sim.__file__).parent / "models" / "meshes"
# Femora of model and atlas differ in size by this factor.
PATELLA_SCALE = 1.02
MEASURED, DRAWN = "measured", "drawn, not measured"
UNIT_METRES = 1e-4
ARM_FACES = {"humerus": 600, "forearm": 800, "hand": 2600}


@dataclass
class BoneMesh:
    name: str
    frame: str
    sided: bool
    mesh: trimesh.Trimesh
    faces: int
    origin: str = MEASURED


def outward(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """The mesh with each of its pieces turned right side out, without duplicate or empty parts."""
    mesh = mesh.copy()
    mesh.merge_vertices(digits_vertex=6)
    mesh.update_faces(mesh.nondegenerate_faces())
    mesh.update_faces(mesh.unique_faces())
    mesh.remove_unreferenced_vertices()
    pieces = []
    for piece in mesh.split(only_watertight=False):
        trimesh.repair.fix_winding(piece)
        if piece.volume < 0:
            piece.invert()
        pieces.append(piece)
    return trimesh.util.concatenate(pieces)


def simplified(mesh: trimesh.Trimesh, faces: int) -> trimesh.Trimesh:
    if len(mesh.faces) <= faces:
        return mesh
    points, triangles = fast_simplification.simplify(
        mesh.vertices.astype(np.float32), mesh.faces.astype(np.int32), target_count=faces, agg=4
    )
    return outward(trimesh.Trimesh(points, triangles, process=False))


def smooth(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """A coarse mesh rounded by one Loop subdivision."""
    return outward(outward(mesh).subdivide_loop(1))


def mirrored(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    return trimesh.Trimesh(mesh.vertices * [1, 1, -1], mesh.faces[:, ::-1], process=False)


def stl(name: str) -> trimesh.Trimesh:
    return trimesh.load(MESH_FOLDER / f"{name}.stl")


def moved(mesh: trimesh.Trimesh, shift: NDArray[np.float64], scale: float = 1.0) -> trimesh.Trimesh:
    return trimesh.Trimesh(mesh.vertices * scale + shift, mesh.faces, process=False)


def mean_bone_meshes(legs: PublishedModel) -> list[BoneMesh]:
    hemipelvis, sacrum = mean_bones.pelvis_parts(
        trimesh.util.concatenate([stl("r_pelvis"), stl("l_pelvis"), stl("sacrum")])
    )
    femur = mean_bones.register(mean_bones.read("femur"), stl("r_femur"))
    shank = mean_bones.register(
        mean_bones.read("shank"), trimesh.util.concatenate([stl("r_tibia"), stl("r_fibula")])
    )
    patella_goal = next(iter(legs.meshes("patella_r").values()))
    # The leg model's patella is a fifth too large; the mean bone keeps the size that fits its femur.
    patella = mean_bones.register(mean_bones.read("patella"), patella_goal, scale=PATELLA_SCALE)
    tibia, fibula = sorted(shank.split(only_watertight=False), key=lambda part: -part.volume)
    return [
        BoneMesh("hemipelvis", "pelvis", True, hemipelvis, 3000),
        BoneMesh("sacrum", "pelvis", False, sacrum, 2600),
        BoneMesh("femur", "femur", True, femur, 3000),
        BoneMesh("tibia", "tibia", True, tibia, 1800),
        BoneMesh("fibula", "tibia", True, fibula, 900),
        BoneMesh("patella", "kneecap", True, patella, 600),
    ]


def rib_cage_parts() -> dict[str, tuple[str, bool, trimesh.Trimesh]]:
    """Ribs, breastbone, shoulder blades and collarbones out of the one OpenSim mesh.

    Each comes with its frame and whether it has a left twin. The mesh also holds a project's emblem, flat on
    the chest, and some loose triangles: they are left out.
    """
    whole = stl("hat_ribs_scap")
    whole.merge_vertices(digits_vertex=6)
    groups: dict[str, list[trimesh.Trimesh]] = {"ribs": [], "sternum": [], "scapula": [], "clavicle": []}
    for part in whole.split(only_watertight=False):
        faces, right = len(part.faces), part.bounds[0][2] > 0
        if faces == 1450:
            groups["sternum"].append(part)
        elif 90 <= faces <= 1592 and right:
            groups[{1592: "scapula", 524: "clavicle"}.get(faces, "ribs")].append(part)
    frames = {"ribs": "thorax", "sternum": "thorax", "scapula": "scapula", "clavicle": "clavicle"}
    return {
        kind: (
            frames[kind],
            kind != "sternum",
            outward(
                moved(
                    trimesh.util.concatenate(parts),
                    skeleton_data.from_rib_model(np.zeros(3)) - skeleton_data.origin_in_trunk(frames[kind]),
                    skeleton_data.RIB_MODEL_SCALE,
                )
            ),
        )
        for kind, parts in groups.items()
    }


def other_meshes(legs: PublishedModel, trunk: PublishedModel, sacrum: trimesh.Trimesh) -> list[BoneMesh]:
    bones = []
    for level in range(5, 0, -1):
        mesh = next(iter(trunk.meshes(f"lumbar{level}").values()))
        bones.append(BoneMesh(f"lumbar{level}", f"lumbar{level}", False, smooth(mesh), 900))
    torso_origin = skeleton_data.torso_origin(trunk)
    for name, mesh in trunk.meshes("torso").items():
        if "thoracic" in name:
            level_name = name.split("_")[-2]
            placed = moved(mesh, torso_origin - skeleton_data.CHEST_PIVOT)
            bones.append(BoneMesh(level_name, "thorax", False, smooth(placed), 420))
    bones.sort(key=lambda bone: (len(bone.name), bone.name))
    for kind, (frame, sided, mesh) in rib_cage_parts().items():
        count = {"ribs": 2600, "sternum": 1450, "scapula": 1592, "clavicle": 524}[kind]
        bones.append(BoneMesh(kind, frame, sided, mesh, count))
    head_attach = torso_origin + trunk.model.body_pos[trunk.body("head_attach")]
    for name, mesh in trunk.meshes("neck").items():
        if name == "hat_cervical":
            bones.append(
                BoneMesh(
                    "cervical",
                    "neck",
                    False,
                    outward(moved(mesh, head_attach - skeleton_data.NECK_PIVOT)),
                    1500,
                )
            )
    head = head_attach + trunk.model.body_pos[trunk.body("head")]
    for name, mesh in trunk.meshes("head").items():
        placed = outward(moved(mesh, head - skeleton_data.HEAD_PIVOT))
        bones.append(
            BoneMesh(name.removeprefix("hat_"), "head", False, placed, 2600 if "skull" in name else 900)
        )
    for body, count in (("talus", 500), ("calcn", 1588), ("toes", 1300)):
        mesh = next(iter(legs.meshes(f"{body}_r").values()))
        name = {"talus": "talus", "calcn": "foot", "toes": "toes"}[body]
        bones.append(BoneMesh(name, body, True, smooth(mesh) if body == "talus" else outward(mesh), count))
    bones.append(BoneMesh("coccyx", "pelvis", False, drawn_bones.coccyx(sacrum), 400, DRAWN))
    for name, mesh in measured_arm.arm().items():
        bones.append(BoneMesh(name, name, True, outward(mesh), ARM_FACES[name]))
    return bones


def packed(bone: BoneMesh) -> dict[str, Any]:
    """A bone as JSON, with vertices as int16 in tenths of a millimetre and faces as uint16."""
    mesh = simplified(bone.mesh, bone.faces)
    if mesh.volume <= 0:
        raise ValueError(f"{bone.name} is inside out.")
    vertices = np.round(mesh.vertices / UNIT_METRES)
    if np.abs(vertices).max() > 32767 or len(vertices) > 65535:
        raise ValueError(f"{bone.name} does not fit 16 bits.")
    return {
        "name": bone.name,
        "frame": bone.frame,
        "sided": bone.sided,
        "origin": bone.origin,
        "vertex_count": len(vertices),
        "face_count": len(mesh.faces),
        "vertices": base64.b64encode(vertices.astype("<i2").tobytes()).decode("ascii"),
        "faces": base64.b64encode(mesh.faces.astype("<u2").tobytes()).decode("ascii"),
    }


ABOUT = (
    "Each bone: vertices in tenths of a millimetre in its frame (see skeleton.json), base64 of "
    "little-endian int16 "
    "x, y, z; triangles as base64 of little-endian uint16, outward. Sided bones are stored for the right."
)


def bone_file(bones: list[BoneMesh], source: str, licence: str) -> dict[str, Any]:
    return {"about": ABOUT, "source": source, "licence": licence, "bones": [packed(bone) for bone in bones]}
