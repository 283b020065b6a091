"""The anatomy of stretching for low-back comfort: the names that a notebook uses.

``import stretchlib as sl`` is light. Each name below loads its part of the library when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stretchlib import body, catalogue, errors, figures, journals, routine, widgets
    from stretchlib.catalogue import claim, condition, glossary, muscle, stretch, stretches, term
    from stretchlib.figures import figure
    from stretchlib.journals import Journal
    from stretchlib.routine import plan
    from stretchlib.show.sheets import (
        at_a_glance,
        cautions,
        claims,
        conditions,
        evidence,
        muscles,
        session_rules,
        sources,
        techniques,
    )
    from stretchlib.show.signs import clinician_signs, emergency_signs
    from stretchlib.widgets import explore, timer
    from stretchlib.widgets._bodymap import body_map
    from stretchlib.widgets._claims import claim_table
    from stretchlib.widgets._flashcards import flashcards
    from stretchlib.widgets._groupanswers import group_answers
    from stretchlib.widgets._guess import guess, your_guess
    from stretchlib.widgets._journal import journal
    from stretchlib.widgets._memory import memory
    from stretchlib.widgets._movement import movement
    from stretchlib.widgets._planner import planner
    from stretchlib.widgets._planwriter import plan_writer
    from stretchlib.widgets._quiz import quiz
    from stretchlib.widgets._safety import safety_check
    from stretchlib.widgets._today import today

__version__ = "0.1.0"

_PARTS = ("body", "catalogue", "errors", "figures", "journals", "routine", "widgets")
_HOMES = {
    "body_map": "widgets._bodymap",
    "flashcards": "widgets._flashcards",
    "at_a_glance": "show.sheets",
    "cautions": "show.sheets",
    "claims": "show.sheets",
    "conditions": "show.sheets",
    "techniques": "show.sheets",
    "claim": "catalogue",
    "condition": "catalogue",
    "glossary": "catalogue",
    "muscle": "catalogue",
    "plan": "routine",
    "stretch": "catalogue",
    "stretches": "catalogue",
    "term": "catalogue",
    "figure": "figures",
    "Journal": "journals",
    "claim_table": "widgets._claims",
    "clinician_signs": "show.signs",
    "emergency_signs": "show.signs",
    "evidence": "show.sheets",
    "muscles": "show.sheets",
    "group_answers": "widgets._groupanswers",
    "guess": "widgets._guess",
    "your_guess": "widgets._guess",
    "journal": "widgets._journal",
    "memory": "widgets._memory",
    "plan_writer": "widgets._planwriter",
    "planner": "widgets._planner",
    "movement": "widgets._movement",
    "quiz": "widgets._quiz",
    "safety_check": "widgets._safety",
    "session_rules": "show.sheets",
    "sources": "show.sheets",
    "explore": "widgets",
    "timer": "widgets",
    "today": "widgets._today",
}

__all__ = [
    "Journal",
    "__version__",
    "at_a_glance",
    "body",
    "body_map",
    "catalogue",
    "cautions",
    "claim",
    "claim_table",
    "claims",
    "clinician_signs",
    "condition",
    "conditions",
    "emergency_signs",
    "errors",
    "evidence",
    "explore",
    "figure",
    "figures",
    "flashcards",
    "glossary",
    "group_answers",
    "guess",
    "journal",
    "journals",
    "memory",
    "movement",
    "muscle",
    "muscles",
    "plan",
    "plan_writer",
    "planner",
    "quiz",
    "routine",
    "safety_check",
    "session_rules",
    "sources",
    "stretch",
    "stretches",
    "techniques",
    "term",
    "timer",
    "today",
    "widgets",
    "your_guess",
]


def __getattr__(name: str) -> Any:
    if name in _PARTS:
        return import_module(f"stretchlib.{name}")
    if name in _HOMES:
        return getattr(import_module(f"stretchlib.{_HOMES[name]}"), name)
    known = ", ".join(each for each in __all__ if each != "__version__")
    raise AttributeError(f"stretchlib has no name '{name}'; it has {known}.")


def __dir__() -> list[str]:
    return sorted(__all__)
