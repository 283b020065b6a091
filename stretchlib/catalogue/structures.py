"""Names of bones and of the sciatic nerve, and the nerve's ways past piriformis with how often each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from stretchlib.brief import Brief, Records
from stretchlib.catalogue import reading, shelves
from stretchlib.errors import BadRecord

FILE = "structures.toml"


@dataclass(frozen=True, slots=True, repr=False)
class Bone(Brief):
    """A bone, or several that the body model carries as one; ``id`` is that of the model, without a side."""

    id: str
    name: str
    latin: str


@dataclass(frozen=True, slots=True, repr=False)
class Nerve(Brief):
    """A nerve that the body model draws."""

    id: str
    name: str
    latin: str
    plain: str


@dataclass(frozen=True, slots=True, repr=False)
class NerveWay(Brief):
    """A way of the sciatic nerve past piriformis; ``id`` is that of ``body.nerve_variants``."""

    id: str
    name: str
    how_often: str
    sources: tuple[str, ...]


_KINDS: Mapping[str, type] = {"bones": Bone, "nerves": Nerve, "nerve_ways": NerveWay}


def bones() -> Mapping[str, Bone]:
    """Every named bone by id."""
    return _read()["bones"]


def sciatic_nerve() -> Nerve:
    """The nerve that the explorer draws."""
    found: Nerve = _read()["nerves"]["sciatic"]
    return found


def nerve_ways() -> Mapping[str, NerveWay]:
    """The ways of the sciatic nerve past piriformis by id, the usual one first."""
    return _read()["nerve_ways"]


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    found = reading.tables(shelves.packaged(FILE), FILE)
    for section in found.keys() ^ _KINDS.keys():
        raise BadRecord(FILE, section, "", f"is not one of the parts of this file: {', '.join(_KINDS)}")
    return MappingProxyType(
        {
            section: Records(
                section.rstrip("s").replace("_", " "),
                {key: reading.record(table, key, kind, FILE) for key, table in found[section].items()},
            )
            for section, kind in _KINDS.items()
        }
    )
