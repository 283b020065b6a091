"""How records show themselves in a notebook: accessible HTML cards, made without any widget.

A card is one ``<article>`` with real headings, text for everything that colour says, and a small style of
its own that follows the page's theme. Text from records is escaped, always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue import display
from stretchlib.catalogue.notices import TECHNIQUE
from stretchlib.catalogue.questions import Option
from stretchlib.catalogue.records import (
    Claim,
    Condition,
    Muscle,
    Question,
    Reference,
    SelfTest,
    Sign,
    Stretch,
    Term,
    Variant,
)
from stretchlib.pictures import pictures
from stretchlib.routine.steps import Step
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wording import clock
from stretchlib.widgets.card_parts import (
    card,
    care_box,
    facts_list,
    figure,
    fold,
    how_checked,
    notice,
    numbered,
    reference_line,
    said,
    section,
    sign_part,
    signs_by_action,
    stop_box,
    style,
    table,
    with_links,
)

__all__ = ["SignList", "card", "claim_body", "clinician_signs", "emergency_signs", "notice", "style"]

SHORT_TIMELINE = 12
_FRAMES = {"now": "sl-stop", "today": "sl-stop", "soon": "sl-care"}


def stretch_card(record: Stretch) -> str:
    """A technique. Open: picture, dose, who must take care, steps, when to stop; the rest folds away."""
    facts = {
        "How much": dose(record),
        "How often": f"{record.dose.sessions_a_week} or more days a week",
        "You need": needs(record),
        "Position": record.position,
        "Muscles": ", ".join(catalogue.muscle(key).name for key in record.primary),
    }
    return card(
        record.name,
        f"<p>{escape(record.summary)}</p>",
        figure(best_picture(record)),
        facts_list({key: value for key, value in facts.items() if value}),
        over_65(record),
        instructions(record),
        notice(*TECHNIQUE),
    )


def dose(record: Stretch) -> str:
    """How much of a technique, such as "2 to 3 holds of 30 seconds for each leg"."""
    return record.dose.words + (f" for each {record.side_word}" if record.sides == "left-right" else "")


def over_65(record: Stretch) -> str:
    """What a longer hold may do for older people, with its source; nothing where nothing is held."""
    said = record.dose.longer_words
    return f"<p><strong>Over 65?</strong> {with_links(said)}</p>" if said else ""


def needs(record: Stretch) -> str:
    """What a technique needs at hand."""
    return ", ".join(sorted(record.needs)) or "nothing"


def instructions(record: Stretch) -> str:
    """Who must take care, the steps, when to stop; folded: cues, mistakes, other ways, evidence."""
    return "".join(
        (
            _cautions(record),
            section("Steps", record.steps, ordered=True),
            stop_if(record.stop_if),
            fold(
                "Cues and common mistakes",
                section("Cues", record.cues),
                section("Common mistakes", record.mistakes),
            ),
            fold(
                "Easier and harder",
                section("Easier", (variant.text for variant in record.easier)),
                section("Harder", (variant.text for variant in record.harder)),
                *(whole_form(record, form) for form in record.forms.values()),
            ),
            fold(
                "What the evidence says",
                f"<p>{with_links(record.evidence)}</p>",
                _claims(record.claims),
                _dose_note(record),
                on_paper=False,
            ),
        )
    )


def whole_form(record: Stretch, form: Variant) -> str:
    """An easier or harder form that has a picture and steps of its own."""
    return fold(
        form.name or "",
        figure(record.picture_of(form.pose or record.main_phase)),
        facts_list({"You need": ", ".join(sorted(record.needs_of(form))) or "nothing"}),
        section("Steps", form.steps, ordered=True),
    )


def stop_if(reasons: Iterable[str]) -> str:
    """Reasons to stop that a technique names, and what to do with a nerve's feelings, in every technique."""
    return stop_box(section("Stop if", reasons) + f"<p>{escape(catalogue.nerve_rule().text)}</p>")


def best_picture(record: Stretch) -> str:
    """The picture of the whole movement where there is one, else that of the main pose."""
    whole = f"sequence-{record.id}"
    return whole if whole in pictures() else record.picture


