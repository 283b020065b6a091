"""The Python side of the explorer: what it accepts, what it gives the page, what stands for it elsewhere."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from typing import Any

import pytest

from stretchlib import body, catalogue
from stretchlib.body.pose import Pose
from stretchlib.body.stored import stored
from stretchlib.catalogue import structures
from stretchlib.errors import UnknownId
from stretchlib.widgets._base import bundle
from stretchlib.widgets._explorer import Explorer, content, explore

HAMSTRINGS = ["semimem", "semiten", "bflh", "bfsh"]


def test_muscles_are_named_by_group_by_muscle_or_by_path_of_the_model() -> None:
    assert explore(muscles="hamstrings").muscles == HAMSTRINGS
    assert explore(muscles=["piriformis", "outer hamstring"]).muscles == ["bflh", "piri", "deep-rotators"]
    assert explore(muscles="glmax2").muscles == ["glmax"]
    assert set(HAMSTRINGS) < set(explore(muscles="all").muscles)


def test_a_technique_shows_the_muscles_that_it_works_on() -> None:
    for stretch in catalogue.stretches():
        named = {*stretch.primary, *stretch.secondary}
        assert set(explore(stretch.id).muscles) == named, stretch.id


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({"pose": "heel-on-stol"}, UnknownId, "heel-on-stool"),
        ({"pose": "heel-on-stool", "phase": "hrd"}, UnknownId, "hard"),
        ({"phase": "easy"}, ValueError, "only techniques have phases"),
        ({"muscles": "hamstring"}, UnknownId, "hamstrings"),
        ({"predict": "latissimus"}, ValueError, "does not know the length of Latissimus dorsi"),
        ({"predict": "semimen"}, UnknownId, "semimem"),
        ({"view": "bak"}, UnknownId, "back"),
        ({"compare": "hunch"}, UnknownId, "hunched"),
        ({"guess": "percnt"}, UnknownId, "percent"),
        ({"pose": {"hip": 20}}, UnknownId, "hip_flexion"),
        (
            {"pose": {"hip_flexion": 200}},
            ValueError,
            "hip_flexion is 200, but must be a number from -30 to 125",
        ),
        ({"pose": {"knee_angle": float("nan")}}, ValueError, "knee_angle"),
    ],
)
def test_wrong_input_says_what_would_be_right(
    asked: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        explore(**asked)


def test_a_pose_of_the_readers_own_keeps_its_angles() -> None:
    assert explore({"hip_flexion": 80, "pelvis_pitch": 5}).start["pose"] == {
        "pelvis_pitch": 5.0,
        "right": {"hip_flexion": 80.0},
    }
    assert explore(Pose(lumbar_flexion=20)).start["pose"] == {"lumbar_flexion": 20.0}


def test_a_pose_of_ones_own_can_be_named_but_a_technique_keeps_its_name() -> None:
    assert explore({"hip_flexion": 80}, name="Leg up").start["name"] == "Leg up"
    with pytest.raises(ValueError, match="has a name of its own"):
        explore("heel-on-stool", name="Leg up")


def test_a_muscle_to_guess_is_also_shown() -> None:
    made = explore("supported-hip-hinge", muscles="calves", predict="semimem", guess="percent")
    assert made.predict == {"muscle": "semimem", "how": "percent"}
    assert "semimem" in made.muscles


def test_every_bone_that_is_drawn_has_a_name() -> None:
    kinds = {name.removeprefix("left_").removeprefix("right_").rstrip("0123456789") for name in body.bones()}
    assert kinds == set(structures.bones())


def test_every_movement_of_a_technique_can_be_played_at_the_pose_that_it_leads_into() -> None:
    motions = stored("movements")["motions"]
    played = {
        (technique["id"], phase["id"]): phase["moves"]
        for technique in content()["techniques"]
        for phase in technique["phases"]
        if "moves" in phase
    }
    assert all(motions[moves]["pose"] == phase for (_, phase), moves in played.items())
    known = {item.id for item in catalogue.stretches()}
    made = {(motion.partition(".")[0], record["pose"]) for motion, record in motions.items()}
    assert set(played) == {(technique, pose) for technique, pose in made if technique in known}


def test_every_way_of_the_nerve_has_words_and_sources_that_are_verified() -> None:
    assert list(structures.nerve_ways()) == list(body.nerve_variants())
    for way in structures.nerve_ways().values():
        assert all(catalogue.reference(source).status == "verified" for source in way.sources)


def test_every_path_of_a_shown_muscle_can_be_drawn() -> None:
    drawn = set(body.drawn_muscles())
    assert all(set(muscle["model"]) <= drawn for muscle in content()["muscles"])


def test_chapters_are_notebooks_of_the_course(request: pytest.FixtureRequest) -> None:
    folder = request.config.rootpath / "notebooks"
    chapters = {group["id"]: group["chapter"] for group in content()["groups"]}
    assert chapters["hamstrings"]
    assert all((folder / f"{chapter}.ipynb").is_file() for chapter in chapters.values() if chapter)


def test_rectus_femoris_is_shown_as_a_hip_flexor_and_as_a_part_of_the_quadriceps() -> None:
    assert set(explore(muscles="quadriceps").muscles) == {"recfem", "vasti"}
    assert {"recfem", "psoas"} <= set(explore(muscles="hip-flexors").muscles)


def test_its_name_is_the_same_in_every_run() -> None:
    assert repr(explore("heel-on-stool", muscles="piri")) == "Explorer('heel-on-stool', muscles=['piri'])"


def test_the_pose_is_seen_and_read_where_no_script_runs() -> None:
    shown = explore("heel-on-stool")._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    assert "Semimembranosus" in bundle["text/plain"]
    assert "<svg" in bundle["text/html"] or "<img" in bundle["text/html"]


def test_an_explorer_loads_neither_numpy_nor_matplotlib() -> None:
    code = (
        "import sys, stretchlib as sl; sl.explore('heel-on-stool');"
        "print({'numpy', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_what_the_browser_gets_is_not_a_stream_of_ticks() -> None:
    synced = set(Explorer.class_trait_names(sync=True))
    assert "answered" in synced
    assert not synced & {"angle", "frame", "camera"}


def test_a_page_loads_little_for_the_body_beside_its_movements() -> None:
    script = bundle("explorer.js")
    shapes, movements = sorted(re.findall(r'"([\w+/=]{20000,})"', script), key=len, reverse=True)
    assert len(shapes) > 4 * len(movements)
    assert len(gzip.compress(script.replace(movements, "").encode(), 9)) <= 434_000
