"""Whatever a page tells a widget: Python neither stumbles nor loses what it knew."""

from __future__ import annotations

from pathlib import Path

import pytest
from many_messages import RIGHT, bombard, makers
from traitlets import TraitError

import stretchlib as sl
from stretchlib.widgets import planner
from stretchlib.widgets._base import StretchWidget
from stretchlib.widgets._safety import NoStretchingNow


def tell(widget: StretchWidget, **state: object) -> None:
    widget._handle_msg({"content": {"data": {"method": "update", "state": state}}, "buffers": []})


def test_messages_without_sense_change_nothing_and_stop_nothing(tmp_path: Path) -> None:
    changed = {kind: bombard(kind, make(), 60, 1) for kind, make in makers(tmp_path).items()}
    assert {kind for kind, count in changed.items() if count} >= {"planner", "quiz", "timer"}, (
        "some are right"
    )


@pytest.mark.parametrize("kind", RIGHT)
def test_what_pages_tell_is_heard(kind: str, tmp_path: Path) -> None:
    widget = makers(tmp_path)[kind]()
    tell(widget, **RIGHT[kind])
    assert {name: getattr(widget, name) for name in RIGHT[kind]} == RIGHT[kind]


def test_a_part_that_is_wrong_takes_no_right_one_with_it() -> None:
    timer = sl.timer("heel-on-stool")
    tell(timer, event=3, finished={"seconds": 5}, routine={}, _esm="bad()", nothing=1)
    assert (timer.event, timer.finished, timer.routine["id"]) == ({}, {"seconds": 5}, "heel-on-stool")
    assert "bad()" not in str(timer._esm)


def test_a_plan_that_cannot_be_read_leaves_the_one_before() -> None:
    made = planner(6)
    tell(made, **RIGHT["planner"])
    tell(made, made={"name": "x", "steps": [{"stretch": 7}]})
    assert [item.id for item in made.plan.stretches] == ["heel-on-stool"]
    with pytest.raises(TraitError):
        made.made = {"steps": 3}


def test_answers_that_make_no_sense_ask_for_the_check_again() -> None:
    check = sl.safety_check()
    tell(check, **RIGHT["safety check"])
    assert check.conditions == ("osteoporosis",)
    tell(check, result={"verdict": "go", "signs": ["of another version"], "conditions": []})
    with pytest.raises(NoStretchingNow):
        _ = check.conditions
