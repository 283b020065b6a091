"""Stored pictures: drawn once by ``stretchlib.figures``, read here without matplotlib.

A picture is an SVG whose colours are design tokens, so that one drawing follows the page's theme, and
its alt text, made from the same data as the drawing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from stretchlib.errors import UnknownId
from stretchlib.look import Theme

INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored drawing.

    Attributes
    ----------
    id : such as ``"hamstrings-anatomy"`` or ``"pose-heel-on-stool-hold"``.
    alt : what it shows, in 40 to 400 characters.
    width, height : size in CSS pixels.
    """

    id: str
    alt: str
    width: int
    height: int

    def svg(self, theme: Theme = "light") -> str:
        """The drawing as SVG text in one theme."""
        return (folder() / f"{self.id}.{theme}.svg").read_text(encoding="utf-8")


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
    return {key: Picture(id=key, **record) for key, record in index.items()}


def folder() -> Traversable:
    """Where the pictures are: inside an installed package, or ``images/`` of a checkout."""
    inside = files("stretchlib") / "images"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "images"
