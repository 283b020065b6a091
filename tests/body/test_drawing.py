"""What Python and the page both draw by stands in one file, and Python reads it from there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stretchlib.body as package
from stretchlib import body
from stretchlib.body.drawing import about_same, props
from stretchlib.body.pose import (
    COORDINATES,
    SIDE_COORDINATES,
    TRUNK_COORDINATES,
    Pose,
    Side,
    tipped,
    with_back,
)

DATA = Path(package.__file__).parent / "data"


def read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def test_joint_ranges_are_those_of_the_file() -> None:
    ranges = read("drawing")["ranges"]
    assert {name: list(ends) for name, ends in TRUNK_COORDINATES.items()} == ranges["trunk"]
    assert {name: list(ends) for name, ends in SIDE_COORDINATES.items()} == ranges["side"]
    assert set(ranges["side"]) == set(Side().angles())
    assert set(ranges["trunk"]) == set(Pose().trunk())


def test_sizes_of_things_are_those_of_the_file() -> None:
    sizes = read("drawing")["props"]
    assert {key: getattr(props(), key) for key in sizes if key != "about"} == {
        key: size for key, size in sizes.items() if key != "about"
    }


def test_a_change_is_no_change_below_what_the_file_says() -> None:
    least = read("drawing")["same_within"]["percent"]
    assert about_same(-0.99 * least)
    assert not about_same(least)


def test_groups_are_those_of_the_file_and_hold_what_the_model_knows() -> None:
    assert {name: list(members) for name, members in body.MUSCLE_GROUPS.items()} == read("groups")["groups"]
    known = {muscle for members in body.MUSCLE_GROUPS.values() for muscle in members}
    assert known <= set(body.muscle_ids())


@pytest.mark.parametrize(("back", "grows"), [("round", 1), ("arched", -1)])
def test_a_back_bends_and_the_thighs_stay(back: Any, grows: int) -> None:
    before = Pose(lumbar_flexion=5.0, left=Side(hip_flexion=60.0))
    after = with_back(before, back)
    assert grows * (after.lumbar_flexion - before.lumbar_flexion) > 20
    tip = after.pelvis_pitch - before.pelvis_pitch
    assert grows * tip < 0, "rounding tips the pelvis back, arching tips it forward"
    assert after.left.hip_flexion - before.left.hip_flexion == pytest.approx(tip)
    assert after.right.hip_flexion - before.right.hip_flexion == pytest.approx(tip)


hips = st.floats(*COORDINATES["hip_flexion"])


@given(st.floats(-200, 200), st.floats(*COORDINATES["pelvis_pitch"]), hips, hips)
def test_tipping_the_pelvis_keeps_thighs_in_place_and_joints_in_range(
    degrees: float, pitch: float, left: float, right: float
) -> None:
    pose = Pose(pelvis_pitch=pitch, left=Side(hip_flexion=left), right=Side(hip_flexion=right))
    after = tipped(pose, degrees)
    tip = after.pelvis_pitch - pitch
    assert abs(tip) <= abs(degrees) + 1e-9
    assert tip * degrees >= -1e-9
    for side in ("left", "right"):
        moved = after.side(side).hip_flexion - pose.side(side).hip_flexion
        assert moved == pytest.approx(tip, abs=1e-9)
