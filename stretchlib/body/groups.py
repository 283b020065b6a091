"""Named sets of muscles, such as the hamstrings."""

from __future__ import annotations

from collections.abc import Mapping

from stretchlib.body.stored import stored
from stretchlib.brief import Records

MUSCLE_GROUPS: Mapping[str, tuple[str, ...]] = Records(
    "muscle group", {name: tuple(members) for name, members in stored("groups")["groups"].items()}
)
"""Named sets of muscles whose length the model knows, by their ids in it."""


def beside(muscle: str) -> tuple[str, ...]:
    """Sheets that are drawn with a muscle: what it would end without, and small ones that belong to it."""
    return tuple(stored("groups")["beside"].get(muscle, ()))
