"""The timer: when each stage of a routine runs.

Python alone makes the stages of a routine. The page adds what the learner chooses there, the time to get
ready and longer holds, and works out when each stage begins and ends; the file holds both to the same
answers.
"""

from __future__ import annotations

from typing import Any

from shared_vectors import FOLDER, a_line_each
from stretchlib import catalogue
from stretchlib.routine import Routine, Stage, Step, load, named, plan, set_names

FILE = "timelines.json"
CLINIC_PLAN = FOLDER / "clinic-plan.toml"
text = a_line_each
# What the learner chooses in the page: time to get ready, more for each move, and whether holds are longer.
CHOICES = ((None, 0, False), (0, 0, False), (20, 6, False), (None, 3, True), (20, 0, True))
TIMED_BY = ("kind", "seconds", "side", "stretch", "count", "lead", "least_lead")


def vectors() -> list[dict[str, Any]]:
    """The content of the file."""
    routines = {
        **{f"set {name}": named(name) for name in set_names()},
        "plan of ten minutes on a chair": plan(minutes=10, equipment={"chair"}, position="sitting"),
        "plan of twenty minutes with a ball": plan(
            minutes=20, equipment={"ball"}, focus={"piriformis"}, seed=3
        ),
        "a therapist's plan": load(CLINIC_PLAN),
        "a hold, slow repetitions and a roll": Routine.of("heel-on-stool", "cat-camel", "roller-calves"),
        "rounds of sliders and of a roll": Routine.of("sciatic-slider", "roller-calves", rounds=2),
        "every technique in every form": _everything(),
    }
    return [_timeline(name, routine) for name, routine in routines.items()]


def _everything() -> Routine:
    steps = [
        Step(item.id, form=form, **{item.dose.bout_key: 1})
        for item in catalogue.stretches()
        for form in (None, *item.forms)
    ]
    return Routine("everything", "Everything", tuple(steps))


def _timeline(name: str, routine: Routine) -> dict[str, Any]:
    return {
        "routine": name,
        "stages": [_timed(stage) for stage in routine.stages],
        "long_hold": {"seconds": catalogue.long_hold().seconds},
        "paces": [_pace(routine, *choice) for choice in CHOICES],
    }


def _timed(stage: Stage) -> dict[str, Any]:
    told = {key: getattr(stage, key) for key in TIMED_BY}
    return told | {"sentences": [[each.seconds, int(each.moves)] for each in stage.sentences]}


def _pace(
    routine: Routine, prepare_seconds: int | None, step_seconds: int, long_holds: bool
) -> dict[str, Any]:
    timeline = routine.timeline(prepare_seconds, step_seconds=step_seconds, long_holds=long_holds)
    return {
        "prepare_seconds": prepare_seconds,
        "step_seconds": step_seconds,
        "long_holds": long_holds,
        "runs": [[timed.start, timed.end, list(timed.stage.starts)] for timed in timeline],
    }
