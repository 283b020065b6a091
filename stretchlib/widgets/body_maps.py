"""The body map: from the place and the kind of a feeling to chapters and warnings, never to a diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue import display
from stretchlib.catalogue.records import Feeling, Region, Sign, Warnings
from stretchlib.pictures import picture
from stretchlib.widgets.base import StretchWidget, bundle
from stretchlib.widgets.card_parts import card, figure, notice, signs_by_action, stop_box, table
from stretchlib.widgets.page_data import chapter_data, country_code

PICTURE = "body-map"
TITLE = "Where do you feel it?"
SHOWN = ("body-map", "signs", "conditions")


@dataclass(frozen=True, slots=True, repr=False)
class BodyMapSheet(Brief):
    """The map as a table of places and chapters, for paper and for pages where no script runs."""

    emergency: tuple[Sign, ...]
    regions: tuple[Region, ...]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Place, what lies there, chapters."""
        known = catalogue.chapters()
        return [
            (item.name, item.plain, ", ".join(known[key].title for key in item.chapters))
            for item in self.regions
        ]

    def __str__(self) -> str:
        return "\n".join(
            [
                TITLE,
                "First: if one of these fits you, act now.",
                *map(str, self.emergency),
                *(f"{name}: {plain} Read: {chapters}." for name, plain, chapters in self.rows),
                catalogue.notice(*SHOWN),
            ]
        )


def _sheet_card(sheet: BodyMapSheet) -> str:
    signs = signs_by_action(sheet.emergency, "p")
    return card(
        TITLE,
        stop_box(f"<h4>{escape('First: if one of these fits you, act now')}</h4>{signs}"),
        figure(PICTURE),
        table(("Place", "What lies there", "Chapters"), sheet.rows, TITLE),
        notice(*SHOWN),
    )


display.html_for(BodyMapSheet, _sheet_card)


class BodyMap(StretchWidget):
    """A map of the body to point at. What the reader chooses stays in the page; the kernel hears nothing."""

    _esm = bundle("bodymap.js")
    _css = bundle("bodymap.css")

    title = traitlets.Unicode(TITLE).tag(sync=True)
    picture: Any = traitlets.Dict().tag(sync=True)
    regions: Any = traitlets.List().tag(sync=True)
    feelings: Any = traitlets.List().tag(sync=True)
    signs: Any = traitlets.Dict().tag(sync=True)
    conditions: Any = traitlets.Dict().tag(sync=True)
    chapters: Any = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        drawn = picture(PICTURE)
        regions = catalogue.regions().values()
        super().__init__(
            picture={
                "svg": drawn.themed_svg(),
                "alt": drawn.alt,
                "width": drawn.width,
                "marks": {mark: list(place) for mark, place in drawn.marks.items()},
            },
            regions=[_region(region) for region in regions],
            feelings=[_feeling(feeling) for feeling in catalogue.feelings().values()],
            signs={sign.id: sign.to_dict() for sign in catalogue.sign_templates()},
            conditions={key: condition.name for key, condition in catalogue.conditions().items()},
            chapters=chapter_data(key for region in regions for key in region.chapters),
            notice=catalogue.notice(*SHOWN),
            country=country_code(),
        )

    def fallback(self) -> tuple[object, str]:
        sheet = BodyMapSheet(catalogue.emergency_signs(), tuple(catalogue.regions().values()))
        return sheet, str(sheet)

    def __repr__(self) -> str:
        return f"BodyMap({len(self.regions)} places)"


def body_map() -> BodyMap:
    """A map of the body: show where you feel something and say what it is like.

    It leads to chapters and to warnings, and names no disease.

    Examples
    --------
    >>> sl.body_map()
    BodyMap(11 places)
    """
    return BodyMap()


def _region(region: Region) -> dict[str, Any]:
    return {
        "id": region.id,
        "name": region.name,
        "plain": region.plain,
        "marks": list(region.marks),
        "chapters": list(region.chapters),
        "warnings": {feeling: _warnings(told) for feeling, told in region.warnings.items()},
    }


def _feeling(feeling: Feeling) -> dict[str, Any]:
    return {
        "id": feeling.id,
        "name": feeling.name,
        "say": feeling.say,
        "always": _warnings(feeling.always),
    }


def _warnings(told: Warnings) -> dict[str, list[str]]:
    return {"signs": list(told.signs), "conditions": list(told.conditions)}
