"""Where each cell of the course is read: its chapter, the heading above it and that heading's address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from stretchlib.catalogue import reading
from stretchlib.publish.chapter_list import plain_words
from stretchlib.publish.course import notebooks


@dataclass(frozen=True, slots=True)
class CoursePart:
    """A part of a chapter.

    Attributes
    ----------
    chapter : name of the notebook, such as ``"02-hamstrings"``.
    title : of the chapter.
    heading : of the part; of the first part it is the title.
    page : below the course's address, such as ``"notebooks/02-hamstrings.html#where-they-are"``.
    """

    chapter: str
    title: str
    heading: str
    page: str


def part_of(cell_id: str) -> CoursePart | None:
    """The part in which a cell stands; ``None`` for a cell that no chapter has."""
    return _parts().get(cell_id)


@cache
def _parts() -> dict[str, CoursePart]:
    found = {}
    for notebook in notebooks():
        part = None
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown" and (head := re.match(r"#+ +(.+)", "".join(cell["source"]))):
                heading = plain_words(head[1])
                anchor = re.sub(r"^[\d-]+", "", reading.slug(heading))  # as Sphinx makes it
                page = f"notebooks/{notebook.stem}.html#{anchor}"
                part = CoursePart(notebook.stem, part.title if part else heading, heading, page)
            if part:
                found[cell["id"]] = part
    return found
