"""Steps of a routine, and the stages that a step becomes.

A step says what is done and how much; a stage is one stretch of time with one instruction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Literal

from stretchlib import catalogue
from stretchlib.arguments import whole_number
from stretchlib.catalogue.records import Dose, PoseRecord, Side, Stretch, Variant

StageKind = Literal["prepare", "hold", "switch", "rest", "roll", "repeat"]
StageSide = Literal["left", "right", "both", "none"]
FormName = Literal["usual", "easier", "harder"]

LONGEST_STEP_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of time with one instruction.

    Attributes
    ----------
    seconds : how long it lasts.
    side : the side that is stretched.
    stretch : id of the technique, or ``None``.
    picture : id of the stored picture, or ``None``.
    mirrored : whether the picture is to be shown mirrored, because it was drawn for the other side.
    count : passes or slow repetitions in this stage; ``None`` for a hold.
    """

    kind: StageKind
    seconds: int
    title: str
    text: str
    side: StageSide = "none"
    stretch: str | None = None
    picture: str | None = None
    mirrored: bool = False
    count: int | None = None

    def __post_init__(self) -> None:
        if self.seconds < 1:
            raise ValueError(f"A stage lasts at least 1 second, but '{self.title}' lasts {self.seconds}.")

    def to_dict(self) -> dict[str, Any]:
        """The stage as the timer reads it."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds between things: to get into place, to change sides, between two holds of one side."""

    prepare: int = 5
    switch: int = 8
    rest: int = 8

    def __post_init__(self) -> None:
        for item in fields(self):
            checked(f"{item.name}_seconds", getattr(self, item.name), 1, 120)


