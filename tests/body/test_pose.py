"""A pose holds what it was given, or says what was wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from stretchlib.body.pose import COORDINATES, Pose, Side


def test_pose_module_needs_no_numpy() -> None:
    code = "import sys, stretchlib.body.pose; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_all_zero_is_standing() -> None:
    assert Pose() == Pose(left=Side(), right=Side())
    assert set(Pose().trunk()) | set(Side().angles()) == set(COORDINATES)


def test_mirroring_exchanges_the_legs_and_the_lean_and_undoes_itself() -> None:
    pose = Pose(pelvis_roll=8, pelvis_pitch=-26, left=Side(hip_flexion=99), right=Side(hip_rotation=-10))
    mirrored = pose.mirrored()
    assert mirrored.pelvis_roll == -8
    assert mirrored.pelvis_pitch == -26
    assert mirrored.left.hip_rotation == -10
    assert mirrored.right.hip_flexion == 99
    assert mirrored.mirrored() == pose


def test_half_way_between_two_poses_is_the_mean_angle() -> None:
    a, b = Pose(left=Side(knee_angle=10)), Pose(pelvis_pitch=20, left=Side(knee_angle=50))
    middle = Pose.between(a, b, 0.5)
    assert middle.left.knee_angle == 30
    assert middle.pelvis_pitch == 10
    assert Pose.between(a, b, 0) == a
    assert Pose.between(a, b, 1) == b


@pytest.mark.parametrize("t", [-0.1, 1.1, float("nan"), True, "half"])
def test_a_share_outside_zero_to_one_is_an_error(t: object) -> None:
    with pytest.raises(ValueError, match="from 0"):
        Pose.between(Pose(), Pose(), t)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [-31, 126, float("nan"), float("inf"), "90", None, True])
def test_a_bad_angle_names_coordinate_value_and_range(value: object) -> None:
    with pytest.raises(ValueError, match=r"hip_flexion is .* from -30 to 125 degrees"):
        Side(hip_flexion=value)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="lumbar_flexion"):
        Pose(lumbar_flexion=99)


def test_a_side_that_is_no_side_is_an_error() -> None:
    with pytest.raises(ValueError, match="must be a Side"):
        Pose(left={"hip_flexion": 3})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'left' or 'right'"):
        Pose().side("middle")
