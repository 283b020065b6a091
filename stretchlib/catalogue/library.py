"""How to ask for records: those that the package ships, and those of the reader's own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from stretchlib.arguments import names
from stretchlib.brief import Records
from stretchlib.catalogue import permitted
from stretchlib.catalogue.emergency import with_number
from stretchlib.catalogue.records import (
    Area,
    Caution,
    Chapter,
    Claim,
    Condition,
    Deck,
    EffortRule,
    Feeling,
    Guess,
    LongHold,
    Muscle,
    Position,
    Question,
    Reference,
    Region,
    SelfTest,
    Sign,
    StopRule,
    Stretch,
    Term,
    Urgency,
    Variant,
)
from stretchlib.catalogue.shelves import body_map, safety, shelf
from stretchlib.errors import UnknownId, UnknownMuscle

T = TypeVar("T")

#: Things that every room has.
ALWAYS_THERE = frozenset({"none", "wall"})

_own: dict[str, tuple[str, Stretch]] = {}


def stretch(stretch_id: str) -> Stretch:
    """One technique by id, name or alias, such as ``"heel-on-stool"`` or ``"ballerina stretch"``.

    Raises
    ------
    UnknownId : with the nearest ids.

    Examples
    --------
    >>> sl.stretch("heel-on-stool")
    Stretch('heel-on-stool')
    >>> sl.stretch("ballerina stretch").id
    'heel-on-stool'
    """
    return _find("stretch", stretch_id, all_stretches())


def stretches(
    area: Area | None = None,
    equipment: Iterable[str] | None = None,
    position: Position | None = None,
) -> list[Stretch]:
    """Techniques that fit all wishes, in the order of the catalogue.

    A technique fits also if its easier or harder form does: a heel can rest on a stool or, while you sit on
    a chair, on the floor.

    Parameters
    ----------
    area : such as ``"hamstrings"``.
    equipment : what is at hand; only techniques that need that or less are given. A wall always is.
        ``None`` means anything.
    position : such as ``"sitting"``.

    Raises
    ------
    UnknownId : an unknown wish, with the nearest known one.

    Examples
    --------
    >>> sl.stretches(area="hamstrings", equipment={"stool"})
    [Stretch('heel-on-stool'), Stretch('supported-hip-hinge')]
    """
    known = all_stretches().values()
    _known_choice("area", area, {item.area for item in known})
    _known_choice("position", position, {item.position for item in known})
    at_hand: frozenset[str] | None = None
    if equipment is not None:
        things = names("equipment", equipment, "chair")
        for thing in things:
            _known_choice("equipment", thing, equipment_names())
        at_hand = frozenset(things) | ALWAYS_THERE
    return [
        item
        for item in known
        if (area is None or item.area == area)
        and any(
            item.fits(form, at_hand, None if position is None else {position})
            for form in (None, *item.forms.values())
        )
    ]


def equipment_names() -> frozenset[str]:
    """Every piece of equipment that some technique needs, and ``none``."""
    return frozenset(thing for item in all_stretches().values() for thing in item.equipment) | {"none"}


def muscle(muscle_id: str) -> Muscle:
    """One muscle by id, name, Latin name, alias, or the id of one of its paths in the body model.

    Raises
    ------
    UnknownId : with the nearest ids; ``UnknownMuscle`` for a group of muscles, with its members.

    Examples
    --------
    >>> sl.muscle("piri").latin
    'Musculus piriformis'
    >>> sl.muscle("glmax1")  # the upper part of the gluteus maximus in the body model
    Muscle('glmax')
    """
    known = muscles()
    for item in known.values():
        if muscle_id in item.model:
            return item
    try:
        return _find("muscle", muscle_id, known)
    except UnknownId:
        if members := _members(muscle_id):
            raise UnknownMuscle(muscle_id, (), [item.id for item in members]) from None
        raise


def muscles_of(name: str) -> tuple[Muscle, ...]:
    """The muscles of a group such as ``"hamstrings"``, or one muscle by any of its names.

    Raises
    ------
    UnknownId : with the nearest ids.

    Examples
    --------
    >>> sl.catalogue.muscles_of("hamstrings")
    (Muscle('semimem'), Muscle('semiten'), Muscle('bflh'), Muscle('bfsh'))
    """
    if members := _members(name):
        return members
    return (muscle(name),)


def muscle_groups() -> tuple[str, ...]:
    """The groups of muscles, such as ``"hamstrings"``; ``muscles_of`` gives the members of one.

    Examples
    --------
    >>> sl.catalogue.muscle_groups()[:2]
    ('hamstrings', 'calves')
    """
    return tuple(dict.fromkeys(item.group for item in muscles().values()))


def _members(group: str) -> tuple[Muscle, ...]:
    wanted = _plainly(group) if isinstance(group, str) else None
    return tuple(item for item in muscles().values() if _plainly(item.group) == wanted)


def claim(claim_id: str) -> Claim:
    """One claim with its verdict, such as ``"F3"``; an unknown one raises ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.claim("A1").verdict_words
    'Mixed evidence'
    """
    return _find("claim", claim_id, claims())


def term(name: str) -> Term:
    """One technical word of the glossary; an unknown one raises ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.term("sit-bone").name
    'sit bone'
    """
    return _find("term", name, glossary())


def condition(condition_id: str) -> Condition:
    """One condition that changes the plan, such as ``"hip-replacement-posterior"``.

    An unknown id raises ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.condition("osteoporosis").name
    'Thin bones or a broken vertebra'
    """
    return _find("condition", condition_id, conditions())


def reference(reference_id: str) -> Reference:
    """One source, such as ``"decoster-2004"``; an unknown one raises ``UnknownId`` with the nearest."""
    return _find("reference", reference_id, references())


def question(question_id: str) -> Question:
    """One question of the quiz bank; an unknown one raises ``UnknownId`` with the nearest."""
    bank: Mapping[str, Question] = shelf("question")
    return _find("question", question_id, bank)


def questions(chapter: str | None = None) -> list[Question]:
    """The questions of one chapter, or all, in the order of the bank.

    Raises
    ------
    UnknownId : no question belongs to such a chapter.
    """
    bank: list[Question] = list(shelf("question").values())
    _known_choice("chapter", chapter, [item.chapter for item in bank])
    return [item for item in bank if chapter is None or item.chapter == chapter]


def guess(guess_id: str) -> Guess:
    """One guess from the head of a chapter; an unknown one raises ``UnknownId`` with the nearest."""
    kept: Mapping[str, Guess] = shelf("guess")
    return _find("guess", guess_id, kept)


def guesses(chapter: str | None = None) -> list[Guess]:
    """The guesses at the head of one chapter, or all, in the order in which they are asked.

    Raises
    ------
    UnknownId : no guess belongs to such a chapter.
    """
    asked: list[Guess] = list(shelf("guess").values())
    _known_choice("chapter", chapter, [item.chapter for item in asked])
    return [item for item in asked if chapter is None or item.chapter == chapter]


def chapters() -> Mapping[str, Chapter]:
    """Every chapter of the course by id, in reading order."""
    return shelf("chapter")


def deck(chapter: str) -> Deck:
    """The flash cards of one chapter, such as ``"hamstrings"``.

    An unknown one raises ``UnknownId`` with the nearest.
    """
    return _find("deck", chapter, decks())


def decks() -> Mapping[str, Deck]:
    """Every deck of flash cards by chapter, in reading order."""
    return shelf("deck")


def self_test(test_id: str) -> SelfTest:
    """One measure that learners take of themselves, such as ``"active-knee-extension"``.

    An unknown id raises ``UnknownId`` with the nearest.
    """
    return _find("self-test", test_id, self_tests())


def self_tests() -> Mapping[str, SelfTest]:
    """Every self-test by id."""
    return shelf("self-test")


def all_stretches() -> Mapping[str, Stretch]:
    """Every technique by id: the package's, then those of the reader's own files."""
    shipped: Mapping[str, Stretch] = shelf("stretch")
    if not _own:
        return shipped
    return Records("stretch", {**shipped, **{key: item for key, (_, item) in _own.items()}})


def shipped_stretches() -> Mapping[str, Stretch]:
    """The techniques that the package ships, by id."""
    return shelf("stretch")


def muscles() -> Mapping[str, Muscle]:
    """Every muscle by id."""
    return shelf("muscle")


def claims() -> Mapping[str, Claim]:
    """Every claim by id."""
    return shelf("claim")


def references() -> Mapping[str, Reference]:
    """Every source by id, also those that are not verified and are not printed."""
    return shelf("reference")


def glossary() -> Mapping[str, Term]:
    """Every technical word by id.

    Examples
    --------
    >>> sl.glossary()["sit-bone"].plain
    'The lowest bump of the pelvis, the one you sit on. The hamstrings start there.'
    """
    return shelf("term")


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
    return _find("effort rule", kind, rules)


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


def own_of_other_files(file: str) -> Mapping[str, Stretch]:
    """The reader's own techniques by id, except for those of one file."""
    return {key: item for key, (home, item) in _own.items() if home != file}


def keep_own(file: str, found: Mapping[str, Stretch]) -> None:
    """Let the techniques of a reader's own file take the place of those that it gave before."""
    for key in [key for key, (home, _) in _own.items() if home == file]:
        del _own[key]
    _own.update({key: (file, item) for key, item in found.items()})


def forget_own() -> None:
    """Take the techniques of all own files out of this session again."""
    _own.clear()


def _find(kind: str, wanted: str, shelf: Mapping[str, T]) -> T:
    if isinstance(wanted, str):
        if wanted in shelf:
            return shelf[wanted]
        said = _plainly(wanted)
        for key, item in shelf.items():
            if said in {_plainly(key), *map(_plainly, _other_names(item))}:
                return item
    raise UnknownId(kind, wanted, shelf)


def _other_names(item: object) -> list[str]:
    listed = [getattr(item, "name", ""), getattr(item, "latin", ""), *getattr(item, "aliases", ())]
    return [name for name in listed if name]


def _plainly(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def _known_choice(kind: str, wanted: object, known: Iterable[str]) -> None:
    choices = tuple(known)
    if wanted is not None and wanted not in choices:
        raise UnknownId(kind, wanted, choices)
