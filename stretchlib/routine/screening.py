"""What signs and conditions mean for stretching: act now, see a clinician first, or what to leave out.

The rules about techniques are those of the catalogue, which the planner keeps too. This sorts; it finds no
cause and names none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue.records import Caution, Sign, Stretch
from stretchlib.errors import UnknownId

Verdict = Literal["act-now", "see-today", "see-first", "go"]


@dataclass(frozen=True, slots=True, repr=False)
class Screening(Brief):
    """The result of a safety check.

    Attributes
    ----------
    verdict : ``act-now`` with any emergency sign, ``see-today`` with a sign for the same day, ``see-first``
        with any other sign, else ``go``.
    signs : the signs that somebody has, emergencies first.
    conditions : ids of the conditions to heed, also those that a sign brings with it.
    left_out : techniques to skip, each with the reasons.
    changed : techniques to do otherwise, each with how.

    Examples
    --------
    >>> sl.routine.screen(conditions=["osteoporosis"]).conditions
    ('osteoporosis',)
    """

    verdict: Verdict
    signs: tuple[Sign, ...]
    conditions: tuple[str, ...]
    left_out: tuple[tuple[Stretch, tuple[Caution, ...]], ...]
    changed: tuple[tuple[Stretch, tuple[Caution, ...]], ...]

    @property
    def no_plan(self) -> tuple[Sign, ...]:
        """Signs with which there is no plan before a clinician has looked."""
        return tuple(sign for sign in self.signs if sign.plan == "none")


class Screened(Protocol):
    """Something that holds the result of a safety check, such as the widget."""

    @property
    def screening(self) -> Screening | None:
        """The result; ``None`` before the last answer."""

    @property
    def is_unfinished(self) -> bool:
        """Whether it was begun and not answered to its end, so that nobody knows what it will say."""


def screen(signs: Iterable[str] = (), conditions: Iterable[str] = ()) -> Screening:
    """Sort signs and conditions by what they ask for.

    Parameters
    ----------
    signs : ids of signs, such as ``"saddle-numbness"``. A sign that somebody is not sure about counts.
    conditions : ids of conditions, such as ``"osteoporosis"``; the same holds.

    Raises
    ------
    UnknownId : with the nearest ids.

    Examples
    --------
    >>> sl.routine.screen(signs=["saddle-numbness"]).verdict
    'act-now'
    """
    known = {sign.id: sign for sign in (*catalogue.emergency_signs(), *catalogue.clinician_signs())}
    named = set(signs)
    for name in named - known.keys():
        raise UnknownId("sign", name, known)
    found = tuple(sign for sign in known.values() if sign.id in named)
    given = {catalogue.condition(name).id for name in conditions}
    given.update(condition for sign in found for condition in sign.conditions)
    heeded = tuple(name for name in catalogue.conditions() if name in given)
    advised = [(item, tuple(catalogue.cautions_for(item, heeded))) for item in catalogue.stretches()]
    return Screening(
        verdict=_verdict(found),
        signs=found,
        conditions=heeded,
        left_out=tuple((item, only(told, "skip")) for item, told in advised if only(told, "skip")),
        changed=tuple((item, told) for item, told in advised if told and not only(told, "skip")),
    )


def only(cautions: Iterable[Caution], action: str) -> tuple[Caution, ...]:
    """The cautions that ask for one action, ``"skip"`` or ``"change"``."""
    return tuple(caution for caution in cautions if caution.action == action)


def _verdict(signs: Iterable[Sign]) -> Verdict:
    urgencies = {sign.urgency for sign in signs}
    if "now" in urgencies:
        return "act-now"
    if "today" in urgencies:
        return "see-today"
    return "see-first" if urgencies else "go"
