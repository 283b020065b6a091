"""What all widgets have in common: built code, a stable name, and something to read where no script runs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, ClassVar

import anywidget
import traitlets

from stretchlib import show


class StretchWidget(anywidget.AnyWidget):
    """A widget whose live part is TypeScript; Python gives it its content and hears what happened.

    A subclass sets ``_esm`` and ``_css`` with ``bundle`` and says in ``fallback`` what stands for it on
    paper, on a code host or in a page whose scripts are off. ``told`` names the traits that the page sets;
    all others are Python's own.
    """

    told: ClassVar[frozenset[str]] = frozenset()

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """What the page tells. What it may not tell, or what has no sense, changes nothing.

        Each part by itself: one that is wrong takes no right one with it.
        """
        may = {name: value for name, value in sync_data.items() if name in self.told | _JUPYTERS_OWN}
        super().set_state({name: value for name, value in may.items() if self._has_sense(name, value)})

    def _has_sense(self, name: str, value: object) -> bool:
        trait = self.traits()[name]
        try:
            trait._validate(self, trait.metadata.get("from_json", self._trait_from_json)(value, self))
        except (traitlets.TraitError, KeyError, TypeError, ValueError):  # of a reader of names of widgets too
            return False
        return True

    def _handle_msg(self, msg: Mapping[str, Any]) -> None:
        data = msg.get("content", {}).get("data", {})
        has_form = isinstance(data, dict) and data.get("method") in ("update", "request_state", "custom")
        if has_form and isinstance(data.get("state", {}), dict):
            super()._handle_msg(msg)

    def fallback(self) -> object:
        """A record that shows itself, as the room ``show`` renders it."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        shown = super()._repr_mimebundle_(**kwargs)
        if shown is None:  # the widget was closed
            return None
        bundle, *metadata = shown if isinstance(shown, tuple) else (shown,)
        readable = show.mimebundle(self.fallback())
        return ({**bundle, **readable}, *metadata) if metadata else {**bundle, **readable}


#: How a view looks; no code and no name of a class, which a page must not write into a notebook.
_JUPYTERS_OWN = frozenset({"_dom_classes", "_view_count", "layout", "tabbable", "tooltip"})


def bundle(name: str) -> str:
    """The text of a file that the front end's build made, such as ``"timer.js"``."""
    try:
        return (files("stretchlib.widgets") / "static" / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"The widget code {name} is missing here: install the course again; in a clone, run "
            "python tools/prepare.py lab."
        ) from error
