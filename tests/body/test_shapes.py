"""Bones and bellies as shapes."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from stretchlib import body
from stretchlib.errors import UnknownMuscle

PAIRED = [
    "hemipelvis",
    "femur",
    "tibia",
    "fibula",
    "patella",
    "talus",
    "foot",
    "toes",
    "ribs",
    "scapula",
    "clavicle",
]
PAIRED += ["humerus", "forearm", "hand"]
SINGLE = ["sacrum", "coccyx", "sternum", "cervical", "skull", "jaw"]
SINGLE += [f"lumbar{k}" for k in range(1, 6)] + [f"thoracic{k}" for k in range(1, 13)]


def volume(bone: body.Bone) -> float:
    a, b, c = (bone.vertices[bone.faces[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def test_a_whole_skeleton_is_there() -> None:
    wanted = {f"{side}_{name}" for side in ("left", "right") for name in PAIRED} | set(SINGLE)
    assert set(body.bones()) == wanted


@pytest.mark.parametrize("name", sorted(body.bones()))
def test_bones_face_outward_and_use_all_their_vertices(name: str) -> None:
    bone = body.bones()[name]
    assert volume(bone) > 0
    assert set(bone.faces.ravel()) == set(range(len(bone.vertices)))


def test_left_bones_are_mirror_images_of_right_ones() -> None:
    for name in PAIRED:
        left, right = body.bones()[f"left_{name}"], body.bones()[f"right_{name}"]
        assert np.array_equal(left.vertices, right.vertices * [1, 1, -1])
        assert volume(left) == pytest.approx(volume(right))


def test_drawn_bones_say_so_and_every_bone_names_licence_and_source() -> None:
    drawn = {name for name, bone in body.bones().items() if bone.origin == "drawn, not measured"}
    assert drawn == {"coccyx"}
    assert all(bone.licence and bone.source for bone in body.bones().values())


def test_bones_under_the_mozilla_licence_are_in_a_file_of_their_own() -> None:
    for name, bone in body.bones().items():
        mozilla = name.split("_")[-1] in {"hemipelvis", "sacrum", "femur", "tibia", "fibula", "patella"}
        assert (bone.licence == "MPL-2.0") == mozilla


def test_the_bones_of_the_arm_meet_at_its_joints() -> None:
    placed = body.place(body.Pose(right=body.Side(elbow_flexion=60)))
    for bones, joint in (
        (("scapula", "humerus"), "shoulder"),
        (("humerus", "forearm"), "elbow"),
        (("forearm", "hand"), "wrist"),
    ):
        for name in bones:
            away = np.linalg.norm(placed.mesh(f"right_{name}")[0] - placed.points[f"right_{joint}"], axis=1)
            assert away.min() < 0.035


def test_the_head_of_the_thigh_bone_sits_in_its_socket() -> None:
    femur = body.place().mesh("right_femur")[0]
    pelvis = body.place().mesh("right_hemipelvis")[0]
    hip = body.place().points["right_hip"]
    head = np.linalg.norm(femur - hip, axis=1)
    socket = np.linalg.norm(pelvis - hip, axis=1)
    assert 0.018 < socket.min() < 0.028
    assert abs(np.median(head[head < 0.026]) - 0.023) < 0.002


def test_all_body_data_is_at_most_700_kilobytes() -> None:
    data = files("stretchlib.body") / "data"
    others = ("movements.json", "people.json", "skin.json", "person-", "sheets.json")  # limits of their own
    counted = [entry for entry in data.iterdir() if not entry.name.startswith(others)]
    assert sum(len(entry.read_bytes()) for entry in counted) <= 700_000


def test_data_names_its_source_and_licence() -> None:
    for entry in (files("stretchlib.body") / "data").iterdir():
        if entry.name.endswith(".json"):
            content = json.loads(entry.read_text(encoding="utf-8"))
            assert content["licence"]
            assert content.get("source") or content["sources"]


def test_hamstring_bellies_look_like_the_real_ones() -> None:
    semiten, semimem = body.belly("semiten"), body.belly("semimem")
    assert semiten.end < 0.7  # a long thin tendon below
    assert semimem.start > 0.2  # a flat tendon above
    assert semimem.end > semiten.end
    assert semimem.volume_cm3 is not None
    assert 200 < semimem.volume_cm3 < 300


def test_strands_of_a_muscle_share_its_volume() -> None:
    for muscle in ("psoas", "iliacus", "glmax2"):
        parts = [body.belly(strand).volume_cm3 for strand in body.strands(muscle)]
        assert len(parts) > 1
        assert sum(part or 0 for part in parts) == pytest.approx(body.belly(muscle).volume_cm3, rel=0.01)


def test_every_muscle_can_be_drawn() -> None:
    placement = body.place()
    assert set(body.muscle_ids()) <= set(body.drawn_muscles())
    assert {"erector-spinae", "latissimus", "quadratus-lumborum", "multifidus"} <= set(body.drawn_muscles())
    for muscle in body.drawn_muscles():
        for strand in body.strands(muscle):
            assert np.isfinite(placement.muscle_path(strand, "left")).all()
            assert body.belly(strand).radius > 0


def test_shapes_without_a_measurement_say_that_they_are_drawn() -> None:
    assert "Drawn" in body.belly("latissimus-1").source
    assert "Rajagopal" in body.belly("semimem").source


def test_an_unknown_belly_or_strand_names_the_nearest() -> None:
    with pytest.raises(UnknownMuscle, match="psoas"):
        body.belly("psoaz")
    with pytest.raises(UnknownMuscle, match="erector-spinae"):
        body.strands("erector-spina")
