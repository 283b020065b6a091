"""Codes on slides, for the phones of people who are to open the page that the slide shows."""

from __future__ import annotations

from typing import Any

from stretchlib.publish.course_parts import part_of
from stretchlib.publish.handouts.targets import Target
from stretchlib.words import say


def code_for(cell_id: str, base_url: str) -> dict[str, Any] | None:
    """A code that opens the part of the chapter in which a cell stands; ``None`` while it has no address."""
    part = part_of(cell_id)
    if part is None or not base_url:
        return None
    return Target(f"{base_url.rstrip('/')}/{part.page}", say("slides.open")).to_dict()
