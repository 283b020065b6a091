"""What one learner hands in: how each question went, before or after a class, and nothing about them.

There is no name, no day and no time in it. ``person`` is drawn anew each time a page is opened and kept
nowhere: it tells two copies of one hand-in from two people, and no more. ``answers.schema.json`` describes
the file; a code holds the same in one line, for phones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from stretchlib.words import say

FORMAT = "stretchlib-answers"
VERSION = 1
#: Far above what all questions of a course need.
MOST_BYTES = 100_000
#: How a code in the address of a page begins.
MARK = "#answers="

When = Literal["before", "after"]
#: From worst to best: not right yet, the answer was asked for, right after more than one try, right at once.
Result = Literal["wrong", "shown", "later", "first"]
WHENS: tuple[When, ...] = get_args(When)
RESULTS: tuple[Result, ...] = get_args(Result)

_PERSON = re.compile(r"[0-9a-f]{16}")
_SHORT = {result[0]: result for result in RESULTS}
_CODE = re.compile(r"1~([ba])~([0-9a-f]{16})((?:~[wslf](?:\.[a-z0-9-]+)+)+)")
_ZIP = b"PK\x03\x04"


class BadAnswers(ValueError):
    """What is handed in cannot be read; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Handed:
    """How one learner's questions went.

    Attributes
    ----------
    when : before or after the class.
    person : sixteen signs that mean nothing.
    answers : question id to how it went.
    """

    when: When
    person: str
    answers: Mapping[str, Result]


def read(data: bytes, known: Container[str]) -> list[Handed]:
    """A file, or a text with a code or a link on each line.

    Parameters
    ----------
    data : the bytes of the file.
    known : ids of the course's questions.

    Raises
    ------
    BadAnswers : what it is instead, or what in it cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise BadAnswers(say("answers.too-large"))
    if data.startswith(_ZIP):
        raise BadAnswers(say("answers.zip"))
    try:
        text = data.decode().removeprefix("\ufeff").strip(" \t\r\n")
    except UnicodeDecodeError:
        raise BadAnswers(say("answers.unreadable")) from None
    if text.startswith("{"):
        return [_checked(_parsed(text), known)]
    return [*_coded(text, known)]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadAnswers(say("answers.unreadable")) from None


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _checked(told: Mapping[str, Any], known: Container[str]) -> Handed:
    if told.get("format") != FORMAT:
        raise BadAnswers(say("answers.other-format"))
    version = told.get("version")
    if isinstance(version, int | float) and not isinstance(version, bool) and version > VERSION:
        raise BadAnswers(say("answers.newer-format"))
    if isinstance(version, bool) or version != VERSION:
        raise BadAnswers(say("answers.other-format"))
    if set(told) != {"format", "version", "when", "person", "answers"}:
        raise BadAnswers(say("answers.other-parts"))
    when, person, answers = told["when"], told["person"], told["answers"]
    if when not in WHENS:
        raise BadAnswers(say("answers.no-when"))
    if not isinstance(person, str) or not _PERSON.fullmatch(person):
        raise BadAnswers(say("answers.no-person"))
    if not isinstance(answers, dict) or not answers:
        raise BadAnswers(say("answers.no-answers"))
    for question, result in answers.items():
        if question not in known:
            raise BadAnswers(say("answers.unknown-question"))
        if not isinstance(result, str) or result not in RESULTS:
            raise BadAnswers(say("answers.no-result"))
    return Handed(when, person, answers)


def _coded(text: str, known: Container[str]) -> Iterator[Handed]:
    lines = (line.strip(" \t\r") for line in text.split("\n"))
    codes = [line for line in lines if line]
    if not codes:
        raise BadAnswers(say("answers.no-answers"))
    for line in codes:
        found = _CODE.fullmatch(line.rpartition(MARK)[2])
        if not found:
            raise BadAnswers(say("answers.unreadable"))
        when, person, groups = found.groups()
        pairs = [
            (question, _SHORT[short])
            for short, *questions in (group.split(".") for group in groups.split("~")[1:])
            for question in questions
        ]
        if len(dict(pairs)) < len(pairs):
            raise BadAnswers(say("answers.unreadable"))
        told = {"when": "before" if when == "b" else "after", "person": person, "answers": dict(pairs)}
        yield _checked({"format": FORMAT, "version": VERSION, **told}, known)


def as_json(handed: Handed) -> str:
    """The file of a hand-in, as the page writes it."""
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "when": handed.when,
            "person": handed.person,
            "answers": dict(sorted(handed.answers.items())),
        },
        separators=(",", ":"),
    )


def as_code(handed: Handed) -> str:
    """The same in one line that may stand in an address."""
    groups = []
    for result in RESULTS:
        questions = sorted(key for key, found in handed.answers.items() if found == result)
        if questions:
            groups.append(".".join((f"~{result[0]}", *questions)))
    return f"1~{handed.when[0]}~{handed.person}{''.join(groups)}"
