"""Widgets: the live parts of the course, which run in the browser.

Each name loads its part when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stretchlib.widgets._bodymap import BodyMap, body_map
    from stretchlib.widgets._claims import ClaimTable, claim_table
    from stretchlib.widgets._explorer import Explorer, explore
    from stretchlib.widgets._flashcards import Flashcards, flashcards
    from stretchlib.widgets._groupanswers import GroupAnswers, group_answers
    from stretchlib.widgets._guess import GuessBox, guess, your_guess
    from stretchlib.widgets._journal import JournalWidget, journal
    from stretchlib.widgets._memory import Memory, memory
    from stretchlib.widgets._movement import Movement, movement
    from stretchlib.widgets._planner import Planner, planner
    from stretchlib.widgets._planwriter import PlanWriter, plan_writer
    from stretchlib.widgets._quiz import Quiz, quiz
    from stretchlib.widgets._safety import SafetyCheck, safety_check
    from stretchlib.widgets._timer import RoutineTimer, timer
    from stretchlib.widgets._today import Today, today

_HOMES = {
    "BodyMap": "_bodymap",
    "body_map": "_bodymap",
    "Flashcards": "_flashcards",
    "flashcards": "_flashcards",
    "ClaimTable": "_claims",
    "claim_table": "_claims",
    "Explorer": "_explorer",
    "GroupAnswers": "_groupanswers",
    "GuessBox": "_guess",
    "JournalWidget": "_journal",
    "Memory": "_memory",
    "PlanWriter": "_planwriter",
    "Planner": "_planner",
    "Movement": "_movement",
    "Quiz": "_quiz",
    "RoutineTimer": "_timer",
    "SafetyCheck": "_safety",
    "Today": "_today",
    "explore": "_explorer",
    "group_answers": "_groupanswers",
    "guess": "_guess",
    "journal": "_journal",
    "memory": "_memory",
    "plan_writer": "_planwriter",
    "planner": "_planner",
    "movement": "_movement",
    "quiz": "_quiz",
    "safety_check": "_safety",
    "timer": "_timer",
    "today": "_today",
    "your_guess": "_guess",
}

__all__ = [
    "BodyMap",
    "ClaimTable",
    "Explorer",
    "Flashcards",
    "GroupAnswers",
    "GuessBox",
    "JournalWidget",
    "Memory",
    "Movement",
    "PlanWriter",
    "Planner",
    "Quiz",
    "RoutineTimer",
    "SafetyCheck",
    "Today",
    "body_map",
    "claim_table",
    "explore",
    "flashcards",
    "group_answers",
    "guess",
    "journal",
    "memory",
    "movement",
    "plan_writer",
    "planner",
    "quiz",
    "safety_check",
    "timer",
    "today",
    "your_guess",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"stretchlib.widgets.{_HOMES[name]}"), name)
    raise AttributeError(f"stretchlib.widgets has no name '{name}'; it has {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return sorted(__all__)
