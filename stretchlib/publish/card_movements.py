"""Cards of the book move: a technique's picture becomes a movement, whose engine comes when it is asked for.

In a notebook ``sl.movement`` shows the same. A card marks its picture with ``data-sl-moves``; here a widget
takes the picture's place, and the picture stays for readers without scripts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_live_widgets.places import STATE, WidgetPlace

from stretchlib.publish.moving_cards import ENGINE, MARKED, engine, moving_card


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
            self.document[STATE] = {**self.document.get(STATE, {}), **state, ENGINE: engine()}


def _split(html: str, state: dict[str, Any]) -> Iterator[nodes.Node]:
    """The output with a place for a movement around each marked picture."""
    end = 0
    for marked in MARKED.finditer(html):
        yield nodes.raw("", html[end : marked.start()], format="html")
        key = f"card-{len(state)}-{marked[1]}"
        state[key] = moving_card(marked[1], pictured=bool(marked[2]))
        yield WidgetPlace("", nodes.raw("", marked[2], format="html"), model=key)
        end = marked.end()
    yield nodes.raw("", html[end:], format="html")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_post_transform(MoveCards)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
