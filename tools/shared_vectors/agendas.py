"""Classes: the agenda of every combination of topics for several lengths, and what is done in them."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

from shared_vectors import one_line
from stretchlib import catalogue
from stretchlib.publish.workshop import NoClass, lay_out, rules
from stretchlib.publish.workshop.agenda import Topic
from stretchlib.publish.workshop.doing import part_for
from stretchlib.publish.workshop.page_rules import class_rules

FILE = "agendas.json"
PARTS = 400
MORE_LENGTHS = (20, 30, 37, 75, 121, 149, 240, 241)
text = one_line


def vectors(parts: int = PARTS, seed: int = 21) -> dict[str, Any]:
    """The rules, and for each combination its minutes in the order of the blocks, or why there is none."""
    topics = rules().topics
    some = [each for size in range(1, len(topics) + 1) for each in combinations(topics, size)]
    lengths = sorted((*rules().lengths, *MORE_LENGTHS))
    return {
        "rules": class_rules(),
        "agendas": [
            [minutes, [topic.id for topic in chosen], _agenda(minutes, chosen)]
            for minutes in lengths
            for chosen in some
        ],
        "parts": _parts(parts, seed),
    }


def _agenda(minutes: int, topics: tuple[Topic, ...]) -> Any:
    try:
        slots = lay_out(minutes, topics)
    except NoClass as none:
        return str(none)
    return [[slot.block, slot.topic, slot.minutes] for slot in slots]


def _parts(count: int, seed: int) -> list[Any]:
    chance = random.Random(seed)
    things = sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE)
    found = []
    for _ in range(count):
        topic, minutes = chance.choice(rules().topics), chance.randint(4, 15)
        own = sorted(chance.sample(things, chance.randint(0, 4)))
        number = chance.randint(0, 9)
        found.append([topic.id, minutes, own, number, _part(topic, minutes, own, number)])
    return found


def _part(topic: Topic, minutes: int, things: list[str], seed: int) -> Any:
    try:
        part = part_for(topic, minutes, things, seed)
    except NoClass as none:
        return str(none)
    return [
        [step.stretch, step.repetitions, step.rounds, step.form, step.variant, step.seconds]
        for step in part.steps
    ]
