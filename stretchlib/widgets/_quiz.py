"""The quiz: questions of the bank, asked one by one, with an answer to every wrong answer."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.arguments import whole_number
from stretchlib.catalogue.records import Question
from stretchlib.errors import UnknownId
from stretchlib.pictures import Picture, picture
from stretchlib.show.stand_ins import QuestionSheet
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import verdict_data
from stretchlib.widgets._phone_code import codes_reference
from stretchlib.words import say


class Quiz(StretchWidget):
    """Questions that the browser asks and checks; the kernel only hears what was answered.

    Parameters
    ----------
    questions : what to ask, in this order.
    title : stands above the questions.
    seed : names an order of the options; the same seed always gives the same order.

    Attributes
    ----------
    answers : question id -> ``{"result": "right" | "wrong" | "shown", "tries": n, "given": answer}``, as they
        stand now. ``shown`` means that the learner asked for the answer. ``given`` holds places in the
        question's options: a list of them, for labels a structure for each; a number for an estimate.
    answered : the latest of these as an event: the same keys with ``question``, ``chapter`` and ``number``,
        which counts events.

    The score lives as long as the widget; nothing is stored.
    """

    _esm = bundle("quiz.js")
    _css = bundle("quiz.css")
    told = frozenset({"answers", "answered"})

    title = traitlets.Unicode().tag(sync=True)
    questions: Any = traitlets.List().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)
    codes = traitlets.Unicode("").tag(sync=True)

    def __init__(self, questions: Iterable[Question], *, title: str | None = None, seed: int = 0) -> None:
        self._asked = tuple(questions)
        if not self._asked:
            raise ValueError("The quiz has no questions; give at least one.")
        super().__init__(
            title=say("widgets.quiz-title") if title is None else title,
            questions=[_to_dict(question, seed) for question in self._asked],
            pictures=_plates(self._asked),
            codes=codes_reference(),
        )

    def fallback(self) -> QuestionSheet:
        return QuestionSheet(self.title, self._asked)

    def __repr__(self) -> str:
        return f"Quiz({self.title!r}, {len(self._asked)} questions)"


def quiz(*ids: str, count: int | None = None, seed: int = 0, title: str | None = None) -> Quiz:
    """Questions to check yourself with.

    Parameters
    ----------
    *ids : chapters, such as ``"hamstrings"``, or single questions, such as ``"short-head-nerve"``; without
        any, all chapters.
    count : ask only so many, drawn evenly from the chapters; ``None`` asks all.
    seed : names the draw and the order of the options; the same seed gives the same quiz.
    title : stands above the questions; made from the chapters if left out.

    Raises
    ------
    UnknownId : an id that is neither a chapter nor a question, with the nearest ones.
    ValueError : ``count`` or ``seed`` is no whole number, or ``count`` is below 1.

    Examples
    --------
    >>> sl.quiz("hamstrings", count=5)
    Quiz('Check yourself: hamstrings', 5 questions)
    """
    seed = whole_number("seed", seed)
    if count is not None:
        count = whole_number("count", count, 1)
    named = [question for key in ids for question in _questions(key)] if ids else catalogue.questions()
    chosen = list({question.id: question for question in named}.values())
    if count is not None:
        chosen = _drawn(chosen, count, seed)
    return Quiz(chosen, title=title or _title(ids), seed=seed)


def _questions(key: str) -> list[Question]:
    bank = catalogue.questions()
    chapters = {question.chapter for question in bank}
    if key in chapters:
        return catalogue.questions(key)
    try:
        return [catalogue.question(key)]
    except UnknownId:
        raise UnknownId("chapter or question", key, [*chapters, *(item.id for item in bank)]) from None


def _drawn(chosen: Sequence[Question], count: int, seed: int) -> list[Question]:
    """So many questions, from each chapter in turn, in the order of the bank."""
    chance = random.Random(seed)
    by_chapter: dict[str, list[Question]] = {}
    for question in chosen:
        by_chapter.setdefault(question.chapter, []).append(question)
    for questions in by_chapter.values():
        chance.shuffle(questions)
    in_turn = [item for turn in zip_longest(*by_chapter.values()) for item in turn if item is not None]
    drawn = {item.id for item in in_turn[:count]}
    return [item for item in chosen if item.id in drawn]


def _title(ids: Sequence[str]) -> str:
    chapters = {question.chapter for question in catalogue.questions()}
    named = [key.replace("-", " ") for key in ids if key in chapters]
    if not named or len(named) < len(ids):
        return say("widgets.quiz-title")
    return say("widgets.quiz-title-of", names=", ".join(named))


def _to_dict(question: Question, seed: int) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "chapter": question.chapter,
        "stem": question.stem,
        "explain": question.explain,
        "options": [{"key": key, **asdict(option)} for key, option in question.shuffled(seed)],
        "estimate": _estimate(question),
        "picture": question.plate,
        "evidence": verdict_data(catalogue.claim(question.claim)),
    }


def _estimate(question: Question) -> dict[str, Any] | None:
    asked = question.estimate
    if asked is None:
        return None
    return {"value": asked.value, "tolerance": asked.tolerance, "low": asked.low, "high": asked.high}


def _plates(questions: Iterable[Question]) -> dict[str, dict[str, Any]]:
    """The plates without names that the questions need, each once."""
    names = dict.fromkeys(question.plate for question in questions)
    return {name: _plate(picture(name)) for name in names if name is not None}


def _plate(drawn: Picture) -> dict[str, Any]:
    return {
        "svg": drawn.themed_svg(),
        "alt": drawn.alt,
        "width": drawn.width,
        "marks": {mark: list(place) for mark, place in drawn.marks.items()},
    }
