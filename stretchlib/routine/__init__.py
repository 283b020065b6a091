"""From the catalogue to a timed routine that the timer, a table and other programs can read."""

from __future__ import annotations

from stretchlib.routine.plan import Routine, Stage

__all__ = ["Routine", "Stage"]
