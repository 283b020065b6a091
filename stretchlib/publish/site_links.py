"""Whether every link of a built site leads somewhere: from page to page, and into the forms beside the book.

``python -m stretchlib.publish.site_links FOLDER`` is the last step of building a site, and stops it where
one is broken.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from stretchlib.routine import links

LOADED = {"script": "src", "img": "src", "link": "href", "source": "srcset", "use": "href", "iframe": "src"}
NOT_LOADED = {"next", "prev", "search", "author", "index", "canonical"}
_NO_PLACES = ("svg-", "/", links.MARK.lstrip("#"))  # what scripts read behind a page's address
_LITE = "lite"  # pages that are not ours: they name their parts in scripts


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
        """Remember an element; called by the parser."""
        values = {key: value or "" for key, value in attrs}
        self.tags.append((tag, values))
        self.ids.add(values.get("id", ""))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        elif values.get(LOADED.get(tag, "")) and values.get("rel") not in NOT_LOADED:
            self.loads.append(values[LOADED[tag]])


def broken_links(folder: Path, address: str = "") -> Iterator[str]:
    """One sentence for each link, file or anchor of the site that is not there.

    Parameters
    ----------
    folder : the site.
    address : where it will be, such as ``"https://example.org/course/"``, for links that begin at the root.
    """
    folder = folder.resolve()
    inside = [path for path in sorted(folder.rglob("*.html")) if path.relative_to(folder).parts[0] != _LITE]
    pages = {path: Page(path) for path in inside}
    root = urlsplit(address).path.rstrip("/") + "/"
    for path, page in pages.items():
        for link in page.links + page.loads:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _target(parts, path, folder, root)
            there = target.is_file() and target.is_relative_to(folder) and _notebook_is_there(parts, folder)
            anchor = parts.fragment if not parts.fragment.startswith(_NO_PLACES) else ""
            if not there or (anchor and target in pages and anchor not in pages[target].ids):
                yield f"{path.relative_to(folder).as_posix()} leads to {link}, which is not there."


def _target(parts: SplitResult, page: Path, folder: Path, root: str) -> Path:
    path = unquote(parts.path)
    if not path:
        return page
    target = folder / path.removeprefix(root) if path.startswith("/") else page.parent / path
    return (target / "index.html" if target.is_dir() else target).resolve()


def _notebook_is_there(parts: SplitResult, folder: Path) -> bool:
    """JupyterLite opens what the link asks for, and its page is there whatever that is."""
    wanted = parse_qs(parts.query).get("path", []) if f"{_LITE}/" in parts.path else []
    return all((folder / _LITE / "files" / name).is_file() for name in wanted)


if __name__ == "__main__":
    broken = [*broken_links(Path(sys.argv[1]), *sys.argv[2:3])]
    sys.exit("\n".join(broken) or None)
