"""A text that is longer than a slide goes on on the next one, below the same heading.

It is split between what a reader sees as one: paragraphs, and entries of a list with what stands below them.
A bold sentence that leads a list is said again where the list goes on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from nbformat import v4

#: Rows of words for which there is room below a heading, in letters that the last row of a room still reads.
ROOM = 18.0
#: Of a text that has no room, so many rows stand on each of its slides.
ROWS = 14.0
_LETTERS = 90  # in a row
_BETWEEN = 0.5  # rows between paragraphs
_ENTRY, _BELOW = re.compile(r"[-*] |\d+\. "), re.compile(r"\s+\S")
_OTHER = re.compile(r"[|>!`$<#:]")  # begins a table, a picture, code and so on, which nothing is split at


class _Block(NamedTuple):
    text: str
    is_entry: bool

    @property
    def rows(self) -> float:
        lines = [line for line in self.text.splitlines() if line.strip()]
        return sum(math.ceil(len(line) / _LETTERS) for line in lines) + (0 if self.is_entry else _BETWEEN)

    @property
    def leads(self) -> bool:
        return self.text.startswith("**") and self.text.endswith("**")


def split_long(cells: Iterable[Any]) -> Iterator[Any]:
    """The cells of a deck, those with a long text as several slides; after the first they ``goes_on``."""
    for cell in cells:
        kind = cell.metadata.get("slideshow", {}).get("slide_type")
        first, *others = (
            pages(cell.source) if cell.cell_type == "markdown" and kind in ("slide", "subslide") else [""]
        )
        if others:
            cell.source = first
        yield cell
        for text in others:
            below = {"slideshow": {"slide_type": "subslide"}, "goes_on": True}
            yield v4.new_markdown_cell(text, metadata=below)  # type: ignore[no-untyped-call]


def rows(text: str) -> float:
    """How many rows a text takes below its heading; 0 where something else than words stands in it."""
    return sum(block.rows for block in _blocks(text.partition("\n")[2]))


def pages(text: str) -> list[str]:
    """A text as it stands on one or more slides, each with its heading."""
    heading, _, rest = text.partition("\n")
    if rows(text) <= ROOM:
        return [text]
    blocks = _blocks(rest)
    found, page, taken = list[list[_Block]](), list[_Block](), 0.0
    lead: _Block | None = None
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        needed = block.rows + (after.rows if block.leads and after else 0)
        if page and taken + needed > ROWS:
            found.append(page)
            page = [lead] if lead and block.is_entry else []
            taken = sum(each.rows for each in page)
        page.append(block)
        taken += block.rows
        lead = block if block.leads else lead if block.is_entry else None
    return [f"{heading}\n\n{_joined(each)}" for each in [*found, page]]


def _joined(page: list[_Block]) -> str:
    text = ""
    for block, before in zip(page, [None, *page], strict=False):
        between = "" if before is None else "\n" if before.is_entry and block.is_entry else "\n\n"
        text += between + block.text
    return text


def _blocks(text: str) -> list[_Block]:
    """Paragraphs and entries; none where something else stands between them."""
    found: list[_Block] = []
    for part in re.split(r"\n(?=\S)|\n\s*\n(?=\S)", text.strip("\n")):
        block = _Block(part.strip("\n"), bool(_ENTRY.match(part)))
        if _OTHER.match(part):
            return []
        if block.text.strip():
            found.append(block)
    return found
