"""What the planner in the page gets: of the real catalogue, and of a made-up one. ``plans`` uses both."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from shared_vectors import one_line
from shared_vectors.made_up import made_up_catalogue
from stretchlib.routine.page_data import planner_data

FILE = "plan_catalogues.json"
CATALOGUES = ("real", "made up")
text = one_line


def vectors() -> dict[str, Any]:
    """``planner_data()`` by the name of the catalogue."""
    found = {}
    for name in CATALOGUES:
        with catalogue_named(name):
            found[name] = planner_data()
    return found


def catalogue_named(name: str) -> AbstractContextManager[None]:
    """Let the library answer from one of the two catalogues."""
    return nullcontext() if name == "real" else made_up_catalogue()
