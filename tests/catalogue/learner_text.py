"""Every text that a learner may read in the catalogue, with the place it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from stretchlib import catalogue
from stretchlib.catalogue import library
from stretchlib.catalogue.records import CITATION

# Ids, names of sources and the like are not prose.
NOT_PROSE = frozenset(
    {
        "id",
        "aliases",
        "latin",
        "sounds_like",
        "sources",
        "claims",
        "status",
        "verdict",
        "area",
        "kind",
        "position",
        "equipment",
        "sides",
        "primary",
        "secondary",
        "working",
        "point",
        "on",
        "condition",
        "conditions",
        "action",
        "model",
        "group",
        "urgency",
        "plan",
        "always",
        "everything",
        "article_part",
        "chapter",
        "chapters",
        "warnings",
        "basis",
        "pose",
        "side_word",
        "also_at",
        "numbers",
        "mark",
        "muscle",
        "picture",
    }
)


def of_record(record: object, where: str) -> Iterator[tuple[str, str]]:
    """``(place, text)`` of each piece of prose in a record."""
    for item in fields(record):  # type: ignore[arg-type]
        if item.name not in NOT_PROSE:
            yield from _of_value(getattr(record, item.name), f"{where}.{item.name}")


def _of_value(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value:
            yield where, CITATION.sub("", value)
    elif isinstance(value, tuple):
        for place, part in enumerate(value, 1):
            yield from _of_value(part, f"{where}.{place}")
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _of_value(part, f"{where}.{key}")
    elif is_dataclass(value):
        yield from of_record(value, where)


def everything() -> list[tuple[str, str]]:
    """All prose of the catalogue but the references."""
    shelves: list[Mapping[str, object]] = [
        library.all_stretches(),
        catalogue.muscles(),
        catalogue.claims(),
        catalogue.glossary(),
        catalogue.conditions(),
        catalogue.self_tests(),
        catalogue.regions(),
        catalogue.feelings(),
        {item.id: item for item in catalogue.questions()},
        {sign.id: sign for sign in (*catalogue.emergency_signs(), *catalogue.clinician_signs())},
        {rule.id: rule for rule in catalogue.stop_rules()},
        {kind: catalogue.effort(kind) for kind in ("stretch", "pressure", "symptoms")},
    ]
    return [pair for shelf in shelves for key, record in shelf.items() for pair in of_record(record, key)]
