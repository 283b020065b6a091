"""What no plan may do to anybody: all conditions, alone and in pairs, with every other wish.

Every pair of conditions meets a share of the other wishes, drawn anew for each; set ``STRETCHLIB_PLANS`` to
make more of them.
"""

from __future__ import annotations

import os
import random
import re
from itertools import combinations, product
from typing import Any, get_args

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Area, Position
from stretchlib.routine import NoPlan, Routine, plan
from stretchlib.routine.screening import screen
from stretchlib.routine.wishes import Level, Moment

PLANS = int(os.environ.get("STRETCHLIB_PLANS", "4000"))
CONDITIONS = list(catalogue.conditions())
SETS = [(), *((each,) for each in CONDITIONS), *combinations(CONDITIONS, 2)]
AREAS: list[tuple[str, ...] | None] = [None, *((area,) for area in get_args(Area))]
POSITIONS = [None, *get_args(Position)]
#: Words that send the reader from what is planned to something else.
ELSEWHERE = re.compile(
    r"\b(instead|in place of|choose|do it (standing|sitting)|use (a|the) (stick|wall|chair|ball|roller)"
    r"|version|or do)\b",
    re.IGNORECASE,
)


def wishes() -> list[dict[str, Any]]:
    chance = random.Random(20)
    others = list(product(get_args(Level), AREAS, get_args(Moment), POSITIONS))
    each = max(1, PLANS // len(SETS))
    return [
        {
            "minutes": chance.choice([3, 10, 20, 45]),
            "conditions": chosen,
            "level": level,
            "focus": focus,
            "moment": moment,
            "position": position,
        }
        for chosen in SETS
        for level, focus, moment, position in chance.sample(others, min(each, len(others)))
    ]


def limits_of(condition: str) -> list[tuple[str, float, float]]:
    about = catalogue.condition(condition)
    own = [(name, low, high) for name, (low, high) in about.limits.items()]
    return own + [limit for other in about.counts_as for limit in limits_of(other)]


def faults(routine: Routine, wish: dict[str, Any]) -> list[str]:
    """What a clinician would object to, in words."""
    found = []
    for step in routine.steps:
        item, form = step.technique(), step.whole_form()
        if item is None:
            continue
        cautions = catalogue.cautions_for(item, wish["conditions"])
        if any(caution.action == "skip" for caution in cautions):
            found.append(f"{item.id} is ruled out")
        for caution in cautions:
            if caution.forms and (form is None or form.id not in caution.forms):
                found.append(f"{item.id} is not done in a form that {caution.condition} asks for")
        if cautions and (step.variant == "harder" or form in item.harder):
            found.append(f"{item.id} is harder, though a condition changes it")
        for stage in step.stages(routine.pauses):
            # What a condition asks may name the form that is done; without one it would lead elsewhere.
            said = stage.text.replace(step.care or "\0", "") if form is not None else stage.text
            if ELSEWHERE.search(said):
                found.append(f"{item.id} says: {stage.text}")
            shown = stage.picture and stage.picture.removeprefix(f"pose-{item.id}-")
            poses = {**item.poses_of(form), **({shown: item.poses[shown]} if shown else {})}
            for pose in (record.pose for record in poses.values()):
                for name, low, high in (each for key in wish["conditions"] for each in limits_of(key)):
                    owners = (pose,) if hasattr(pose, name) else (pose.left, pose.right)
                    if not all(low <= getattr(owner, name) <= high for owner in owners):
                        found.append(f"{item.id} goes beyond {name}")
    for sentence in routine.why:
        name, _, advice = sentence.partition(" For you: ")
        planned_so = any(
            word in name for word in ("Standing", "Seated", "standing", "sitting", "wall", "rail")
        )
        if ELSEWHERE.search(advice) and not planned_so:
            found.append(sentence)
    return found


@pytest.mark.long
@pytest.mark.parametrize("level", get_args(Level))
def test_no_plan_gives_anybody_what_is_not_for_them(level: str, thorough: bool) -> None:
    made, found = 0, {}
    for wish in wishes()[:: 1 if thorough else 2]:
        if wish["level"] != level:
            continue
        try:
            routine = plan(**wish)
        except NoPlan:
            continue
        made += 1
        if wrong := faults(routine, wish):
            found[str(wish)] = wrong
    assert not found, f"{len(found)} of {made} plans: {next(iter(found.items()))}"
    assert made > PLANS // (10 if thorough else 20)


def test_a_known_aneurysm_gives_one_sentence_and_no_plan() -> None:
    with pytest.raises(NoPlan, match=r"aneurysm: ask the doctor"):
        plan(10, conditions={"aneurysm"})


def test_past_cancer_with_new_pain_gives_no_plan_before_somebody_has_looked() -> None:
    with pytest.raises(NoPlan, match=r"before somebody has looked at you"):
        plan(10, check=screen(["past-cancer"]))


@pytest.mark.parametrize("sign", [sign.id for sign in catalogue.emergency_signs()])
def test_an_emergency_sign_gives_no_plan_but_what_to_do(sign: str) -> None:
    with pytest.raises(NoPlan, match=r"something else comes first\. .*(ambulance|emergency|hospital|unit)"):
        plan(10, check=screen([sign]))


def test_other_signs_stand_first_in_the_remarks() -> None:
    routine = plan(3, check=screen(["no-better", "long-morning-stiffness"]))
    assert [remark.startswith("See somebody first.") for remark in routine.remarks[:2]] == [True, True]


def test_a_plan_without_the_safety_check_says_so_first_and_one_with_it_does_not() -> None:
    assert "not done the safety check" in plan(10).remarks[0]
    assert "not done the safety check" in plan(10, conditions={"osteoporosis"}).remarks[0]
    assert not any("safety check" in remark for remark in plan(10, check=screen()).remarks)


def test_the_safety_check_brings_its_conditions_into_the_plan() -> None:
    found = screen(["leg-pain-with-tingling"])
    skipped = {item.id for item, _ in found.left_out}
    assert not skipped & {item.id for item in plan(30, check=found).stretches}


def test_leg_pain_with_tingling_leaves_the_stretches_of_its_chapter_for_later() -> None:
    """Chapter 04 says: leave the stretches for later. The planner must agree."""
    with pytest.raises(NoPlan, match="rule out"):
        plan(10, conditions={"leg-pain-with-tingling"}, focus={"piriformis"})


def test_conditions_that_leave_no_form_in_common_leave_a_technique_out() -> None:
    both = ["kneeling-pain", "osteoporosis"]  # sitting only, and sinking only
    assert {caution.action for caution in catalogue.cautions_for(catalogue.stretch("cat-camel"), both)} == {
        "skip"
    }


class Check:
    """A safety check that somebody has begun, or finished, as the widget holds it."""

    def __init__(self, is_unfinished: bool) -> None:
        self.is_unfinished = is_unfinished
        self.screening = None if is_unfinished else screen(["no-better"])


def test_a_check_that_is_begun_and_not_finished_gives_no_plan() -> None:
    with pytest.raises(NoPlan, match="answer the last question of the safety check first"):
        plan(10, check=Check(is_unfinished=True))
    assert plan(10, check=Check(is_unfinished=False)).remarks[0].startswith("See somebody first.")
