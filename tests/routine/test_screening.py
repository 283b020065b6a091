"""What signs and conditions lead to, and that check, planner and browser follow one set of rules."""

from __future__ import annotations

import pytest
from shared_vectors import STALE, safety, stored

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.routine import NoPlan, plan
from stretchlib.routine.screening import screen

EMERGENCY = [sign.id for sign in catalogue.emergency_signs()]
CLINICIAN = [sign.id for sign in catalogue.clinician_signs()]
AREAS = ["hamstrings", "hip-flexors", "piriformis", "calves"]
CONDITIONS = list(catalogue.conditions())


@pytest.mark.parametrize("sign", EMERGENCY)
def test_an_emergency_sign_outweighs_everything_else(sign: str) -> None:
    found = screen([*CLINICIAN, sign], CONDITIONS)
    assert found.verdict == "act-now"
    assert found.signs[0].id == sign


@pytest.mark.parametrize("sign", CLINICIAN)
def test_any_other_sign_asks_for_a_clinician_first_some_the_same_day(sign: str) -> None:
    found = screen([sign], [])
    (told,) = found.signs
    assert found.verdict == ("see-today" if told.urgency == "today" else "see-first")


def test_a_sign_for_the_same_day_outweighs_those_for_later() -> None:
    found = screen(["no-better", "past-cancer"], [])
    assert found.verdict == "see-today"
    assert [sign.id for sign in found.no_plan] == ["past-cancer"]


def test_with_an_emergency_there_is_no_plan() -> None:
    assert all(screen([sign], []).no_plan for sign in EMERGENCY)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_leaves_out_what_the_planner_leaves_out(condition: str) -> None:
    found = screen([], [condition])
    assert found.verdict == "go"
    assert found.left_out or found.changed
    skipped = {item.id for item, _ in found.left_out}
    assert not skipped & {item.id for item, _ in found.changed}
    for item, cautions in (*found.left_out, *found.changed):
        assert cautions, item
        assert all(caution.text for caution in cautions)
    try:
        routine = plan(
            60, conditions=[condition], focus=["hamstrings", "hip-flexors", "piriformis", "calves"]
        )
    except NoPlan:
        assert len(skipped) == len(catalogue.stretches())
    else:
        assert not skipped & {item.id for item in routine.stretches}


def test_a_sign_brings_the_conditions_that_go_with_it() -> None:
    found = screen(["pop-at-the-sit-bone"], ["kneeling-pain"])
    assert set(found.conditions) == {"hamstring-tear", "kneeling-pain"}


def test_nothing_said_leaves_nothing_out() -> None:
    found = screen()
    assert (found.verdict, found.left_out, found.changed) == ("go", (), ())


def test_unknown_signs_and_conditions_name_the_nearest() -> None:
    with pytest.raises(UnknownId, match="'saddle-numbness'"):
        screen(["saddle-numb"])
    with pytest.raises(UnknownId, match="'osteoporosis'"):
        screen([], ["osteoporos"])


def test_the_results_shared_with_the_browser_are_fresh() -> None:
    assert stored(safety) == safety.vectors(), STALE
