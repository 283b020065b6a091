"""Named sets of muscles, such as the hamstrings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stretchlib.body.stored import stored

MUSCLE_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: tuple(members) for name, members in stored("groups")["groups"].items()}
)
"""Named sets of muscles whose length the model knows, by their ids in it."""
