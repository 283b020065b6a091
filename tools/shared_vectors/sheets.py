"""Muscle sheets: where they are in poses of the catalogue, or that they do not hold there."""

from __future__ import annotations

from typing import Any

from shared_vectors import a_line_each
from stretchlib import body, catalogue
from stretchlib.body.pose import Pose

FILE = "sheets.json"
EVERY = 131  # of the corners every so manieth is written down
text = a_line_each

# A technique, its pose, a side: sheets that are broad, long, deep, or that do not hold there.
POSES = (
    ("heel-on-stool", "hold", "left"),
    ("seated-figure-four", "hold", "left"),
    ("lat-kneeling-chair", "hold", "right"),
)


def vectors() -> list[dict[str, Any]]:
    """Cases, one for each of ``POSES``."""
    return [case(*each) for each in POSES]


def case(stretch: str, phase: str, side: str) -> dict[str, Any]:
    """The angles, what the body rests on, and corners of each sheet of one side; None if it does not hold."""
    record = catalogue.stretch(stretch).poses[phase]
    contacts = {contact.point: contact.height_cm / 100 for contact in record.contacts}
    placement = body.place(record.pose, contacts)
    sheets = {name: _corners(body.sheet(placement, name, side)) for name in body.sheet_ids()}
    return {"pose": _angles(record.pose), "contacts": contacts, "side": side, "sheets": sheets}


def _corners(sheet: body.Sheet | None) -> list[list[float]] | None:
    return None if sheet is None else sheet.mesh()[0][::EVERY].round(7).tolist()


def _angles(pose: Pose) -> dict[str, Any]:
    sides = {side: dict(getattr(pose, side).angles()) for side in ("left", "right")}
    return {**pose.trunk(), **sides}
