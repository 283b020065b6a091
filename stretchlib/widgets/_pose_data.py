"""Poses of the catalogue as the page reads them."""

from __future__ import annotations

from typing import Any

from stretchlib.catalogue.records import PoseRecord


def surroundings(record: PoseRecord) -> dict[str, Any]:
    """What a pose rests on and holds, and what stands round it; heights in metres."""
    return {
        "contacts": [
            {"point": contact.point, "height": contact.height_cm / 100, "on": contact.on}
            for contact in record.contacts
        ],
        "props": [
            {"kind": prop.kind}
            | ({} if prop.height_cm is None else {"height": prop.height_cm / 100})
            | ({} if prop.under is None else {"under": prop.under})
            for prop in record.props
        ],
    }
