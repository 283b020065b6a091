"""A posture in the world: everything hangs together, stands on the floor, and mirrors."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest

from stretchlib import body
from stretchlib.body.cable import path_length
from stretchlib.errors import UnknownId, UnknownMuscle

RAISED = body.Pose(
    pelvis_pitch=15,
    pelvis_roll=4,
    lumbar_flexion=5,
    neck_flexion=10,
    left=body.Side(hip_flexion=80, knee_angle=10, shoulder_flexion=40, elbow_flexion=60),
    right=body.Side(hip_flexion=18, knee_angle=5, ankle_angle=3, shoulder_abduction=30),
)


def test_standing_feet_are_flat_on_the_floor() -> None:
    standing = body.place(body.Pose(), {"right_foot": 0.0, "left_foot": 0.0})
    assert all(abs(miss) < 0.005 for miss in standing.misses().values())


def test_the_body_is_as_tall_as_an_adult_and_upright() -> None:
    standing = body.place()
    vertices, _ = standing.mesh("skull")
    assert 1.60 < vertices[:, 1].max() < 1.80
    assert abs(standing.points["head"][0] - standing.points["right_hip"][0]) < 0.06


def test_right_is_toward_positive_z_and_forward_toward_positive_x() -> None:
    standing = body.place()
    assert standing.points["right_hip"][2] > 0 > standing.points["left_hip"][2]
    assert standing.points["right_toe"][0] > standing.points["right_heel"][0]


@pytest.mark.parametrize(
    ("pose", "point", "axis", "sign"),
    [
        (body.Pose(pelvis_pitch=30), "head", 0, 1),
        (body.Pose(pelvis_roll=30), "head", 2, 1),
        (body.Pose(lumbar_flexion=30), "head", 0, 1),
        (body.Pose(neck_flexion=30), "head", 0, 1),
        (body.Pose(right=body.Side(hip_flexion=60)), "right_knee", 0, 1),
        (body.Pose(right=body.Side(hip_adduction=-30)), "right_knee", 2, 1),
        (body.Pose(left=body.Side(hip_adduction=-30)), "left_knee", 2, -1),
        (body.Pose(right=body.Side(hip_rotation=30)), "right_toe", 2, -1),
        (body.Pose(right=body.Side(knee_angle=60)), "right_ankle", 0, -1),
        (body.Pose(right=body.Side(ankle_angle=20)), "right_toe", 1, 1),
        (body.Pose(right=body.Side(mtp_angle=40)), "right_toe", 1, 1),
        (body.Pose(right=body.Side(shoulder_flexion=60)), "right_elbow", 0, 1),
        (body.Pose(right=body.Side(shoulder_abduction=60)), "right_elbow", 2, 1),
        (body.Pose(left=body.Side(elbow_flexion=60)), "left_wrist", 0, 1),
        (body.Pose(right=body.Side(wrist_flex=60)), "right_hand", 2, -1),
        (body.Pose(right=body.Side(wrist_dev=30)), "right_hand", 0, -1),
        (body.Pose(left=body.Side(wrist_dev=30)), "left_hand", 0, -1),
    ],
)
def test_each_coordinate_moves_the_body_the_way_its_name_says(
    pose: body.Pose, point: str, axis: int, sign: int
) -> None:
    def from_pelvis(placement: body.Placement) -> np.ndarray:
        return placement.points[point] - placement.frames["pelvis"].origin

    moved = from_pelvis(body.place(pose)) - from_pelvis(body.place())
    assert sign * moved[axis] > 0.01


def test_left_is_the_mirror_image_of_right_exactly() -> None:
    there = body.place(RAISED, {"right_foot": 0.0})
    back = body.place(RAISED.mirrored(), {"left_foot": 0.0})
    flip = np.array([1.0, 1.0, -1.0])
    for muscle in ("semimem", "recfem", "iliacus", "glmax1-1", "latissimus-3"):
        assert there.muscle_path(muscle, "left") == pytest.approx(
            back.muscle_path(muscle, "right") * flip, abs=1e-12
        )
    assert there.mesh("left_femur")[0] == pytest.approx(back.mesh("right_femur")[0] * flip, abs=1e-12)
    assert there.nerve("left")["tibial"] == pytest.approx(back.nerve("right")["tibial"] * flip, abs=1e-12)
    assert there.landmark("asis", "left") == pytest.approx(back.landmark("asis", "right") * flip, abs=1e-12)


def test_a_contact_sets_the_height_and_the_others_tell_their_miss() -> None:
    placement = body.place(RAISED, {"right_foot": 0.10, "left_heel": 0.0})
    assert placement.underside("right_foot") == pytest.approx(0.10)
    assert placement.misses()["left_heel"] == pytest.approx(placement.underside("left_heel"))


def test_with_no_contact_nothing_is_below_the_floor() -> None:
    placement = body.place(body.Pose(pelvis_pitch=-90))
    lows = [placement.underside(name) for name in body.contact_names()]
    assert min(lows) == pytest.approx(0.0, abs=1e-9)


def test_lying_on_the_back_rests_on_head_and_back() -> None:
    placement = body.place(body.Pose(pelvis_pitch=-90, neck_flexion=5), {"back": 0.0, "head": 0.0})
    assert abs(placement.misses()["head"]) < 0.03


@pytest.mark.parametrize("muscle", body.muscle_ids())
def test_the_drawn_cable_is_as_long_as_the_length_model_says(muscle: str) -> None:
    angles = {
        "hip_flexion": 55,
        "hip_adduction": -12,
        "hip_rotation": 14,
        "knee_angle": 65,
        "ankle_angle": -9,
    }
    leg = body.Side(**angles)
    placement = body.place(body.Pose(pelvis_pitch=20, pelvis_roll=-10, left=leg, right=leg))
    wanted = body.lengths([muscle], **angles)[0]
    for side in ("left", "right"):
        assert path_length(placement.muscle_cable(muscle, side)) == pytest.approx(wanted, abs=0.0015)


def test_a_muscle_path_starts_and_ends_where_the_muscle_is_attached() -> None:
    placement = body.place(RAISED)
    for muscle in body.muscle_ids():
        cable, path = placement.muscle_cable(muscle), placement.muscle_path(muscle, points=30)
        assert path.shape == (30, 3)
        assert path[[0, -1]] == pytest.approx(cable[[0, -1]], abs=1e-9)


def depth_in_balls(placement: body.Placement, path: np.ndarray, bone: str) -> float:
    """How deep a path runs in a bone, away from its ends (metres; 0 is outside)."""
    centres, radii = placement._balls(bone, "right")
    along = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    inner = path[np.minimum(along, along[-1] - along) > 0.035]
    if not len(inner):
        return 0.0
    return float((radii - np.linalg.norm(inner[:, None] - centres, axis=2)).max())


@pytest.mark.parametrize(
    "leg",
    [
        body.Side(),
        body.Side(hip_flexion=90, knee_angle=90),
        body.Side(hip_flexion=119, knee_angle=119),
        body.Side(hip_flexion=-15, knee_angle=90),
        body.Side(hip_flexion=90, hip_adduction=-25, hip_rotation=-45, knee_angle=90),
    ],
)
def test_no_drawn_muscle_runs_through_the_thigh_bone(leg: body.Side) -> None:
    placement = body.place(body.Pose(right=leg))
    for muscle in body.muscle_ids():
        for strand in body.strands(muscle):
            path = placement.muscle_path(strand)
            assert depth_in_balls(placement, path, "femur") < 0.003, (muscle, leg)


def test_kneecap_stays_on_the_thigh_bone_from_straight_to_fully_bent() -> None:
    for knee in range(0, 121, 10):
        placement = body.place(body.Pose(right=body.Side(knee_angle=knee)))
        kneecap, _ = placement.mesh("right_patella")
        femur, _ = placement.mesh("right_femur")
        gap = np.linalg.norm(kneecap[:, None] - femur[None], axis=2).min()
        assert 0.0005 < gap < 0.006, knee


def test_the_nerve_passes_below_and_in_front_of_piriformis() -> None:
    placement = body.place()
    muscle = placement.muscle_path("piri", points=200)
    nerve = placement.nerve(points=400)["sciatic"]
    gaps = np.linalg.norm(nerve[:, None] - muscle[None], axis=2)
    n, m = np.unravel_index(gaps.argmin(), gaps.shape)
    step = nerve[n] - muscle[m]
    assert 0.006 < gaps.min() < 0.03
    assert step[0] > 0 or step[1] < 0
    # Where the nerve leaves the pelvis it is lower than the muscle at the same distance from the midline.
    exit_point = nerve[np.argmin(np.abs(nerve[:, 2] - 0.064))]
    over_it = muscle[np.argmin(np.abs(muscle[:, 2] - 0.064))]
    assert exit_point[1] < over_it[1] - 0.015


def test_the_nerve_runs_midway_between_sit_bone_and_outer_hip_bone() -> None:
    placement = body.place()
    nerve = placement.nerve(points=400)["sciatic"]
    inner, outer = placement.landmark("ischial_tuberosity")[2], placement.landmark("greater_trochanter")[2]
    level = placement.landmark("ischial_tuberosity")[1]
    here = nerve[np.argmin(np.abs(nerve[:, 1] - level))]
    assert 0.3 < (here[2] - inner) / (outer - inner) < 0.7


def test_nerve_variants_differ_only_near_piriformis() -> None:
    placement = body.place()
    usual = placement.nerve("right", "below")
    for variant in body.nerve_variants():
        branches = placement.nerve("right", variant)
        assert {"tibial", "common-fibular"} <= set(branches)
        assert branches["tibial"][-1] == pytest.approx(usual["tibial"][-1])
    assert "sciatic" not in placement.nerve("right", "fibular-through")


def test_discs_fill_the_space_between_the_vertebrae_and_bend_with_the_spine() -> None:
    for bend in (-20, 0, 40):
        placement = body.place(body.Pose(lumbar_flexion=bend))
        for name in body.disc_names():
            vertices, faces = placement.disc(name)
            a, b, c = (vertices[faces[:, k]] for k in range(3))
            volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
            assert 3e-6 < volume < 40e-6, (name, bend)


def test_shoulder_blade_turns_up_when_the_arm_is_raised() -> None:
    low = body.place().points["right_shoulder"]
    high = body.place(body.Pose(right=body.Side(shoulder_abduction=150))).points["right_shoulder"]
    assert high[1] - low[1] > 0.01


def test_unknown_names_are_clear_errors() -> None:
    placement = body.place()
    with pytest.raises(UnknownMuscle, match="semimem"):
        placement.muscle_path("semimen")
    with pytest.raises(UnknownId, match="bone"):
        placement.mesh("right_femurr")
    with pytest.raises(UnknownId, match="contact point"):
        body.place(body.Pose(), {"left_foott": 0})
    with pytest.raises(UnknownId, match="landmark"):
        placement.landmark("nose")
    with pytest.raises(UnknownId, match="variant"):
        placement.nerve("right", "sideways")
    with pytest.raises(UnknownId, match="disc"):
        placement.disc("disc-L9")
    with pytest.raises(ValueError, match="'left' or 'right'"):
        placement.muscle_path("piri", "middle")
    with pytest.raises(ValueError, match="number of metres"):
        body.place(body.Pose(), {"left_foot": float("nan")})
    with pytest.raises(ValueError, match="must be a Pose"):
        body.place({"hip_flexion": 3})  # type: ignore[arg-type]


def test_whoever_writes_into_a_frame_changes_no_other_posture() -> None:
    before = body.place().frames["pelvis"].rotation.copy()
    with suppress(ValueError):  # it may be read-only
        body.place().frames["pelvis"].rotation[:] = 0
    assert np.array_equal(body.place().frames["pelvis"].rotation, before)
