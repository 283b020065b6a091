"""Poses of the catalogue as the page reads them."""

from __future__ import annotations

from functools import cache
from typing import Any

from stretchlib.body.stored import stored
from stretchlib.catalogue.records import PoseRecord, Prop


def surroundings(record: PoseRecord) -> dict[str, Any]:
    """What a pose rests on and holds, and what stands round it; heights in metres."""
    return {
        "contacts": [
            {"point": contact.point, "height": contact.height_cm / 100, "on": contact.on}
            for contact in record.contacts
        ],
        "props": [_thing(prop) for prop in record.props],
    }


def _thing(prop: Prop) -> dict[str, Any]:
    lengths = {"height": prop.height_cm, "ahead": prop.ahead_cm, "aside": prop.aside_cm}
    told = {name: centimetres / 100 for name, centimetres in lengths.items() if centimetres is not None}
    return {"kind": prop.kind, **told} | ({} if prop.under is None else {"under": prop.under})


@cache
def movement_into(technique: str, pose: str) -> str:
    """The id of the movement that leads into a pose of a technique; empty where there is none."""
    for motion, record in stored("movements")["motions"].items():
        if motion.partition(".")[0] == technique and record["pose"] == pose:
            return str(motion)
    return ""
