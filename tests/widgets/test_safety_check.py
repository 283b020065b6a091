"""The Python side of the safety check: what is asked, and what a plan gets from the answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stretchlib import catalogue
from stretchlib.routine import NoPlan, plan
from stretchlib.widgets import SafetyCheck, safety_check
from stretchlib.widgets._safety import NoStretchingNow


def answered(verdict: str, signs: list[str], conditions: list[str]) -> SafetyCheck:
    """A check as it stands when the browser has told the result."""
    check = safety_check()
    check.result = {"verdict": verdict, "signs": signs, "conditions": conditions}
    return check


def test_it_asks_for_every_sign_and_every_condition_emergencies_apart() -> None:
    check = safety_check()
    assert [sign["id"] for sign in check.emergency] == [sign.id for sign in catalogue.emergency_signs()]
    assert [sign["id"] for sign in check.clinician] == [sign.id for sign in catalogue.clinician_signs()]
    assert [condition["id"] for condition in check.asked] == list(catalogue.conditions())


def test_a_check_that_nobody_touched_hands_on_no_condition_so_that_a_notebook_runs_through() -> None:
    check = safety_check()
    assert check.conditions == ()
    assert check.screening is None
    assert plan(10, conditions=check.conditions).stretches


def test_an_unfinished_check_gives_no_plan() -> None:
    check = safety_check()
    check.result = {"verdict": "unfinished"}
    with pytest.raises(NoStretchingNow, match="not finished"):
        _ = check.conditions
    with pytest.raises(NoPlan, match="answer the last question"):
        plan(10, check=check)


@pytest.mark.parametrize("sign", [sign.id for sign in catalogue.emergency_signs()])
def test_after_an_emergency_sign_there_is_no_plan_but_what_to_do(sign: str) -> None:
    check = answered("act-now", [sign], [])
    with pytest.raises(NoStretchingNow, match=r"No stretching now\..*for an ambulance"):
        _ = check.conditions


def test_new_back_pain_after_a_cancer_gives_no_plan_before_a_doctor_has_looked() -> None:
    check = answered("see-today", ["past-cancer"], [])
    with pytest.raises(NoStretchingNow, match="See a doctor today"):
        _ = check.conditions


def test_the_result_is_heeded_by_a_plan() -> None:
    check = answered("see-first", ["leg-pain-with-tingling"], ["leg-pain-with-tingling", "osteoporosis"])
    assert set(check.conditions) == {"leg-pain-with-tingling", "osteoporosis"}
    screening = check.screening
    assert screening is not None
    left_out = {item.id for item, _ in screening.left_out}
    assert left_out
    assert not left_out & {item.id for item in plan(30, conditions=check.conditions).stretches}


def test_its_name_tells_no_answers() -> None:
    assert repr(safety_check()) == "SafetyCheck('not answered')"
    assert repr(answered("go", [], ["osteoporosis"])) == "SafetyCheck('go')"


def test_the_questions_can_be_read_where_no_script_runs_emergencies_first() -> None:
    shown: Any = safety_check()._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    for text in (bundle["text/plain"], bundle["text/html"]):
        marks = [text.index(words) for words in ("act now", "see a clinician first", "left out or changed")]
        assert marks == sorted(marks)
        assert catalogue.notice() in text


def test_what_the_browser_gets_is_plain_json() -> None:
    check = safety_check()
    assert json.loads(json.dumps(check.cautions)) == check.cautions
    assert not check.result
