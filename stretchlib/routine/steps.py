"""Steps of a routine: what is done and how much. ``guiding`` says which stages a step becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from stretchlib import catalogue
from stretchlib.arguments import control_sign
from stretchlib.brief import Brief
from stretchlib.catalogue.doses import (
    BRIEF_HOLD_SECONDS,
    HOLD_SECONDS,
    MOST_HOLDS,
    MOST_MOVEMENTS,
    MOST_ROUNDS,
)
from stretchlib.catalogue.records import Amount, Dose, PoseRecord, Side, Stretch, Variant
from stretchlib.errors import UnknownId
from stretchlib.routine.guiding import stages_of
from stretchlib.routine.stages import Pauses, Stage, checked
from stretchlib.words import language, say

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
    care : what this person keeps to in it, such as "Keep it small."; said before its steps on each side.
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
    care: str | None = None
    seconds: int | None = None

    def __post_init__(self) -> None:
        checked("repetitions", self.repetitions, 1, MOST_MOVEMENTS)
        checked("rounds", self.rounds, 1, MOST_ROUNDS)
        shortest, longest = HOLD_SECONDS
        checked("hold_seconds", self.hold_seconds, 1 if self.stretch is None else shortest, longest)
        checked("seconds", self.seconds, 5, LONGEST_FREE_SECONDS)
        if self.side not in (None, "left", "right", "each"):
            raise ValueError(f"side is {self.side!r}; it must be 'left', 'right' or 'each'.")
        for key in ("title", "text", "care"):
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
        word = say("guide.side") if item is None else item.side_word
        sides = self.sides()
        if sides == ("both",):
            return self.amount().words
        what = self.amount().words
        if len(sides) == 2:
            return say("catalogue.on-each", what=what, side=word)
        which = say("timer.left" if sides[0] == "left" else "timer.right")
        return say("catalogue.on-one", what=what, which=which, side=word)

    def sides(self) -> tuple[Side, ...]:
        """The sides in the order in which they are done."""
        item = self.technique()
        if (self.side is None and item is None) or (item is not None and item.sides == "both"):
            return ("both",)
        return ("left", "right") if self.side is None or self.side == "each" else (self.side,)

    def stages(self, pauses: Pauses) -> Iterator[Stage]:
        """What the timer runs for this step."""
        return stages_of(self, pauses)

    def seconds_a_side(self) -> int:
        """Time in the hold, on the spot or in the movement, on each side."""
        amount = self.amount()
        return amount.active_seconds * amount.bouts

    def variant_form(self) -> Variant | None:
        """The form that is wished for, whole or not; ``None`` for the technique itself."""
        item = self.technique()
        if item is None:
            return None
        forms = {"easier": item.easier, "harder": item.harder, "usual": ()}[self.variant]
        return self.whole_form() or next(iter(forms), None)

    def pose(self) -> PoseRecord | None:
        """The pose that is shown; ``None`` for a free step."""
        item, form = self.technique(), self.variant_form()
        if item is None:
            return None
        return item.poses[form.pose] if form is not None and form.pose else item.main_pose

    def picture(self) -> str | None:
        """Id of the picture that is shown; ``None`` where the step has words of its own."""
        item, form = self.technique(), self.variant_form()
        if item is None or self.text is not None:
            return None
        return item.picture_of(form.pose) if form is not None and form.pose else item.picture

    def picture_of_step(self, place: int) -> str | None:
        """Id of the picture of one instruction, from 0, where the technique shows it by another pose."""
        item, form = self.technique(), self.variant_form()
        if item is None or form is not None or not item.step_poses:
            return None
        phase = item.step_poses[place]
        return None if phase == item.main_phase else item.picture_of(phase)


def total_seconds(steps: Iterable[Step], pauses: Pauses) -> int:
    """The time of all stages of these steps."""
    return sum(_seconds(step, pauses, _Same(step.technique()), language()) for step in steps)


class _Same:
    """A technique as a key: the record itself, since another may come to have its id."""

    __slots__ = ("item",)

    def __init__(self, item: Stretch | None) -> None:
        self.item = item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.item is other.item

    def __hash__(self) -> int:
        return id(self.item)


@lru_cache(maxsize=2048)  # a planner asks for the same steps again and again
def _seconds(step: Step, pauses: Pauses, _of: _Same, _language: str) -> int:
    return sum(stage.seconds for stage in step.stages(pauses))


def plain_text(key: str, value: str | None) -> None:
    """``ValueError`` for signs that are no text: they could change a terminal or a calendar."""
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is {value!r}; it must be text.")
    if value is not None and (sign := control_sign(value)):
        raise ValueError(f"{key} holds the control character {sign}; write plain text without it.")
