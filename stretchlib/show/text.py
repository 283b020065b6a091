"""Records of the catalogue as plain text, for terminals and for readers without HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from stretchlib.catalogue import care, library
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.notices import TECHNIQUE, notice
from stretchlib.catalogue.records import (
    Chapter,
    Claim,
    Condition,
    Deck,
    EffortRule,
    Feeling,
    Muscle,
    Question,
    Reference,
    Region,
    SelfTest,
    Sign,
    StopRule,
    Stretch,
    Term,
    status_words,
)
from stretchlib.show.registry import plain_for
from stretchlib.words import say

WIDTH = 88


@plain_for(Stretch)
def _stretch(record: Stretch) -> str:
    longer = care.long_hold().words_for(record.dose)
    things = ", ".join(sorted(record.needs)) or say("cards.nothing")
    dose = record.dose.words
    told = say("cards.dose-on-each", dose=dose) if record.sides == "left-right" else dose
    often = say("cards.days-a-week", count=record.dose.sessions_a_week)
    parts = [
        record.name,
        "=" * len(record.name),
        paragraph(record.summary),
        say("cards.needs-and-position", things=things, position=record.position),
        say("cards.dose-is", dose=told, often=often),
        paragraph(with_sources(f"{say('cards.over-65')} {longer}")) if longer else "",
        headed(say("cards.steps"), listing(record.steps, numbered=True)),
        headed(say("cards.cues"), listing(record.cues)),
        headed(say("cards.mistakes"), listing(record.mistakes)),
        headed(say("cards.easier"), listing(variant.text for variant in record.easier)),
        headed(say("cards.harder"), listing(variant.text for variant in record.harder)),
        *(headed(form.name or "", listing(form.steps, numbered=True)) for form in record.forms.values()),
        headed(say("cards.stop-if"), listing((*record.stop_if, care.nerve_rule().text))),
        headed(say("cards.skip-or-change"), listing(_cautions(record))),
        headed(say("quiz.evidence"), [paragraph(with_sources(record.evidence))]),
        paragraph(notice(*TECHNIQUE)),
    ]
    return "\n\n".join(part for part in parts if part).replace("=\n\n", "=\n", 1).replace("\n\n=", "\n=", 1)


def _cautions(record: Stretch) -> list[str]:
    return [
        f"{care.condition(caution.condition).name}: {caution.action_words}. {record.told(caution)}"
        for caution in care.all_cautions(record)
    ]


@plain_for(SelfTest)
def _self_test(record: SelfTest) -> str:
    parts = [
        f"{record.name}\n{'=' * len(record.name)}\n{paragraph(record.summary)}",
        headed(say("cards.steps"), listing(record.steps, numbered=True)),
        paragraph(say("cards.score-is", score=record.score)),
        paragraph(with_sources(record.meaning)),
        headed(say("cards.stop-if"), listing((*record.stop_if, care.nerve_rule().text))),
        paragraph(notice("self-tests")),
    ]
    return "\n\n".join(parts)


@plain_for(Claim)
def _claim(record: Claim) -> str:
    sources = [library.references()[key] for key in record.sources if key in library.references()]
    listed = [f"{source.label}: {_reference(source)}" for source in sources if source.status == "verified"]
    return "\n".join(
        [
            f'{record.id}. "{record.claim}"',
            say("cards.verdict-is", verdict=record.verdict_words),
            paragraph(say("cards.we-say", say=record.say)),
            paragraph(say("cards.why-is", why=with_sources(record.why))),
            say("cards.status-is", status=status_words(record.status)),
            *([headed(say("cards.sources"), listing(listed))] if listed else []),
        ]
    )


@plain_for(Question)
def _question(record: Question) -> str:
    listed = list(listing([option.text for option in record.options])) if record.kind != "order" else []
    right = [option.text for option in record.options if option.right or record.kind in ("order", "label")]
    answer = "; ".join(right)
    if record.estimate:
        answer = say("cards.per-cent", number=f"{record.estimate.value:g}")
    told = paragraph(say("cards.answer-is", answer=answer))
    return "\n".join([paragraph(record.stem), *listed, "", told, paragraph(record.explain)])


@plain_for(Muscle)
def _muscle(record: Muscle) -> str:
    return "\n".join(
        [
            f"{record.name} ({record.latin}){_said(record.sounds_like)}",
            paragraph(record.plain),
            *listing(
                [
                    say("cards.origin-is", place=record.origin),
                    say("cards.insertion-is", place=record.insertion),
                    say("cards.actions-are", actions="; ".join(record.actions)),
                    say("cards.nerve-is", nerve=record.nerve),
                ]
            ),
            *([paragraph(record.note)] if record.note else []),
        ]
    )


@plain_for(Chapter)
def _chapter(record: Chapter) -> str:
    return f"{record.title} ({record.notebook}.ipynb)"


@plain_for(Deck)
def _deck(record: Deck) -> str:
    words = [library.term(key).name for key in record.terms]
    muscles = [library.muscle(key).name for key in record.muscles]
    title = say("widgets.flashcards-title-of", deck=library.chapters()[record.id].title)
    return headed(title, listing(words + muscles))


@plain_for(Region)
def _region(record: Region) -> str:
    return paragraph(f"{record.name}: {record.plain}")


@plain_for(Feeling)
def _feeling(record: Feeling) -> str:
    return paragraph(f"{record.name}. {record.say}")


@plain_for(Term)
def _term(record: Term) -> str:
    return paragraph(f"{record.name}{_said(record.sounds_like)}: {record.plain}")


@plain_for(Sign)
def _sign(record: Sign) -> str:
    listed = "\n".join(listing(record.items))
    return "\n".join(
        part
        for part in (paragraph(record.lead), listed, paragraph(f"{record.more} {record.action}".strip()))
        if part
    )


@plain_for(Condition)
def _condition(record: Condition) -> str:
    told = say("cards.skip-and-change", skip=record.skip, change=record.change)
    return headed(record.name, [paragraph(f"{record.why} {told}")])


@plain_for(StopRule)
def _stop_rule(record: StopRule) -> str:
    return paragraph(record.text)


@plain_for(EffortRule)
def _effort(record: EffortRule) -> str:
    return paragraph(f"{record.text} {record.basis}")


@plain_for(Reference)
def _reference(record: Reference) -> str:
    parts = [record.authors, f"({record.year})" if record.year else "", record.source, record.address]
    sentences = [f"{part.rstrip('.')}." for part in parts if part]
    if record.title:
        sentences.insert(-1 - bool(record.address), record.sentence)
    return paragraph(" ".join(sentences))


def _said(sounds_like: str) -> str:
    return f", {say('cards.sounds-like', said=sounds_like)}" if sounds_like else ""


def paragraph(text: str) -> str:
    """A text in lines that a terminal has room for."""
    return fill(text, WIDTH)


def headed(title: str, lines: Iterable[str]) -> str:
    """Lines below a title; nothing without lines."""
    told = list(lines)
    return "\n".join([title, *told]) if told else ""


def listing(items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """Items as the lines of a list."""
    for place, item in enumerate(items, 1):
        mark = f"{place}. " if numbered else "- "
        yield indent(fill(item, WIDTH - 4), " " * len(mark)).replace(" " * len(mark), mark, 1)
