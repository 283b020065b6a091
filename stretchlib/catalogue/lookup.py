"""Finding a record by id, name or alias, however it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from stretchlib.errors import UnknownId

T = TypeVar("T")


def find(kind: str, wanted: str, shelf: Mapping[str, T]) -> T:
    if isinstance(wanted, str):
        if wanted in shelf:
            return shelf[wanted]
        said = plainly(wanted)
        for key, item in shelf.items():
            if said in {plainly(key), *map(plainly, other_names(item))}:
                return item
    raise UnknownId(kind, wanted, shelf)


def other_names(item: object) -> list[str]:
    listed = [getattr(item, "name", ""), getattr(item, "latin", ""), *getattr(item, "aliases", ())]
    return [name for name in listed if name]


def plainly(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def known_choice(kind: str, wanted: object, known: Iterable[str]) -> None:
    choices = tuple(known)
    if wanted is not None and wanted not in choices:
        raise UnknownId(kind, wanted, choices)
