"""Codes that a phone's camera reads, drawn in the page."""

from __future__ import annotations

from functools import cache

from stretchlib.widgets._base import StretchWidget, bundle


class CodeDrawer(StretchWidget):
    """Draws the codes of links for all widgets of a page; it shows nothing itself.

    A page without a kernel fetches its code when somebody first asks for one.
    """

    _esm = bundle("qrcode.js")


def codes_reference() -> str:
    """How a widget names what draws codes in one of its traits."""
    return f"anywidget:{code_drawer().model_id}"


@cache
def code_drawer() -> CodeDrawer:
    """One for all widgets of a kernel."""
    return CodeDrawer()
