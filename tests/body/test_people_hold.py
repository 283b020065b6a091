"""Nothing sticks out of anybody: a fast part of ``tools/check_people.py``, which measures every pose."""

from __future__ import annotations

import importlib
import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stretchlib import body

CHECK = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "check_people.py"))
SHIRTS: dict[str, Any] = vars(importlib.import_module("body_builder.people.shirts"))  # found by CHECK
POSES: dict[str, Any] = dict(CHECK["poses"]())
EVERY = 4
# Limits of the share of points outside (per cent) and of how far the worst is out (metres).
SHARE, WORST, SUNK = 0.5, 0.005, 0.005
BEHIND = 1.5e-4  # square metres of skin that may be seen from behind, in a crease
SHARP, EDGES = 90.0, 16  # degrees between two triangles of a shirt, and how many edges may be so sharp
STANDING = ["supported-hip-hinge hold", "supported-sit-back hold", "calf-wall-straight hold"]
IN_FLOOR, KEPT, THICK = 0.005, 0.6, 0.05  # metres; share; metres of the toes
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


@pytest.mark.long
@pytest.mark.by_turns(26)
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


@pytest.mark.parametrize("pose", ["supported-sit-back hold", "supported-hip-hinge wall"])
@pytest.mark.parametrize("person", [person.id for person in body.people()])
def test_a_shirt_over_a_raised_arm_has_no_points(pose: str, person: str) -> None:
    skin = body.skin(POSES[pose], person)
    faces = skin.faces[skin.regions["shirt"]]
    edges, pairs = SHIRTS["_edges"](faces)
    # Above the blades: in the armpit cloth folds.
    top = skin.vertices[edges].mean(axis=1)[:, 1] > POSES[pose].points["right_shoulder"][1]
    sharp = SHIRTS["_angles"](skin.vertices, faces, pairs)[top] > SHARP
    assert np.count_nonzero(sharp) <= EDGES


@pytest.mark.parametrize("person", [person.id for person in body.people()])
def test_a_foot_stands_on_the_floor_before_it_is_made_flat_there(person: str) -> None:
    for name in STANDING:
        placement = POSES[name]
        loose = CHECK["_loose"](placement, person)[1]
        for side in ("left", "right"):
            deep = -float(loose[_front_of(side), 1].min())
            assert deep <= IN_FLOOR + abs(placement.misses()[f"{side}_foot"]), (name, side)


@pytest.mark.parametrize("person", [person.id for person in body.people()])
def test_toes_keep_their_thickness_on_the_floor(person: str) -> None:
    placement = POSES[STANDING[0]]
    toes = _front_of("right", ("toes",))
    loose, flat = CHECK["_loose"](placement, person)[1], body.skin(placement, person).vertices
    assert np.ptp(flat[toes, 1]) >= KEPT * np.ptp(loose[toes, 1])
    assert np.ptp(loose[toes, 1]) <= THICK


def _front_of(side: str, frames: tuple[str, ...] = ("calcn", "toes")) -> np.ndarray:
    """Numbers of the vertices that such frames of a foot carry most."""
    names = body.resting.carrier_names(body.stored.stored("skin")["carriers"])
    mine = np.array([own == side and frame in frames for own, frame in names])
    return np.flatnonzero(mine[body.surface._mesh().index[:, 0]])


@pytest.mark.thorough
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


@pytest.mark.thorough
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


def test_how_far_something_is_out_is_told_before_large_triangles_too() -> None:
    """On a shin a triangle can be 13 cm long: its corners lie far from what it covers."""
    vertices = np.array([[0.0, 0.0, 0.0], [0.4, 0.0, 0.0], [0.0, 0.4, 0.0], [0.0, 0.0, 0.4]])
    faces = np.array([[0, 2, 1], [0, 3, 2], [0, 1, 3], [1, 2, 3]])
    points = np.array([[0.13, 0.13, -0.002], [0.05, 0.05, 0.05]])
    assert CHECK["solid"].sticking_out(points, vertices, faces) == pytest.approx([0.002, 0.0])
