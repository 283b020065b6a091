"""Records as plain text, for terminals and for readers without HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from textwrap import fill, indent

from stretchlib.catalogue import display, library
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.notices import TECHNIQUE, notice
from stretchlib.catalogue.records import (
    STATUS_WORDS,
    Chapter,
    Claim,
    Condition,
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

WIDTH = 88


@singledispatch
def plain(record: object) -> str:
    """A record as text."""
    return repr(record)


@plain.register
def _stretch(record: Stretch) -> str:
    parts = [
        record.name,
        "=" * len(record.name),
        _paragraph(record.summary),
        f"You need: {', '.join(sorted(record.needs)) or 'nothing'}. Position: {record.position}.",
        f"Dose: {record.dose.words}{' on each side' if record.sides == 'left-right' else ''}, "
        f"{record.dose.sessions_a_week} or more days a week.",
        _paragraph(with_sources(f"Over 65? {record.dose.longer_words}")) if record.dose.longer else "",
        "Steps\n" + "\n".join(_list(record.steps, numbered=True)),
        "Cues\n" + "\n".join(_list(record.cues)),
        "Common mistakes\n" + "\n".join(_list(record.mistakes)),
        "Easier\n" + "\n".join(_list(variant.text for variant in record.easier)),
        "Harder\n" + "\n".join(_list(variant.text for variant in record.harder)) if record.harder else "",
        *(f"{form.name}\n" + "\n".join(_list(form.steps, numbered=True)) for form in record.forms.values()),
        "Stop if\n" + "\n".join(_list((*record.stop_if, library.nerve_rule().text))),
        "Skip or change it\n" + "\n".join(_list(_cautions(record))) if _cautions(record) else "",
        "What the evidence says\n" + _paragraph(with_sources(record.evidence)),
        _paragraph(notice(*TECHNIQUE)),
    ]
    return "\n\n".join(part for part in parts if part).replace("=\n\n", "=\n", 1).replace("\n\n=", "\n=", 1)


def _cautions(record: Stretch) -> list[str]:
    return [
        f"{library.condition(caution.condition).name}: {caution.action}. {caution.text}"
        for caution in library.all_cautions(record)
    ]


@plain.register
def _self_test(record: SelfTest) -> str:
    parts = [
        f"{record.name}\n{'=' * len(record.name)}\n{_paragraph(record.summary)}",
        "Steps\n" + "\n".join(_list(record.steps, numbered=True)),
        _paragraph(f"Score: {record.score}"),
        _paragraph(with_sources(record.meaning)),
        "Stop if\n" + "\n".join(_list((*record.stop_if, library.nerve_rule().text))),
        _paragraph(notice("self-tests")),
    ]
    return "\n\n".join(parts)


@plain.register
def _claim(record: Claim) -> str:
    sources = [library.references()[key] for key in record.sources if key in library.references()]
    listed = [f"{source.label}: {plain(source)}" for source in sources if source.status == "verified"]
    return "\n".join(
        [
            f'{record.id}. "{record.claim}"',
            f"Verdict: {record.verdict_words}.",
            _paragraph(f"What we say: {record.say}"),
            _paragraph(f"Why: {with_sources(record.why)}"),
            f"Status: {STATUS_WORDS[record.status]}.",
            *(["Sources", *_list(listed)] if listed else []),
        ]
    )


@plain.register
def _question(record: Question) -> str:
    listed = list(_list([option.text for option in record.options])) if record.kind != "order" else []
    right = [option.text for option in record.options if option.right or record.kind in ("order", "label")]
    answer = f"{record.estimate.value:g} per cent" if record.estimate else "; ".join(right)
    return "\n".join(
        [_paragraph(record.stem), *listed, "", _paragraph(f"Answer: {answer}"), _paragraph(record.explain)]
    )


@plain.register
def _muscle(record: Muscle) -> str:
    return "\n".join(
        [
            f"{record.name} ({record.latin}){_said(record.sounds_like)}",
            _paragraph(record.plain),
            *_list(
                [
                    f"starts at: {record.origin}",
                    f"ends at: {record.insertion}",
                    f"does: {'; '.join(record.actions)}",
                    f"nerve: {record.nerve}",
                ]
            ),
            *([_paragraph(record.note)] if record.note else []),
        ]
    )


@plain.register
def _chapter(record: Chapter) -> str:
    return f"{record.title} ({record.notebook}.ipynb)"


@plain.register
def _region(record: Region) -> str:
    return _paragraph(f"{record.name}: {record.plain}")


@plain.register
def _feeling(record: Feeling) -> str:
    return _paragraph(f"{record.name}. {record.say}")


@plain.register
def _term(record: Term) -> str:
    return _paragraph(f"{record.name}{_said(record.sounds_like)}: {record.plain}")


@plain.register
def _sign(record: Sign) -> str:
    listed = "\n".join(_list(record.items))
    return "\n".join(
        part
        for part in (_paragraph(record.lead), listed, _paragraph(f"{record.more} {record.action}".strip()))
        if part
    )


@plain.register
def _condition(record: Condition) -> str:
    return f"{record.name}\n" + _paragraph(f"{record.why} Skip: {record.skip} Change: {record.change}")


@plain.register
def _stop_rule(record: StopRule) -> str:
    return _paragraph(record.text)


@plain.register
def _effort(record: EffortRule) -> str:
    return _paragraph(f"{record.text} {record.basis}")


@plain.register
def _reference(record: Reference) -> str:
    parts = [record.authors, f"({record.year})" if record.year else "", record.source, record.address]
    sentences = [f"{part.rstrip('.')}." for part in parts if part]
    if record.title:
        sentences.insert(-1 - bool(record.address), record.sentence)
    return _paragraph(" ".join(sentences))


def _said(sounds_like: str) -> str:
    return f", say {sounds_like}" if sounds_like else ""


def _paragraph(text: str) -> str:
    return fill(text, WIDTH)


def _list(items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    for place, item in enumerate(items, 1):
        mark = f"{place}. " if numbered else "- "
        yield indent(fill(item, WIDTH - 4), " " * len(mark)).replace(" " * len(mark), mark, 1)


display.text_by(plain)
