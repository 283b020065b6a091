"""The timer: when each stage of a routine runs.

Python alone makes the stages of a routine. The page adds what the learner chooses there, the time to get
ready and longer holds, and works out when each stage begins and ends; the file holds both to the same
answers.
"""

from __future__ import annotations

from typing import Any

from shared_vectors import FOLDER, a_line_each
from stretchlib import catalogue
from stretchlib.routine import Routine, load, named, plan, set_names

FILE = "timelines.json"
CLINIC_PLAN = FOLDER / "clinic-plan.toml"
text = a_line_each
# What the learner chooses in the page: time to get ready, and whether holds are longer.
CHOICES = ((None, False), (0, False), (20, False), (None, True), (20, True))
TIMED_BY = ("kind", "seconds", "side", "stretch", "count")


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
    }
    return [_timeline(name, routine, *choice) for name, routine in routines.items() for choice in CHOICES]


def _timeline(name: str, routine: Routine, prepare_seconds: int | None, long_holds: bool) -> dict[str, Any]:
    timeline = routine.timeline(prepare_seconds, long_holds=long_holds)
    return {
        "routine": name,
        "stages": [{key: stage.to_dict()[key] for key in TIMED_BY} for stage in routine.stages],
        "prepare_seconds": prepare_seconds,
        "long_holds": long_holds,
        "long_hold": {"seconds": catalogue.long_hold().seconds},
        "total_seconds": timeline[-1].end,
        "runs": [[timed.stage.kind, timed.stage.side, timed.start, timed.end] for timed in timeline],
    }
