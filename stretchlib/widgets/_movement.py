"""The movement of a technique: a person who comes into it, holds it and comes out again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import traitlets

from stretchlib import body, catalogue
from stretchlib.body.stored import stored
from stretchlib.catalogue.notices import TECHNIQUE
from stretchlib.catalogue.records import Stretch
from stretchlib.catalogue.turns import shown_by
from stretchlib.errors import UnknownId
from stretchlib.pictures import pictures
from stretchlib.show.stand_ins import StepSheet
from stretchlib.show.techniques import inside_colours, strip_of
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import care_data
from stretchlib.widgets._pose_data import surroundings
from stretchlib.words import say

SIDES = ("left", "right")
PRESSED = ("ball", "roller")  # kinds that press on muscles and stretch none
_OTHER = {"left": "right", "right": "left"}


class MovementEngine(StretchWidget):
    """Draws movements for all widgets of a page; it shows nothing itself.

    The code is the explorer's, so that a page that has both has it once. A page without a kernel fetches it
    when somebody first presses Play.
    """

    _esm = bundle("explorer.js")
    role = traitlets.Unicode("engine").tag(sync=True)


class Movement(StretchWidget):
    """A technique as a moving person; see ``movement``, which makes it.

    Limits: where a browser has no WebGL, the still picture is all that there is. Speeds, and the order in
    which joints move, are our estimate. People are drawn, not measured.
    """

    _esm = bundle("movement.js")
    _css = bundle("movement.css")

    shown = traitlets.Dict().tag(sync=True)
    engine = traitlets.Unicode("").tag(sync=True)
    person = traitlets.Unicode("").tag(sync=True)
    care: Any = traitlets.List().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    compact = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        technique: str | Stretch,
        *,
        form: str | None = None,
        side: str | None = None,
        person: str | None = None,
    ) -> None:
        item = technique if isinstance(technique, Stretch) else catalogue.stretch(technique)
        who = shown_by(item.id) if person is None else body_person(person)
        self._sheet = _sheet(item, form)
        self._call = repr(item.id) if form is None else f"{item.id!r}, form={form!r}"
        super().__init__(
            shown=moving(item, form, side) | {"name": self._sheet.title},
            engine=engine_reference(),
            person=who,
            care=care_data([item]),
            notice=catalogue.notice(*TECHNIQUE),
        )

    def fallback(self) -> StepSheet:
        return self._sheet

    def __repr__(self) -> str:
        return f"Movement({self._call})"


def movement(
    technique: str | Stretch, *, form: str | None = None, side: str | None = None, person: str | None = None
) -> Movement:
    """A technique as a moving person, whom the reader can stop, slow down, mirror and turn.

    Parameters
    ----------
    technique : such as ``"lying-strap"``.
    form : id of one of its easier or harder forms.
    side : ``"left"`` or ``"right"``, the side that works first; as in its picture if left out.
    person : id of who shows it until the reader chooses somebody, such as ``"man-60"``; people take turns if
        left out.

    Raises
    ------
    UnknownId : a technique, form, side or person that is not known, or a form that has no movement.

    Examples
    --------
    >>> sl.movement("lying-strap")
    Movement('lying-strap')
    """
    return Movement(technique, form=form, side=side, person=person)


def moving(item: Stretch, form: str | None, side: str | None) -> dict[str, Any]:
    """What the page needs to show a technique, or one of its forms, as a movement."""
    motion = _motion_id(item, form)
    if side is not None and side not in SIDES:
        raise UnknownId("side", side, SIDES)
    scene = scene_of(item, motion)
    made_for = scene["side"]
    variant = item.forms[form] if form is not None else None
    known = pictures().get(item.picture_of(_motions()[motion]["pose"]))
    mirrored = side is not None and made_for == _OTHER[side]
    return {
        **scene,
        "side": made_for if made_for == "both" or side is None else side,
        "muscles": [
            {
                "id": muscle.id,
                "name": muscle.name,
                "model": list(muscle.model),
                **({"drawn": list(muscle.drawn)} if muscle.drawn else {}),
            }
            for muscle in map(catalogue.muscle, item.primary)
            if muscle.paths
        ],
        "pressed": item.kind in PRESSED,
        "colours": f"{inside_colours(item)} {say('cards.drawn')}",
        "steps": list(variant.steps if variant is not None else item.steps),
        "way_out": variant.way_out if variant is not None else item.way_out,
        "still": {"svg": known.themed_svg(), "alt": known.alt, "mirrored": mirrored} if known else None,
    }


def scene_of(item: Stretch, motion: str) -> dict[str, Any]:
    """A movement's id, the side that it was made for, and what stands round the body in it."""
    record = _motions()[motion]
    return {"id": motion, "side": record["side"], **surroundings(item.poses[record["pose"]])}


def scenes_by_picture(items: Iterable[Stretch]) -> dict[str, dict[str, Any]]:
    """What moves in place of a picture of a pose, by its id, with who shows it there."""
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        for motion, record in _motions().items():
            if motion.partition(".")[0] == item.id and record["pose"] in item.poses:
                scene = scene_of(item, motion) | {"person": shown_by(item.id)}
                found.setdefault(item.picture_of(record["pose"]), scene)
    return found


def _motions() -> dict[str, Any]:
    motions: dict[str, Any] = stored("movements")["motions"]
    return motions


def _motion_id(item: Stretch, form: str | None) -> str:
    known = _motions()
    if form is None:
        if item.id not in known:
            raise UnknownId("movement", item.id, [name for name in known if "." not in name])
        return item.id
    if form not in item.forms:
        raise UnknownId(f"form of '{item.id}'", form, item.forms)
    motion = f"{item.id}.{form}"
    if motion not in known:
        raise UnknownId("movement", motion, known)
    return motion


def _sheet(item: Stretch, form: str | None) -> StepSheet:
    if form is None or form not in item.forms:
        return StepSheet(item.name, _stills(item.id, item.picture), item.steps)
    variant = item.forms[form]
    picture = item.picture_of(variant.pose or item.main_phase)
    return StepSheet(variant.name or item.name, _stills(f"{item.id}.{form}", picture), variant.steps)


def _stills(motion: str, picture: str) -> str:
    """The picture that shows a movement in stills; that of its pose where there is none."""
    return strip_of(motion) if strip_of(motion) in pictures() else picture


def body_person(person: str) -> str:
    """The id of a person; an unknown one raises ``UnknownId``."""
    known = [each.id for each in body.people()]
    if person not in known:
        raise UnknownId("person", person, known)
    return person


def engine_reference() -> str:
    """How a widget names the engine in one of its traits."""
    return f"anywidget:{engine().model_id}"


@cache
def engine() -> MovementEngine:
    """One for all movements of a kernel."""
    return MovementEngine()
