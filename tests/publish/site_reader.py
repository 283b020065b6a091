"""Reads a page of a built site: what it loads, links to and holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LOADED = {"script": "src", "img": "src", "link": "href", "source": "srcset", "use": "href", "iframe": "src"}
NOT_LOADED = {"next", "prev", "search", "author", "index", "canonical"}


@dataclass
class Page(HTMLParser):
    """What a page loads, links to and holds."""

    path: Path
    loads: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.text = self.path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.tags.append((tag, values))
        self.ids.add(values.get("id", ""))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        elif values.get(LOADED.get(tag, "")) and values.get("rel") not in NOT_LOADED:
            self.loads.append(values[LOADED[tag]])
