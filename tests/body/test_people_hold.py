"""Nothing sticks out of anybody: a fast part of ``tools/check_people.py``, which measures every pose."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stretchlib import body

CHECK = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "check_people.py"))
POSES: dict[str, Any] = dict(CHECK["poses"]())
EVERY = 4
# Limits of the share of points outside (per cent) and of how far the worst is out (metres).
SHARE, WORST, SUNK = 0.5, 0.005, 0.005
BEHIND = 6e-4  # square metres of skin that may be seen from behind; in an armpit, the arm straight overhead
# Poses with joints near their ends: arms overhead, hips and knees bent far, round and hollow back, kneeling.
HARD = [
    "supported-hip-hinge hold",
    "half-kneeling-hip-flexor hold",
    "lying-thigh-to-chest hold",
    "seated-figure-four hold",
    "cat-camel round",
    "roller-upper-back hold",
]


def test_the_hard_poses_are_in_the_catalogue() -> None:
    assert set(HARD) <= set(POSES)


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("pose", HARD)
@pytest.mark.parametrize("person", [person.id for person in body.people()])
def test_bones_and_muscles_stay_inside_the_skin(pose: str, person: str) -> None:
    row = CHECK["measured"](pose, POSES[pose], person, EVERY)
    assert row.bones_percent <= SHARE
    assert row.bones_metres <= WORST
    assert row.muscles_percent <= SHARE
    assert row.muscles_metres <= WORST
    assert row.sunk_metres <= SUNK
    assert row.behind <= BEHIND


def test_skin_that_is_seen_from_behind_is_measured() -> None:
    mesh, placement = body.surface._mesh(), POSES[HARD[1]]
    skin = body.skin(placement)
    around = CHECK["ROUND"]
    seen = CHECK["solid"].seen_from_behind
    assert seen(skin.vertices, mesh.faces[:, ::-1], around).sum() > 0.5, "the whole of it, inside out"
    patch = np.array([[0.0, -0.02, 0.02], [0.0, -0.02, -0.02], [0.0, 0.02, 0.0]]) + placement.points["waist"]
    for away, is_seen in ((0.4, True), (0.0, False)):
        vertices = np.concatenate([skin.vertices, patch + np.array([away, 0.0, 0.0])])
        faces = np.concatenate([mesh.faces, [np.arange(len(skin.vertices), len(vertices))]])
        assert (seen(vertices, faces, around)[-1] > 0) == is_seen


def test_a_bone_that_leaves_the_skin_is_seen() -> None:
    placement = POSES[HARD[0]]
    skin = body.skin(placement)
    eyes = np.concatenate([skin.regions["eye"], skin.regions["iris"]])
    closed = np.delete(skin.faces, eyes, axis=0)
    femur = placement.mesh("right_femur")[0]
    out = CHECK["solid"].sticking_out
    assert out(femur, skin.vertices, closed).max() == 0
    moved = femur + np.array([0.0, 0.0, 0.11])
    assert (out(moved, skin.vertices, closed) > 0).mean() > 0.3
