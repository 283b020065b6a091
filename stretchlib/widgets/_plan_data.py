"""What widgets need that plan in the page: the catalogue's rules, pictures of all forms, and what moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.pictures import pictures
from stretchlib.routine import NoPlan
from stretchlib.routine.page_data import planner_data
from stretchlib.widgets._base import StretchWidget
from stretchlib.widgets._claim_data import country_code
from stretchlib.widgets._movement import engine_reference, scenes_by_picture
from stretchlib.widgets._phone_code import codes_reference


class PlanWidget(StretchWidget):
    """A widget whose page makes plans; ``plan_traits`` fills its traits."""

    catalogue: Any = traitlets.Dict().tag(sync=True)
    pictures: Any = traitlets.Dict().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)
    codes = traitlets.Unicode("").tag(sync=True)


class PlanRunner(PlanWidget):
    """A widget whose page also runs the plans that it makes; ``runner_traits`` fills its traits."""

    moving: Any = traitlets.Dict().tag(sync=True)
    engine = traitlets.Unicode("").tag(sync=True)


def whole_plan(made: Any, read: Callable[[Any], object]) -> Any:
    """What a page tells of its plan, where it can be read; else it changes nothing."""
    try:
        read(made)
    except NoPlan:  # the page says why there is none
        return made
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise traitlets.TraitError(str(fault)) from fault
    return made


def plan_traits() -> dict[str, Any]:
    """The traits of a ``PlanWidget``."""
    data = planner_data()
    return {
        "catalogue": data,
        "pictures": _pictures(data),
        "country": country_code(),
        "codes": codes_reference(),
    }


def runner_traits() -> dict[str, Any]:
    """The traits of a ``PlanRunner``."""
    moving = {"moving": scenes_by_picture(catalogue.stretches()), "engine": engine_reference()}
    return plan_traits() | moving


def _pictures(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The stored pictures that a plan may show, each once."""
    known = pictures()
    named = [
        picture
        for item in data["techniques"]
        for picture in (
            item["picture"],
            *item.get("pictures", ()),
            *(form["picture"] for form in item["forms"]),
        )
    ]
    wanted = dict.fromkeys(key for key in named if key is not None and key in known)
    return {key: {"svg": known[key].themed_svg(), "alt": known[key].alt} for key in wanted}
