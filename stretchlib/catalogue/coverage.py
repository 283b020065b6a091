"""Where each part of the source article is taught, made from the records themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stretchlib.brief import Brief
from stretchlib.catalogue import library
from stretchlib.catalogue.records import PLACES, Stretch

_CHAPTER_OF_AREA = {"hamstrings": "hamstrings", "hip-flexors": "hip-flexors", "piriformis": "piriformis"}


@dataclass(frozen=True, slots=True, repr=False)
class Covered(Brief):
    """One technique or claim of the article and the chapter that teaches it."""

    place: str
    kind: Literal["technique", "claim"]
    id: str
    what: str
    chapter: str


def chapter_of(item: Stretch) -> str:
    """The chapter that teaches a technique."""
    if item.kind in ("ball", "roller"):
        return "balls-and-rollers"
    if item.place == "Lunges" and item.kind == "stretch":
        return "hip-flexors"  # the rock-back stretches the hamstrings, as the second half of a lunge
    return _CHAPTER_OF_AREA.get(item.area, "routines")


def coverage() -> list[Covered]:
    """Every technique and claim of the article in reading order, comments included."""
    rows = [
        Covered(item.place, "technique", item.id, item.name, chapter_of(item))
        for item in library.shipped_stretches().values()
        if item.place is not None
    ]
    rows += [
        Covered(place, "claim", item.id, item.claim, item.chapter)
        for item in library.claims().values()
        for place in (item.place, *item.also_at)
    ]
    return sorted(rows, key=lambda row: PLACES.index(row.place))
