"""What is said when: the stages of a step, with every step of its technique in the moment that it is for.

Each sentence stands as long as it takes to hear it at an unhurried pace and to do what it says. No study told
us how long people need; the times are our own choice, and the learner can ask for more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from stretchlib.catalogue.doses import duration
from stretchlib.catalogue.records import Amount, Position, Stretch
from stretchlib.routine.stages import Pauses, Sentence, Stage, StageKind
from stretchlib.words import say

if TYPE_CHECKING:
    from stretchlib.routine.steps import Step

#: An unhurried voice: 150 words a minute.
WORDS_A_SECOND = 2.5
#: For one thing to do, after it was said: in the way in, and in a movement that goes on.
MOVE_SECONDS = 2
GOING_SECONDS = 1
#: Out of a position and over to the other side.
OUT_SECONDS = 3
#: To get down to where a technique is done, besides.
SETTLE_SECONDS: dict[Position, int] = {"standing": 0, "sitting": 0, "kneeling": 3, "floor": 5}
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a step says: before the work on the first and on the other side, and in it."""

    way_in: tuple[Sentence, ...]
    again: tuple[Sentence, ...]
    work: tuple[Sentence, ...]


def stages_of(step: Step, pauses: Pauses) -> Iterator[Stage]:
    """What the timer runs for a step."""
    item, amount, sides = step.technique(), step.amount(), step.sides()
    kind: StageKind = "repeat" if amount.kind == "time" else amount.kind
    if amount.kind == "time" and sides == ("both",) and amount.rounds == 1:
        # Walking needs no time to get ready.
        yield Stage(kind, amount.active_seconds, step.name, (_said(step.text or ""),))
        return
    words = _words(step, amount)
    record = step.pose()
    picture = step.picture()
    for place, side in enumerate(sides):
        mirrored = picture is not None and record is not None and side not in ("both", record.working)
        stage = partial(Stage, side=side, stretch=step.stretch, picture=picture, mirrored=mirrored)
        limb = _limb(side, item)
        title = step.name if side == "both" else say("timer.with-side", title=step.name, side=limb)
        before = (*_heeded(step), *_first_of_side(step, side))
        if place == 0:
            yield _prepare(stage, title, (*before, *_settled(step, words.way_in)), pauses)
        else:
            yield _switch(stage, limb, (*_change(step, limb, pauses), *before, *words.again))
        for turn in range(amount.bouts):
            if turn:
                yield stage("rest", pauses.rest, say("guide.rest"), _rest(pauses))
            yield stage(
                kind, amount.active_seconds, _numbered(title, turn, amount), words.work, count=amount.passes
            )
    if item is not None:
        yield stage("out", *_out(step))


def _limb(side: str, item: Stretch | None) -> str:
    """What is done on a side, such as "left leg"; the body for both sides is never named."""
    word = item.side_word if item else say("guide.side")
    return say("guide.left" if side == "left" else "guide.right", limb=word)


def _prepare(stage: partial[Stage], title: str, sentences: tuple[Sentence, ...], pauses: Pauses) -> Stage:
    titled = say("guide.get-ready", title=title)
    least = spoken(titled)
    lead = max(pauses.prepare, least)
    seconds = lead + sum(each.seconds for each in sentences)
    return stage("prepare", seconds, titled, sentences, lead=lead, least_lead=least)


def _switch(stage: partial[Stage], limb: str, sentences: tuple[Sentence, ...]) -> Stage:
    return stage("switch", sum(each.seconds for each in sentences), say("guide.switch", limb=limb), sentences)


def _change(step: Step, limb: str, pauses: Pauses) -> tuple[Sentence, ...]:
    """Out of one side and over to the other."""
    out = _move(_way_out(step), OUT_SECONDS)
    over = _move(say("guide.change-over", limb=limb), GOING_SECONDS)
    return out, replace(over, seconds=max(over.seconds, pauses.switch - out.seconds))


def _rest(pauses: Pauses) -> tuple[Sentence, ...]:
    relax, again = _said(say("guide.relax"), 2), _said(say("guide.again"))
    if relax.seconds + again.seconds > pauses.rest:
        return (replace(relax, seconds=pauses.rest),)
    return replace(relax, seconds=pauses.rest - again.seconds), again


def _out(step: Step) -> tuple[int, str, tuple[Sentence, ...]]:
    sentence = _move(_way_out(step), OUT_SECONDS)
    return sentence.seconds, say("guide.out", name=step.name), (sentence,)


