"""One pose, one number: text, chart, card and quiz of a technique take their per cents from its own pose."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from notebook_prose import NOTEBOOKS, cell_prose

from stretchlib import body, catalogue
from stretchlib.catalogue import library
from stretchlib.catalogue.records import Question, Stretch
from stretchlib.figures.pictures import comparisons, poses, stretch_table

ASKS = {"length_change", "lengths", "spread"}
LEG = body.pose.LEG_COORDINATES
Angles = frozenset[tuple[str, float]]
# Poses that are no technique, by what they stand for. None of them may be told as the number of a card.
GENERIC: Mapping[str, dict[str, float]] = {
    "sitting": {"hip_flexion": 90, "knee_angle": 90},
    "sitting, for a muscle of the hip alone": {"hip_flexion": 90},
    "sitting slumped": {"hip_flexion": 70, "knee_angle": 90},
    "pelvis tipped forward on straight legs": {"hip_flexion": 20},
    "pelvis tipped back on straight legs": {"hip_flexion": -20},
    "a straight leg raised": {"hip_flexion": 80},
    "a straight leg raised, the knee named": {"hip_flexion": 80, "knee_angle": 0},
    "heel on a chair, the back rounded": {"hip_flexion": 61},
    "the lunge with its back arched": {"hip_flexion": 0},
    "the lunge with the rear knee straight": {"hip_flexion": -17, "knee_angle": 0},
    "a first tuck to try": {"hip_flexion": -5},
    "the calf at the wall, the knee then bent": {"ankle_angle": 24, "knee_angle": 40},
    "the same, half way": {"ankle_angle": 24, "knee_angle": 20},
}


def key(angles: Mapping[str, float]) -> Angles:
    return frozenset((name, float(angle)) for name, angle in angles.items())


KNOWN = {key(angles) for angles in GENERIC.values()}


def is_of_a_technique(angles: Angles) -> bool:
    """Whether a leg of some technique stands so, in all that is named."""
    legs = [
        side.leg()
        for item in library.shipped_stretches().values()
        for record in item.poses.values()
        for side in (record.pose.left, record.pose.right)
    ]
    return any(all(leg[name] == angle for name, angle in angles) for leg in legs)


def loose(angles: Angles) -> bool:
    """Whether a pose is made by hand: neither a technique's nor one of those named here."""
    return angles not in KNOWN and not is_of_a_technique(angles)


def asked(source: str) -> Iterator[Angles]:
    """Every pose whose lengths a cell asks for, or shows, with angles written in it."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        given = {word.arg: word.value for word in call.keywords if word.arg in LEG}
        if name == "explore" and call.args and isinstance(call.args[0], ast.Dict):
            pairs = zip(call.args[0].keys, call.args[0].values, strict=True)
            given = {ast.literal_eval(word): value for word, value in pairs if word is not None}
        elif name not in {*ASKS, "Side"}:
            continue
        values = {
            word: found if isinstance(found := ast.literal_eval(value), list) else [found]
            for word, value in given.items()
        }
        if values:
            yield from (key(dict(zip(values, chosen, strict=True))) for chosen in product(*values.values()))


def made_by_hand(path: Path) -> dict[str, list[Angles]]:
    """Loose poses by cell."""
    found: dict[str, list[Angles]] = {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            wrong = [angles for angles in asked("".join(cell["source"])) if loose(angles)]
            found |= {cell["id"]: wrong} if wrong else {}
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapter_asks_only_for_poses_of_the_cards_and_named_ones(path: Path) -> None:
    assert made_by_hand(path) == {}


@pytest.mark.parametrize("question", [q for q in catalogue.questions() if q.estimate], ids=lambda q: q.id)
def test_a_question_asks_only_for_poses_of_the_cards_and_named_ones(question: Question) -> None:
    assert question.estimate is not None
    assert not loose(key(question.estimate.angles))


def test_a_pose_made_by_hand_would_be_found() -> None:
    by_hand = 'round(sl.body.length_change("piri", hip_flexion=90, hip_adduction=-25, hip_rotation=-45))'
    assert [angles for angles in asked(by_hand) if loose(angles)]
    from_card = 'sl.body.length_change("piri", **sl.stretch("seated-figure-four").leg(phase="upright"))'
    assert not list(asked(from_card))


@pytest.mark.parametrize("name", comparisons.comparison_ids())
def test_a_comparison_begins_with_the_pose_of_a_card(name: str) -> None:
    of_cards = [record for item in library.shipped_stretches().values() for record in item.poses.values()]
    assert comparisons.comparison(name).panels[0].picture.record in of_cards


@pytest.mark.parametrize("item", library.shipped_stretches().values(), ids=lambda item: item.id)
def test_the_picture_of_a_technique_tells_what_its_own_angles_give(item: Stretch) -> None:
    for phase in item.poses:
        picture = poses.plan(item.id, phase)
        leg = item.leg(phase=phase)
        if item.poses[phase].working == "both":
            leg = getattr(item.poses[phase].pose, picture.near).leg()
        for muscle, percent in poses.length_changes(picture).items():
            spans = body.domain()
            angles = {
                name: min(max(leg[name], spans[name][0]), spans[name][1])
                for name in body.coordinates_of(muscle)
            }
            assert percent == pytest.approx(float(body.length_change(muscle, **angles)))


def test_the_table_of_stretches_tells_what_the_poses_give() -> None:
    by_name = {item.name: item for item in library.shipped_stretches().values()}
    for row in stretch_table.rows():
        item = by_name[row.name]
        for muscle, percent in row.percent.items():
            if percent is not None:
                angles = item.leg(*body.coordinates_of(muscle))
                assert percent == pytest.approx(float(body.length_change(muscle, **angles)), abs=0.06)


def test_piriformis_in_the_chapter_is_as_on_its_cards() -> None:
    outputs = {
        cell["id"]: "".join(cell["outputs"][0]["data"]["text/plain"])
        for cell in json.loads((NOTEBOOKS[4]).read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and cell["outputs"]
    }
    for cell, technique, phase in (
        ("04-figure-four", "seated-figure-four", "upright"),  # tipped forward, the thigh turns out too far
        ("04-across", "knee-to-opposite-shoulder", "hold"),  # for the model's numbers
    ):
        leg = catalogue.stretch(technique).leg(phase=phase)
        assert outputs[cell] == str(round(float(body.length_change("piri", **leg))))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapter_that_shows_the_spread_says_that_it_is_one_of_related_models(path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    if "body.spread(" in whole:
        told = " ".join(cell_prose(path).values())
        assert "three related models" in told
        assert "no range of people" in told
        assert "published models" not in told
