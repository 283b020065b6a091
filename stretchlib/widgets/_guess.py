"""Guesses at the head of a chapter, which the page keeps and shows again beside the answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.catalogue.records import Guess
from stretchlib.errors import UnknownId
from stretchlib.show.stand_ins import GuessSheet
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.words import say


class GuessBox(StretchWidget):
    """Guesses to make, or the same guesses beside their answers.

    Parameters
    ----------
    asked : what is guessed, in this order.
    answering : ``False`` asks; ``True`` shows the answers, each beside the guess that was kept.

    Attributes
    ----------
    kept : id of a guess -> the texts of the options that were chosen, as the page tells them.

    The page keeps a guess in the reader's own browser, under the guess's id. Where a browser keeps nothing, a
    guess lasts as long as the page. The kernel only hears of it.
    """

    _esm = bundle("guess.js")
    _css = bundle("guess.css")
    told = frozenset({"kept"})

    title = traitlets.Unicode().tag(sync=True)
    asked: Any = traitlets.List().tag(sync=True)
    answering = traitlets.Bool().tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Iterable[Guess], *, answering: bool = False, title: str | None = None) -> None:
        self._guesses = tuple(asked)
        if not self._guesses:
            raise ValueError("There is nothing to guess; give at least one guess.")
        standing = "widgets.guess-answer-title" if answering else "widgets.guess-title"
        super().__init__(
            title=title or say(standing, count=len(self._guesses)),
            asked=[asdict(item) for item in self._guesses],
            answering=answering,
        )

    def fallback(self) -> GuessSheet:
        return GuessSheet(self.title, self._guesses, self.answering)

    def __repr__(self) -> str:
        asked = [item.id for item in self._guesses]
        return f"GuessBox({self.title!r}, {asked if len(asked) < 4 else f'{len(asked)} guesses'})"


def guess(*ids: str) -> GuessBox:
    """Ask for guesses, and keep them for later.

    Parameters
    ----------
    *ids : chapters, such as ``"hamstrings"``, or single guesses, such as ``"nerve-path"``.

    Raises
    ------
    UnknownId : an id that is neither a chapter with guesses nor a guess, with the nearest ones.
    ValueError : no id is given.

    Examples
    --------
    >>> sl.guess("nerve-path")
    GuessBox('Your guess', ['nerve-path'])
    """
    return GuessBox(_named(ids))


def your_guess(*ids: str) -> GuessBox:
    """The answers, each beside the guess that the reader made earlier with ``guess``.

    Parameters
    ----------
    *ids : as for ``guess``.

    Raises
    ------
    UnknownId, ValueError : as for ``guess``.

    Examples
    --------
    >>> sl.your_guess("nerve-path")
    GuessBox('Your guess and the answer', ['nerve-path'])
    """
    return GuessBox(_named(ids), answering=True)


def _named(ids: Iterable[str]) -> list[Guess]:
    found = [item for key in ids for item in _guesses(key)]
    return list({item.id: item for item in found}.values())


def _guesses(key: str) -> list[Guess]:
    every = catalogue.guesses()
    chapters = {item.chapter for item in every}
    if key in chapters:
        return catalogue.guesses(key)
    try:
        return [catalogue.guess(key)]
    except UnknownId:
        raise UnknownId("chapter or guess", key, [*chapters, *(item.id for item in every)]) from None
