"""Steps of a routine, and the stages that a step becomes.

A step says what is done and how much; a stage is one stretch of time with one instruction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Literal

from stretchlib import catalogue
from stretchlib.arguments import control_sign, whole_number
from stretchlib.brief import Brief
from stretchlib.catalogue.doses import (
    BRIEF_HOLD_SECONDS,
    HOLD_SECONDS,
    MOST_HOLDS,
    MOST_MOVEMENTS,
    MOST_ROUNDS,
    duration,
)
from stretchlib.catalogue.records import Amount, Dose, PoseRecord, Side, Stretch, Variant
from stretchlib.errors import UnknownId

StageKind = Literal["prepare", "hold", "switch", "rest", "roll", "repeat"]
StageSide = Literal["left", "right", "both", "none"]
FormName = Literal["usual", "easier", "harder"]

LONGEST_FREE_SECONDS = 3600
# Of a movement that only its maker knows, there and back; as slow as the catalogue's lunges and sliders.
FREE_MOVEMENT_SECONDS = 4
_UNFIT: Mapping[str, Mapping[str, str]] = {
    "hold": {"rounds": "which is held"},
    "roll": {"repetitions": "where time counts and not the number of passes"},
    "repeat": {"hold_seconds": "which is a slow movement without a hold"},
}
_KEYS_OF: Mapping[str, str] = {
    "hold": "use 'repetitions' for the number of holds and 'hold_seconds' for their length",
    "roll": "use 'hold_seconds' for the time on one spot and 'rounds' for how often",
    "repeat": "use 'repetitions' for single movements and 'rounds' for how often they come back",
}


@dataclass(frozen=True, slots=True, repr=False)
class Stage(Brief):
    """One stretch of time with one instruction.

    Attributes
    ----------
    seconds : how long it lasts.
    side : the side that is stretched.
    stretch : id of the technique, or ``None``.
    picture : id of the stored picture, or ``None``.
    mirrored : whether the picture is to be shown mirrored, because it was drawn for the other side.
    count : passes, or single movements, in this stage; ``None`` for a hold.

    Examples
    --------
    >>> [stage.kind for stage in sl.routine.Routine.of("heel-on-stool").stages][:3]
    ['prepare', 'hold', 'rest']
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

    @property
    def told(self) -> str:
        """The title, with how many movements it asks for: ``Sciatic slider, left leg, 10 times``."""
        return f"{self.title}, {self.count} times" if self.kind == "repeat" and self.count else self.title

    def to_dict(self) -> dict[str, Any]:
        """The stage as the timer reads it."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


@dataclass(frozen=True, slots=True, repr=False)
class Pauses(Brief):
    """Seconds between things: to get into place, to change sides, between two holds of one side.

    Examples
    --------
    >>> sl.routine.Pauses(10)
    Pauses(prepare=10)
    """

    prepare: int = 5
    switch: int = 8
    rest: int = 8

    def __post_init__(self) -> None:
        for item in fields(self):
            checked(f"{item.name}_seconds", getattr(self, item.name), 1, 120)


@dataclass(frozen=True, slots=True, repr=False)
class Step(Brief):
    """One technique of a routine, or something free such as walking or a therapist's own exercise.

    Attributes
    ----------
    stretch : id of a technique; ``None`` for a free step, which then has ``title``, ``text``, and either
        ``seconds`` or ``repetitions``, ``hold_seconds`` or both.
    repetitions : single movements of one round, or holds, for each side: ten sliders are 10. A roll has none.
        The technique's own if ``None``.
    rounds : how often the movements, or the time on one spot of a roll, come back; not for holds.
    hold_seconds : length of a hold or of the time on one spot; not for the catalogue's slow movements. In a
        free step with ``repetitions``, up to 10 seconds are the end of each movement ("10 times, hold 5
        seconds"); longer ones are holds with a rest between them.
    side : ``left`` or ``right`` to do one side only, ``each`` for one after the other. ``None`` is ``each``
        where a technique has sides, and the whole body in a free step.
    variant : whether the words and the picture are those of the first easier or harder form.
    form : id of a whole form, such as ``"seated"``; its name, steps and picture take the technique's place.
    title, text : words that take the place of the technique's own; with ``text``, no picture is shown.
    seconds : how long a free step takes that is not counted, 5 to 3600 for each side and round.

    Raises
    ------
    ValueError : a number out of range, or a key that the technique or the free step cannot use.

    Examples
    --------
    >>> sl.routine.Step("heel-on-stool", hold_seconds=20)
    Step('Heel on a stool')
    """

    stretch: str | None = None
    repetitions: int | None = None
    rounds: int | None = None
    hold_seconds: int | None = None
    side: Literal["left", "right", "each"] | None = None
    variant: FormName = "usual"
    form: str | None = None
    title: str | None = None
    text: str | None = None
    seconds: int | None = None

    def __post_init__(self) -> None:
        checked("repetitions", self.repetitions, 1, MOST_MOVEMENTS)
        checked("rounds", self.rounds, 1, MOST_ROUNDS)
        shortest, longest = HOLD_SECONDS
        checked("hold_seconds", self.hold_seconds, 1 if self.stretch is None else shortest, longest)
        checked("seconds", self.seconds, 5, LONGEST_FREE_SECONDS)
        if self.side not in (None, "left", "right", "each"):
            raise ValueError(f"side is {self.side!r}; it must be 'left', 'right' or 'each'.")
        for key in ("title", "text"):
            plain_text(key, getattr(self, key))
        if self.form is not None and (self.stretch is None or self.variant != "usual"):
            raise ValueError("'form' needs 'stretch' and takes the place of 'variant'; keep one of them.")
        if self.stretch is None:
            self._check_free()
        else:
            with suppress(UnknownId):  # an unknown technique is told when the routine is made
                self.check()

    def technique(self) -> Stretch | None:
        """The technique of the catalogue; ``UnknownId`` if there is none such."""
        return None if self.stretch is None else catalogue.stretch(self.stretch)

    def check(self) -> None:
        """``ValueError`` if the technique cannot use what the step says; ``UnknownId`` of it or its form."""
        item = self.technique()
        if item is None:
            return
        self.whole_form()
        if self.seconds is not None:
            raise ValueError(f"seconds does not fit {item.name}; {_KEYS_OF[item.dose.kind]}.")
        for key, unfit in _UNFIT[item.dose.kind].items():
            if getattr(self, key) is not None:
                raise ValueError(f"{key} does not fit {item.name}, {unfit}; {_KEYS_OF[item.dose.kind]}.")
        if self.side is not None and item.sides == "both":
            raise ValueError(
                f"side does not fit {item.name}, which works on both sides at once; leave it out."
            )
        if item.dose.kind == "hold":
            checked("repetitions", self.repetitions, 1, MOST_HOLDS)

    def _check_free(self) -> None:
        counted = self.repetitions is not None or self.hold_seconds is not None
        if self.title is None or self.text is None or not (counted or self.seconds is not None):
            raise ValueError(
                "a step without 'stretch' needs 'title', 'text', and either 'seconds' or 'repetitions' and"
                " 'hold_seconds' or one of these."
            )
        if counted and self.seconds is not None:
            raise ValueError(
                "a step takes either 'seconds' or 'repetitions' and 'hold_seconds', not both; keep one way."
            )
        if self.variant != "usual":
            raise ValueError("variant needs 'stretch'; write the easier or harder form into 'text'.")
        if self.amount().kind == "hold":
            checked("repetitions", self.repetitions, 1, MOST_HOLDS)
            if self.rounds is not None:
                raise ValueError(
                    f"rounds does not fit holds of {self.hold_seconds} seconds; use 'repetitions' instead."
                )

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
        """How much of the technique this step asks for; ``None`` for a free step."""
        item = self.technique()
        if item is None:
            return None
        given = {key: getattr(self, key) for key in ("repetitions", "rounds", "hold_seconds")}
        return replace(
            item.dose,
            **{key: value for key, value in given.items() if value is not None},
            most_repetitions=None,
            most_rounds=None,
        )

    def amount(self) -> Amount:
        """How much this step asks for, for each of its sides."""
        if (dose := self.dose()) is not None:
            return dose
        if self.seconds is not None:
            return Amount(kind="time", hold_seconds=self.seconds, rounds=self.rounds or 1)
        if self.hold_seconds is not None and (
            self.repetitions is None or self.hold_seconds > BRIEF_HOLD_SECONDS
        ):
            return Amount(kind="hold", hold_seconds=self.hold_seconds, repetitions=self.repetitions or 1)
        return Amount(
            kind="repeat",
            repetitions=self.repetitions or 1,
            rounds=self.rounds or 1,
            hold_seconds=self.hold_seconds,
            seconds_each=FREE_MOVEMENT_SECONDS,
        )

    def amount_words(self) -> str:
        """How much, and on which sides: ``10 slow repetitions, each leg``."""
        item = self.technique()
        word = "side" if item is None else item.side_word
        sides = self.sides()
        if sides == ("both",):
            return self.amount().words
        return f"{self.amount().words}, " + (f"each {word}" if len(sides) == 2 else f"{sides[0]} {word} only")

    def sides(self) -> tuple[Side, ...]:
        """The sides in the order in which they are done."""
        item = self.technique()
        if (self.side is None and item is None) or (item is not None and item.sides == "both"):
            return ("both",)
        return ("left", "right") if self.side is None or self.side == "each" else (self.side,)

    def stages(self, pauses: Pauses) -> Iterator[Stage]:
        """What the timer runs for this step."""
        item, amount, sides = self.technique(), self.amount(), self.sides()
        name = self.name
        kind: StageKind = "repeat" if amount.kind == "time" else amount.kind
        if amount.kind == "time" and sides == ("both",) and amount.rounds == 1:
            # Walking needs no time to get ready.
            yield Stage(kind, amount.active_seconds, name, self.text or "")
            return
        record = self._pose(item) if item else None
        for place, side in enumerate(sides):
            picture = self._picture(item) if item else None
            mirrored = picture is not None and record is not None and side not in ("both", record.working)
            known = item.id if item else None
            stage = partial(Stage, side=side, stretch=known, picture=picture, mirrored=mirrored)
            limb = f"{side} {item.side_word if item else 'side'}"
            title = name if side == "both" else f"{name}, {limb}"
            if place == 0:
                yield stage("prepare", pauses.prepare, f"Get ready: {title}", self.instructions[0])
            else:
                yield stage("switch", pauses.switch, f"Switch: {limb}", f"Change over to the {limb}.")
            for turn in range(amount.bouts):
                if turn:
                    yield stage("rest", pauses.rest, "Rest", "Come out slowly, relax and breathe.")
                yield stage(
                    kind,
                    amount.active_seconds,
                    _numbered(title, turn, amount),
                    self._free_doing(amount) if item is None else self._doing(item, amount),
                    count=amount.passes,
                )

    def seconds_a_side(self) -> int:
        """Time in the hold, on the spot or in the movement, on each side."""
        amount = self.amount()
        return amount.active_seconds * amount.bouts

    def _free_doing(self, amount: Amount) -> str:
        if amount.kind != "repeat":
            return self.text or ""
        held = f" Hold each for {duration(amount.hold_seconds)}." if amount.hold_seconds else ""
        return f"{_times(amount)}, slowly.{held} {self.text}"

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

    def _doing(self, item: Stretch, dose: Amount) -> str:
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
            f"{words} Slow, small movements." if dose.kind == "roll" else f"{_times(dose)}, slowly. {words}"
        )


def total_seconds(steps: Iterable[Step], pauses: Pauses) -> int:
    """The time of all stages of these steps."""
    return sum(stage.seconds for step in steps for stage in step.stages(pauses))


def checked(key: str, value: object, low: int, high: int) -> None:
    """``ValueError`` if a number that was given is not a whole one in its range."""
    if value is not None:
        whole_number(key, value, low, high)


def plain_text(key: str, value: str | None) -> None:
    """``ValueError`` for signs that are no text: they could change a terminal or a calendar."""
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is {value!r}; it must be text.")
    if value is not None and (sign := control_sign(value)):
        raise ValueError(f"{key} holds the control character {sign}; write plain text without it.")


def _times(amount: Amount) -> str:
    return "Once" if amount.repetitions == 1 else f"{amount.repetitions} times"


def _numbered(title: str, turn: int, amount: Amount) -> str:
    if amount.bouts == 1:
        return title
    return f"{title} ({'' if amount.kind == 'hold' else 'round '}{turn + 1} of {amount.bouts})"
