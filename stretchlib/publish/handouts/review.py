"""The form on which a clinician reviews the course: what it says, item by item, with room for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from stretchlib import __version__, catalogue
from stretchlib.catalogue.library import shipped_stretches
from stretchlib.catalogue.review_parts import FOR, NOTHING
from stretchlib.catalogue.reviews import CHAPTER, PART_NAMES, Item, Part
from stretchlib.errors import UnknownId
from stretchlib.publish.handouts.content import Handout
from stretchlib.publish.reviewed_words import catalogue_parts, chapter_parts
from stretchlib.routine.wording import joined
from stretchlib.spreadsheet import as_csv
from stretchlib.words import say

#: What fits into two hours, and what a second sitting may take on.
USUAL = ("signs", "stop-rules", "effort", "conditions", "cautions", "doses", "claims")
CHAPTERS = "chapters"
CHOICES = (*PART_NAMES, CHAPTERS)
WORDS_A_MINUTE = 220
SECONDS_AN_ANSWER, SECONDS_WHERE_IT_COUNTS = 10, 20
SECONDS_A_CAUTION = 8  # one sentence, whose condition the reader has judged before
ANSWERS = ("agree", "change", "remove", "remarks")
COLUMNS = ("part", "id", "first", "status", "title", "text", "sources", *ANSWERS, "record")


def chosen_parts(wanted: str = "") -> tuple[str, ...]:
    """The parts of a list such as ``"signs,plans"`` in the form's order; without any, the usual ones.

    Raises
    ------
    UnknownId : a part that is none, with the nearest names.
    """
    named = {name.strip() for name in wanted.split(",") if name.strip()}
    for name in sorted(named):
        if name not in CHOICES:
            raise UnknownId("part to review", name, CHOICES)
    return tuple(name for name in CHOICES if name in named) or USUAL


def review_form(names: Sequence[str] = USUAL) -> Handout:
    """The form for these parts; see ``CHOICES``."""
    parts = _parts(names)
    sections = [_section(name, found) for name, found in parts.items()]
    minutes = sum(section["minutes"] for section in sections)
    content = {
        "kicker": say("review.for"),
        "title": say("review.title"),
        "summary": say("review.summary", time=_long(minutes)),
        "description": say("review.description"),
        "notice": catalogue.notice(*_every(names)),
        "version": __version__,
        "sections": sections,
        "sources": list(_sources(_every(names))),
    }
    return Handout("review", "review", content)


def review_csv(names: Sequence[str] = USUAL) -> str:
    """The same items for work on a screen, with empty columns for the answers."""
    rows = [
        [
            say(f"review.{column}" if column in ("agree", "change", "remove") else f"review.column-{column}")
            for column in COLUMNS
        ]
    ]
    for part in _every(names):
        for item in part.items:
            text = "\n".join(f"{label}: {words}" if words else label for label, words in item.lines)
            row = {
                "part": part.name,
                "id": item.id,
                "first": say("review.yes") if item.first else "",
                "status": item.status,
                "title": item.title,
                "text": "" if part.name.startswith(CHAPTER) else text,
                "sources": "; ".join(item.sources),
                "record": part.fingerprint,
            }
            rows.append([row.get(column, "") for column in COLUMNS])
    return as_csv(rows)


def record_lines(names: Sequence[str] = USUAL) -> str:
    """The fingerprints as they belong into ``reviews.toml``."""
    return "\n".join(f'{_key(part.name)} = "{part.fingerprint}"' for part in _every(names))


def minutes_for(name: str, parts: Iterable[Part]) -> int:
    """How long a section takes, in steps of five minutes; more for each item that nobody has checked."""
    if name == CHAPTERS:
        return 5 * round(sum(_words(item) for part in parts for item in part.items) / WORDS_A_MINUTE / 5)
    items = [item for part in parts for item in part.items if not _in_the_table(item)]
    answers = sum(SECONDS_WHERE_IT_COUNTS if item.first else SECONDS_AN_ANSWER for item in items)
    if name == "cautions":
        answers = SECONDS_A_CAUTION * len(items)
    return max(5, 5 * round((sum(map(_words, items)) / WORDS_A_MINUTE + answers / 60) / 5))


def _every(names: Iterable[str]) -> list[Part]:
    return [part for found in _parts(names).values() for part in found]


def _parts(names: Iterable[str]) -> dict[str, tuple[Part, ...]]:
    known = {part.name: (part,) for part in catalogue_parts()}
    return {name: tuple(chapter_parts()) if name == CHAPTERS else known[name] for name in names}


def _section(name: str, parts: tuple[Part, ...]) -> dict[str, Any]:
    minutes = minutes_for(name, parts)
    items = [item for part in parts for item in part.items]
    make: Callable[[list[Item]], list[dict[str, Any]]] = _by_condition if name == "cautions" else _in_order
    return {
        "name": name,
        "title": say(f"review.part-{name}"),
        "about": say(f"review.about-{name}"),
        "minutes": minutes,
        "time": say("timer.minutes", count=minutes),
        "count": sum(not _in_the_table(item) for item in items),
        "first": sum(item.first and not _in_the_table(item) for item in items),
        "fingerprints": [(part.name, part.fingerprint) for part in parts],
        "groups": _chapters(parts) if name == CHAPTERS else make(items),
        "matrix": _matrix() if name == "cautions" else None,
    }


def _in_order(items: list[Item]) -> list[dict[str, Any]]:
    """The items that need a reviewer most, then the others, under a heading each where there are both."""
    groups = [
        {"title": words, "id": "", "items": [_row(item) for item in found]}
        for words, found in (
            (say("review.look-first"), [item for item in items if item.first]),
            (say("review.checked"), [item for item in items if not item.first]),
        )
        if found
    ]
    if len(groups) == 1 and not items[0].first:
        groups[0]["title"] = ""
    return groups


def _by_condition(items: list[Item]) -> list[dict[str, Any]]:
    return [
        {
            "title": name,
            "id": found[0].id.partition("/")[0],
            "status": found[0].status,
            "first": found[0].first,
            "sources": "; ".join(found[0].sources),
            "items": [_row(item, title="") for item in found if not _in_the_table(item)],
        }
        for name, each in groupby(items, key=lambda item: item.title)
        if (found := list(each))
    ]


def _chapters(parts: Iterable[Part]) -> list[dict[str, Any]]:
    books = catalogue.chapters()
    rows = []
    for part in parts:
        (item,) = part.items
        minutes = max(5, 5 * round(_words(item) / WORDS_A_MINUTE / 5))
        where = say("review.chapter", notebook=books[item.id].notebook, count=minutes)
        rows.append({**_row(item), "lines": [("", where)]})
    return [{"title": "", "id": "", "items": rows}]


def _row(item: Item, title: str | None = None) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title if title is None else title,
        "lines": item.lines,
        "sources": "; ".join(item.sources),
        "status": item.status,
        "first": item.first,
    }


def _matrix() -> dict[str, Any]:
    """A row a technique, a column a condition: skip, change, or nothing."""
    conditions = list(catalogue.conditions().values())
    rows = []
    for item in shipped_stretches().values():
        cells = []
        for about in conditions:
            found = catalogue.cautions_for(item, [about.id])
            cells.append(found[0].action if found else NOTHING)
        rows.append({"id": item.id, "name": item.name, "cells": cells})
    return {"conditions": [{"id": about.id, "name": about.name} for about in conditions], "rows": rows}


def _sources(parts: Iterable[Part]) -> Iterator[str]:
    """Every source that an item names, whole, for a reviewer who wants to look."""
    named = {label for part in parts for item in part.items for label in item.sources}
    for source in sorted(catalogue.references().values(), key=lambda each: each.label):
        if {source.label, f"{source.label} ({source.status})"} & named:
            year, where = str(source.year or ""), source.address
            pieces = (source.authors, year, source.title, source.source, where.split("://")[-1])
            yield " ".join(f"{piece.rstrip('.')}." for piece in pieces if piece)


def _in_the_table(item: Item) -> bool:
    """Whether the table of techniques and conditions shows it, so that it needs no line of its own."""
    return any(label == NOTHING for label, _ in item.lines)


def _words(item: Item) -> int:
    """How many words there are to read; ids are looked up, not read."""
    return sum(len(text.split()) for label, text in item.lines if label != FOR)


def _key(name: str) -> str:
    return f'"{name}"' if "/" in name else name


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    told = [say("timer.hours", count=hours)] if hours else []
    return joined([*told, *([say("timer.minutes", count=rest)] if rest else [])])


__all__ = ["CHOICES", "USUAL", "chosen_parts", "minutes_for", "record_lines", "review_csv", "review_form"]
