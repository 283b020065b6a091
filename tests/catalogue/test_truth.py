"""Pictures are true to their words: what the steps of each technique and form say holds for its body."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from placed_body import PlacedBody
from truths import judged

from stretchlib.catalogue import library
from stretchlib.catalogue.records import SelfTest, Stretch

TABLE: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("truth.toml").read_text(encoding="utf-8")
)
ITEMS: Mapping[str, Stretch | SelfTest] = {**library.shipped_stretches(), **library.self_tests()}
POSES = {(item.id, phase): record for item in ITEMS.values() for phase, record in item.poses.items()}


@cache
def placed(technique: str, phase: str) -> PlacedBody:
    return PlacedBody(POSES[technique, phase])


def misses(technique: str, phase: str) -> list[str]:
    """What the steps say and the body does not, a line each."""
    body = placed(technique, phase)
    return [
        f"{technique} {phase}: {words}: {wrong}"
        for said in TABLE[technique][phase].values()
        for words in said
        if (wrong := judged(words, body)) is not None
    ]


def steps_by_pose(item: Stretch | SelfTest) -> list[tuple[frozenset[str], tuple[str, ...], str]]:
    """Which poses show which steps: (phases, steps, words of forms that have no steps)."""
    if isinstance(item, SelfTest):
        return [(frozenset(item.poses), item.steps, "")]
    whole = {form.pose for form in item.forms.values()}
    own = frozenset(item.poses_of(None)) | {phase for phase in item.poses if phase not in whole}
    told = " ".join(form.text for form in (*item.easier, *item.harder))
    forms = [(frozenset({str(form.pose)}), form.steps, "") for form in item.forms.values()]
    return [(own, item.steps, told), *forms]


@pytest.mark.parametrize("pose", POSES, ids=" ".join)
def test_a_body_does_what_the_steps_say(pose: tuple[str, str]) -> None:
    assert misses(*pose) == []


def test_every_pose_has_its_truth() -> None:
    assert {(technique, phase) for technique, phases in TABLE.items() for phase in phases} == set(POSES)


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.id)
def test_every_step_is_asked_of_a_picture_or_named_as_not_to_be_seen(
    item: Stretch | SelfTest,
) -> None:
    for phases, steps, told in steps_by_pose(item):
        pieces = [piece for phase in phases for piece in TABLE[item.id][phase]]
        for step in steps:
            assert any(piece in step for piece in pieces), f"no truth says '{step}'"
        if len(phases) == 1 or not told:
            continue
        everywhere = [*(step for _, more, _ in steps_by_pose(item) for step in more), told]
        for piece in pieces:
            assert any(piece in step for step in everywhere), f"no step says '{piece}'"
