"""Movements in the places that cards mark with ``data-sl-moves``, as widgets that a notebook has saved."""

from __future__ import annotations

import json
import re
from typing import Any

from stretchlib.widgets._base import StretchWidget
from stretchlib.widgets._movement import Movement, MovementEngine
from stretchlib.words import cached

#: Key of the engine's model on a page.
ENGINE = "movement-engine"
#: A place for a movement: its id, and the picture that stands there until somebody asks for more.
MARKED = re.compile(r'<div data-sl-moves="([\w.-]+)">(.*?)</div>', re.S)


@cached
def moving_card(motion: str, *, pictured: bool) -> dict[str, Any]:
    """A movement for a card, which tells all the rest.

    Parameters
    ----------
    motion : such as ``"lying-strap"``, or ``"lying-strap.wall"`` for a form.
    pictured : whether its picture stands in the movement's place; else the card has another above.
    """
    technique, _, form = motion.partition(".")
    made = saved(Movement(technique, form=form or None))
    values = made["state"] | {"engine": f"anywidget:{ENGINE}", "compact": True, "care": [], "notice": ""}
    if not pictured:
        values["shown"] = values["shown"] | {"still": None}
    return {**made, "state": values}


@cached
def engine() -> dict[str, Any]:
    """What draws all movements of a page; its key is ``ENGINE``."""
    return saved(MovementEngine())


def saved(widget: StretchWidget) -> dict[str, Any]:
    """A widget as a notebook saves it."""
    state = json.loads(json.dumps(widget.get_state(), default=str))
    return {
        "model_name": "AnyModel",
        "model_module": "anywidget",
        "model_module_version": "*",
        "state": state,
    }
