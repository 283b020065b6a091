"""The rules of ``agenda.toml`` as the page reads them that plans a class (``frontend/src/classplanner``)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stretchlib.publish.workshop.agenda import QUESTIONS, Topic, rules
from stretchlib.publish.workshop.places import cell_place
from stretchlib.routine import named
from stretchlib.words import cached


@cached
def class_rules() -> dict[str, Any]:
    """Blocks, topics and the pages that they open, as the page reads them."""
    known = rules()
    cells = {block.page for block in known.blocks if block.page not in ("", QUESTIONS)}
    cells |= {cell for topic in known.topics for cell in asdict(topic.cells).values() if cell}
    places = {cell: cell_place(cell) for cell in sorted(cells)}
    return {
        "shortest": known.shortest,
        "longest": known.longest,
        "lengths": list(known.lengths),
        "settling": known.settling,
        "blocks": [asdict(block) for block in known.blocks],
        "topics": [_topic(topic) for topic in known.topics],
        "pages": {cell: {"words": place.words, "page": place.page} for cell, place in places.items()},
    }


def _topic(topic: Topic) -> dict[str, Any]:
    steps = [step.stretch for name in topic.sets for step in named(name).steps]
    cells = {block: cell for block, cell in asdict(topic.cells).items() if cell}
    return {
        "id": topic.id,
        "title": topic.title,
        "cells": cells,
        "areas": list(topic.areas),
        "steps": list(dict.fromkeys(steps)),
    }