def _way_out(step: Step) -> str:
    item, form = step.technique(), step.whole_form()
    own = form.way_out if form is not None else item.way_out if item is not None else ""
    return own or say("guide.way-out")


def _first_of_side(step: Step, side: str) -> Iterator[Sentence]:
    """Which of the two legs or arms is meant where a step says "one" and "the other"."""
    item, form = step.technique(), step.whole_form()
    if side == "both" or item is None or step.text is not None:
        return
    which = form.which_side if form is not None else item.which_side
    if which:
        sides = [say("timer.left"), say("timer.right")]
        this, other = sides if side == "left" else reversed(sides)
        yield _said(which.replace("{side}", this).replace("{other}", other), 1)


def _heeded(step: Step) -> Iterator[Sentence]:
    """What this plan keeps to, and the smaller change of the technique that it asks for."""
    if step.care:
        yield _said(step.care, 1)
    form = step.variant_form()
    if form is not None and form.id is None and step.text is None:
        yield _said(say(f"guide.{step.variant}", change=form.text), 1)


def _settled(step: Step, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The way in from wherever somebody is: the first step takes them down to the mat, say."""
    item, form = step.technique(), step.whole_form()
    if item is None:
        return sentences
    more = SETTLE_SECONDS[(form.position if form else None) or item.position]
    first = next((at for at, each in enumerate(sentences) if each.step == 0), None)
    return tuple(
        replace(each, seconds=each.seconds + more) if at == first else each
        for at, each in enumerate(sentences)
    )


def _words(step: Step, amount: Amount) -> _Words:
    item, form = step.technique(), step.whole_form()
    counted = (_said(say("guide.slowly", times=_times(amount)), 1),) if amount.kind == "repeat" else ()
    if item is None or step.text is not None:
        text = step.text or ""
        own = (_move(text, MOVE_SECONDS),)
        return _Words(own, own, (*counted, *_held(amount), _said(text)))
    source = item if form is None else form
    way_in, work = _parted(source.steps, source.work_from)
    pictures = [step.picture_of_step(place) for place in range(len(source.steps))]

    def said(placed: Sequence[tuple[int, str]], more: int) -> tuple[Sentence, ...]:
        return tuple(
            replace(_move(text, more), step=place, picture=pictures[place]) for place, text in placed
        )

    fitting = list(work)
    while len(fitting) > 1 and _least(counted, fitting) > amount.active_seconds:
        fitting.pop(0)
    early = work[: len(work) - len(fitting)]
    before = said([*way_in, *early], MOVE_SECONDS)
    short = tuple(_move(text, MOVE_SECONDS) for text in source.short_steps)
    return _Words(before, short or before, (*counted, *said(fitting, GOING_SECONDS)))


def _held(amount: Amount) -> Iterator[Sentence]:
    if amount.kind == "repeat" and amount.hold_seconds:
        yield _said(say("guide.hold-each", duration=duration(amount.hold_seconds)))


def _least(counted: Sequence[Sentence], work: Sequence[tuple[int, str]]) -> int:
    """Seconds until the last of these has been heard."""
    *first, last = (spoken(text) for _, text in work)
    return sum(each.seconds for each in counted) + sum(first) + GOING_SECONDS * len(first) + last


def _parted(
    steps: Sequence[str], work_from: int | None
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Steps with their places: those that lead in, and those of the work itself.

    Where a record does not say with which step the work begins, it is the last sentence of the last step.
    """
    placed = list(enumerate(steps))
    if work_from is not None:
        return placed[: work_from - 1], placed[work_from - 1 :]
    place, text = placed[-1]
    *first, last = _BETWEEN_SENTENCES.split(text)
    return placed[:-1] + ([(place, " ".join(first))] if first else []), [(place, last)]


def _move(text: str, more: int) -> Sentence:
    return Sentence(text, spoken(text) + more, moves=True)


def _said(text: str, more: int = 0) -> Sentence:
    return Sentence(text, spoken(text) + more)


def spoken(text: str) -> int:
    """Seconds to say a text, unhurried."""
    return max(1, math.ceil(len(text.split()) / WORDS_A_SECOND))


def _times(amount: Amount) -> str:
    return say("guide.times", count=amount.repetitions or 1)


def _numbered(title: str, turn: int, amount: Amount) -> str:
    if amount.bouts == 1:
        return title
    name = "guide.numbered-hold" if amount.kind == "hold" else "guide.numbered-round"
    return say(name, title=title, at=turn + 1, all=amount.bouts)
