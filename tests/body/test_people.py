"""People on the body: who there is, and what must be true of their surface."""

from __future__ import annotations

import gzip
import json
import runpy
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from test_vectors import leaves

from stretchlib import body
from stretchlib.body.frames import MIRROR
from stretchlib.errors import UnknownId

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = [person.id for person in body.people()]
DATA = files("stretchlib.body") / "data"
FIRST = ("people.json", "skin.json", f"person-{PEOPLE[0]}.json")


def gzipped(*names: str) -> int:
    return sum(len(gzip.compress((DATA / name).read_bytes(), 9, mtime=0)) for name in names)


def test_there_are_adults_of_both_sexes_several_ages_builds_and_skin_tones() -> None:
    people = body.people()
    assert len(people) >= 4
    assert {person.sex for person in people} == {"woman", "man"}
    assert min(person.age for person in people) <= 30
    assert max(person.age for person in people) >= 70
    assert len({person.build for person in people}) >= 3
    assert len({person.skin_tone for person in people}) >= 3
    assert len({person.colours["skin"] for person in people}) == len(people)


def test_data_of_people_is_small() -> None:
    assert gzipped(*FIRST) <= 90_000
    for person in PEOPLE[1:]:
        assert gzipped(f"person-{person}.json") <= 15_000


def test_who_there_is_can_be_asked_without_numpy_or_any_surface() -> None:
    code = (
        "import sys; from stretchlib.body import people; people();"
        "from stretchlib.body.stored import stored;"
        "assert 'numpy' not in sys.modules; print(stored.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"  # people.json alone was read


@pytest.mark.parametrize("person", PEOPLE)
def test_a_standing_person_is_as_tall_as_the_skeleton_and_stands_on_the_floor(person: str) -> None:
    placement = body.place()
    skin = body.skin(placement, person)
    top = placement.mesh("skull")[0][:, 1].max()
    assert 0.005 < skin.vertices[:, 1].max() - top < 0.06
    assert 0.0 <= skin.vertices[:, 1].min() < 0.003


@pytest.mark.parametrize("person", PEOPLE)
def test_a_person_weighs_what_an_adult_weighs(person: str) -> None:
    skin = body.skin(body.place(), person)
    a, b, c = (skin.vertices[skin.faces[:, k]] for k in range(3))
    litres = 1e3 * np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
    assert 50 < litres < 110


def test_the_heavy_man_has_more_body_than_the_light_one() -> None:
    def girth(person: str) -> float:
        skin = body.skin(body.place(), person)
        waist = skin.vertices[abs(skin.vertices[:, 1] - body.place().points["waist"][1]) < 0.03]
        trunk = waist[abs(waist[:, 2]) < 0.2]
        return float(np.ptp(trunk[:, 0]))

    assert girth("man-45") > girth("man-60") + 0.04


def test_every_face_is_in_one_region_and_every_vertex_in_a_face() -> None:
    skin = body.skin(body.place())
    numbers = np.concatenate(list(skin.regions.values()))
    assert sorted(numbers) == list(range(len(skin.faces)))
    assert set(skin.faces.ravel()) == set(range(len(skin.vertices)))
    assert {"skin", "hair", "shirt", "shorts", "brow", "lips", "eye", "iris"} == set(skin.regions)


def test_the_surface_is_closed_but_for_the_caps_of_the_eyes() -> None:
    skin = body.skin(body.place())
    eyes = np.concatenate([skin.regions["eye"], skin.regions["iris"]])
    faces = np.delete(skin.faces, eyes, axis=0)
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    _, used = np.unique(edges, axis=0, return_counts=True)
    assert set(used) == {2}


def test_clothes_are_where_clothes_are() -> None:
    placement = body.place()
    skin = body.skin(placement, "man-60")

    def heights(region: str) -> tuple[float, float]:
        rows = skin.vertices[skin.faces[skin.regions[region]]][..., 1]
        return float(rows.min()), float(rows.max())

    points = placement.points
    assert points["left_knee"][1] < heights("shorts")[0] < points["left_hip"][1] < heights("shorts")[1]
    assert points["left_hip"][1] < heights("shirt")[0] < points["waist"][1]
    assert points["left_shoulder"][1] < heights("shirt")[1] < heights("hair")[0] + 0.08
    assert heights("lips")[1] < heights("iris")[0] < heights("iris")[1] < heights("hair")[1] - 0.05


def test_a_mirrored_pose_gives_the_mirror_image() -> None:
    pose = body.Pose(
        lumbar_flexion=12,
        pelvis_roll=8,
        left=body.Side(hip_flexion=70, knee_angle=40, shoulder_flexion=100),
        right=body.Side(hip_adduction=-20, elbow_flexion=90, pro_sup=40),
    )
    one = body.skin(body.place(pose, {"right_foot": 0.0}), "woman-70", hands=(0.0, 1.0)).vertices
    two = body.skin(body.place(pose.mirrored(), {"left_foot": 0.0}), "woman-70", hands=(1.0, 0.0)).vertices
    image = {tuple(row) for row in (two * MIRROR).round(6).tolist()}
    far = [row for row in one.tolist() if tuple(np.round(row, 6)) not in image]
    there = two * MIRROR
    assert all(np.linalg.norm(there - row, axis=1).min() < 1e-5 for row in far)


def test_a_hand_closes_with_its_number() -> None:
    aside = body.Side(shoulder_abduction=90)
    placement = body.place(body.Pose(left=aside, right=aside))
    wrist = placement.frames["right_hand"]

    def reach(closed: float) -> float:
        own = (body.skin(placement, hands=closed).vertices - wrist.origin) @ wrist.rotation
        mine = own[(abs(own[:, 0]) < 0.08) & (abs(own[:, 2]) < 0.1) & (own[:, 1] < 0) & (own[:, 1] > -0.3)]
        return -float(mine[:, 1].min())

    flat, ease, rail, fist = (reach(closed) for closed in (0.0, 0.3, 0.7, 1.0))
    assert flat > ease > rail > fist
    assert flat > 0.17
    assert fist < 0.13


def test_what_sits_on_a_chair_lies_flat_on_it() -> None:
    sides = [body.Side(hip_flexion=90, knee_angle=90) for _ in range(2)]
    placement = body.place(body.Pose(left=sides[0], right=sides[1]), {"buttocks": 0.45})
    skin = body.skin(placement, "man-45")
    seat = skin.vertices[np.unique(skin.faces[skin.regions["shorts"]])]
    under = np.linalg.norm((seat - placement.points["left_buttock"])[:, ::2], axis=1) < 0.12
    assert seat[under, 1].min() == pytest.approx(0.45, abs=0.001)
    assert (abs(seat[under, 1] - 0.45) < 0.001).sum() > 10


def test_nobody_and_no_hand_are_told_in_one_sentence() -> None:
    placement = body.place()
    with pytest.raises(UnknownId, match="woman-30"):
        body.skin(placement, "woman-31")
    for wrong in (1.1, -0.1, float("nan"), "flat", (0.1,), (0.1, 2.0), True):
        with pytest.raises(ValueError, match="from 0 \\(flat\\) to 1 \\(fist\\)"):
            body.skin(placement, hands=wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"sl\.body\.place"):
        body.skin("standing")  # type: ignore[arg-type]


def test_shared_surfaces_are_fresh() -> None:
    stored = leaves(strip(json.loads((ROOT / "tests" / "vectors" / "skin.json").read_text(encoding="ascii"))))
    now = leaves(strip(runpy.run_path(str(ROOT / "tools" / "write_skin_vectors.py"))["vectors"]()))
    assert set(stored) == set(now), "run tools/write_skin_vectors.py"
    places = sorted(stored)
    assert np.allclose([stored[k] for k in places], [now[k] for k in places], rtol=0, atol=2e-6), (
        "run tools/write_skin_vectors.py"
    )


def strip(tree: dict[str, object]) -> dict[str, object]:
    """Without the ids of people, which are no numbers."""
    cases = [{k: v for k, v in case.items() if k != "person"} for case in tree["cases"]]  # type: ignore[attr-defined]
    return {**tree, "cases": cases}
