"""Stored pictures: drawn once by ``stretchlib.figures``, read here without matplotlib.

A picture is an SVG whose colours are design tokens, so that one drawing follows the page's theme, and
its alt text, made from the same data as the drawing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from stretchlib.errors import UnknownId
from stretchlib.look import Theme, themed_css
from stretchlib.words import say

INDEX = "index.json"

# Which of its two colours a picture shows follows the page's theme.
#
# What is wider than its place says so: the hint has no height as long as the picture has the width it needs.
# Paper cannot be slid, so there a picture shrinks.
THEME_STYLE = (
    ".sl-figure{margin:0;overflow-x:auto;container-type:inline-size}"
    ".sl-figure svg{display:block;width:100%;height:auto}"
    ".sl-figure figcaption{position:sticky;left:0;overflow:hidden;margin:0;padding:0;font-size:14px;"
    "text-align:center;max-height:clamp(0px,(var(--least-width) - 100cqi)*99,3em)}"
    "@media print{.sl-figure :is(svg,img){min-width:0!important}.sl-figure figcaption{display:none}}"
    + themed_css(".sl-figure", "color-scheme:light", "color-scheme:dark")
)
_COLOUR = re.compile(r"(fill|stroke): (#[0-9a-f]{6})")


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A stored drawing.

    Attributes
    ----------
    id : such as ``"hamstrings-anatomy"`` or ``"pose-heel-on-stool-hold"``.
    alt : what it shows, in 40 to 400 characters.
    width, height : size in CSS pixels.
    least_width : CSS pixels below which its words get too small; a narrow screen then scrolls it sideways.
    made_from : changes when what the drawing is made from changes.
    marks : where structures are seen, by id (a muscle, a landmark, a region of the body): shares of the width
        from the left and of the height from the top.

    Examples
    --------
    >>> sl.figure("hamstrings-anatomy").alt[:26]
    'Two drawings of the right '
    """

    id: str
    alt: str
    width: int
    height: int
    least_width: int = 0
    made_from: str = ""
    marks: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def svg(self, theme: Theme = "light") -> str:
        """The drawing as SVG text in one theme."""
        return (folder() / f"{self.id}.{theme}.svg").read_text(encoding="utf-8")

    def themed_svg(self) -> str:
        """The drawing as one SVG that follows ``color-scheme``, light or dark, of the place it stands in.

        Both themes are one drawing in different colours, so their colours pair up in order. A browser that
        does not know ``light-dark()`` keeps the light one.
        """
        dark = iter(_COLOUR.findall(self.svg("dark")))

        def paired(match: re.Match[str]) -> str:
            name, light = match.groups()
            other = next(dark)[1]
            return match[0] if light == other else f"{name}: {light}; {name}: light-dark({light}, {other})"

        return _COLOUR.sub(paired, self.svg("light"))

    def html(self) -> str:
        """The drawing for a page: it follows the page's theme and speaks its alt text."""
        svg = self.themed_svg().replace("<svg ", f'<svg role="img" aria-label="{escape(self.alt)}" ', 1)
        name = f'class="sl-figure" data-picture="{self.id}"'
        size = f"max-width:{self.width}px"
        if self.least_width:  # what scrolls must be reachable by keyboard
            svg = svg.replace("<svg ", f'<svg style="min-width:{self.least_width}px" ', 1)
            svg += f'<figcaption aria-hidden="true">{escape(say("cards.slide"))}</figcaption>'
            size += f";--least-width:{self.least_width}px"
            label = say("cards.drawing", name=self.id.replace("-", " "))
            name += f' tabindex="0" aria-label="{escape(label)}"'
        frame = f'<figure {name} style="{size}">{svg}</figure>'
        return f"<style>{THEME_STYLE}</style>{frame}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002
        return {"text/plain": self.alt, "text/html": self.html()}

    def __repr__(self) -> str:
        return f"Picture({self.id!r})"


def picture(picture_id: str) -> Picture:
    """A stored picture by its id; an unknown one raises ``UnknownId`` with the nearest."""
    known = pictures()
    if picture_id not in known:
        raise UnknownId("picture", picture_id, known)
    return known[picture_id]


@cache
def pictures() -> Mapping[str, Picture]:
    """All stored pictures by id."""
    index = json.loads((folder() / INDEX).read_text(encoding="utf-8"))
    return {key: _read(key, record) for key, record in index.items()}


def _read(key: str, record: Mapping[str, Any]) -> Picture:
    marks = {mark: (float(x), float(y)) for mark, (x, y) in record.get("marks", {}).items()}
    told = {name: value for name, value in record.items() if name != "drawn"}
    return Picture(**{**told, "id": key, "marks": marks})


def folder() -> Traversable:
    """Where the pictures are: inside an installed package, or ``images/`` of a checkout."""
    inside = files("stretchlib") / "images"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "images"
