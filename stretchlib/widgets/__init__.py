"""Widgets: the live parts of the course, which run in the browser.

Each name loads its part when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stretchlib.widgets.body_maps import BodyMap, body_map
    from stretchlib.widgets.card_boxes import Flashcards, flashcards
    from stretchlib.widgets.claim_tables import ClaimTable, claim_table
    from stretchlib.widgets.explorer import Explorer, explore
    from stretchlib.widgets.guesses import GuessBox, guess, your_guess
    from stretchlib.widgets.quizzes import Quiz, quiz
    from stretchlib.widgets.routine_timer import RoutineTimer, timer
    from stretchlib.widgets.safety_checks import SafetyCheck, safety_check

_HOMES = {
    "BodyMap": "body_maps",
    "body_map": "body_maps",
    "Flashcards": "card_boxes",
    "flashcards": "card_boxes",
    "ClaimTable": "claim_tables",
    "claim_table": "claim_tables",
    "Explorer": "explorer",
    "GuessBox": "guesses",
    "Quiz": "quizzes",
    "RoutineTimer": "routine_timer",
    "SafetyCheck": "safety_checks",
    "explore": "explorer",
    "guess": "guesses",
    "quiz": "quizzes",
    "safety_check": "safety_checks",
    "timer": "routine_timer",
    "your_guess": "guesses",
}

__all__ = [
    "BodyMap",
    "ClaimTable",
    "Explorer",
    "Flashcards",
    "GuessBox",
    "Quiz",
    "RoutineTimer",
    "SafetyCheck",
    "body_map",
    "claim_table",
    "explore",
    "flashcards",
    "guess",
    "quiz",
    "safety_check",
    "timer",
    "your_guess",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"stretchlib.widgets.{_HOMES[name]}"), name)
    raise AttributeError(f"stretchlib.widgets has no name '{name}'; it has {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return sorted(__all__)
