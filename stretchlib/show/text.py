"""Records of the catalogue as plain text, for terminals and for readers without HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from stretchlib.catalogue import care, library
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.notices import TECHNIQUE, notice
from stretchlib.catalogue.records import (
    STATUS_WORDS,
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
)
from stretchlib.show.registry import plain_for

WIDTH = 88


@plain_for(Stretch)
def _stretch(record: Stretch) -> str:
    longer = care.long_hold().words_for(record.dose)
    parts = [
        record.name,
        "=" * len(record.name),
        paragraph(record.summary),
        f"You need: {', '.join(sorted(record.needs)) or 'nothing'}. Position: {record.position}.",
        f"Dose: {record.dose.words}{' on each side' if record.sides == 'left-right' else ''}, "
        f"{record.dose.sessions_a_week} or more days a week.",
        paragraph(with_sources(f"Over 65? {longer}")) if longer else "",
        "Steps\n" + "\n".join(listing(record.steps, numbered=True)),
        "Cues\n" + "\n".join(listing(record.cues)),
        "Common mistakes\n" + "\n".join(listing(record.mistakes)),
        "Easier\n" + "\n".join(listing(variant.text for variant in record.easier)),
        "Harder\n" + "\n".join(listing(variant.text for variant in record.harder)) if record.harder else "",
        *(f"{form.name}\n" + "\n".join(listing(form.steps, numbered=True)) for form in record.forms.values()),
        "Stop if\n" + "\n".join(listing((*record.stop_if, care.nerve_rule().text))),
        "Skip or change it\n" + "\n".join(listing(_cautions(record))) if _cautions(record) else "",
        "What the evidence says\n" + paragraph(with_sources(record.evidence)),
        paragraph(notice(*TECHNIQUE)),
    ]
    return "\n\n".join(part for part in parts if part).replace("=\n\n", "=\n", 1).replace("\n\n=", "\n=", 1)


def _cautions(record: Stretch) -> list[str]:
    return [
        f"{care.condition(caution.condition).name}: {caution.action}. {record.told(caution)}"
        for caution in care.all_cautions(record)
    ]


@plain_for(SelfTest)
def _self_test(record: SelfTest) -> str:
    parts = [
        f"{record.name}\n{'=' * len(record.name)}\n{paragraph(record.summary)}",
        "Steps\n" + "\n".join(listing(record.steps, numbered=True)),
        paragraph(f"Score: {record.score}"),
        paragraph(with_sources(record.meaning)),
        "Stop if\n" + "\n".join(listing((*record.stop_if, care.nerve_rule().text))),
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
            f"Verdict: {record.verdict_words}.",
            paragraph(f"What we say: {record.say}"),
            paragraph(f"Why: {with_sources(record.why)}"),
            f"Status: {STATUS_WORDS[record.status]}.",
            *(["Sources", *listing(listed)] if listed else []),
        ]
    )


@plain_for(Question)
def _question(record: Question) -> str:
    listed = list(listing([option.text for option in record.options])) if record.kind != "order" else []
    right = [option.text for option in record.options if option.right or record.kind in ("order", "label")]
    answer = f"{record.estimate.value:g} per cent" if record.estimate else "; ".join(right)
    return "\n".join(
        [paragraph(record.stem), *listed, "", paragraph(f"Answer: {answer}"), paragraph(record.explain)]
    )


@plain_for(Muscle)
def _muscle(record: Muscle) -> str:
    return "\n".join(
        [
            f"{record.name} ({record.latin}){_said(record.sounds_like)}",
            paragraph(record.plain),
            *listing(
                [
                    f"starts at: {record.origin}",
                    f"ends at: {record.insertion}",
                    f"does: {'; '.join(record.actions)}",
                    f"nerve: {record.nerve}",
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
    return "\n".join([f"Words to know: {library.chapters()[record.id].title}", *listing(words + muscles)])


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
    return f"{record.name}\n" + paragraph(f"{record.why} Skip: {record.skip} Change: {record.change}")


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
    return f", say {sounds_like}" if sounds_like else ""


def paragraph(text: str) -> str:
    """A text in lines that a terminal has room for."""
    return fill(text, WIDTH)


def listing(items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """Items as the lines of a list."""
    for place, item in enumerate(items, 1):
        mark = f"{place}. " if numbered else "- "
        yield indent(fill(item, WIDTH - 4), " " * len(mark)).replace(" " * len(mark), mark, 1)
