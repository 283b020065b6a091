"""Where each part of the source article is taught, made from the records themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stretchlib.brief import Brief
from stretchlib.catalogue import library
from stretchlib.catalogue.records import ARTICLE_PARTS, Chapter, Stretch


@dataclass(frozen=True, slots=True, repr=False)
class Covered(Brief):
    """One technique or claim of the article and the chapter that teaches it."""

    article_part: str
    kind: Literal["technique", "claim"]
    id: str
    what: str
    chapter: str


def chapter_of(item: Stretch) -> str:
    """Id of the chapter that teaches a technique: its own, else that of its kind, else that of its area."""
    chapters = library.chapters().values()
    of_kind = (chapter.id for chapter in chapters if item.kind in chapter.kinds)
    of_area = (chapter.id for chapter in chapters if item.area in chapter.areas)
    return item.chapter or next(of_kind, None) or next(of_area)


def chapter_of_group(group: str) -> Chapter | None:
    """The chapter that teaches a group of muscles, such as ``"glutes"``; ``None`` if none does."""
    return next((chapter for chapter in library.chapters().values() if group in chapter.groups), None)


def coverage() -> list[Covered]:
    """Every technique and claim of the article in reading order, comments included."""
    rows = [
        Covered(item.article_part, "technique", item.id, item.name, chapter_of(item))
        for item in library.shipped_stretches().values()
        if item.article_part is not None
    ]
    rows += [
        Covered(part, "claim", item.id, item.claim, item.chapter)
        for item in library.claims().values()
        for part in (item.article_part, *item.other_article_parts)
    ]
    return sorted(rows, key=lambda row: ARTICLE_PARTS.index(row.article_part))
