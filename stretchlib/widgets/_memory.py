"""What the reader's browser keeps of them: to look at and to delete."""

from __future__ import annotations

from stretchlib.show.stand_ins import MemoryNote
from stretchlib.widgets._base import StretchWidget, bundle


class Memory(StretchWidget):
    """A list of what this browser keeps of its reader, with a button to forget each and all of it.

    Safety answers, country, plan, cards, guesses and the journal stay in the browser, one memory
    for each site; none of them comes to Python through this widget.
    """

    _esm = bundle("memory.js")
    _css = bundle("memory.css")

    def fallback(self) -> MemoryNote:
        return MemoryNote()

    def __repr__(self) -> str:
        return "Memory()"


def memory() -> Memory:
    """What this browser keeps of its reader: to look at, and to delete.

    Examples
    --------
    >>> sl.memory()
    Memory()
    """
    return Memory()
