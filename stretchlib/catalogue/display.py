"""How a record shows itself: plain text and anything richer come from whoever registers it.

The catalogue knows no screen. Its ``text`` registers plain text. A floor above registers an HTML renderer for
a record type, or names the module that does so; that module is imported only when a notebook first shows a
record.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

_html: dict[type, Callable[[Any], str]] = {}
_renderer_modules: list[str] = []
_text: Callable[[object], str] = repr


def text_by(write: Callable[[object], str]) -> None:
    """Let ``write`` make the plain text of every record."""
    global _text
    _text = write


def html_for(record_type: type, render: Callable[[Any], str]) -> None:
    """Let ``render`` make the HTML of records of one type."""
    _html[record_type] = render


def find_renderers_in(module: str) -> None:
    """Name a module that registers renderers when it is imported."""
    if module not in _renderer_modules:
        _renderer_modules.append(module)


def plain(record: object) -> str:
    """A record as text for a terminal."""
    return _text(record)


def mimebundle(record: object, text: str | None = None) -> dict[str, str]:
    """What a notebook shows: text always, HTML if somebody renders this type."""
    for module in _renderer_modules:
        import_module(module)
    bundle = {"text/plain": plain(record) if text is None else text}
    render = _html.get(type(record))
    if render is not None:
        bundle["text/html"] = render(record)
    return bundle


class Shown:
    """Gives a record a short ``repr``, a full ``str`` and a rich display in notebooks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, 'id', '')!r})"

    def __str__(self) -> str:
        return plain(self)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return mimebundle(self)
