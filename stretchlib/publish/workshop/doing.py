"""What a class does for a topic in its minutes, with what everybody has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from stretchlib import catalogue
from stretchlib.publish.workshop.agenda import NoClass, Topic
from stretchlib.routine import NoPlan, Routine, Step, named, plan
from stretchlib.routine.wording import joined
from stretchlib.words import say


def part_for(topic: Topic, minutes: int, things: Collection[str], seed: int = 0) -> Routine:
    """What is done for a topic.

    Parameters
    ----------
    minutes : that the routine may take.
    things : what everybody has; a wall always is there.

    Raises
    ------
    NoClass : there is nothing; the message says with which things there would be.
    """
    try:
        part = _planned(topic, minutes, things, seed)
    except NoPlan:
        helps = _what_would_do(topic, minutes, things)
        told = {"topic": topic.title, "things": joined(sorted(things)) or say("workshop.walls-alone")}
        raise NoClass(say("workshop.nothing-to-do", helps=", ".join(helps), **told)) from None
    return replace(part, id=f"workshop-{topic.id}", name=say("workshop.part-name", topic=topic.title))


def needs_of(step: Step) -> frozenset[str]:
    """What somebody needs for a step, in the form in which it is done."""
    item = step.technique()
    return frozenset() if item is None else item.needs_of(step.whole_form())


def position_of(step: Step) -> str:
    """Where a step is done, such as ``"sitting"``; empty for a free step."""
    item, form = step.technique(), step.whole_form()
    if item is None:
        return ""
    return item.position if form is None or form.position is None else form.position


def _planned(topic: Topic, minutes: int, things: Collection[str], seed: int) -> Routine:
    if topic.areas:
        return plan(minutes, area=topic.areas, equipment=set(things), seed=seed)
    return _of_sets(topic, minutes, things)


def _of_sets(topic: Topic, minutes: int, things: Collection[str]) -> Routine:
    """The steps of ready-made sets for which all things are there, as many as the time holds."""
    at_hand = frozenset(things) | catalogue.ALWAYS_THERE
    steps: list[Step] = []
    for step in (step for name in topic.sets for step in named(name).steps):
        item = step.technique()
        if item is not None and item.fits(None, at_hand):
            longer = (*steps, step)
            if Routine("set", topic.title, longer).seconds <= 60 * minutes:
                steps.append(step)
    if not steps:
        raise NoPlan(topic.title)
    return Routine("set", topic.title, tuple(steps))


def _what_would_do(topic: Topic, minutes: int, things: Collection[str]) -> list[str]:
    """Each thing with which there would be something to do."""
    more = sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE - set(things))
    return [thing for thing in more if _works(topic, minutes, {*things, thing})]


def _works(topic: Topic, minutes: int, things: Collection[str]) -> bool:
    try:
        _planned(topic, minutes, things, 0)
    except NoPlan:
        return False
    return True
