"""How a record shows itself: it asks the room ``show``, by name, at the moment when somebody looks.

The catalogue knows no screen and imports nobody above it; a record only knows whom to ask.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Shown:
    """Gives a record a short ``repr``, a full ``str`` and a rich display in notebooks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, 'id', '')!r})"

    def __str__(self) -> str:
        text: str = _show().plain(self)
        return text

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        bundle: dict[str, str] = _show().mimebundle(self)
        return bundle


def _show() -> Any:
    return import_module("stretchlib.show")
