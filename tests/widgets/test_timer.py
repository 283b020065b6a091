"""The Python side of the timer: what it accepts, and what stands for it where no script runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stretchlib.errors import UnknownId
from stretchlib.routine import Routine
from stretchlib.widgets import RoutineTimer, timer


def test_it_takes_a_technique_a_routine_or_a_plan_file(tmp_path: Path) -> None:
    routine = Routine.of("heel-on-stool")
    plan = tmp_path / "mine.toml"
    plan.write_text(routine.to_toml(), encoding="utf-8")
    made = [timer("heel-on-stool"), timer(routine), timer(plan), timer(str(plan))]
    assert all(each.routine["stages"] == routine.to_dict()["stages"] for each in made)


def test_an_unknown_technique_names_the_nearest() -> None:
    with pytest.raises(UnknownId, match="heel-on-stool"):
        timer("heel-on-stol")


@pytest.mark.parametrize("seconds", [-1, 121])
def test_a_time_to_get_ready_out_of_range_is_said(seconds: int) -> None:
    with pytest.raises(ValueError, match=f"prepare_seconds is {seconds}; it must be a whole number"):
        timer("heel-on-stool", prepare_seconds=seconds)


def test_holds_can_be_made_longer_and_nothing_else_is_changed() -> None:
    def holds(made: RoutineTimer) -> set[int]:
        return {stage["seconds"] for stage in made.routine["stages"] if stage["kind"] == "hold"}

    assert holds(timer("heel-on-stool", hold_seconds=60)) == {60}
    mixed = Routine.of("heel-on-stool", "cat-camel", "roller-calves")
    longer = timer(mixed, hold_seconds=60)
    for before, after in zip(mixed.to_dict()["stages"], longer.routine["stages"], strict=True):
        assert after == (before | {"seconds": 60} if before["kind"] == "hold" else before)


@pytest.mark.parametrize(
    ("what", "seconds", "words"),
    [
        ("cat-camel", 60, "no technique is held"),
        ("heel-on-stool", 2, "hold_seconds is 2; it must be a whole number from 3 to 300"),
        ("heel-on-stool", "60", "hold_seconds is '60'"),
    ],
)
def test_a_hold_that_cannot_be_is_told(what: str, seconds: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        timer(what, hold_seconds=seconds)


def test_voice_and_sound_are_as_somebody_wishes() -> None:
    usual = timer("heel-on-stool")
    spoken = timer("heel-on-stool", voice=True, sound=False)
    assert (usual.voice, usual.sound) == (False, True)
    assert (spoken.voice, spoken.sound) == (True, False)


def test_the_page_knows_the_longer_hold_and_its_source() -> None:
    told = timer("heel-on-stool").routine["long_hold"]
    assert told["seconds"] == 60
    assert "Feland 2001" in told["why"]
    assert "[@" not in told["why"]


def test_its_name_is_the_same_in_every_run() -> None:
    assert repr(timer("heel-on-stool")) == "RoutineTimer(Routine('heel-on-stool', 9 stages, 3:38))"


def test_the_plan_can_be_read_where_no_script_runs() -> None:
    shown = timer("heel-on-stool")._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "Heel on a stool, right leg (2 of 2)" in bundle["text/plain"]
    assert "<table" in bundle["text/html"]


def test_every_picture_that_a_stage_names_travels_with_the_timer() -> None:
    made = timer("half-kneeling-hip-flexor")
    stages = made.routine["stages"]
    named = {each["picture"] for stage in stages for each in (stage, *stage["sentences"])} - {None}
    assert named == set(made.pictures)
    assert all(len(picture["alt"]) >= 40 for picture in made.pictures.values())


def test_what_the_browser_gets_holds_no_ticks() -> None:
    synced = set(RoutineTimer.class_trait_names(sync=True))
    assert {"event", "finished"} <= synced
    assert not synced & {"second", "remaining", "tick", "time"}


def test_a_timer_loads_neither_numpy_nor_matplotlib() -> None:
    loaded = "print('numpy' in sys.modules, 'matplotlib' in sys.modules)"
    code = f"import sys, stretchlib as sl; sl.timer('heel-on-stool'); {loaded}"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]
