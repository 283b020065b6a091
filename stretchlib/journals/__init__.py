"""The learner's own log: sessions done, weekly check-ins, knee extension, notes. It stays on the device.

``Journal`` keeps it in one file; ``exchange`` carries it between page, notebook and clinician.
"""

from __future__ import annotations

from stretchlib.journals.entries import KINDS, BadEntry, Entry
from stretchlib.journals.files import home
from stretchlib.journals.journal import Journal, Merged
from stretchlib.journals.opening import JournalUnusable

__all__ = ["KINDS", "BadEntry", "Entry", "Journal", "JournalUnusable", "Merged", "home"]


def __dir__() -> list[str]:
    return sorted(__all__)
