"""Cards of techniques: picture, dose, who must take care, steps, when to stop."""

from __future__ import annotations

from collections.abc import Iterable

from stretchlib import catalogue
from stretchlib.body.stored import stored
from stretchlib.catalogue.notices import TECHNIQUE
from stretchlib.catalogue.records import Stretch, Variant
from stretchlib.pictures import pictures
from stretchlib.show.escaping import NOTHING, Html, joined, tag
from stretchlib.show.parts import (
    card,
    care_box,
    facts_list,
    figure,
    fold,
    notice,
    section,
    small,
    stop_box,
    with_links,
)
from stretchlib.show.registry import html_for
from stretchlib.words import say


@html_for(Stretch)
def stretch_card(record: Stretch) -> Html:
    """A technique. Open: picture, dose, who must take care, steps, when to stop; the rest folds away."""
    facts = {
        say("cards.how-much"): dose(record),
        say("cards.how-often"): say("cards.days-a-week", count=record.dose.sessions_a_week),
        say("cards.you-need"): needs(record),
        say("cards.position"): record.position,
        say("cards.muscles"): ", ".join(catalogue.muscle(key).name for key in record.primary),
    }
    return card(
        record.name,
        tag("p", record.summary),
        moving_figure(record),
        seen_through(record),
        facts_list({key: value for key, value in facts.items() if value}),
        over_65(record),
        instructions(record),
        notice(*TECHNIQUE),
    )


def dose(record: Stretch) -> str:
    """How much of a technique, such as "2 to 3 holds of 30 seconds for each leg"."""
    words = record.dose.words
    return (
        say("cards.dose-each", dose=words, side=record.side_word) if record.sides == "left-right" else words
    )


def over_65(record: Stretch) -> Html:
    """What a longer hold may do for older people, with its source; nothing where nothing is held."""
    told = catalogue.long_hold().words_for(record.dose)
    return tag("p", tag("strong", say("cards.over-65")), " ", with_links(told)) if told else NOTHING


def needs(record: Stretch, form: Variant | None = None) -> str:
    """What a technique, or one of its forms, needs at hand."""
    return ", ".join(sorted(record.needs if form is None else record.needs_of(form))) or say("cards.nothing")


def instructions(record: Stretch) -> Html:
    """Who must take care, the steps, when to stop; folded: cues, mistakes, other ways, evidence."""
    return joined(
        (
            _cautions(record),
            section(say("cards.steps"), record.steps, ordered=True),
            stop_if(record.stop_if),
            fold(
                say("cards.cues-and-mistakes"),
                section(say("cards.cues"), record.cues),
                section(say("cards.mistakes"), record.mistakes),
            ),
            fold(
                say("cards.easier-and-harder"),
                section(say("cards.easier"), (variant.text for variant in record.easier)),
                section(say("cards.harder"), (variant.text for variant in record.harder)),
                *(whole_form(record, form) for form in record.forms.values()),
            ),
            fold(
                say("quiz.evidence"),
                tag("p", with_links(record.evidence)),
                _claims(record.claims),
                small(say("cards.dose-in-article", dose=record.dose.article, basis=record.dose.basis_words)),
                on_paper=False,
            ),
        )
    )


def whole_form(record: Stretch, form: Variant) -> Html:
    """An easier or harder form that has a picture and steps of its own."""
    return fold(
        form.name or "",
        moving_figure(record, form),
        seen_through(record, form.pose or record.main_phase),
        facts_list({say("cards.you-need"): needs(record, form)}),
        section(say("cards.steps"), form.steps, ordered=True),
    )


def stop_if(reasons: Iterable[str]) -> Html:
    """Reasons to stop that a technique names, and what to do with a nerve's feelings, in every technique."""
    return stop_box(section(say("cards.stop-if"), reasons), tag("p", catalogue.nerve_rule().text))


def seen_through(record: Stretch, phase: str = "") -> Html:
    """What a pose does inside, folded below the picture that shows what to do; open on paper.

    Nothing where no such picture has been drawn, as for a reader's own technique.
    """
    drawn = figure(record.inside_of(phase or record.main_phase))
    if not drawn:
        return NOTHING
    return fold(say("cards.see-inside"), drawn, small(f"{inside_colours(record)} {say('cards.drawn')}"))


def inside_colours(record: Stretch) -> str:
    """What the colours in the picture of the inside say."""
    if record.kind in ("ball", "roller"):
        return say("cards.green-pressed")
    if record.area == "nerve":
        return say("cards.gold-nerve")
    return say("cards.colours")


def moving_figure(record: Stretch, form: Variant | None = None) -> Html:
    """The picture of a technique or of a whole form, in a place where a page may let it move.

    The picture of a whole movement stays beside what moves.
    """
    picture = best_picture(record) if form is None else record.picture_of(form.pose or record.main_phase)
    motion = record.id if form is None else f"{record.id}.{form.id}"
    if motion not in stored("movements")["motions"]:
        return figure(picture)
    if form is None and picture != record.picture:
        return joined((figure(picture), tag("div", "", data_sl_moves=motion)))
    return tag("div", figure(picture), data_sl_moves=motion)


def best_picture(record: Stretch) -> str:
    """The picture of the whole movement where there is one, else that of the main pose."""
    whole = f"sequence-{record.id}"
    return whole if whole in pictures() else record.picture


def strip_of(motion: str) -> str:
    """Id of the picture that shows a movement in stills, such as ``"strip-lying-strap-wall"``."""
    return f"strip-{motion.replace('.', '-')}"


def _cautions(record: Stretch) -> Html:
    cautions = catalogue.all_cautions(record)
    if not cautions:
        return NOTHING
    told = []
    for caution in cautions:
        about = catalogue.condition(caution.condition)
        told.append((about.id, about.heading, f"{about.name}: {caution.action_words}", record.told(caution)))
    return care_box(told, [record])


def _claims(ids: Iterable[str]) -> Html:
    entries = [
        tag(
            "li",
            f"{say('claims.quoted', claim=item.claim)} ",
            tag("strong", f"{item.verdict_words}."),
            f" {item.say}",
        )
        for item in map(catalogue.claim, ids)
    ]
    return joined((tag("h4", say("cards.people-say-of-it")), tag("ul", *entries))) if entries else NOTHING
