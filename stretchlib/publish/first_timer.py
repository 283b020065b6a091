"""Where the first timer of a chapter is, so that who comes to stretch need not look for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from docutils import nodes

from stretchlib.publish.chapter_list import plain_words


def first_timer(notebook: Path, page: nodes.document) -> tuple[str, str] | None:
    """The heading above the first timer of a notebook: its place on the page and its words; or ``None``."""
    heading = heading_above(notebook)
    for section in page.findall(nodes.section):
        title = section.next_node(nodes.title)
        if heading and title is not None and title.astext() == heading:
            return section["ids"][0], heading
    return None


def heading_above(notebook: Path) -> str:
    """Words of the last heading before the first cell with a timer; empty where there is none."""
    heading = ""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and "sl.timer(" in source:
            return heading
        if cell["cell_type"] == "markdown":
            heading = next(iter(re.findall(r"^##+ +(.+)$", source, re.M)[::-1]), heading)
            heading = plain_words(heading)
    return ""
