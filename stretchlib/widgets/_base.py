"""What all widgets have in common: built code, a stable name, and something to read where no script runs."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import anywidget

from stretchlib import show


class StretchWidget(anywidget.AnyWidget):
    """A widget whose live part is TypeScript; Python gives it its content and hears what happened.

    A subclass sets ``_esm`` and ``_css`` with ``bundle`` and says in ``fallback`` what stands for it on
    paper, on a code host or in a page whose scripts are off.
    """

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


def bundle(name: str) -> str:
    """The text of a file that the front end's build made, such as ``"timer.js"``."""
    try:
        return (files("stretchlib.widgets") / "static" / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"The widget code {name} is missing here: install the course again; in a clone, run "
            "python tools/prepare.py lab."
        ) from error
