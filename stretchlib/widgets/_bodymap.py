"""The body map: from the place and the kind of a feeling to chapters and warnings, never to a diagnosis."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.catalogue.records import Feeling, Region, Warnings
from stretchlib.pictures import picture
from stretchlib.show.stand_ins import BODY_MAP, BODY_MAP_PICTURE, BodyMapSheet
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import chapter_data, country_code
from stretchlib.words import say


class BodyMap(StretchWidget):
    """A map of the body to point at. What the reader chooses stays in the page; the kernel hears nothing."""

    _esm = bundle("bodymap.js")
    _css = bundle("bodymap.css")

    title = traitlets.Unicode().tag(sync=True)
    picture: Any = traitlets.Dict().tag(sync=True)
    regions: Any = traitlets.List().tag(sync=True)
    feelings: Any = traitlets.List().tag(sync=True)
    signs: Any = traitlets.Dict().tag(sync=True)
    conditions: Any = traitlets.Dict().tag(sync=True)
    chapters: Any = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        drawn = picture(BODY_MAP_PICTURE)
        regions = catalogue.regions().values()
        super().__init__(
            title=say("widgets.bodymap-title"),
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
            notice=catalogue.notice(*BODY_MAP),
            country=country_code(),
        )

    def fallback(self) -> BodyMapSheet:
        return BodyMapSheet(self.title, catalogue.emergency_signs(), tuple(catalogue.regions().values()))

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
