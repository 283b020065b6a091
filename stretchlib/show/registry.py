"""Who makes HTML and plain text of a record: one function for each kind of record and each of the two.

A record finds its functions here however it was imported: they are looked for when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from stretchlib.show.escaping import Html

Record = TypeVar("Record")

_html: dict[type, Callable[[Any], Html]] = {}
_plain: dict[type, Callable[[Any], str]] = {}

#: Modules of this room that register what they render when they are imported.
RENDERERS = ("text", "cards", "techniques", "signs", "routines", "sheets", "stand_ins")
#: And one whose records need what notebooks in a browser do not have: it is loaded when one is shown.
LATE = {"stretchlib.journals.journal": "journals"}


def html_for(kind: type[Record]) -> Callable[[Callable[[Record], Html]], Callable[[Record], Html]]:
    """Let a function make the HTML of records of one kind; write ``@html_for(Claim)`` above it."""

    def register(render: Callable[[Record], Html]) -> Callable[[Record], Html]:
        _html[kind] = render
        return render

    return register


def plain_for(kind: type[Record]) -> Callable[[Callable[[Record], str]], Callable[[Record], str]]:
    """Let a function make the plain text of records of one kind; write ``@plain_for(Claim)`` above it."""

    def register(render: Callable[[Record], str]) -> Callable[[Record], str]:
        _plain[kind] = render
        return render

    return register


def html(record: object) -> Html | None:
    """A record as HTML for a page; ``None`` for a kind that has text alone."""
    _load(type(record).__module__)
    render = _html.get(type(record))
    return None if render is None else render(record)


def plain(record: object) -> str:
    """A record as text for a terminal; for a kind that nobody renders, its ``repr``."""
    _load(type(record).__module__)
    render = _plain.get(type(record))
    return repr(record) if render is None else render(record)


def mimebundle(record: object) -> dict[str, str]:
    """What a notebook shows of a record: text always, HTML if there is some."""
    rendered = html(record)
    shown = {"text/plain": plain(record)}
    return shown if rendered is None else {**shown, "text/html": str(rendered)}


@cache
def _load(module: str) -> None:
    """Renderers of the records of a module, and of all that need nothing more than others do."""
    for name in (*RENDERERS, *([LATE[module]] if module in LATE else [])):
        import_module(f"stretchlib.show.{name}")
