"""The parts of which a workshop's sheets are made, as ``handouts/form.typ`` draws them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stretchlib.catalogue.records import Sign
from stretchlib.publish.handouts.content import signs_by_action

Part = dict[str, Any]


def heading(words: str) -> Part:
    return {"kind": "heading", "words": words}


def text(words: str) -> Part:
    return {"kind": "text", "words": words}


def large(words: str) -> Part:
    """Words in the size of a certificate."""
    return {"kind": "large", "words": words}


def bullets(items: Iterable[str]) -> Part:
    return {"kind": "bullets", "items": list(items)}


def ticks(items: Iterable[str]) -> Part:
    """A list with a box before each item."""
    return {"kind": "ticks", "items": list(items)}


def boxed(tone: str, title: str, items: Iterable[str]) -> Part:
    """A box with a bar at its side; ``tone`` is ``"danger"`` or ``"caution"``."""
    return {"kind": "boxed", "tone": tone, "title": title, "items": list(items)}


def signs(title: str, of: Iterable[Sign]) -> Part:
    """Signs that need more than a stretch, in little room."""
    return {"kind": "signs", "title": title, "signs": signs_by_action(of)}


def write(label: str, lines: int = 1) -> Part:
    """A label and lines to write on."""
    return {"kind": "write", "label": label, "lines": lines}


def question(number: int, stem: str, options: Iterable[str], *, many: bool, more: str = "") -> Part:
    """A question with something to tick before each answer; ``many`` answers may be right."""
    told = {"number": number, "stem": stem, "options": list(options), "many": many, "more": more}
    return {"kind": "question", **told}


def scale(label: str, low: str, high: str) -> Part:
    """Numbers from 0 to 10 to tick."""
    return {"kind": "scale", "label": label, "low": low, "high": high}


def table(columns: Iterable[int], head: Iterable[str], rows: Iterable[Iterable[str]]) -> Part:
    """Rows below a head; ``columns`` are their shares of the width."""
    return {
        "kind": "table",
        "columns": list(columns),
        "head": list(head),
        "rows": [list(row) for row in rows],
    }


def codes(targets: Iterable[dict[str, Any]]) -> Part:
    """Codes for a phone's camera, two in a row."""
    return {"kind": "codes", "codes": list(targets)}


def space(share: int = 1) -> Part:
    """A share of what is left of the page."""
    return {"kind": "space", "share": share}
