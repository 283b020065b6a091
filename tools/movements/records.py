"""The records of movements with all that they inherit, and the poses that they speak of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from stretchlib.catalogue import library, reading
from stretchlib.catalogue.movement_records import Key, Movement, Touch
from stretchlib.catalogue.records import PoseRecord

FOLDER = Path(__file__).resolve().parents[2] / "stretchlib" / "catalogue" / "facts" / "movements"
STARTS = "starts.toml"


@dataclass(frozen=True)
class Script:
    """A movement, whole: its own record, the poses it may name, its start positions."""

    record: Movement
    poses: dict[str, PoseRecord]
    starts: dict[str, PoseRecord]

    @property
    def anchor(self) -> PoseRecord:
        key = next(key for key in self.record.keys if key.name == self.record.anchor)
        return self.pose(key.like)

    def pose(self, name: str) -> PoseRecord:
        """A pose of the technique or a start position."""
        own = (self.record.poses or {}).get(name, name)
        if own in self.poses:
            return self.poses[own]
        return self.starts[name]

    def knows(self, name: str) -> bool:
        return (self.record.poses or {}).get(name, name) in self.poses or name in self.starts


def scripts() -> dict[str, Script]:
    """Every movement by the name that the data give it."""
    starts = {
        name: reading.form(table, PoseRecord, STARTS, name)
        for name, table in reading.tables((FOLDER / STARTS).read_bytes(), STARTS).items()
    }
    records: dict[str, Movement] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        if path.name != STARTS:
            records |= reading.records(path.read_bytes(), Movement, path.name)
    found = {}
    for record in records.values():
        whole = _inherited(record, records)
        source = library.all_stretches().get(record.technique) or library.self_test(record.technique)
        found[record.name] = Script(whole, dict(source.poses), starts)
    return found


def _inherited(record: Movement, known: dict[str, Movement]) -> Movement:
    if record.like is None:
        return record
    base = _inherited(known[record.like], known)
    own = {key.name: key for key in record.keys}
    touches = {touch.point for touch in record.touches}
    keys: tuple[Key, ...] = tuple(
        own.pop(key.name, key) for key in base.keys if key.name not in record.without
    ) + tuple(own.values())
    kept: tuple[Touch, ...] = tuple(t for t in base.touches if t.point not in touches)
    return replace(
        record,
        anchor=record.anchor if record.anchor != "hold" else base.anchor,
        poses={**(base.poses or {}), **(record.poses or {})},
        keys=keys,
        touches=(*kept, *record.touches),
        loop=record.loop or base.loop,
        loop_step=record.loop_step or base.loop_step,
        since=record.since or base.since,
    )
