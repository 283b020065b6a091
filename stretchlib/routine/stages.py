"""Stages: stretches of time, each with the sentences that are said in it, and the pauses between them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from itertools import accumulate
from typing import Any, Literal

from stretchlib.arguments import whole_number
from stretchlib.brief import Brief
from stretchlib.words import say

StageKind = Literal["prepare", "hold", "switch", "rest", "roll", "repeat", "out"]
StageSide = Literal["left", "right", "both", "none"]


@dataclass(frozen=True, slots=True, repr=False)
class Sentence(Brief):
    """What is said at one moment, and how long it stands before the next one.

    Attributes
    ----------
    seconds : time to hear it and to do it; the last one of a stage stands to the stage's end.
    step : place of the technique's step that it says, from 0; ``None`` for words that lead from one step to
        the next. A step that ends in the hold has a sentence in the way in and one in the hold.
    moves : whether it asks for a move, so that who wishes gets more time for it.
    picture : id of the picture of this moment, where it is another than that of the stage.

    Examples
    --------
    >>> sl.routine.Routine.of("seated-figure-four").stages[0].sentences[2].text
    'Put one ankle over the other thigh.'
    """

    text: str
    seconds: int
    step: int | None = None
    moves: bool = False
    picture: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Stage(Brief):
    """One stretch of time, with the sentences that guide through it.

    Attributes
    ----------
    kind : ``prepare`` and ``switch`` lead in on the first and on the other side, ``out`` leads out at last.
    seconds : how long it lasts.
    sentences : what is said, in order.
    side : the side that is stretched.
    stretch : id of the technique, or ``None``.
    picture : id of the stored picture, or ``None``.
    mirrored : whether the picture is to be shown mirrored, because it was drawn for the other side.
    count : passes, or single movements, in this stage; ``None`` for a hold.
    lead : seconds before the first sentence, to get ready; the learner may choose others.
    least_lead : seconds that the title takes to be said; no lead is shorter.

    Examples
    --------
    >>> [stage.kind for stage in sl.routine.Routine.of("heel-on-stool").stages][:3]
    ['prepare', 'hold', 'rest']
    """

    kind: StageKind
    seconds: int
    title: str
    sentences: tuple[Sentence, ...]
    side: StageSide = "none"
    stretch: str | None = None
    picture: str | None = None
    mirrored: bool = False
    count: int | None = None
    lead: int = 0
    least_lead: int = 0

    def __post_init__(self) -> None:
        if self.seconds < 1:
            raise ValueError(f"A stage lasts at least 1 second, but '{self.title}' lasts {self.seconds}.")

    @property
    def text(self) -> str:
        """All that is said in it."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def starts(self) -> tuple[int, ...]:
        """When each sentence is said, in seconds from the start of the stage."""
        return tuple(accumulate((each.seconds for each in self.sentences), initial=self.lead))[:-1]

    @property
    def told(self) -> str:
        """The title, with how many movements it asks for: ``Sciatic slider, left leg, 10 times``."""
        if self.kind != "repeat" or not self.count:
            return self.title
        return say("timer.with-times", stage=self.title, times=say("timer.times", count=self.count))

    def paced(self, prepare_seconds: int | None = None, step_seconds: int = 0) -> Stage:
        """The same stage with another time to get ready and more for each of its steps; work keeps its time.

        Parameters
        ----------
        prepare_seconds : before the first sentence; ``None`` keeps what is planned.
        step_seconds : more for each move.
        """
        if self.kind not in ("prepare", "switch"):
            return self
        own = self.kind == "prepare" and prepare_seconds is not None
        lead = max(prepare_seconds or 0, self.least_lead) if own else self.lead
        sentences = tuple(
            replace(each, seconds=each.seconds + step_seconds) if each.moves else each
            for each in self.sentences
        )
        seconds = lead + sum(each.seconds for each in sentences)
        return replace(self, seconds=seconds, lead=lead, sentences=sentences)

    def to_dict(self) -> dict[str, Any]:
        """The stage as the timer reads it."""
        return asdict(self) | {"sentences": [asdict(each) for each in self.sentences]}


@dataclass(frozen=True, slots=True, repr=False)
class Pauses(Brief):
    """Seconds between things: to get ready, to change sides, between two holds of one side.

    To change sides takes longer than ``switch`` where its sentences need more time.

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


def checked(key: str, value: object, low: int, high: int) -> None:
    """``ValueError`` if a number that was given is not a whole one in its range."""
    if value is not None:
        whole_number(key, value, low, high)
