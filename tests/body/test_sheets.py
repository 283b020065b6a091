"""Broad muscles as sheets: outside bone, of their volumes, each in its place."""

from __future__ import annotations

import gzip
from importlib.resources import files

import numpy as np
import pytest
from check_sheets import BONES, DEEP, depth_in, depths, poses, volume

from stretchlib import body, catalogue
from stretchlib.body.pose import Pose, Side
from stretchlib.errors import UnknownId

STANDING = body.place()
# Deep bends of every joint, turned thighs, and the technique that twists the hip most.
POSES = {
    "knee-to-chest": Pose(left=Side(hip_flexion=110, knee_angle=110)),
    "figure-four": catalogue.stretch("seated-figure-four").poses["hold"].pose,
    "lunge": Pose(left=Side(hip_flexion=-15, knee_angle=100)),
}


def whole(sheet_id: str, side: str = "right") -> body.Sheet:
    found = body.sheet(STANDING, sheet_id, side)
    assert found is not None
    return found


@pytest.mark.long
@pytest.mark.by_turns(12)
@pytest.mark.parametrize("sheet_id", body.sheet_ids())
def test_standing_nothing_lies_deeper_than_two_millimetres_in_bone(sheet_id: str) -> None:
    sheet = whole(sheet_id)
    assert depths(STANDING, sheet).max() <= DEEP
    if sheet.volume_cm3:
        assert volume(sheet) == pytest.approx(sheet.volume_cm3, rel=0.05)


@pytest.mark.long
@pytest.mark.by_turns(6)
@pytest.mark.parametrize("name", POSES)
def test_in_far_poses_what_is_drawn_stays_out_of_bone_and_keeps_its_volume(name: str) -> None:
    placement = body.place(POSES[name])
    count = deep = 0
    deepest = 0.0
    for sheet_id in ("glmax", "glmed", "piri", "semimem", "bflh", "recfem"):
        sheet = body.sheet(placement, sheet_id, "left")
        assert sheet is not None, f"{sheet_id} does not hold"
        found = depths(placement, sheet)
        count, deep, deepest = count + len(found), deep + int((found > DEEP).sum()), max(deepest, found.max())
        assert volume(sheet) == pytest.approx(sheet.volume_cm3, rel=0.05), sheet_id
    assert deep <= 0.0002 * count
    assert deepest <= 0.006


@pytest.mark.long
def test_a_sheet_that_would_be_twisted_is_not_there() -> None:
    assert body.sheet(body.place(POSES["figure-four"]), "iliacus", "left") is None
    assert body.sheet(STANDING, "iliacus", "left") is not None


def test_the_left_side_is_the_mirror_image_of_the_right_one() -> None:
    for sheet_id in ("glmax", "sart"):
        left, right = whole(sheet_id, "left"), whole(sheet_id)
        assert np.abs(left.outer * [1, 1, -1] - right.outer).max() < 0.002  # the sacrum is not quite even


def middle(sheet: body.Sheet, height: float) -> np.ndarray:
    """The mean of a sheet's outer face at a height above the floor."""
    places = sheet.outer.reshape(-1, 3)
    return places[np.abs(places[:, 1] - height) < 0.012].mean(axis=0)


def test_sartorius_crosses_in_front_of_rectus_femoris() -> None:
    sart, recfem = whole("sart"), whole("recfem")
    crossing = sart.inner.reshape(-1, 3)
    near = np.linalg.norm(crossing[:, None, 1:] - recfem.outer.reshape(-1, 3)[None, :, 1:], axis=2)
    over = near.min(axis=1) < 0.004
    behind = recfem.outer.reshape(-1, 3)[near[over].argmin(axis=1)]
    assert over.sum() > 20
    assert np.median(crossing[over, 0] - behind[:, 0]) > 0


def test_the_tendon_of_semitendinosus_lies_on_semimembranosus() -> None:
    height = float(STANDING.points["right_knee"][1]) + 0.08
    assert middle(whole("semiten"), height)[0] < middle(whole("semimem"), height)[0]


