"""The picture of a question to label: the plate without names, its places numbered from the top down."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from stretchlib.catalogue.records import Question
from stretchlib.look import colours, tokens
from stretchlib.pictures import picture
from stretchlib.words import say

_TEMPLATE = Path(__file__).with_name("numbered-plate.typ")
_FONTS = Path(__file__).parents[2] / "figures" / "fonts"
_PIXELS_PER_POINT = 2.0


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture as a file, and the structures in the order of its numbers.

    Attributes
    ----------
    name : of the file, such as ``"hamstrings-landmarks.png"``.
    width : at which it is shown, in CSS pixels; the file holds twice as many.
    """

    name: str
    png: bytes
    alt: str
    width: int
    height: int
    marks: tuple[str, ...]


@cache
def numbered_plate(question: Question) -> Plate:
    """The plate of a question, as a picture that any platform shows: many refuse SVG."""
    assert question.plate is not None
    blank = picture(question.plate)
    marks = [option.mark or "" for option in question.options]
    marks.sort(key=lambda mark: (blank.marks[mark][1], blank.marks[mark][0], mark))
    data = {
        "svg": blank.svg("light"),
        "width": blank.width,
        "height": blank.height,
        "places": [blank.marks[mark] for mark in marks],
        "ground": colours("light")["ground"],
        "ink": colours("light")["ink"],
        "family": tokens()["type"]["family"],
    }
    png = typst.compile(
        str(_TEMPLATE),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        format="png",
        ppi=72 * _PIXELS_PER_POINT,
        sys_inputs={"data": json.dumps(data)},
    )
    alt = f"{blank.alt} {say('platforms.numbered', count=len(marks))}"
    return Plate(f"{question.id}.png", png, alt, blank.width, blank.height, tuple(marks))
