"""The Python side of the planner: what it sends, and what it makes of the plan that the page tells."""

from __future__ import annotations

import gzip
from dataclasses import asdict
from typing import Any

import pytest

from stretchlib.catalogue import care
from stretchlib.errors import UnknownId
from stretchlib.routine import NoPlan, Routine, plan
from stretchlib.widgets import planner, timer
from stretchlib.widgets._base import bundle


def told(routine: Routine) -> dict[str, Any]:
    """A plan as the page tells it."""
    return {
        "name": routine.name,
        "steps": [asdict(step) for step in routine.steps],
        "why": list(routine.why),
        "left_out": list(routine.left_out),
        "remarks": list(routine.remarks),
    }


def test_its_plan_is_that_of_the_page_once_the_page_has_made_one() -> None:
    widget = planner(5, area="hamstrings", equipment={"chair"})
    assert widget.plan == plan(5, area="hamstrings", equipment={"chair"})
    other = plan(20, conditions={"kneeling-pain"}, seed=4)
    widget.made = told(other)
    assert widget.plan == other


def test_where_the_page_has_no_plan_it_says_why() -> None:
    widget = planner()
    widget.made = {"none": "There is no plan yet: answer first."}
    with pytest.raises(NoPlan, match="answer first"):
        _ = widget.plan


def test_a_timer_beside_it_follows_each_change() -> None:
    widget = planner(6)
    beside = timer(widget)
    assert beside.routine["stages"] == plan(6).to_dict()["stages"]
    other = plan(12, conditions={"kneeling-pain"})
    widget.made = told(other)
    assert beside.routine == other.to_dict()
    assert {each["id"] for each in beside.care} >= {"kneeling-pain"}
    named = {stage["picture"] for stage in beside.routine["stages"]} - {None}
    assert named <= set(beside.pictures)
    widget.made = {"none": "There is no plan yet."}
    assert beside.routine == other.to_dict()


def test_it_carries_a_picture_of_every_form_that_a_plan_can_have() -> None:
    widget = planner()
    for item in care.conditions():
        for level in ("easy", "hard"):
            try:
                made = plan(45, conditions=[item], level=level)  # type: ignore[arg-type]
            except NoPlan:
                continue
            assert {step.picture() for step in made.steps} - {None} <= set(widget.pictures)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"equipment": {"chiar"}}, "chair"),
        ({"area": "hamstring"}, "hamstrings"),
        ({"level": "eassy"}, "easy"),
    ],
)
def test_a_wrong_wish_names_the_nearest(wish: dict[str, Any], words: str) -> None:
    with pytest.raises(UnknownId, match=words):
        planner(**wish)


def test_holds_of_a_timer_that_follows_are_chosen_in_the_planner() -> None:
    with pytest.raises(ValueError, match="leave it out"):
        timer(planner(), hold_seconds=60)


def test_what_a_page_loads_for_it_beside_the_timer_is_small() -> None:
    size = {
        name: len(gzip.compress(bundle(f"{name}.js").encode(), 9)) for name in ("planner", "timer", "qrcode")
    }
    assert size["planner"] - size["timer"] <= 25_000
    assert size["qrcode"] <= 5_000  # comes only when somebody asks for a code
