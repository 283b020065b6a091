"""The records that the package ships: each kind is read when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from stretchlib.brief import Records
from stretchlib.catalogue import reading
from stretchlib.catalogue.records import (
    Chapter,
    Claim,
    Condition,
    Deck,
    EffortRule,
    Feeling,
    Guess,
    LongHold,
    Muscle,
    Question,
    Reference,
    Region,
    SelfTest,
    Sign,
    StopRule,
    Stretch,
    Term,
)
from stretchlib.catalogue.reviews import Review
from stretchlib.errors import BadRecord

#: Kind of record -> file of the package that holds it, one table a record.
FILES: Mapping[str, tuple[str, type]] = {
    "stretch": ("stretches.toml", Stretch),
    "muscle": ("muscles.toml", Muscle),
    "claim": ("claims.toml", Claim),
    "reference": ("references.toml", Reference),
    "term": ("glossary.toml", Term),
    "question": ("quizzes.toml", Question),
    "guess": ("guesses.toml", Guess),
    "self-test": ("selftests.toml", SelfTest),
    "chapter": ("chapters.toml", Chapter),
    "deck": ("decks.toml", Deck),
    "review": ("reviews.toml", Review),
    "long-hold": ("doses.toml", LongHold),
}
#: ``safety.toml`` holds several kinds, one table of tables each.
SAFETY: Mapping[str, type] = {
    "signs": Sign,
    "conditions": Condition,
    "stop_rules": StopRule,
    "effort": EffortRule,
}
#: So does ``bodymap.toml``.
BODY_MAP: Mapping[str, type] = {"feelings": Feeling, "regions": Region}


@cache
def shelf(kind: str) -> Mapping[str, Any]:
    """Every record of one kind of ``FILES``, by id."""
    file, record_type = FILES[kind]
    return Records(kind, reading.records(packaged(file), record_type, file))


@cache
def safety() -> Mapping[str, Mapping[str, Any]]:
    """The parts of ``SAFETY``, each with its records by id."""
    return MappingProxyType(read_parts(packaged("safety.toml"), "safety.toml", SAFETY))


@cache
def body_map() -> Mapping[str, Mapping[str, Any]]:
    """The parts of ``BODY_MAP``, each with its records by id."""
    return MappingProxyType(read_parts(packaged("bodymap.toml"), "bodymap.toml", BODY_MAP))


def read_parts(content: bytes, file: str, parts: Mapping[str, type]) -> dict[str, Mapping[str, Any]]:
    """The kinds of records of a file that holds several, one table of tables each."""
    found = reading.tables(content, file)
    for section in found.keys() - parts.keys():
        raise BadRecord(file, section, "", f"is not a part of this file; parts are {', '.join(parts)}")
    shelves: dict[str, Mapping[str, Any]] = {}
    for section, record_type in parts.items():
        if section not in found:
            raise BadRecord(file, section, "", "is missing")
        entries: dict[str, Any] = {}
        for name, table in found[section].items():
            if not isinstance(table, dict):
                raise BadRecord(file, section, name, "must be a table")
            entries[name] = reading.record(table, name, record_type, file)
        shelves[section] = Records(section.rstrip("s").replace("_", " "), entries)
    return shelves


@cache
def _folder() -> Traversable:
    return files("stretchlib.catalogue") / "facts"


def load_everything() -> None:
    """Read every kind of record now, instead of when it is first asked for."""
    for kind in FILES:
        shelf(kind)
    safety()
    body_map()


def file_names() -> tuple[str, ...]:
    """Names of the package's own files."""
    return (*(name for name, _ in FILES.values()), "safety.toml", "bodymap.toml", "emergency_numbers.toml")


def packaged(file: str) -> bytes:
    """The bytes of one of the package's own files."""
    return (_folder() / file).read_bytes()
