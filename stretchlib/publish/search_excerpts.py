"""The words that the search shows beside each page found: from one file, which comes with the search page.

Sphinx would fetch each page that it found, which a browser forbids for pages that were opened from a disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

FILE = "search-texts.js"
_BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "figcaption", "summary")
_NO_TEXT = "script, style, svg, template, .headerlink, .page-concerns"
# Most of a page, and quicker cut out than read: drawings, and what the widgets know.
_LONG = re.compile(r"<(script|style|svg)\b.*?</\1>", re.S)
SHORTEST = 20  # signs; less says nothing by itself, unless it is a heading


def write_texts(folder: Path, pages: Mapping[str, Path], same: Mapping[str, list[str]]) -> None:
    """Write the file.

    Parameters
    ----------
    folder : of the book's own static files.
    pages : the file of each page, by its name in the search index.
    same : words of learners, each with those by whose pages it is found too.
    """
    texts: dict[str, int] = {}
    found = {
        name: [[anchor, [texts.setdefault(text, len(texts)) for text in told]] for anchor, told in parts]
        for name, path in pages.items()
        if (parts := list(parts_of(path.read_text(encoding="utf-8"))))
    }
    content: dict[str, Any] = {"texts": list(texts), "pages": found, "same": dict(same)}
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / FILE).write_text(f"globalThis.courseTexts={data};\n", encoding="utf-8")


def parts_of(page: str) -> Iterable[tuple[str, list[str]]]:
    """The sections of a page's text: the anchor of each, and its paragraphs and the like, in order."""
    article = BeautifulSoup(_LONG.sub("", page), "html.parser").select_one("article[role=main]")
    if article is None:
        return
    for silent in article.select(_NO_TEXT):
        silent.decompose()
    told: dict[str, list[str]] = {}
    for block in article.find_all(_BLOCKS):
        if any(isinstance(each, Tag) and each.name in _BLOCKS for each in block.descendants):
            continue  # what is in it speaks for itself
        text = " ".join(block.get_text(" ").split())
        if len(text) >= SHORTEST or block.name.startswith("h"):
            told.setdefault(_anchor(block), []).append(text)
    yield from told.items()


def _anchor(block: Tag) -> str:
    """The id of the section that it stands in; empty on a page's own top."""
    section = block.find_parent("section", id=True)
    return str(section["id"]) if section is not None else ""
