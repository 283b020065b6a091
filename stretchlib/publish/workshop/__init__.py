"""A workshop: from minutes, topics and things to a folder with agenda, sheets, slides and plan."""

from __future__ import annotations

from stretchlib.publish.workshop.agenda import NoClass, Slot, lay_out, rules
from stretchlib.publish.workshop.folder import WorkshopFailed, make_folder
from stretchlib.publish.workshop.lesson import Lesson, plan_class

__all__ = ["Lesson", "NoClass", "Slot", "WorkshopFailed", "lay_out", "make_folder", "plan_class", "rules"]


def __dir__() -> list[str]:
    return sorted(__all__)
