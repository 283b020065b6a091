"""Named sets of muscles, such as the hamstrings."""

from __future__ import annotations

from collections.abc import Mapping

from stretchlib.body.stored import stored
from stretchlib.brief import Records

MUSCLE_GROUPS: Mapping[str, tuple[str, ...]] = Records(
    "muscle group", {name: tuple(members) for name, members in stored("groups")["groups"].items()}
)
"""Named sets of muscles whose length the model knows, by their ids in it."""
