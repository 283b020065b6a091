"""The shoulder blade glides on the ribs when the arm rises."""

from __future__ import annotations

import numpy as np
import pytest

from stretchlib import body


def blade_to_ribs(**arm: float) -> float:
    """Mean distance in metres from the flat of the right blade to the nearest points of the ribs."""
    placed = body.place(body.Pose(right=body.Side(**arm)))
    own = body.bones()["right_scapula"].vertices
    flat = placed.mesh("right_scapula")[0][own[:, 1] < np.percentile(own[:, 1], 60)][::3]
    ribs = np.concatenate([placed.mesh(f"{side}_ribs")[0][::5] for side in ("left", "right")])
    return float(np.linalg.norm(flat[:, None] - ribs, axis=2).min(axis=1).mean())


@pytest.mark.parametrize("way", ["shoulder_flexion", "shoulder_abduction"])
@pytest.mark.parametrize("angle", [30, 60, 90, 120, 150, 180])
def test_the_blade_stays_on_the_ribs_when_the_arm_rises(way: str, angle: float) -> None:
    assert blade_to_ribs(**{way: angle}) <= blade_to_ribs() + 0.015


@pytest.mark.parametrize("way", ["shoulder_flexion", "shoulder_abduction"])
def test_the_socket_turns_up_by_about_a_third_of_the_way_of_the_arm(way: str) -> None:
    outward = body.place().points["right_shoulder"] - body.place().mesh("right_scapula")[0].mean(axis=0)
    hanging, raised = (
        body.place(body.Pose(right=body.Side(**{way: angle}))).frames["right_scapula"].rotation
        for angle in (0, 150)
    )
    now = raised @ hanging.T @ outward
    rises = [np.degrees(np.arctan2(v[1], np.hypot(v[0], v[2]))) for v in (outward, now)]
    assert 20 <= rises[1] - rises[0] <= 60


def test_a_raised_arm_lifts_the_shoulder_on_both_sides_alike() -> None:
    both = body.Side(shoulder_flexion=150)
    placed, standing = body.place(body.Pose(left=both, right=both)), body.place()
    for side in ("left", "right"):
        rise = placed.points[f"{side}_shoulder"] - standing.points[f"{side}_shoulder"]
        assert 0.03 < rise[1] < 0.07
