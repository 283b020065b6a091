"""From the catalogue to a timed routine that the timer, a table and other programs can read."""

from __future__ import annotations

from stretchlib.routine.choosing import NoPlan
from stretchlib.routine.files import from_link, load, named, set_names
from stretchlib.routine.planner import plan
from stretchlib.routine.screening import Screening, screen
from stretchlib.routine.stages import Pauses, Sentence, Stage
from stretchlib.routine.steps import Step
from stretchlib.routine.timeline import Routine, Timed

__all__ = [
    "NoPlan",
    "Pauses",
    "Routine",
    "Screening",
    "Sentence",
    "Stage",
    "Step",
    "Timed",
    "from_link",
    "load",
    "named",
    "plan",
    "screen",
    "set_names",
]


def __dir__() -> list[str]:
    return sorted(__all__)
