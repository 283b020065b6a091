"""Links between records: every id that a record names must exist.

A fault is a ``BadRecord``; the functions give them all, so that a check can print the whole list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeVar

from stretchlib.catalogue import care, library, notices, shelves
from stretchlib.catalogue.numbers import Number, printed, unheld
from stretchlib.catalogue.records import (
    Claim,
    Condition,
    EffortRule,
    Reference,
    Sign,
    StopRule,
    Stretch,
    cited,
)
from stretchlib.catalogue.reviews import CHAPTER
from stretchlib.errors import BadRecord

T = TypeVar("T")

#: Phases that a pose may stand for.
PHASES = ("start", "easy", "hold", "hard", "round", "sink", "bent", "reach")


def raise_all(faults: Iterable[BadRecord], file: str) -> None:
    """Raise the faults, if there are any, as those of this file."""
    if found := [BadRecord(file, fault.record, fault.key, fault.fault) for fault in faults]:
        raise BadRecord.together(found)


def stretch_faults(
    stretches: Mapping[str, Stretch], only: Iterable[str] | None = None
) -> Iterator[BadRecord]:
    """What is wrong between techniques and the rest of the catalogue."""
    file = shelves.FILES["stretch"][0]
    names: dict[str, str] = {}
    wanted = set(stretches if only is None else only)
    for item in stretches.values():
        for name in (item.id, item.name, *item.aliases):
            said = " ".join(name.lower().replace("-", " ").split())
            other = names.setdefault(said, item.id)
            if other != item.id and (item.id in wanted or other in wanted):
                yield BadRecord(file, item.id, "aliases", f"'{name}' already means '{other}'")
    for key in stretches:
        if key not in wanted:
            continue
        item = stretches[key]
        yield from _dangling(file, key, "primary", item.primary, library.muscles())
        yield from _dangling(file, key, "secondary", item.secondary, library.muscles())
        yield from _dangling(file, key, "model_silent", item.model_silent, library.muscles())
        yield from _dangling(file, key, "claims", item.claims, library.claims())
        yield from _dangling(file, key, "chapter", [item.chapter] if item.chapter else [], library.chapters())
        yield from _dangling(file, key, "dose.claims", item.dose.claims, library.claims())
        yield from _dangling(file, key, "cautions", (c.condition for c in item.cautions), care.conditions())
        yield from _dangling(file, key, "evidence", cited(item.evidence), library.references())
        yield from _dangling(file, key, "poses", item.poses, dict.fromkeys((*PHASES, *item.forms)))


def claim_faults(claims: Mapping[str, Claim]) -> Iterator[BadRecord]:
    """What is wrong between claims and references."""
    file = shelves.FILES["claim"][0]
    for key, item in claims.items():
        yield from _dangling(file, key, "sources", item.sources, library.references())
        for source in cited(item.why):
            if source not in item.sources:
                yield BadRecord(file, key, "why", f"cites '{source}', which 'sources' does not list")
        if cited(item.say) or cited(item.claim):
            yield BadRecord(file, key, "say", "cites a source; only 'why' may do so")
        for source in cited(item.why) if item.status == "verified" else ():
            if source in library.references() and library.reference(source).status != "verified":
                yield BadRecord(file, key, "status", f"is 'verified', but its source '{source}' is not")
        yield from _number_faults(file, key, item.why, item.numbers, item.sources)
        for found in printed(item.say):
            if not any(number.covers(found) for number in item.numbers):
                yield BadRecord(file, key, "say", f"prints {found}, which 'numbers' does not hold")


def _number_faults(
    file: str, record: str, text: str, numbers: Iterable[Number], sources: Iterable[str]
) -> Iterator[BadRecord]:
    """Numbers that a text prints without a record, or that stand on a source nobody has checked."""
    held = tuple(numbers)
    for place, number in enumerate(held, 1):
        key = f"numbers.{place}"
        yield from _dangling(file, record, key, [number.source], dict.fromkeys(sources))
        if library.references().get(number.source) and not number_is_checked(number):
            yield BadRecord(file, record, key, f"stands on '{number.source}', which is not verified")
    for found, _ in unheld(text, held):
        yield BadRecord(
            file, record, "numbers", f"does not hold {found}; name it with a source that the sentence cites"
        )


def number_is_checked(number: Number) -> bool:
    """Whether a number may be printed: it has the status of its source."""
    return library.reference(number.source).status == "verified"


def other_faults() -> Iterator[BadRecord]:
    """What is wrong between all other kinds of records."""
    file = shelves.FILES["muscle"][0]
    for key, muscle in library.muscles().items():
        yield from _dangling(file, key, "sources", muscle.sources, library.references())
    for key, test in library.self_tests().items():
        yield from _dangling("selftests.toml", key, "sources", test.sources, library.references())
        yield from _dangling(
            "selftests.toml", key, "meaning", cited(test.meaning), dict.fromkeys(test.sources)
        )
        yield from _number_faults("selftests.toml", key, test.meaning, test.numbers, test.sources)
    longer = care.long_hold()
    yield from _dangling("doses.toml", longer.id, "claims", longer.claims, library.claims())
    grounds = [library.claim(key) for key in longer.claims]
    named = cited(longer.why)
    held = [number for claim in grounds for number in claim.numbers if number.source in named]
    yield from _number_faults("doses.toml", longer.id, longer.why, held, named)
    for item in library.questions():
        yield from _dangling("quizzes.toml", item.id, "claim", [item.claim], library.claims())
    for guess in library.guesses():
        yield from _dangling("guesses.toml", guess.id, "claim", [guess.claim], library.claims())
        yield from _dangling("guesses.toml", guess.id, "chapter", [guess.chapter], library.chapters())
    for key, deck in library.decks().items():
        yield from _dangling("decks.toml", key, "id", [key], library.chapters())
        yield from _dangling("decks.toml", key, "terms", deck.terms, library.glossary())
        yield from _dangling("decks.toml", key, "muscles", deck.muscles, library.muscles())
    yield from _body_map_faults()
    yield from review_faults()
    conditions: Mapping[str, Condition] = care.conditions()
    for key, about in conditions.items():
        yield from _dangling("safety.toml", key, "sources", about.sources, library.references())
    yield from _unsourced_safety_faults()
    for sign in care.sign_templates():
        yield from _dangling("safety.toml", sign.id, "sources", sign.sources, library.references())
        yield from _dangling("safety.toml", sign.id, "conditions", sign.conditions, care.conditions())
    for kind in ("stretch", "pressure", "symptoms"):
        rule = care.effort(kind)
        yield from _dangling("safety.toml", rule.id, "claims", rule.claims, library.claims())
        yield from _dangling("safety.toml", rule.id, "sources", rule.sources, library.references())
    for stop in care.stop_rules():
        yield from _dangling("safety.toml", stop.id, "sources", stop.sources, library.references())


def _unsourced_safety_faults() -> Iterator[BadRecord]:
    """Records of ``safety.toml`` that say "verified" and name nothing that anybody could verify."""
    rules = (care.effort(kind) for kind in ("stretch", "pressure", "symptoms"))
    conditions: Mapping[str, Condition] = care.conditions()
    records: list[Sign | Condition | StopRule | EffortRule] = [
        *care.sign_templates(),
        *conditions.values(),
        *care.stop_rules(),
        *rules,
    ]
    for record in records:
        named: list[Reference | Claim | None] = [library.references().get(key) for key in record.sources]
        named += [library.claims().get(key) for key in getattr(record, "claims", ())]
        if record.status == "verified" and not any(item and item.status == "verified" for item in named):
            fault = "is verified, but names no verified source; name one, or say 'from memory' or 'to check'"
            yield BadRecord("safety.toml", record.id, "status", fault)


def review_faults() -> Iterator[BadRecord]:
    """What is wrong between reviews and the rest: a chapter that the course does not have."""
    for key, review in notices.reviews().items():
        named = [name.removeprefix(CHAPTER) for name in review.parts if name.startswith(CHAPTER)]
        yield from _dangling("reviews.toml", key, "parts", named, library.chapters())


def _body_map_faults() -> Iterator[BadRecord]:
    file = "bodymap.toml"
    signs = {sign.id: sign for sign in care.sign_templates()}
    for key, feeling in care.feelings().items():
        yield from _dangling(file, key, "always.signs", feeling.always.signs, signs)
        yield from _dangling(file, key, "always.conditions", feeling.always.conditions, care.conditions())
    for key, region in care.regions().items():
        yield from _dangling(file, key, "chapters", region.chapters, library.chapters())
        yield from _dangling(file, key, "warnings", region.warnings, care.feelings())
        for named, told in region.warnings.items():
            place = f"warnings.{named}"
            yield from _dangling(file, key, f"{place}.signs", told.signs, signs)
            yield from _dangling(file, key, f"{place}.conditions", told.conditions, care.conditions())


def all_faults() -> list[BadRecord]:
    """Every fault between the records that the package ships."""
    return [
        *stretch_faults(library.all_stretches()),
        *claim_faults(library.claims()),
        *other_faults(),
    ]


def _dangling(
    file: str, record: str, key: str, named: Iterable[str], known: Mapping[str, T]
) -> Iterator[BadRecord]:
    for name in named:
        if name not in known:
            near = get_close_matches(name, list(known), n=1)
            advice = f"'{near[0]}' is known" if near else "nothing like it is known"
            yield BadRecord(file, record, key, f"'{name}' does not exist; {advice}")
