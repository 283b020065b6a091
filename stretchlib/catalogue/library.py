"""How to ask for records: those that the package ships, and those of the reader's own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stretchlib.arguments import names
from stretchlib.brief import Records
from stretchlib.catalogue.lookup import find, known_choice, plainly
from stretchlib.catalogue.records import (
    Area,
    Chapter,
    Claim,
    Deck,
    Guess,
    Muscle,
    Position,
    Question,
    Reference,
    SelfTest,
    Stretch,
    Term,
)
from stretchlib.catalogue.shelves import shelf
from stretchlib.errors import UnknownId, UnknownMuscle

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
    return find("stretch", stretch_id, all_stretches())


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
    known_choice("area", area, {item.area for item in known})
    known_choice("position", position, {item.position for item in known})
    at_hand: frozenset[str] | None = None
    if equipment is not None:
        things = names("equipment", equipment, "chair")
        for thing in things:
            known_choice("equipment", thing, equipment_names())
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
        return find("muscle", muscle_id, known)
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
    wanted = plainly(group) if isinstance(group, str) else None
    return tuple(item for item in muscles().values() if plainly(item.group) == wanted)


def claim(claim_id: str) -> Claim:
    """One claim with its verdict, such as ``"F3"``; an unknown one raises ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.claim("A1").verdict_words
    'Mixed evidence'
    """
    return find("claim", claim_id, claims())


def term(name: str) -> Term:
    """One technical word of the glossary; an unknown one raises ``UnknownId`` with the nearest.

    Examples
    --------
    >>> sl.term("sit-bone").name
    'sit bone'
    """
    return find("term", name, glossary())


def reference(reference_id: str) -> Reference:
    """One source, such as ``"decoster-2004"``; an unknown one raises ``UnknownId`` with the nearest."""
    return find("reference", reference_id, references())


def question(question_id: str) -> Question:
    """One question of the quiz bank; an unknown one raises ``UnknownId`` with the nearest."""
    bank: Mapping[str, Question] = shelf("question")
    return find("question", question_id, bank)


def questions(chapter: str | None = None) -> list[Question]:
    """The questions of one chapter, or all, in the order of the bank.

    Raises
    ------
    UnknownId : no question belongs to such a chapter.
    """
    bank: list[Question] = list(shelf("question").values())
    known_choice("chapter", chapter, [item.chapter for item in bank])
    return [item for item in bank if chapter is None or item.chapter == chapter]


def guess(guess_id: str) -> Guess:
    """One guess from the head of a chapter; an unknown one raises ``UnknownId`` with the nearest."""
    kept: Mapping[str, Guess] = shelf("guess")
    return find("guess", guess_id, kept)


def guesses(chapter: str | None = None) -> list[Guess]:
    """The guesses at the head of one chapter, or all, in the order in which they are asked.

    Raises
    ------
    UnknownId : no guess belongs to such a chapter.
    """
    asked: list[Guess] = list(shelf("guess").values())
    known_choice("chapter", chapter, [item.chapter for item in asked])
    return [item for item in asked if chapter is None or item.chapter == chapter]


def chapters() -> Mapping[str, Chapter]:
    """Every chapter of the course by id, in reading order."""
    return shelf("chapter")


def deck(chapter: str) -> Deck:
    """The flash cards of one chapter, such as ``"hamstrings"``.

    An unknown one raises ``UnknownId`` with the nearest.
    """
    return find("deck", chapter, decks())


def decks() -> Mapping[str, Deck]:
    """Every deck of flash cards by chapter, in reading order."""
    return shelf("deck")


def self_test(test_id: str) -> SelfTest:
    """One measure that learners take of themselves, such as ``"active-knee-extension"``.

    An unknown id raises ``UnknownId`` with the nearest.
    """
    return find("self-test", test_id, self_tests())


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
