"""Plan files: a clinic's or a learner's own routine as TOML, and the ready-made sets in the same form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from stretchlib.brief import Records
from stretchlib.catalogue import reading
from stretchlib.errors import BadRecord, UnknownId
from stretchlib.routine.steps import Pauses, Step
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
        Pauses(self.prepare_seconds, self.switch_seconds, self.rest_seconds)


def load(path: str | Path) -> Routine:
    """A routine from a plan file, checked.

    Parameters
    ----------
    path : a TOML file with ``name`` and a list of ``[[steps]]``; techniques of an own file must have been
        loaded with ``catalogue.load`` before.

    Raises
    ------
    BadRecord : the file breaks a rule; the message names file, step and key.
    OSError : there is no such file, or it cannot be read.

    Examples
    --------
    >>> from pathlib import Path
    >>> _ = Path("my-plan.toml").write_text(sl.routine.named("desk").to_toml())
    >>> sl.routine.load("my-plan.toml")
    Routine('my-plan', 10 stages, 3:01)
    """
    content = reading.own_file(path)
    place = Path(path)
    table = reading.toml_table(content, place.name)
    if table and all(isinstance(part, dict) for part in table.values()):
        raise BadRecord(
            place.name,
            "",
            "",
            "this is a file of techniques, not a plan; check it with  stretchlib check"
            f" {place.name}  and read it with stretchlib.catalogue.load",
        )
    return _routine(table, place.name, reading.slug(place.stem) or "plan")


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


def named(name: str) -> Routine:
    """One of the ready-made sets, such as ``"core"``; ``UnknownId`` with the nearest names.

    Examples
    --------
    >>> sl.routine.named("desk")
    Routine('desk', 10 stages, 3:01)
    """
    known = _sets()
    if name not in known:
        raise UnknownId("set", name, known)
    return known[name]


def set_names() -> tuple[str, ...]:
    """Names of the ready-made sets.

    Examples
    --------
    >>> sl.routine.set_names()[:3]
    ('core', 'desk', 'after-hike')
    """
    return tuple(_sets())


@cache
def _sets() -> Mapping[str, Routine]:
    content = (files("stretchlib.routine") / "sets.toml").read_bytes()
    tables = reading.toml_table(content, "sets.toml")
    return Records("set", {name: _routine(table, "sets.toml", name) for name, table in tables.items()})


def _routine(table: Mapping[str, Any], file: str, routine_id: str) -> Routine:
    found = reading.form(table, PlanFile, file)
    for place, step in enumerate(found.steps, 1):
        try:
            step.technique()
        except UnknownId as unknown:
            raise BadRecord(file, "", f"steps.{place}.stretch", str(unknown).rstrip(".")) from None
        try:
            step.whole_form()
        except UnknownId as unknown:
            raise BadRecord(file, "", f"steps.{place}.form", str(unknown).rstrip(".")) from None
        if found.format < FORMAT:
            _refuse_old_rounds(step, file, place)
    try:
        return Routine(
            id=routine_id,
            name=found.name,
            steps=found.steps,
            pauses=Pauses(found.prepare_seconds, found.switch_seconds, found.rest_seconds),
            note=found.note,
        )
    except ValueError as fault:
        raise BadRecord(file, "", "", str(fault).rstrip(".")) from None


def _refuse_old_rounds(step: Step, file: str, place: int) -> None:
    """``BadRecord`` where a number would now mean single movements and meant rounds of them before."""
    item, asked = step.technique(), step.repetitions
    if item is None or item.dose.kind != "repeat" or asked is None:
        return
    own = item.dose.repetitions
    raise BadRecord(
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
