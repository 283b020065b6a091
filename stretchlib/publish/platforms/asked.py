"""What a platform shows of a question, whatever its form: texts, options, picture, feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from stretchlib import catalogue
from stretchlib.catalogue.records import Claim, Option, Question, status_words
from stretchlib.publish.platforms.numbered_plate import Plate, numbered_plate
from stretchlib.publish.platforms.prose import add, element
from stretchlib.words import say


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the bank, ready for a platform.

    Attributes
    ----------
    options : with their places in the bank, shuffled as in the page: a platform that shows them as they stand
        does not give the answer away.
    task : what to do, such as "More than one may be right".
    plate : for a question to label, the picture with numbered places.
    """

    question: Question
    options: tuple[tuple[int, Option], ...]
    task: str
    plate: Plate | None

    @property
    def name(self) -> str:
        """A title for lists of questions: the stem, at most 120 characters of it."""
        stem = self.question.stem
        return stem if len(stem) <= 120 else f"{stem[:119].rstrip()}…"

    def after(self) -> list[ET.Element]:
        """Paragraphs that follow any answer: why it is so, and what it rests on."""
        claim = catalogue.claim(self.question.claim)
        return [
            element("p", self.question.explain),
            _evidence(claim),
            element("p", catalogue.notice("claims")),
        ]

    def place(self, mark: str | None) -> int:
        """The number, from 1, that a structure has on the plate."""
        assert self.plate is not None
        return self.plate.marks.index(mark or "") + 1


def asked(questions: Sequence[Question]) -> list[Asked]:
    """Questions as platforms show them, in their order."""
    return [
        Asked(
            question,
            tuple(question.shuffled()),
            _task(question),
            numbered_plate(question) if question.plate else None,
        )
        for question in questions
    ]


def _task(question: Question) -> str:
    section = "platforms" if question.kind in ("order", "estimate") else "quiz"
    return say(f"{section}.task-{question.kind}")


def _evidence(claim: Claim) -> ET.Element:
    """The claim, what we say of it, the sources that we name, and how far they were checked."""
    heard = say("platforms.people-say", claim=claim.claim)
    told = element("p", f"{heard} ", element("strong", f"{claim.verdict_words}."), f" {claim.say} ")
    known = catalogue.references()
    sources = [known[key] for key in claim.sources if known[key].status == "verified"]
    for at, source in enumerate(sources):
        add(told, f"{say('platforms.sources')} " if at == 0 else "; ")
        add(told, element("a", source.label, href=source.address) if source.address else source.label)
    add(told, f" ({status_words(claim.status)})")
    return told
