"""The learner's own log: sessions done, weekly check-ins, knee extension, notes. It stays on the device.

``Journal`` keeps it in one file; ``exchange`` carries it between page, notebook and clinician. Names load
when they are first used: a browser's Python may have no SQLite, and still shows the journal in the page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stretchlib.journals.entries import KINDS, BadEntry, Entry
    from stretchlib.journals.files import home
    from stretchlib.journals.journal import Journal, Merged
    from stretchlib.journals.opening import JournalUnusable

_HOMES = {
    "KINDS": "entries",
    "BadEntry": "entries",
    "Entry": "entries",
    "Journal": "journal",
    "JournalUnusable": "opening",
    "Merged": "journal",
    "home": "files",
}

__all__ = ["KINDS", "BadEntry", "Entry", "Journal", "JournalUnusable", "Merged", "home"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"stretchlib.journals.{_HOMES[name]}"), name)
    raise AttributeError(f"stretchlib.journals has no name '{name}'; it has {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return sorted(__all__)
