"""Routines from files: a clinic's or a learner's own plan, and the ready-made sets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stretchlib.brief import Records
from stretchlib.catalogue import reading
from stretchlib.errors import BadLink, BadRecord, UnknownId
from stretchlib.routine import links
from stretchlib.routine.plan_form import PlanFile, plan_file, sets
from stretchlib.routine.timeline import Routine
from stretchlib.words import say


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
    Routine('my-plan', 13 stages, 4:55)
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
    return _routine(plan_file(table, place.name), place.name, reading.slug(place.stem) or "plan")


def from_link(link: str) -> Routine:
    """A routine from a link, checked as a plan file is.

    Parameters
    ----------
    link : what ``Routine.to_link`` or the book's planner gave, or only its part behind ``#plan=``.

    Returns
    -------
    The routine; its first remark asks for the safety check, which a link knows nothing of.

    Raises
    ------
    BadLink : no link of a plan, a broken one, or one of a newer version.

    Examples
    --------
    >>> sl.routine.from_link(sl.routine.named("desk").to_link())
    Routine('linked-plan', 13 stages, 4:55)
    """
    if not isinstance(link, str):
        raise BadLink(say("links.no-plan"))
    found = links.read(link)
    remarks = [say("links.from-link")]
    if found.unknown:
        remarks.append(say("links.unknown-steps", count=found.unknown))
    try:
        return Routine(
            id="linked-plan",
            name=found.name,
            steps=found.steps,
            pauses=found.pauses,
            note=found.note,
            remarks=tuple(remarks),
        )
    except ValueError:
        raise BadLink(say("links.cannot-be")) from None


def named(name: str) -> Routine:
    """One of the ready-made sets, such as ``"core"``; ``UnknownId`` with the nearest names.

    Examples
    --------
    >>> sl.routine.named("desk")
    Routine('desk', 13 stages, 4:55)
    """
    known = _named()
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
    return tuple(sets())


@cache
def _named() -> Mapping[str, Routine]:
    return Records("set", {name: _routine(form, "sets.toml", name) for name, form in sets().items()})


def _routine(form: PlanFile, file: str, routine_id: str) -> Routine:
    try:
        return Routine(id=routine_id, name=form.name, steps=form.steps, pauses=form.pauses, note=form.note)
    except ValueError as fault:
        raise BadRecord(file, "", "", str(fault).rstrip(".")) from None