def claim_card(record: Claim) -> str:
    """A claim: what is said, the verdict in words, what we say, why, sources."""
    verdict = f'<p><span class="sl-verdict">{escape(record.verdict_words)}</span></p>'
    return card(f"“{record.claim}”", verdict, claim_body(record))


def claim_body(record: Claim) -> str:
    """What stands below a claim and its verdict."""
    return f"<h4>What we say</h4><p>{escape(record.say)}</p><h4>Why</h4>{claim_grounds(record)}"


def claim_grounds(record: Claim) -> str:
    """Why we say what we say of a claim, and the sources."""
    known = catalogue.references()
    sources = [known[key] for key in record.sources if key in known and known[key].status == "verified"]
    listed = "".join(f"<li>{reference_line(item)}</li>" for item in sources)
    return "".join(
        (
            f"<p>{with_links(record.why)}</p>",
            f"<h4>Sources</h4><ul>{listed}</ul>" if sources else "",
            how_checked(record.status, f"Claim {record.id}. "),
        )
    )


def self_test_card(record: SelfTest) -> str:
    """A measure that learners take of themselves."""
    return card(
        record.name,
        f"<p>{escape(record.summary)}</p>",
        figure(record.picture),
        section("Steps", record.steps, ordered=True),
        f"<h4>Score</h4><p>{escape(record.score)}</p>",
        f"<h4>What it means</h4><p>{with_links(record.meaning)}</p>",
        stop_if(record.stop_if),
        notice("self-tests"),
    )


def question_card(record: Question) -> str:
    """A question with its answers folded away."""
    return card(record.stem, question_body(record))


def question_body(record: Question) -> str:
    """What stands below a question where the quiz does not run: its options and, folded, its answer."""
    items = "".join(
        f"<li>{escape(option.text)}{fold('What of it?', _feedback(option))}</li>"
        for option in sorted(record.options, key=lambda option: option.text)
    )
    answer = f"<p>{record.estimate.value:g} per cent, give or take.</p>" if record.estimate else ""
    options = f"<ul>{items}</ul>" if items else ""
    return options + fold("Answer", answer, f"<p>{escape(record.explain)}</p>")


def _feedback(option: Option) -> str:
    right = "Right. " if option.right and not option.feedback.startswith("Right") else ""
    return f"<p>{right}{escape(option.feedback)}</p>"


def muscle_card(record: Muscle) -> str:
    """A muscle: where it starts and ends, what it does, its nerve."""
    return card(record.name, muscle_body(record))


def muscle_body(record: Muscle) -> str:
    """What stands below the name of a muscle."""
    return "".join(
        (
            f'<p class="sl-small"><i lang="la">{escape(record.latin)}</i>{said(record.sounds_like)}</p>',
            f"<p>{escape(record.plain)}</p>",
            facts_list({"Starts at": record.origin, "Ends at": record.insertion, "Nerve": record.nerve}),
            section("What it does", record.actions),
            f"<p>{escape(record.note)}</p>" if record.note else "",
            how_checked(record.status),
        )
    )


def term_card(record: Term) -> str:
    """A word of the glossary."""
    spoken = said(record.sounds_like).removeprefix(", ")
    return card(
        record.name,
        f'<p class="sl-small">{spoken}</p>' if spoken else "",
        f"<p>{escape(record.plain)}</p>",
    )


def condition_card(record: Condition) -> str:
    """A condition and every technique that it changes."""
    return card(record.name, condition_body(record), notice("conditions", "cautions"))


def condition_body(record: Condition) -> str:
    """Why a condition matters, and a table of the techniques that it changes."""
    rows = []
    for item in catalogue.stretches():
        for caution in catalogue.cautions_for(item, [record.id]):
            rows.append((item.name, caution.action, caution.text))
    changed = table(("Technique", "Do", "How"), rows, f"Techniques to skip or change with: {record.name}")
    return f"<p>{escape(record.why)}</p>{changed}"


def sign_card(record: Sign) -> str:
    """One warning sign."""
    titles = {"now": "Act now", "today": "See a doctor today", "soon": "See a clinician"}
    inner = f"{sign_part(record)}<p><strong>{numbered(record.action)}</strong></p>"
    return card(titles[record.urgency], f'<div class="{_FRAMES[record.urgency]}">{inner}</div>')


