"""A routine: techniques in order, as a timeline of stages with all that must be said beside them.

A routine knows no clock and no screen. The timer runs its stages; ``to_dict`` is what it reads.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue import care
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.doses import HOLD_SECONDS
from stretchlib.catalogue.records import Dose, EffortRule, Stretch
from stretchlib.catalogue.reviews import Part
from stretchlib.routine import calendars, links, plan_form, printed
from stretchlib.routine.review_part import parts_of
from stretchlib.routine.stages import Pauses, Stage, checked
from stretchlib.routine.steps import Step, plain_text, total_seconds
from stretchlib.routine.wording import clock, joined
from stretchlib.words import say

LONGEST_SECONDS = 3 * 3600


@dataclass(frozen=True, slots=True, repr=False)
class Timed(Brief):
    """A stage and when it runs, in seconds from the start of the routine.

    Examples
    --------
    >>> sl.routine.named("core").timeline()[0].start
    0
    """

    start: int
    end: int
    stage: Stage


@dataclass(frozen=True, slots=True, repr=False)
class Routine(Shown):
    """Steps in order and the stages that they become.

    Make one with ``Routine.of("heel-on-stool", "lying-strap")``, ``plan(minutes=10)``, ``named("core")`` or
    ``load("my-plan.toml")``.

    Attributes
    ----------
    note : a line of whoever made it, such as a clinic.
    why : one sentence for each choice, where a planner chose.
    left_out : one sentence for each technique that a condition rules out.
    remarks : what the reader should know, such as a dose below the guideline.

    Examples
    --------
    >>> sl.routine.Routine.of("heel-on-stool", "lying-strap", hold_seconds=20)
    Routine('heel-on-stool-then-lying-strap', 18 stages, 5:49)
    """

    id: str
    name: str
    steps: tuple[Step, ...]
    pauses: Pauses = field(default_factory=Pauses)
    note: str = ""
    why: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("A routine needs at least one technique, such as Routine.of('heel-on-stool').")
        plain_text("name", self.name)
        plain_text("note", self.note)
        for step in self.steps:
            step.check()  # an unknown id is told now, not when the timer runs
        if self.seconds > LONGEST_SECONDS:
            raise ValueError(
                f"the routine takes {math.ceil(self.seconds / 60)} minutes; it may take up to"
                f" {LONGEST_SECONDS // 3600} hours, so take out steps, repetitions or rounds."
            )

    @classmethod
    def of(
        cls,
        *stretches: str | Stretch,
        repetitions: int | None = None,
        rounds: int | None = None,
        hold_seconds: int | None = None,
        prepare_seconds: int = 5,
        switch_seconds: int = 8,
        rest_seconds: int = 8,
        name: str | None = None,
        routine_id: str | None = None,
    ) -> Routine:
        """A routine of techniques in the given order, both sides of each.

        Parameters
        ----------
        *stretches : ids, names or records.
        repetitions : holds, or single movements of one round, on each side; each technique's own if ``None``.
        rounds : how often movements, or the time on one spot of a roll, come back; each technique's own if
            ``None``.
        hold_seconds : length of a hold or of the time on one spot; each technique's own if ``None``.
        prepare_seconds : time to get into place before each technique.
        switch_seconds, rest_seconds : time between sides, and between two holds of one side.

        Raises
        ------
        UnknownId : a technique that the catalogue does not have.
        ValueError : no technique, a number out of range, one that a technique cannot use, such as
            ``hold_seconds`` for a slow movement, or a routine of more than three hours.
        """
        chosen = [item if isinstance(item, Stretch) else catalogue.stretch(item) for item in stretches]
        steps = tuple(
            Step(item.id, repetitions=repetitions, rounds=rounds, hold_seconds=hold_seconds)
            for item in chosen
        )
        ids = [item.id for item in chosen]
        return cls(
            id=routine_id or "-then-".join(ids[:2]) + ("-and-more" if len(ids) > 2 else ""),
            name=name or joined(item.name for item in chosen),
            steps=steps,
            pauses=Pauses(prepare_seconds, switch_seconds, rest_seconds),
        )

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The timeline."""
        return tuple(stage for step in self.steps for stage in step.stages(self.pauses))

    def with_holds_of(self, hold_seconds: int) -> Routine:
        """The same routine with other holds; movements, rolls and free steps stay as they are.

        Parameters
        ----------
        hold_seconds : length of each hold, 3 to 300.

        Raises
        ------
        ValueError : a number out of range, or a routine in which no technique is held.
        """
        checked("hold_seconds", hold_seconds, *HOLD_SECONDS)
        steps = tuple(
            replace(step, hold_seconds=hold_seconds)
            if (dose := step.dose()) and dose.kind == "hold"
            else step
            for step in self.steps
        )
        if not any(dose.kind == "hold" for dose in self._doses()):
            raise ValueError(
                f"hold_seconds does not fit {self.name}, in which no technique is held; leave it out."
            )
        return replace(self, steps=steps)

    def _doses(self) -> list[Dose]:
        return [dose for step in self.steps if (dose := step.dose()) is not None]

    def with_long_holds(self) -> Routine:
        """The same routine with no hold of a technique shorter than 60 seconds, and a remark that says why.

        For people over 65, if they like. Movements, rolls and free steps stay; a routine without such holds
        stays as it is.
        """
        steps = tuple(
            replace(step, hold_seconds=longer)
            if (dose := step.dose()) and (longer := catalogue.long_hold().instead_of(dose))
            else step
            for step in self.steps
        )
        if steps == self.steps:
            return self
        return replace(self, steps=steps, remarks=(*self.remarks, long_holds_remark()))

    def timeline(
        self, prepare_seconds: int | None = None, *, step_seconds: int = 0, long_holds: bool = False
    ) -> tuple[Timed, ...]:
        """When each stage begins and ends.

        The timer in a page works this out for itself, because the learner chooses there how long to get
        ready and to hold; tests hold both to the same answers.

        Parameters
        ----------
        prepare_seconds : time to get ready before the steps of each technique, 0 to 120, but never less than
            its name takes to be said; ``None`` keeps the routine's own.
        step_seconds : more time for each step that leads into a technique, 0 to 60.
        long_holds : whether no hold of a technique is shorter than 60 seconds.
        """
        checked("prepare_seconds", prepare_seconds, 0, 120)
        checked("step_seconds", step_seconds, 0, 60)
        found, at = [], 0
        for stage in (self.with_long_holds() if long_holds else self).stages:
            chosen = stage.paced(prepare_seconds, step_seconds)
            found.append(Timed(at, at + chosen.seconds, chosen))
            at += chosen.seconds
        return tuple(found)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The techniques, each once, in order."""
        found = [item for item in (step.technique() for step in self.steps) if item is not None]
        return tuple({item.id: item for item in found}.values())

    @property
    def seconds(self) -> int:
        """The time of all stages: also of the way in and out, and of the changes of side."""
        return total_seconds(self.steps, self.pauses)

    def cautions(self) -> list[dict[str, str]]:
        """Who must skip or change something, one entry a condition: ``id``, ``title``, ``text``."""
        entries: dict[str, dict[str, str]] = {}
        for each in care.advice(self.stretches):
            about = each.condition
            entry = entries.setdefault(about.id, {"id": about.id, "title": about.name, "text": ""})
            said = say(
                "elements.advice-skip" if each.action == "skip" else "elements.advice-change", text=each.text
            )
            entry["text"] += f" {each.names}. {said}" if each.names else f" {said}"
        return [entry | {"text": entry["text"].strip()} for entry in entries.values()]

    def to_dict(self) -> dict[str, Any]:
        """The routine as plain lists and dictionaries; the timer reads this form."""
        longer = catalogue.long_hold()
        return {
            "id": self.id,
            "name": self.name,
            "seconds": self.seconds,
            "stages": [stage.to_dict() for stage in self.stages],
            "emergency": [sign.to_dict() for sign in catalogue.sign_templates() if sign.urgency == "now"],
            "stop_rules": [rule.text for rule in catalogue.stop_rules()],
            "effort": self.effort(),
            "effort_aim": self.effort_aim(),
            "long_hold": {"seconds": longer.seconds, "why": with_sources(longer.why)},
            "notice": catalogue.notice(*self.review_parts()),
        }

    def review_parts(self) -> tuple[str | Part, ...]:
        """What a clinician must have reviewed for this routine to count as reviewed."""
        return parts_of(self)

    def to_toml(self) -> str:
        """The routine as a plan file that ``load`` reads."""
        return plan_form.to_toml(self)

    def to_link(self, base_url: str = "") -> str:
        """The routine in an address that ``from_link`` and the book's planner read.

        What it holds stands behind the ``#``, which a browser sends to no server. It holds names, order,
        doses and the maker's own words; no condition, reason or remark, and no care that is only what the
        course says for a condition: the check of whoever opens the link brings that back.

        Parameters
        ----------
        base_url : address of a published book; without it, the link is only what stands behind its page.

        Raises
        ------
        BadLink : a technique of one's own, or more or longer words than a link holds.

        Examples
        --------
        >>> sl.routine.from_link(sl.routine.named("desk").to_link()).seconds
        295
        """
        steps = tuple(replace(step, care=links.care_of_makers_own(step)) for step in self.steps)
        code = links.write(links.Linked(self.name, self.note, self.pauses, steps))
        return links.address(code, base_url)

    def save_pdf(
        self, path: str | Path | None = None, *, paper: Literal["a4", "letter"] = "a4", base_url: str = ""
    ) -> Path:
        """The routine as a sheet to print, in a file; returns where it is.

        Parameters
        ----------
        path : the file, or a folder for it; its name is the routine's id, such as ``desk.pdf``, if left out.
        paper : ``"a4"`` or ``"letter"``.
        base_url : address of a published book, for a code that opens the routine on a phone.

        Raises
        ------
        PackageMissing : typst is not installed, as in notebooks that run in a browser.
        NotPrinted : a ``ValueError``: its words hold a letter for which there is no typeface here.
        UnknownId : a paper that is none.
        OSError : the file cannot be written.

        Examples
        --------
        >>> sl.routine.named("desk").save_pdf().name
        'desk.pdf'
        """
        return printed.save_pdf(self, path, paper=paper, base_url=base_url)

    def to_ical(self, **when: Any) -> str:
        """The routine as a repeating event for a calendar; see ``stretchlib.routine.calendars.to_ical``."""
        return calendars.to_ical(self, **when)

    def effort(self) -> str:
        """How strong it should feel, for the kinds of techniques that are in it."""
        return " ".join(rule.text for rule in self._effort_rules())

    def effort_aim(self) -> list[int] | None:
        """The part of the scale from 0 to 10 that is meant, lowest and highest.

        ``None`` where the routine holds both stretches and pressure, as one scale cannot show the two.
        """
        rules = self._effort_rules()
        return list(rules[0].aim) if len(rules) == 1 else None

    def _effort_rules(self) -> list[EffortRule]:
        kinds = ["pressure" if item.kind in ("ball", "roller") else "stretch" for item in self.stretches]
        return [catalogue.effort(kind) for kind in dict.fromkeys(kinds or ["stretch"])]

    def __repr__(self) -> str:
        return f"Routine({self.id!r}, {len(self.stages)} stages, {clock(self.seconds)})"


def long_holds_remark() -> str:
    """Why holds are longer, with the source."""
    longer = catalogue.long_hold()
    return say("planner.long-holds", seconds=longer.seconds, why=with_sources(longer.why))
