"""A routine as a sheet to print: it asks the room ``publish``, by name, when somebody wants one.

A routine knows no paper and imports nobody above it; as with its display, it only knows whom to ask.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from stretchlib.catalogue.reading import slug
from stretchlib.errors import PackageMissing
from stretchlib.missing import how_to_install
from stretchlib.words import say

if TYPE_CHECKING:
    from stretchlib.routine.timeline import Routine

_NEEDED = ("typst", "segno")


def save_pdf(routine: Routine, path: str | Path | None, *, paper: str, base_url: str) -> Path:
    """Write the sheet; see ``Routine.save_pdf``."""
    try:
        handouts = import_module("stretchlib.publish.handouts")
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        raise PackageMissing(
            say("handouts.not-here", package=error.name, command=how_to_install("handouts"))
        ) from None
    sheet: bytes = handouts.routine_sheet(routine, base_url).pdf(paper)
    named = Path(path if path is not None else ".")
    place = named / f"{slug(routine.id) or 'plan'}.pdf" if named.is_dir() else named
    place.write_bytes(sheet)
    return place
