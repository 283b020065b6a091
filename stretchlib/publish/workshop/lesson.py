"""A class as it will be held: its agenda, what is done in it, which questions are asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from stretchlib import catalogue
from stretchlib.catalogue.emergency import known_country
from stretchlib.catalogue.lookup import known_choice
from stretchlib.catalogue.records import Question
from stretchlib.publish.workshop.agenda import Slot, Topic, chosen_topics, lay_out, rules
from stretchlib.publish.workshop.doing import part_for
from stretchlib.routine import Routine, Step
from stretchlib.routine.ties import draw
from stretchlib.routine.wording import joined
from stretchlib.words import say

#: Kinds of questions that can be answered with a pen.
ON_PAPER = ("single", "multiple", "myth")
MOST_QUESTIONS = 8
SAFETY = "safety"


@dataclass(frozen=True)
class Lesson:
    """A class, ready to be printed.

    Attributes
    ----------
    slots : the agenda.
    parts : for each topic, by id, what is done in its block.
    questions : asked before and after; the one about safety first.
    country : code of the country whose emergency number is named; empty for none.
    base_url : address of the published course; empty where it has none.
    phones_only : nobody but the trainer has a computer.
    network : whether there is one where the class is held.
    """

    minutes: int
    topics: tuple[Topic, ...]
    equipment: tuple[str, ...]
    slots: tuple[Slot, ...]
    parts: dict[str, Routine]
    questions: tuple[Question, ...]
    country: str = ""
    base_url: str = ""
    phones_only: bool = False
    network: bool = True

    @property
    def title(self) -> str:
        """What it is about, such as "The hamstrings and Foam roller and ball"."""
        return joined(topic.title for topic in self.topics)

    @cached_property
    def routine(self) -> Routine:
        """All that is done, in one plan, with one warm-up."""
        steps: list[Step] = []
        for part in self.parts.values():
            steps += [step for step in part.steps if step.stretch or not steps]
        remarks = dict.fromkeys(remark for part in self.parts.values() for remark in part.remarks)
        return Routine(
            id="workshop", name=say("workshop.plan-name"), steps=tuple(steps), remarks=tuple(remarks)
        )


def plan_class(
    minutes: int,
    topics: Iterable[str],
    equipment: Iterable[str] = (),
    *,
    country: str = "",
    base_url: str = "",
    phones_only: bool = False,
    network: bool = True,
    seed: int = 0,
) -> Lesson:
    """A class for these wishes.

    Parameters
    ----------
    topics : ids of ``agenda.toml``, such as ``"hamstrings"``.
    equipment : what everybody has, such as ``"chair"``; a wall always is there.
    seed : another seed may give other techniques and questions; the same seed gives the same class.

    Raises
    ------
    UnknownId : an unknown topic or thing.
    UnknownCountry : the course does not know the country's emergency number.
    NoClass : no class can keep these wishes.
    """
    things = tuple(sorted(set(equipment) - {"none"}))
    for thing in things:
        known_choice("equipment", thing, catalogue.equipment_names())
    chosen = chosen_topics(topics)
    slots = lay_out(minutes, chosen)
    time = {slot.topic: slot.minutes - rules().settling for slot in slots if slot.block == "do"}
    return Lesson(
        minutes=minutes,
        topics=chosen,
        equipment=things,
        slots=slots,
        parts={topic.id: part_for(topic, time[topic.id], things, seed) for topic in chosen},
        questions=_questions(chosen, seed),
        country=known_country(country).id if country else "",
        base_url=base_url,
        phones_only=phones_only,
        network=network,
    )


def _questions(topics: tuple[Topic, ...], seed: int) -> tuple[Question, ...]:
    """One about safety, then the topics' in turn, all of a kind that paper can ask."""
    usable = [question for question in catalogue.questions() if question.kind in ON_PAPER]

    def drawn(chapter: str) -> list[Question]:
        of_chapter = [question for question in usable if question.chapter == chapter]
        return sorted(of_chapter, key=lambda question: draw(seed, question.id))

    piles = [drawn(topic.id) for topic in topics]
    asked = drawn(SAFETY)[:1]
    while len(asked) < MOST_QUESTIONS and any(piles):
        asked += [pile.pop(0) for pile in piles if pile]
    return tuple(asked[:MOST_QUESTIONS])
