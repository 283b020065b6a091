"""The form of a plan file with its checks, the ready-made sets in it, and how a routine is written in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchlib.catalogue import reading
from stretchlib.errors import BadRecord, UnknownId
from stretchlib.routine.stages import Pauses
from stretchlib.routine.steps import Step

if TYPE_CHECKING:
    from stretchlib.routine.timeline import Routine

MOST_STEPS = 200
FORMAT = 2


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The form of a plan file.

    Attributes
    ----------
    note : a line of whoever made it.
    format : 2 where ``repetitions`` of a movement are single movements. In files without it they were rounds,
        so such a file is refused where it makes a difference, and never read in the other sense.
    """

    name: str
    steps: tuple[Step, ...]
    note: str = ""
    format: int = 1
    prepare_seconds: int = 5
    switch_seconds: int = 8
    rest_seconds: int = 8

    def __post_init__(self) -> None:
        if not 0 < len(self.steps) <= MOST_STEPS:
            raise ValueError(f"'steps' holds {len(self.steps)}; give from 1 to {MOST_STEPS}")
        if not 1 <= self.format <= FORMAT:
            raise ValueError(f"'format' is {self.format}; write format = {FORMAT}")
        _ = self.pauses  # which says what is wrong with them

    @property
    def pauses(self) -> Pauses:
        """The pauses, checked."""
        return Pauses(self.prepare_seconds, self.switch_seconds, self.rest_seconds)


@cache
def sets() -> Mapping[str, PlanFile]:
    """The ready-made sets by name."""
    content = (files("stretchlib.routine") / "sets.toml").read_bytes()
    tables = reading.toml_table(content, "sets.toml")
    return MappingProxyType({name: plan_file(table, "sets.toml") for name, table in tables.items()})


def plan_file(table: Mapping[str, Any], file: str) -> PlanFile:
    """A plan as its file holds it; ``BadRecord`` where it breaks a rule or names what does not exist."""
    found = reading.form(table, PlanFile, file)
    if faults := [
        fault
        for place, step in enumerate(found.steps, 1)
        for fault in _step_faults(step, file, place, found.format)
    ]:
        raise BadRecord.together(faults)
    return found


def _step_faults(step: Step, file: str, place: int, file_format: int) -> Iterator[BadRecord]:
    """What a step names that does not exist, and a number that would be read in another sense than before."""
    for key, look_up in (("stretch", step.technique), ("form", step.whole_form)):
        try:
            look_up()
        except UnknownId as unknown:
            yield BadRecord(file, "", f"steps.{place}.{key}", str(unknown).rstrip("."))
            return
    if file_format < FORMAT:
        yield from _old_rounds(step, file, place)


def to_toml(routine: Routine) -> str:
    """A routine as the text of a plan file."""
    head: dict[str, Any] = {"format": FORMAT, "name": routine.name, "note": routine.note}
    head |= {f"{item.name}_seconds": getattr(routine.pauses, item.name) for item in fields(Pauses)}
    blocks = [_lines(head)]
    defaults = {item.name: item.default for item in fields(Step)}
    for step in routine.steps:
        given = {key: getattr(step, key) for key in defaults if getattr(step, key) != defaults[key]}
        blocks.append("[[steps]]\n" + _lines(given))
    return "\n\n".join(blocks) + "\n"


def _old_rounds(step: Step, file: str, place: int) -> Iterator[BadRecord]:
    """A fault where a number would now mean single movements and meant rounds of them before."""
    item, asked = step.technique(), step.repetitions
    if item is None or item.dose.kind != "repeat" or asked is None:
        return
    own = item.dose.repetitions
    yield BadRecord(
        file,
        "",
        f"steps.{place}.repetitions",
        f"repetitions = {asked} of {item.name} meant {asked} rounds of {own} movements before plan files had"
        f" a format; write  rounds = {asked}  for that, or  format = {FORMAT}  at the top of the file for"
        f" {asked} single movements",
    )


def _lines(values: Mapping[str, Any]) -> str:
    # JSON writes text and numbers as TOML does, once the one escape that TOML does not know is gone.
    return "\n".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f")
        for key, value in values.items()
        if value not in (None, "")
    )
