"""Cards of the book move: a technique's picture becomes a movement, whose engine comes when it is asked for.

In a notebook ``sl.movement`` shows the same. A card marks its picture with ``data-sl-moves``; here a widget
takes the picture's place, and the picture stays for readers without scripts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_live_widgets.places import STATE, WidgetPlace

from stretchlib.widgets._base import StretchWidget
from stretchlib.widgets._movement import Movement, MovementEngine

ENGINE = "movement-engine"
_MARKED = re.compile(r'<div data-sl-moves="([\w.-]+)">(.*?)</div>', re.S)


class MoveCards(SphinxPostTransform):
    """Put a movement in the place of each marked picture of a page's cards."""

    default_priority = 5  # after the notebook's own widgets have places, before pictures become references
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        if self.app.builder.name == "epub":
            return
        state: dict[str, Any] = {}
        for output in list(self.document.findall(nodes.raw)):
            if output["format"] == "html" and "data-sl-moves" in output.astext():
                at = output.parent.index(output)
                output.parent[at : at + 1] = list(_split(output.astext(), state))
        if state:
            self.document[STATE] = {**self.document.get(STATE, {}), **state, ENGINE: _engine()}


def _split(html: str, state: dict[str, Any]) -> Iterator[nodes.Node]:
    """The output with a place for a movement around each marked picture."""
    end = 0
    for marked in _MARKED.finditer(html):
        yield nodes.raw("", html[end : marked.start()], format="html")
        key = f"card-{len(state)}-{marked[1]}"
        state[key] = _movement(marked[1], bool(marked[2]))
        yield WidgetPlace("", nodes.raw("", marked[2], format="html"), model=key)
        end = marked.end()
    yield nodes.raw("", html[end:], format="html")


@cache
def _movement(motion: str, pictured: bool) -> dict[str, Any]:
    technique, _, form = motion.partition(".")
    made = _saved(Movement(technique, form=form or None))
    values = made["state"] | {"engine": f"anywidget:{ENGINE}", "compact": True, "care": [], "notice": ""}
    if not pictured:  # the card has another picture above
        values["shown"] = values["shown"] | {"still": None}
    return {**made, "state": values}


@cache
def _engine() -> dict[str, Any]:
    return _saved(MovementEngine())


def _saved(widget: StretchWidget) -> dict[str, Any]:
    """A widget as a notebook saves it."""
    state = json.loads(json.dumps(widget.get_state(), default=str))
    return {
        "model_name": "AnyModel",
        "model_module": "anywidget",
        "model_module_version": "*",
        "state": state,
    }


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_post_transform(MoveCards)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
