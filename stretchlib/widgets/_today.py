"""Today: what is due, and the saved plan to start at one tap."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.show.stand_ins import TodayNote
from stretchlib.widgets._base import bundle
from stretchlib.widgets._flashcards import card_ids
from stretchlib.widgets._plan_data import PlanRunner, runner_traits
from stretchlib.words import say

_NO_WISHES: dict[str, Any] = {
    "minutes": 10,
    "equipment": None,
    "area": None,
    "level": "usual",
    "position": None,
    "moment": "any",
    "long_holds": False,
    "seed": 0,
}


class Today(PlanRunner):
    """What is due today, from what this browser keeps of its reader; it needs no kernel.

    The plan of the planner, and one that was kept from a link, start here: the same steps, by the same
    rules. Beside them stand the last weeks, words to repeat, where the reader was, and reminders as a
    calendar file. None of it comes to Python.
    """

    _esm = bundle("today.js")
    _css = bundle("today.css")

    wishes: Any = traitlets.Dict().tag(sync=True)
    chapters: Any = traitlets.List().tag(sync=True)
    decks: Any = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        known = catalogue.chapters()
        named = {
            key: {"title": chapter.title, "notebook": chapter.notebook} for key, chapter in known.items()
        }
        super().__init__(
            **runner_traits(),
            wishes=_NO_WISHES,
            chapters=list(named.values()),
            decks=[
                _place(key, named[key]) | {"cards": card_ids(deck)} for key, deck in catalogue.decks().items()
            ],
        )

    def fallback(self) -> TodayNote:
        return TodayNote()

    def __repr__(self) -> str:
        return "Today()"


def _place(deck: str, chapter: dict[str, str]) -> dict[str, str]:
    """Where the book has the cards of a chapter: in it, or with all others in the last chapter."""
    if deck == "safety":
        last = {"title": say("today.final-check"), "notebook": "10-final-check"}
        return last | {"heading": "words-to-keep"}
    return chapter | {"heading": "keep-the-words"}


def today() -> Today:
    """What is due today: the saved plan at one tap, words to repeat, where you were reading, reminders.

    Examples
    --------
    >>> sl.today()
    Today()
    """
    return Today()