@dataclass(frozen=True, slots=True)
class Step:
    """One technique of a routine, or something free such as walking.

    Attributes
    ----------
    stretch : id of a technique; ``None`` for a free step, which then has ``title``, ``text`` and ``seconds``.
    repetitions, hold_seconds : the technique's own if ``None``; ``hold_seconds`` is left out for slow
        repetitions.
    side : ``left`` or ``right`` to do one side only.
    variant : whether the words and the picture are those of the first easier or harder form.
    form : id of a whole form, such as ``"seated"``; its name, steps and picture take the technique's place.
    title, text : words that take the place of the technique's own; with ``text``, no picture is shown.
    """

    stretch: str | None = None
    repetitions: int | None = None
    hold_seconds: int | None = None
    side: Literal["left", "right", "each"] = "each"
    variant: FormName = "usual"
    form: str | None = None
    title: str | None = None
    text: str | None = None
    seconds: int | None = None

    def __post_init__(self) -> None:
        checked("repetitions", self.repetitions, 1, 20)
        checked("hold_seconds", self.hold_seconds, 3, 300)
        checked("seconds", self.seconds, 5, LONGEST_STEP_SECONDS)
        if self.stretch is None and (self.title is None or self.text is None or self.seconds is None):
            raise ValueError("a step without 'stretch' needs 'title', 'text' and 'seconds'.")
        if self.stretch is not None and self.seconds is not None:
            raise ValueError("a step with 'stretch' takes 'hold_seconds' and 'repetitions', not 'seconds'.")
        if self.stretch is None and (self.repetitions or self.hold_seconds or self.side != "each"):
            raise ValueError("a step without 'stretch' takes only 'title', 'text' and 'seconds'.")
        if self.form is not None and (self.stretch is None or self.variant != "usual"):
            raise ValueError("'form' needs 'stretch' and takes the place of 'variant'; keep one of them.")

    def technique(self) -> Stretch | None:
        """The technique of the catalogue; ``UnknownId`` if there is none such."""
        return None if self.stretch is None else catalogue.stretch(self.stretch)

    def whole_form(self) -> Variant | None:
        """The whole form that is done; ``None`` if it is the technique itself.

        ``variant`` names the first easier or harder form, which may be whole too. ``UnknownId`` if the
        technique has no form of that id.
        """
        item = self.technique()
        if item is None:
            return None
        if self.form is not None:
            return item.form(self.form)
        first = {"easier": item.easier, "harder": item.harder, "usual": ()}[self.variant][:1]
        return next((form for form in first if form.id is not None), None)

    @property
    def name(self) -> str:
        """What the step is called."""
        item, form = self.technique(), self.whole_form()
        return self.title or (form.name if form and form.name else item.name if item else "")

    @property
    def instructions(self) -> tuple[str, ...]:
        """The steps to follow, in order."""
        item, form = self.technique(), self.whole_form()
        if self.text is not None or item is None:
            return (self.text or "",)
        return form.steps if form is not None else item.steps

    def dose(self) -> Dose | None:
        """How much of the technique this step asks for."""
        item = self.technique()
        if item is None:
            return None
        holds = item.dose.hold_seconds is not None and self.hold_seconds is not None
        return replace(
            item.dose,
            repetitions=self.repetitions or item.dose.repetitions,
            hold_seconds=self.hold_seconds if holds else item.dose.hold_seconds,
            most_repetitions=None,
        )

    def sides(self) -> tuple[Side, ...]:
        """The sides in the order in which they are done."""
        item = self.technique()
        if item is None or item.sides == "both":
            return ("both",)
        return ("left", "right") if self.side == "each" else (self.side,)

    def stages(self, pauses: Pauses) -> Iterator[Stage]:
        """What the timer runs for this step."""
        item, dose = self.technique(), self.dose()
        if item is None or dose is None:
            yield Stage("repeat", self.seconds or 1, self.title or "", self.text or "")
            return
        name, record = self.name, self._pose(item)
        for place, side in enumerate(self.sides()):
            picture = self._picture(item)
            mirrored = picture is not None and side != "both" and side != record.working
            stage = partial(Stage, side=side, stretch=item.id, picture=picture, mirrored=mirrored)
            limb = f"{side} {item.side_word}"
            title = name if side == "both" else f"{name}, {limb}"
            if place == 0:
                yield stage("prepare", pauses.prepare, f"Get ready: {title}", self.instructions[0])
            else:
                yield stage("switch", pauses.switch, f"Switch: {limb}", f"Change over to the {limb}.")
            for turn in range(dose.repetitions):
                if turn:
                    yield stage("rest", pauses.rest, "Rest", "Come out slowly, relax and breathe.")
                numbered = f"{title} ({turn + 1} of {dose.repetitions})" if dose.repetitions > 1 else title
                yield stage(
                    dose.kind, dose.active_seconds, numbered, self._doing(item, dose), count=_count(dose)
                )

    def seconds_a_side(self) -> int:
        """Time in the hold, on the spot or in the movement, on each side."""
        dose = self.dose()
        return (self.seconds or 0) if dose is None else dose.active_seconds * dose.repetitions

    def _variant(self, item: Stretch) -> Variant | None:
        """The form that is wished for, whole or not."""
        forms = {"easier": item.easier, "harder": item.harder, "usual": ()}[self.variant]
        return self.whole_form() or next(iter(forms), None)

    def _pose(self, item: Stretch) -> PoseRecord:
        form = self._variant(item)
        return item.poses[form.pose] if form is not None and form.pose else item.main_pose

    def _picture(self, item: Stretch) -> str | None:
        if self.text is not None:
            return None
        form = self._variant(item)
        return item.picture_of(form.pose) if form is not None and form.pose else item.picture

    def _doing(self, item: Stretch, dose: Dose) -> str:
        form = self._variant(item)
        if self.text is not None:
            words = self.text
        elif form is not None:
            words = form.steps[-1] if form.steps and dose.kind == "hold" else form.text
        else:
            words = item.steps[-1] if dose.kind == "hold" else item.cues[0]
        if dose.kind == "hold":
            return words
        return (
            f"{words} Slow, small movements."
            if dose.kind == "roll"
            else f"{dose.count} times, slowly. {words}"
        )


def checked(key: str, value: object, low: int, high: int) -> None:
    """``ValueError`` if a number that was given is not a whole one in its range."""
    if value is not None:
        whole_number(key, value, low, high)


def _count(dose: Dose) -> int | None:
    if dose.kind == "roll" and dose.seconds_each:
        return max(1, round(dose.active_seconds / dose.seconds_each))
    return dose.count
