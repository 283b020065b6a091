"""Poses of the catalogue as the page reads them."""

from __future__ import annotations

from typing import Any

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
