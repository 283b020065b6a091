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

#: Said wherever a picture shows the inside of a body.
DRAWN = "Skin and muscles are drawn. They were not measured."


@html_for(Stretch)
def stretch_card(record: Stretch) -> Html:
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
    return record.dose.words + (f" for each {record.side_word}" if record.sides == "left-right" else "")


def over_65(record: Stretch) -> Html:
    """What a longer hold may do for older people, with its source; nothing where nothing is held."""
    told = catalogue.long_hold().words_for(record.dose)
    return tag("p", tag("strong", "Over 65?"), " ", with_links(told)) if told else NOTHING


def needs(record: Stretch, form: Variant | None = None) -> str:
    """What a technique, or one of its forms, needs at hand."""
    return ", ".join(sorted(record.needs if form is None else record.needs_of(form))) or "nothing"


def instructions(record: Stretch) -> Html:
    """Who must take care, the steps, when to stop; folded: cues, mistakes, other ways, evidence."""
    return joined(
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
                tag("p", with_links(record.evidence)),
                _claims(record.claims),
                small(f"Dose in the article: {record.dose.article} {record.dose.basis_words}"),
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
        facts_list({"You need": needs(record, form)}),
        section("Steps", form.steps, ordered=True),
    )


def stop_if(reasons: Iterable[str]) -> Html:
    """Reasons to stop that a technique names, and what to do with a nerve's feelings, in every technique."""
    return stop_box(section("Stop if", reasons), tag("p", catalogue.nerve_rule().text))


def seen_through(record: Stretch, phase: str = "") -> Html:
    """What a pose does inside, folded below the picture that shows what to do; open on paper.

    Nothing where no such picture has been drawn, as for a reader's own technique.
    """
    drawn = figure(record.inside_of(phase or record.main_phase))
    if not drawn:
        return NOTHING
    return fold("See inside: bones and muscles", drawn, small(f"{inside_colours(record)} {DRAWN}"))


def inside_colours(record: Stretch) -> str:
    """What the colours in the picture of the inside say."""
    if record.kind in ("ball", "roller"):
        return "Green: the muscles that you press."
    if record.area == "nerve":
        return "Gold: the sciatic nerve."
    return (
        "Red: longer than when you stand. Blue: shorter. Grey: about the same. "
        "Green: part of the exercise, but we do not know how long it gets."
    )


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


def _cautions(record: Stretch) -> Html:
    cautions = catalogue.all_cautions(record)
    if not cautions:
        return NOTHING
    told = []
    for caution in cautions:
        about = catalogue.condition(caution.condition)
        told.append((about.id, about.heading, f"{about.name}: {caution.action}", record.told(caution)))
    return care_box(told, [record])


def _claims(ids: Iterable[str]) -> Html:
    entries = [
        tag("li", f"“{item.claim}” ", tag("strong", f"{item.verdict_words}."), f" {item.say}")
        for item in map(catalogue.claim, ids)
    ]
    return joined((tag("h4", "What people say about it"), tag("ul", *entries))) if entries else NOTHING
