"""Pages of a chapter that gather records: when to stop, what the evidence says, muscles, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from stretchlib import catalogue
from stretchlib.brief import Brief, Several
from stretchlib.catalogue.notices import EVIDENCE, TECHNIQUE
from stretchlib.catalogue.records import Claim, Condition, EffortRule, Muscle, Reference, StopRule, Stretch
from stretchlib.routine.timeline import Routine
from stretchlib.widgets import cards
from stretchlib.widgets.card_parts import (
    facts_list,
    figure,
    fold,
    folded_card,
    reference_line,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class SessionRules(Brief):
    """How strong a stretch should feel and when to end it; shows itself as one card."""

    effort: tuple[EffortRule, ...]
    stop: tuple[StopRule, ...]

    def __str__(self) -> str:
        told = [rule.text for rule in self.effort]
        return "\n".join([*told, "Stop when:", *(f"- {rule.text}" for rule in self.stop)])

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        effort = "".join(f"<p>{escape(rule.text)}</p>" for rule in self.effort)
        stop = "".join(f"<li>{escape(rule.text)}</li>" for rule in self.stop)
        html = cards.card(
            "How strong, and when to stop",
            effort,
            f'<div class="sl-stop"><h4>Stop when one of these happens</h4><ul>{stop}</ul></div>',
            cards.notice("effort", "stop-rules"),
        )
        return {"text/plain": str(self), "text/html": html}


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceSheet(Several):
    """Several claims, folded away: what is said, the verdict, what we say; each opens to why, and sources."""

    claims: tuple[Claim, ...]

    def __str__(self) -> str:
        return "\n\n".join(str(claim) for claim in self.claims)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        entries = "".join(
            f"<h4>“{escape(claim.claim)}”</h4>"
            f"<p><strong>{escape(claim.verdict_words)}.</strong> {escape(claim.say)}</p>"
            f"{fold('Why, and sources', cards.claim_grounds(claim), on_paper=False)}"
            for claim in self.claims
        )
        html = folded_card("What people say, checked", entries, cards.notice(*EVIDENCE))
        return {"text/plain": str(self), "text/html": html}


@dataclass(frozen=True, slots=True, repr=False)
class SourceSheet(Several):
    """Published sources that a chapter rests on beside its claims; shows itself as one card."""

    references: tuple[Reference, ...]

    def __str__(self) -> str:
        return "\n".join(str(reference) for reference in self.references)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        entries = "".join(f"<li>{reference_line(reference)}</li>" for reference in self.references)
        return {"text/plain": str(self), "text/html": cards.card("Sources", f"<ul>{entries}</ul>")}


@dataclass(frozen=True, slots=True, repr=False)
class MuscleSheet(Several):
    """Several muscles by name; each opens to where it starts and ends and what it does."""

    muscles: tuple[Muscle, ...]

    def __str__(self) -> str:
        return "\n\n".join(str(muscle) for muscle in self.muscles)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        entries = "".join(fold(muscle.name, cards.muscle_body(muscle)) for muscle in self.muscles)
        return {"text/plain": str(self), "text/html": cards.card("The muscles, one by one", entries)}


@dataclass(frozen=True, slots=True, repr=False)
class ConditionSheet(Several):
    """Several conditions by name; each opens to why it matters and the techniques that it changes."""

    conditions: tuple[Condition, ...]

    def __str__(self) -> str:
        return "\n\n".join(str(condition) for condition in self.conditions)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        entries = "".join(fold(each.name, cards.condition_body(each)) for each in self.conditions)
        html = cards.card("What changes a plan", entries, cards.notice("conditions", "cautions"))
        return {"text/plain": str(self), "text/html": html}


@dataclass(frozen=True, slots=True, repr=False)
class TechniqueSheet(Several):
    """Techniques by picture, name and dose; each opens to who must take care, its steps and when to stop."""

    stretches: tuple[Stretch, ...]

    def __str__(self) -> str:
        return "\n\n".join(str(stretch) for stretch in self.stretches)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        if len(self.stretches) == 1:
            # Pages show many of these one by one: with the steps, the notice is not read a dozen times.
            (alone,) = self.stretches
            html = cards.card(alone.name, self._entry(alone, cards.notice(*TECHNIQUE)))
        else:
            entries = (f"<h4>{escape(item.name)}</h4>{self._entry(item)}" for item in self.stretches)
            html = cards.card("The techniques, one by one", *entries, cards.notice(*TECHNIQUE))
        return {"text/plain": str(self), "text/html": html}

    @staticmethod
    def _entry(stretch: Stretch, *below_steps: str) -> str:
        return "".join(
            (
                f"<p>{escape(stretch.summary)}</p>",
                figure(cards.best_picture(stretch)),
                facts_list({"How much": cards.dose(stretch), "You need": cards.needs(stretch)}),
                fold("Steps and cautions", cards.instructions(stretch), *below_steps),
            )
        )


@dataclass(frozen=True, slots=True, repr=False)
class CautionSheet(Several):
    """Who must skip or change any of several techniques, and when to stop: once for all of them."""

    stretches: tuple[Stretch, ...]

    def __str__(self) -> str:
        told = (f"- {caution['title']}: {caution['text']}" for caution in self._cautions())
        return "\n".join(
            [
                "Skip or change it if you have:",
                *told,
                "Stop if:",
                *self._stop_if(),
                catalogue.nerve_rule().text,
            ]
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        html = cards.card(
            "Before you begin: who takes care, and when to stop",
            cards.care_for(Routine.of(*self.stretches)),
            cards.stop_if(self._stop_if()),
            cards.notice("cautions", "conditions", "stop-rules"),
        )
        return {"text/plain": str(self), "text/html": html}

    def _cautions(self) -> list[dict[str, str]]:
        return Routine.of(*self.stretches).cautions()

    def _stop_if(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule for stretch in self.stretches for rule in stretch.stop_if))


@dataclass(frozen=True, slots=True, repr=False)
class StretchSheet(Several):
    """Techniques as small pictures with name and dose: a page to print for those who have read the cards."""

    stretches: tuple[Stretch, ...]

    def __str__(self) -> str:
        return "\n".join(f"- {stretch.name}: {cards.dose(stretch)}" for stretch in self.stretches)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        entries = "".join(
            f"<li>{figure(stretch.picture)}<strong>{escape(stretch.name)}</strong><br>"
            f"{escape(cards.dose(stretch))}</li>"
            for stretch in self.stretches
        )
        html = cards.card(
            "At a glance", f'<ul class="sl-glance">{entries}</ul>', cards.notice("techniques", "doses")
        )
        return {"text/plain": str(self), "text/html": html}


def session_rules() -> SessionRules:
    """How strong a stretch should feel, and the reasons to end it.

    Examples
    --------
    >>> sl.session_rules().stop[0].text
    'Pain spreads farther down the leg.'
    """
    effort = (catalogue.effort("stretch"), catalogue.effort("symptoms"))
    return SessionRules(effort, catalogue.stop_rules())


def claims(*claim_ids: str) -> EvidenceSheet:
    """Claims by their ids as one sheet, each with its verdict and sources; every claim without an id.

    An unknown id raises ``UnknownId`` with the nearest ids.

    Examples
    --------
    >>> sl.claims("A1", "C4")
    EvidenceSheet('A1', 'C4')
    >>> [claim.verdict for claim in sl.claims("A1")]
    ['mixed']
    """
    return EvidenceSheet(tuple(map(catalogue.claim, claim_ids or catalogue.claims())))


def evidence(*claim_ids: str) -> EvidenceSheet:
    """Claims by their ids as one sheet, as a chapter shows its own; for every claim, see ``claims``.

    An unknown id raises ``UnknownId`` with the nearest ids, and ``ValueError`` stands for no id at all.

    Examples
    --------
    >>> sl.evidence("A1")
    EvidenceSheet('A1')
    """
    return EvidenceSheet(_each(catalogue.claim, claim_ids, "claims", "A1"))


def sources(*reference_ids: str) -> SourceSheet:
    """Published sources by their ids, such as ``"childs-2005"``, as one list; every checked one without any.

    Raises
    ------
    UnknownId : with the nearest ids.
    ValueError : a source that nobody has checked, which no page may cite for a number.

    Examples
    --------
    >>> sl.sources("childs-2005")
    SourceSheet('childs-2005')
    """
    checked = [key for key, item in catalogue.references().items() if item.status == "verified"]
    found = tuple(map(catalogue.reference, reference_ids or checked))
    for reference in found:
        if reference.status != "verified":
            raise ValueError(f"{reference.id} has not been checked; cite one whose status is 'verified'.")
    return SourceSheet(found)


def muscles(*muscle_ids: str) -> MuscleSheet:
    """Muscles by their ids, or groups of muscles, as one sheet; every muscle without an id.

    An unknown id raises ``UnknownId`` with the nearest ids.

    Examples
    --------
    >>> sl.muscles("piri", "psoas")
    MuscleSheet('piri', 'psoas')
    >>> [muscle.name for muscle in sl.muscles("hamstrings")]
    ['Semimembranosus', 'Semitendinosus', 'Biceps femoris, long head', 'Biceps femoris, short head']
    """
    if not muscle_ids:
        return MuscleSheet(tuple(catalogue.muscles().values()))
    found = {item.id: item for each in muscle_ids for item in catalogue.muscles_of(each)}
    return MuscleSheet(tuple(found.values()))


def conditions(*condition_ids: str) -> ConditionSheet:
    """Conditions by their ids, each with the techniques that it changes; every condition without an id.

    An unknown id raises ``UnknownId`` with the nearest ids.

    Examples
    --------
    >>> sl.conditions("osteoporosis")
    ConditionSheet('osteoporosis')
    """
    return ConditionSheet(tuple(map(catalogue.condition, condition_ids or catalogue.conditions())))


def at_a_glance(*stretch_ids: str) -> StretchSheet:
    """Techniques by their ids as small pictures; an unknown id raises ``UnknownId`` with the nearest ids.

    Examples
    --------
    >>> sl.at_a_glance("heel-on-stool", "lying-strap")
    StretchSheet('heel-on-stool', 'lying-strap')
    """
    return StretchSheet(_found(stretch_ids))


def techniques(*stretch_ids: str) -> TechniqueSheet:
    """Techniques by their ids as short cards that open; every technique without an id.

    Pages that show many put ``cautions`` of the same techniques before them. An unknown id raises
    ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.techniques("heel-on-stool", "lying-strap")
    TechniqueSheet('heel-on-stool', 'lying-strap')
    """
    return TechniqueSheet(_found(stretch_ids or tuple(item.id for item in catalogue.stretches())))


def cautions(*shown: str | Routine) -> CautionSheet:
    """Who must skip or change any of these techniques, and when to stop, as one card for all of them.

    Parameters
    ----------
    *shown : ids of techniques, or routines, whose techniques all count.

    Raises
    ------
    UnknownId : with the nearest ids.

    Examples
    --------
    >>> sl.cautions("heel-on-stool")
    CautionSheet('heel-on-stool')
    """
    found = (part.stretches if isinstance(part, Routine) else _found((part,)) for part in shown)
    stretches = {stretch.id: stretch for part in found for stretch in part}
    return CautionSheet(tuple(stretches.values()) or _found(()))


def _found(stretch_ids: tuple[str, ...]) -> tuple[Stretch, ...]:
    return _each(catalogue.stretch, stretch_ids, "techniques", "heel-on-stool")


def _each(find: Callable[[str], T], ids: tuple[str, ...], kind: str, example: str) -> tuple[T, ...]:
    if not ids:
        raise ValueError(f"There are no {kind}; name at least one, such as '{example}'.")
    return tuple(find(each) for each in ids)
