"""Cards of records in a notebook: accessible HTML, made without any widget.

A card is one ``<article>`` with real headings, text for everything that colour says, and a small style of
its own that follows the page's theme.
"""

from __future__ import annotations

from stretchlib import catalogue
from stretchlib.catalogue.questions import Option
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
    StopRule,
    Term,
)
from stretchlib.show.escaping import NOTHING, Html, joined, tag
from stretchlib.show.parts import (
    card,
    facts_list,
    figure,
    fold,
    how_checked,
    notice,
    paragraph,
    reference_line,
    said,
    section,
    small,
    stop_box,
    table,
    with_links,
)
from stretchlib.show.registry import html_for
from stretchlib.show.techniques import stop_if
from stretchlib.words import say


@html_for(Claim)
def claim_card(record: Claim) -> Html:
    """A claim: what is said, the verdict in words, what we say, why, sources."""
    return card(
        say("claims.quoted", claim=record.claim),
        tag("p", tag("span", record.verdict_words, class_="sl-verdict")),
        tag("h4", say("cards.what-we-say")),
        tag("p", record.say),
        tag("h4", say("cards.why")),
        claim_grounds(record),
    )


def claim_grounds(record: Claim) -> Html:
    """Why we say what we say of a claim, and the sources."""
    known = catalogue.references()
    sources = [known[key] for key in record.sources if key in known and known[key].status == "verified"]
    listed = tag("ul", *(tag("li", reference_line(item)) for item in sources))
    return joined(
        (
            tag("p", with_links(record.why)),
            joined((tag("h4", say("cards.sources")), listed)) if sources else NOTHING,
            how_checked(record.status, say("cards.claim-id", id=record.id)),
        )
    )


@html_for(SelfTest)
def self_test_card(record: SelfTest) -> Html:
    """A measure that learners take of themselves."""
    return card(
        record.name,
        tag("p", record.summary),
        figure(record.picture),
        section(say("cards.steps"), record.steps, ordered=True),
        tag("h4", say("cards.score")),
        tag("p", record.score),
        tag("h4", say("cards.meaning")),
        tag("p", with_links(record.meaning)),
        stop_if(record.stop_if),
        notice("self-tests"),
    )


@html_for(Question)
def question_card(record: Question) -> Html:
    """A question with its answers folded away."""
    return card(record.stem, question_body(record))


def question_body(record: Question) -> Html:
    """What stands below a question where the quiz does not run: its options and, folded, its answer."""
    items = [
        tag("li", option.text, fold(say("cards.of-option"), _feedback(option)))
        for option in sorted(record.options, key=lambda option: option.text)
    ]
    answer = NOTHING
    if record.estimate:
        answer = paragraph(say("cards.about-per-cent", number=f"{record.estimate.value:g}"))
    options = tag("ul", *items) if items else NOTHING
    return joined((options, fold(say("cards.answer"), answer, tag("p", record.explain))))


def _feedback(option: Option) -> Html:
    right = say("cards.right")
    told = option.right and not option.feedback.startswith(right.rstrip("."))
    return tag("p", f"{right} " if told else "", option.feedback)


@html_for(Muscle)
def muscle_card(record: Muscle) -> Html:
    """A muscle: where it starts and ends, what it does, its nerve."""
    return card(record.name, muscle_body(record))


def muscle_body(record: Muscle) -> Html:
    """What stands below the name of a muscle."""
    return joined(
        (
            small(joined((tag("i", record.latin, lang="la"), *said(record.sounds_like)), ", ")),
            tag("p", record.plain),
            facts_list(
                {
                    say("cards.origin"): record.origin,
                    say("cards.insertion"): record.insertion,
                    say("cards.nerve"): record.nerve,
                }
            ),
            section(say("cards.actions"), record.actions),
            paragraph(record.note),
            how_checked(record.status),
        )
    )


@html_for(Term)
def term_card(record: Term) -> Html:
    """A word of the glossary."""
    return card(
        record.name,
        small(joined(said(record.sounds_like))),
        tag("p", record.plain),
    )


@html_for(Condition)
def condition_card(record: Condition) -> Html:
    """A condition and every technique that it changes."""
    return card(record.name, condition_body(record), notice("conditions", "cautions"))


def condition_body(record: Condition) -> Html:
    """Why a condition matters, and a table of the techniques that it changes."""
    rows = [
        (item.name, caution.action_words, item.told(caution))
        for item in catalogue.stretches()
        for caution in catalogue.cautions_for(item, [record.id])
    ]
    head = (say("cards.technique"), say("cards.do"), say("cards.how"))
    changed = table(head, rows, say("cards.techniques-changed", name=record.name))
    return joined((tag("p", record.why), changed))


@html_for(Reference)
def reference_card(record: Reference) -> Html:
    """One source."""
    return card(record.label, tag("p", reference_line(record)))


@html_for(StopRule)
def stop_rule_card(record: StopRule) -> Html:
    """One reason to end a hold or a session."""
    return card(say("timer.stop-rules"), stop_box(tag("p", record.text)), notice("stop-rules"))


@html_for(EffortRule)
def effort_card(record: EffortRule) -> Html:
    """How strong something may feel, and what that rests on."""
    return card(say("cards.how-strong"), tag("p", record.text), small(record.basis), notice("effort"))


@html_for(Feeling)
def feeling_card(record: Feeling) -> Html:
    """What something feels like, and what to do with it."""
    return card(record.name, tag("p", record.say), notice("body-map"))


@html_for(Region)
def region_card(record: Region) -> Html:
    """A part of the body map: what lies there, and the chapters that teach about it."""
    known = catalogue.chapters()
    read = [known[key].title for key in record.chapters]
    return card(record.name, tag("p", record.plain), section(say("cards.chapters"), read), notice("body-map"))


@html_for(Chapter)
def chapter_card(record: Chapter) -> Html:
    """A chapter of the course and the notebook that holds it."""
    return card(record.title, tag("p", f"{record.notebook}.ipynb"))


@html_for(Deck)
def deck_card(record: Deck) -> Html:
    """The flash cards of a chapter: which words and which muscles they ask for."""
    return card(
        say("widgets.flashcards-title-of", deck=catalogue.chapters()[record.id].title),
        section(say("cards.words"), (catalogue.term(key).name for key in record.terms)),
        section(say("cards.muscles"), (catalogue.muscle(key).name for key in record.muscles)),
    )
