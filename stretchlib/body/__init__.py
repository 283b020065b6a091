"""The body: joint coordinates, bones, muscles, their lengths, and postures.

Numbers and shapes come from published models through ``data/``; see NOTICE. Importing this package loads
nothing; each name loads its part when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from stretchlib.errors import NumpyMissing

if TYPE_CHECKING:
    from stretchlib.body.adults import Person, people
    from stretchlib.body.frames import Frame
    from stretchlib.body.groups import MUSCLE_GROUPS
    from stretchlib.body.length_data import coordinates_of, domain, muscle_ids
    from stretchlib.body.moving import Motion, Span, motion, motion_ids
    from stretchlib.body.muscle_lengths import length_change, lengths, moment_arms, spread, spread_ids
    from stretchlib.body.pose import COORDINATES, Pose, Side
    from stretchlib.body.posture import (
        Placement,
        contact_names,
        disc_names,
        nerve_radius,
        nerve_variants,
        place,
    )
    from stretchlib.body.shapes import Belly, Bone, belly, bones, drawn_muscles, strands
    from stretchlib.body.sheets import Sheet, sheet, sheet_ids, sheet_part
    from stretchlib.body.surface import Skin, girth, skin
    from stretchlib.body.trust import Trust, is_trusted, trusted_range

_HOMES = {
    "Frame": "frames",
    "MUSCLE_GROUPS": "groups",
    **dict.fromkeys(["COORDINATES", "Pose", "Side"], "pose"),
    **dict.fromkeys(["coordinates_of", "domain", "muscle_ids"], "length_data"),
    **dict.fromkeys(["length_change", "lengths", "moment_arms", "spread", "spread_ids"], "muscle_lengths"),
    **dict.fromkeys(["Motion", "Span", "motion", "motion_ids"], "moving"),
    **dict.fromkeys(["Trust", "is_trusted", "trusted_range"], "trust"),
    **dict.fromkeys(
        ["Placement", "contact_names", "disc_names", "nerve_radius", "nerve_variants", "place"],
        "posture",
    ),
    **dict.fromkeys(["Person", "people"], "adults"),
    **dict.fromkeys(["Sheet", "sheet", "sheet_ids", "sheet_part"], "sheets"),
    **dict.fromkeys(["Skin", "girth", "skin"], "surface"),
    **dict.fromkeys(["Belly", "Bone", "belly", "bones", "drawn_muscles", "strands"], "shapes"),
}

__all__ = [
    "COORDINATES",
    "MUSCLE_GROUPS",
    "Belly",
    "Bone",
    "Frame",
    "Motion",
    "Person",
    "Placement",
    "Pose",
    "Sheet",
    "Side",
    "Skin",
    "Span",
    "Trust",
    "belly",
    "bones",
    "contact_names",
    "coordinates_of",
    "disc_names",
    "domain",
    "drawn_muscles",
    "girth",
    "is_trusted",
    "length_change",
    "lengths",
    "moment_arms",
    "motion",
    "motion_ids",
    "muscle_ids",
    "nerve_radius",
    "nerve_variants",
    "people",
    "place",
    "sheet",
    "sheet_ids",
    "sheet_part",
    "skin",
    "spread",
    "spread_ids",
    "strands",
    "trusted_range",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        try:
            value = getattr(import_module(f"stretchlib.body.{_HOMES[name]}"), name)
        except ModuleNotFoundError as error:
            if error.name != "numpy":
                raise
            raise NumpyMissing(f"sl.body.{name}") from None
        globals()[name] = value
        return value
    raise AttributeError(f"stretchlib.body has no name '{name}'; it has {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return sorted(__all__)
