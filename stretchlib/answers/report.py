"""How a group's questions went before and after, with small numbers of people hidden.

Nobody is to be found out by a number. So no number of people below five is shown, neither of those who were
right nor of those who were not; and every number that is shown is rounded to the nearest five, so that none
can be worked out from the difference of two others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from stretchlib.answers.handed import RESULTS, WHENS, Handed, Result, When
from stretchlib.spreadsheet import as_csv
from stretchlib.words import say

FEWEST = 5
_RANK = {result: rank for rank, result in enumerate(RESULTS)}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one question went at one time.

    Attributes
    ----------
    people : about how many answered; ``None`` if fewer than five did, or nobody.
    right : about how many were right at the first try; ``"few"`` for fewer than five, ``"most"`` for all but
        fewer than five, ``None`` where it cannot be told.
    """

    people: int | None = None
    right: int | Literal["few", "most"] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One question before and after."""

    question: str
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class Report:
    """A group's answers.

    Attributes
    ----------
    before, after : about how many people; ``None`` for fewer than five.
    rows : the questions that somebody answered, in the order of the course.
    """

    before: int | None
    after: int | None
    rows: tuple[Row, ...]


def report(handed: Iterable[Handed], order: Iterable[str]) -> Report:
    """Hand-ins counted: each person once before and once after, whatever their order.

    Where one person handed in twice, a question counts as it went worst: somebody who starts again knows the
    answers.

    Parameters
    ----------
    order : ids of the course's questions.
    """
    people: dict[When, dict[str, dict[str, Result]]] = {when: {} for when in WHENS}
    for each in handed:
        mine = people[each.when].setdefault(each.person, {})
        for question, result in each.answers.items():
            mine[question] = min(mine.get(question, result), result, key=_RANK.__getitem__)
    rows = []
    for question in order:
        before, after = (_found(question, people[when].values()) for when in WHENS)
        if before or after:
            rows.append(Row(question, _cell(before), _cell(after)))
    return Report(_about(len(people["before"])), _about(len(people["after"])), tuple(rows))


def _found(question: str, people: Iterable[Mapping[str, Result]]) -> list[Result]:
    return [answers[question] for answers in people if question in answers]


def _cell(results: list[Result]) -> Cell:
    people = len(results)
    if people < FEWEST:
        return Cell()
    right = results.count("first")
    if people < 2 * FEWEST:  # one of both numbers is small, and which of them would tell much of the other
        return Cell(_about(people))
    if right < FEWEST:
        return Cell(_about(people), "few")
    return Cell(_about(people), "most" if people - right < FEWEST else _about(right))


def _about(people: int) -> int | None:
    return None if people < FEWEST else (people + 2) // 5 * 5


def table(found: Report, stems: Mapping[str, str]) -> str:
    """The report as a table for a spreadsheet.

    Parameters
    ----------
    stems : question id to its text.
    """
    head = ["question", "text", "people-before", "right-before", "people-after", "right-after"]
    rows = [[row.question, stems[row.question], *_told(row.before), *_told(row.after)] for row in found.rows]
    return as_csv([[say(f"answers.column-{name}") for name in head], *rows])


def _told(cell: Cell) -> tuple[str, str]:
    return people_words(cell.people), right_words(cell)


def people_words(people: int | None) -> str:
    """About how many people, as the table says it."""
    return say("answers.under-five") if people is None else str(people)


def right_words(cell: Cell) -> str:
    """About how many were right, as the table says it."""
    match cell.right:
        case None:
            return say("answers.hidden")
        case "few":
            return say("answers.under-five")
        case "most":
            return say("answers.nearly-all")
        case right:
            return str(right)