def reference_card(record: Reference) -> str:
    """One source."""
    return card(record.label, f"<p>{reference_line(record)}</p>")


def routine_card(record: Routine) -> str:
    """A routine: its steps, its timeline, why it is so, and who must look out."""
    rows, at = [], 0
    for stage in record.stages:
        rows.append((clock(at), clock(stage.seconds), stage.told))
        at += stage.seconds
    timeline = table(("At", "For", "What"), rows, "Stages of the routine")
    if len(rows) > SHORT_TIMELINE:
        timeline = fold(f"Minute by minute ({len(rows)} stages)", timeline)
    steps = [_step_words(step) for step in record.steps]
    return card(
        f"{record.name} ({clock(record.seconds)})",
        f"<p>{escape(record.note)}</p>" if record.note else "",
        section("Before you start", record.remarks),
        section("Steps", steps, ordered=True) if len(steps) > 1 else "",
        timeline,
        section("Why", record.why),
        section("Left out", record.left_out),
        _routine_cautions(record),
        f"<p>{escape(record.effort())}</p>",
        notice(*record.review_parts()),
    )


def _step_words(step: Step) -> str:
    return f"{step.name}: {step.amount_words()}"


def _routine_cautions(record: Routine) -> str:
    return care_for(record)


def care_for(record: Routine) -> str:
    """The box of a routine's cautions; nothing without any."""
    told = [(each["id"], each["title"], each["title"], each["text"]) for each in record.cautions()]
    return care_box(told, record.stretches) if told else ""


@dataclass(frozen=True, slots=True, repr=False)
class SignList(Brief):
    """Warning signs that show themselves as one card, or as text in a terminal."""

    title: str
    signs: tuple[Sign, ...]

    def __str__(self) -> str:
        return "\n\n".join([self.title, *(str(sign) for sign in self.signs)])

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": sign_list_card(self)}


def sign_list_card(record: SignList) -> str:
    """Warning signs grouped by what to do; those that can wait for days look calmer than the others."""
    parts = [
        f'<div class="{_FRAMES[urgency]}" data-sl-signs="">{signs_by_action(told)}</div>'
        for urgency in ("now", "today", "soon")
        if (told := [sign for sign in record.signs if sign.urgency == urgency])
    ]
    return card(record.title, *parts, notice("signs"))


def emergency_signs() -> SignList:
    """The signs for which to act at once, before any stretch.

    Examples
    --------
    >>> sl.emergency_signs().title
    'Before you stretch: signs that need help now'
    """
    return SignList("Before you stretch: signs that need help now", catalogue.emergency_signs())


def clinician_signs() -> SignList:
    """The signs with which to see a clinician, today or within days.

    Examples
    --------
    >>> sl.clinician_signs().title
    'Signs with which to see a clinician'
    """
    return SignList("Signs with which to see a clinician", catalogue.clinician_signs())


def _cautions(record: Stretch) -> str:
    cautions = catalogue.all_cautions(record)
    if not cautions:
        return ""
    told = []
    for caution in cautions:
        name = catalogue.condition(caution.condition).name
        told.append((caution.condition, name, f"{name}: {caution.action}", caution.text))
    return care_box(told, [record])


def _claims(ids: Iterable[str]) -> str:
    rows = [(item.claim, item.verdict_words, item.say) for item in map(catalogue.claim, ids)]
    told = "".join(
        f"<li>“{escape(said)}” <strong>{escape(verdict)}.</strong> {escape(ours)}</li>"
        for said, verdict, ours in rows
    )
    return f"<h4>What people say about it</h4><ul>{told}</ul>" if rows else ""


def _dose_note(record: Stretch) -> str:
    told = f"{record.dose.article} {record.dose.basis_words}"
    return f'<p class="sl-small">Dose in the article: {escape(told)}</p>'


display.html_for(Stretch, stretch_card)
display.html_for(Question, question_card)
display.html_for(SelfTest, self_test_card)
display.html_for(Claim, claim_card)
display.html_for(Muscle, muscle_card)
display.html_for(Term, term_card)
display.html_for(Condition, condition_card)
display.html_for(Sign, sign_card)
display.html_for(Reference, reference_card)
display.html_for(Routine, routine_card)
