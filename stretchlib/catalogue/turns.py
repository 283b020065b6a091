"""Who shows what: people take turns, so that no technique belongs to one kind of body."""

from __future__ import annotations

from stretchlib import body
from stretchlib.catalogue.library import stretches


def shown_by(stretch_id: str) -> str:
    """Id of the person who shows a technique: people take turns in the order of the catalogue."""
    people = [person.id for person in body.people()]
    return people[[stretch.id for stretch in stretches()].index(stretch_id) % len(people)]
