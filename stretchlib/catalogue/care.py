"""How to ask what people must heed: signs, conditions, cautions, allowed forms, effort and stop rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from stretchlib.arguments import names
from stretchlib.brief import Brief
from stretchlib.catalogue import permitted
from stretchlib.catalogue.emergency import with_number
from stretchlib.catalogue.lookup import find
from stretchlib.catalogue.records import (
    Caution,
    Condition,
    EffortRule,
    Feeling,
    LongHold,
    Region,
    Sign,
    StopRule,
    Stretch,
    Urgency,
    Variant,
)
from stretchlib.catalogue.shelves import body_map, safety, shelf
from stretchlib.catalogue.techniques import action_words


@dataclass(frozen=True, slots=True, repr=False)
class Advice(Brief):
    """What people with one condition do about one or more techniques.

    ``of_all`` says that it holds for all that were asked for.
    """

    condition: Condition
    action: str
    text: str
    techniques: tuple[Stretch, ...]
    of_all: bool

    @property
    def names(self) -> str:
        """The techniques' names; empty where it holds for all."""
        return "" if self.of_all else "; ".join(item.name for item in self.techniques)

    @property
    def action_words(self) -> str:
        """The action as a word: "skip" or "change"."""
        return action_words(self.action)


def condition(condition_id: str) -> Condition:
    """One condition that changes the plan, such as ``"hip-replacement-posterior"``.

    An unknown id raises ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.condition("osteoporosis").name
    'Thin bones or a broken vertebra'
    """
    return find("condition", condition_id, conditions())


def conditions() -> Mapping[str, Condition]:
    """Every condition that changes a plan, by id."""
    return safety()["conditions"]


def emergency_signs() -> tuple[Sign, ...]:
    """Signs that need an emergency service now; what to do names the number of the chosen country."""
    return _signs("now")


def clinician_signs() -> tuple[Sign, ...]:
    """Signs that need a clinician: first those for the same day, then those for the next days."""
    return _signs("today") + _signs("soon")


def sign_templates() -> tuple[Sign, ...]:
    """Every sign, the most urgent first, with ``{number}`` where a page fills in the emergency number."""
    order: tuple[Urgency, ...] = ("now", "today", "soon")
    return tuple(sign for urgency in order for sign in safety()["signs"].values() if sign.urgency == urgency)


def _signs(urgency: Urgency) -> tuple[Sign, ...]:
    return tuple(
        replace(sign, action=with_number(sign.action))
        for sign in safety()["signs"].values()
        if sign.urgency == urgency
    )


def regions() -> Mapping[str, Region]:
    """Every place of the body map by id, from the top down."""
    return body_map()["regions"]


def feelings() -> Mapping[str, Feeling]:
    """What something may feel like in a place of the body map, by id."""
    return body_map()["feelings"]


def nerve_rule() -> StopRule:
    """What to do with tingling, numbness or weakness: the same in every pose and on every page."""
    rule: StopRule = safety()["stop_rules"]["nerve-feelings"]
    return rule


def stop_rules() -> tuple[StopRule, ...]:
    """Reasons to end any hold or session."""
    return tuple(safety()["stop_rules"].values())


def effort(kind: str = "stretch") -> EffortRule:
    """How strong a ``"stretch"``, the ``"pressure"`` of balls and rollers, or the ``"symptoms"`` may feel.

    Another kind raises ``UnknownId``.
    """
    rules: Mapping[str, EffortRule] = safety()["effort"]
    return find("effort rule", kind, rules)


def cautions_for(item: Stretch, condition_ids: Iterable[str]) -> list[Caution]:
    """What a person with these conditions does about a technique, strictest first, each with its sentence.

    A condition that holds for everything counts also where the technique does not name it; one that counts
    as others brings their rules; a pose beyond the angles that a condition allows rules its form out. An
    unknown condition raises ``UnknownId`` with the nearest.
    """
    return permitted.cautions(item, _conditions(condition_ids), conditions())


def long_hold() -> LongHold:
    """The longer hold that people over 65 may choose, and why."""
    return cast(LongHold, shelf("long-hold")["over-65"])


def all_cautions(item: Stretch) -> list[Caution]:
    """What people with each condition do about a technique, in the order of the conditions."""
    return [caution for key in conditions() for caution in cautions_for(item, [key])]


def advice(items: Iterable[Stretch]) -> Iterator[Advice]:
    """What people with each condition do about some techniques, those with the same advice together."""
    chosen = tuple(items)
    for about in conditions().values():
        told: dict[tuple[str, str], list[Stretch]] = {}
        named = [(item, each) for item in chosen for each in cautions_for(item, [about.id])]
        for item, each in named:
            told.setdefault((each.action, item.told(each)), []).append(item)
        for (action, text), those in told.items():
            yield Advice(about, action, text, tuple(those), of_all=len(those) == len(chosen))


def forms_for(item: Stretch, condition_ids: Iterable[str]) -> tuple[Variant | None, ...]:
    """The forms of a technique that a person with these conditions may do, in order; maybe none.

    ``None`` stands for the technique itself. An unknown condition raises ``UnknownId`` with the nearest.
    """
    return permitted.allowed_forms(item, _conditions(condition_ids), conditions())


def beyond(item: Stretch, form: Variant | None, condition_id: str) -> str | None:
    """The first joint coordinate in which a form's pose goes beyond what a condition allows, or ``None``."""
    return permitted.beyond(item, form, condition(condition_id), conditions())


def _conditions(condition_ids: Iterable[str]) -> list[Condition]:
    return [condition(each) for each in names("condition_ids", condition_ids, "osteoporosis")]
