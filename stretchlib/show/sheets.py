"""Pages of a chapter that gather records: when to stop, what the evidence says, muscles, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from stretchlib import catalogue
from stretchlib.brief import Brief, Several
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.notices import EVIDENCE, TECHNIQUE
from stretchlib.catalogue.records import Claim, Condition, EffortRule, Muscle, Reference, StopRule, Stretch
from stretchlib.routine.timeline import Routine
from stretchlib.show.cards import claim_grounds, condition_body, muscle_body
from stretchlib.show.escaping import Html, joined, tag
from stretchlib.show.parts import (
    card,
    facts_list,
    figure,
    fold,
    folded_card,
    notice,
    reference_line,
    section,
    stop_box,
)
from stretchlib.show.registry import html_for, plain_for
from stretchlib.show.routines import care_for
from stretchlib.show.techniques import dose, instructions, moving_figure, needs, seen_through, stop_if
from stretchlib.words import say

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class SessionRules(Brief, Shown):
    """How strong a stretch should feel and when to end it; shows itself as one card."""

    effort: tuple[EffortRule, ...]
    stop: tuple[StopRule, ...]


@html_for(SessionRules)
def _rules_card(sheet: SessionRules) -> Html:
    return card(
        say("cards.strong-and-stop"),
        *(tag("p", rule.text) for rule in sheet.effort),
        stop_box(section(say("cards.stop-when-one"), (rule.text for rule in sheet.stop))),
        notice("effort", "stop-rules"),
    )


@plain_for(SessionRules)
def _rules_text(sheet: SessionRules) -> str:
    told = [rule.text for rule in sheet.effort]
    return "\n".join([*told, say("cards.stop-when"), *(f"- {rule.text}" for rule in sheet.stop)])


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceSheet(Several, Shown):
    """Several claims, folded away: what is said, the verdict, what we say; each opens to why, and sources."""

    claims: tuple[Claim, ...]


@html_for(EvidenceSheet)
def _evidence_card(sheet: EvidenceSheet) -> Html:
    entries = (
        part
        for claim in sheet.claims
        for part in (
            tag("h4", say("claims.quoted", claim=claim.claim)),
            tag("p", tag("strong", f"{claim.verdict_words}."), f" {claim.say}"),
            fold(say("cards.why-and-sources"), claim_grounds(claim), on_paper=False),
        )
    )
    return folded_card(say("cards.claims-checked"), *entries, notice(*EVIDENCE))


@plain_for(EvidenceSheet)
def _evidence_text(sheet: EvidenceSheet) -> str:
    return "\n\n".join(str(claim) for claim in sheet.claims)


@dataclass(frozen=True, slots=True, repr=False)
class SourceSheet(Several, Shown):
    """Published sources that a chapter rests on beside its claims; shows itself as one card."""

    references: tuple[Reference, ...]


@html_for(SourceSheet)
def _source_card(sheet: SourceSheet) -> Html:
    return card(
        say("cards.sources"), tag("ul", *(tag("li", reference_line(each)) for each in sheet.references))
    )


@plain_for(SourceSheet)
def _source_text(sheet: SourceSheet) -> str:
    return "\n".join(str(reference) for reference in sheet.references)


@dataclass(frozen=True, slots=True, repr=False)
class MuscleSheet(Several, Shown):
    """Several muscles by name; each opens to where it starts and ends and what it does."""

    muscles: tuple[Muscle, ...]


@html_for(MuscleSheet)
def _muscle_card(sheet: MuscleSheet) -> Html:
    return card(
        say("cards.muscles-one-by-one"), *(fold(muscle.name, muscle_body(muscle)) for muscle in sheet.muscles)
    )


@plain_for(MuscleSheet)
def _muscle_text(sheet: MuscleSheet) -> str:
    return "\n\n".join(str(muscle) for muscle in sheet.muscles)


@dataclass(frozen=True, slots=True, repr=False)
class ConditionSheet(Several, Shown):
    """Several conditions by name; each opens to why it matters and the techniques that it changes."""

    conditions: tuple[Condition, ...]


@html_for(ConditionSheet)
def _condition_card(sheet: ConditionSheet) -> Html:
    return card(
        say("cards.changes-a-plan"),
        *(fold(each.name, condition_body(each)) for each in sheet.conditions),
        notice("conditions", "cautions"),
    )


@plain_for(ConditionSheet)
def _condition_text(sheet: ConditionSheet) -> str:
    return "\n\n".join(str(condition) for condition in sheet.conditions)


@dataclass(frozen=True, slots=True, repr=False)
class TechniqueSheet(Several, Shown):
    """Techniques by picture, name and dose; each opens to who must take care, its steps and when to stop."""

    stretches: tuple[Stretch, ...]


@html_for(TechniqueSheet)
def _technique_card(sheet: TechniqueSheet) -> Html:
    if len(sheet.stretches) == 1:
        # Pages show many of these one by one: with the steps, the notice is not read a dozen times.
        (alone,) = sheet.stretches
        return card(alone.name, _technique(alone, notice(*TECHNIQUE)))
    entries = (part for item in sheet.stretches for part in (tag("h4", item.name), _technique(item)))
    return card(say("cards.techniques-one-by-one"), *entries, notice(*TECHNIQUE))


def _technique(stretch: Stretch, *below_steps: Html) -> Html:
    return joined(
        (
            tag("p", stretch.summary),
            moving_figure(stretch),
            facts_list({say("cards.how-much"): dose(stretch), say("cards.you-need"): needs(stretch)}),
            seen_through(stretch),
            fold(say("cards.steps-and-cautions"), instructions(stretch), *below_steps),
        )
    )


@plain_for(TechniqueSheet)
def _technique_text(sheet: TechniqueSheet) -> str:
    return "\n\n".join(str(stretch) for stretch in sheet.stretches)


@dataclass(frozen=True, slots=True, repr=False)
class CautionSheet(Several, Shown):
    """Who must skip or change any of several techniques, and when to stop: once for all of them."""

    stretches: tuple[Stretch, ...]

    def stop_if(self) -> tuple[str, ...]:
        """Every reason to stop that one of the techniques names, once."""
        return tuple(dict.fromkeys(rule for stretch in self.stretches for rule in stretch.stop_if))


@html_for(CautionSheet)
def _caution_card(sheet: CautionSheet) -> Html:
    return card(
        say("cards.before-you-begin"),
        care_for(Routine.of(*sheet.stretches)),
        stop_if(sheet.stop_if()),
        notice("cautions", "conditions", "stop-rules"),
    )


@plain_for(CautionSheet)
def _caution_text(sheet: CautionSheet) -> str:
    cautions = Routine.of(*sheet.stretches).cautions()
    told = (f"- {caution['title']}: {caution['text']}" for caution in cautions)
    return "\n".join(
        [
            f"{say('elements.skip-or-change')}:",
            *told,
            f"{say('cards.stop-if')}:",
            *sheet.stop_if(),
            catalogue.nerve_rule().text,
        ]
    )


@dataclass(frozen=True, slots=True, repr=False)
class StretchSheet(Several, Shown):
    """Techniques as small pictures with name and dose: a page to print for those who have read the cards."""

    stretches: tuple[Stretch, ...]


@html_for(StretchSheet)
def _glance_card(sheet: StretchSheet) -> Html:
    entries = (
        tag("li", figure(item.picture), tag("strong", item.name), tag("br"), dose(item))
        for item in sheet.stretches
    )
    return card(
        say("cards.at-a-glance"), tag("ul", *entries, class_="sl-glance"), notice("techniques", "doses")
    )


@plain_for(StretchSheet)
def _glance_text(sheet: StretchSheet) -> str:
    return "\n".join(f"- {stretch.name}: {dose(stretch)}" for stretch in sheet.stretches)


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