def test_both_heads_and_soleus_share_one_heel_cord_that_ends_on_the_heel() -> None:
    cord = whole("heel-cord")
    heel = STANDING.points["right_heel"]
    assert np.linalg.norm(cord.outer[:, -1].mean(axis=0) - heel) < 0.05
    for muscle in ("gasmed", "gaslat", "soleus"):
        end = whole(muscle).outer[:, -1].mean(axis=0)
        assert np.linalg.norm(cord.outer.reshape(-1, 3) - end, axis=1).min() < 0.012


def test_iliacus_fills_its_hollow_to_the_rim_of_the_pelvis() -> None:
    rim = STANDING.landmark("iliac_crest", "right")
    top = whole("iliacus").outer[:, 0]
    assert np.linalg.norm(top - rim, axis=1).min() < 0.03
    assert np.ptp(top[:, 0]) > 0.07


def test_gluteus_maximus_covers_the_sit_bone_in_standing() -> None:
    bone = STANDING.landmark("ischial_tuberosity", "right")
    outer = whole("glmax").outer.reshape(-1, 3)
    behind = outer[np.linalg.norm(outer[:, 1:] - bone[1:], axis=1) < 0.012]
    assert len(behind)
    assert behind[:, 0].max() < bone[0]


def test_every_strip_names_a_sheet_and_every_model_muscle_of_a_sheet_is_one() -> None:
    for muscle in ("glmax1", "glmed3", "addmagIsch", "semimem", "obturator-internus"):
        name, low, high = body.sheet_part(muscle) or ("", 0.0, 0.0)
        assert name in body.sheet_ids()
        assert 0 <= low < high <= 1
    assert body.sheet_part("tibant") is None


def test_an_unknown_sheet_names_the_nearest() -> None:
    with pytest.raises(UnknownId, match="glmax"):
        body.sheet(STANDING, "glmaxx")


def test_all_sheets_are_at_most_60_kilobytes_on_the_way_to_a_reader() -> None:
    text = (files("stretchlib.body") / "data" / "sheets.json").read_bytes()
    assert len(gzip.compress(text, 9)) <= 60_000


def test_the_nerve_runs_before_piriformis_and_behind_the_small_rotators_and_not_in_bone() -> None:
    nerve = STANDING.nerve(points=200)["sciatic"]
    radius = body.nerve_radius()["sciatic"]
    for muscle, before in (
        ("piri", True),
        ("gemellus-superior", False),
        ("obturator-internus", False),
        ("gemellus-inferior", False),
        ("quadratus-femoris", False),
    ):
        sheet = whole(muscle)
        faces = np.concatenate([sheet.inner.reshape(-1, 3), sheet.outer.reshape(-1, 3)])
        apart = np.linalg.norm(nerve[:, None, 1:] - faces[None, :, 1:], axis=2)
        crossing = [k for k in range(20, len(nerve)) if apart[k].min() < 0.003]
        assert len(crossing) > 2, muscle
        for k in crossing:
            x = faces[apart[k] < 0.006, 0]
            if before:
                assert nerve[k, 0] > x.max() + 0.8 * radius, muscle
            else:
                assert nerve[k, 0] < x.min() - 0.5 * radius, muscle
    for bone in ("right_hemipelvis", "sacrum", "right_femur"):
        assert depth_in(nerve, *STANDING.mesh(bone)).max() == 0.0


@pytest.mark.long
def test_in_no_pose_does_the_nerve_run_deeper_than_four_millimetres_in_bone() -> None:
    for name, placement in poses():
        for side in ("left", "right"):
            nerve = np.concatenate(list(placement.nerve(side).values()))
            for bone in (*(f"{side}_{each}" for each in BONES), "sacrum"):
                assert depth_in(nerve, *placement.mesh(bone)).max() <= 0.004, f"{name}: {bone}"
