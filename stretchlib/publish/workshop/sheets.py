"""The sheets of a workshop, each made for its own topics, things and minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stretchlib import catalogue
from stretchlib.catalogue.reviews import Part as Reviewed
from stretchlib.publish.handouts import Handout
from stretchlib.publish.handouts.targets import Target
from stretchlib.publish.workshop import parts
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.places import course_places
from stretchlib.words import say


def links_sheet(lesson: Lesson) -> Handout:
    """A code for each page that is opened, numbered as in the agenda."""
    places = course_places(lesson)
    if not lesson.base_url:
        lead = say("workshop.links-none" if lesson.network else "workshop.links-in-folder")
        names = [f"{number}. {place.words}" for number, place in enumerate(places, 1)]
        return sheet("links", say("workshop.links"), lead, [parts.bullets(names)])
    targets = [
        Target(place.address(lesson), f"{number}. {place.words}").to_dict()
        for number, place in enumerate(places, 1)
    ]
    lead = say("workshop.links-lead") if lesson.network else say("workshop.links-offline")
    return sheet("links", say("workshop.links"), lead, [parts.codes(targets)])


def question_sheets(lesson: Lesson) -> Iterator[Handout]:
    """The same questions before and after, and the answers for the trainer."""
    asked = [
        parts.question(
            number,
            question.stem,
            [option.text for option in question.options],
            many=question.kind == "multiple",
            more=say("workshop.several-right") if question.kind == "multiple" else "",
        )
        for number, question in enumerate(lesson.questions, 1)
    ]
    for when in ("before", "after"):
        title = say(f"workshop.questions-{when}")
        yield sheet(f"questions-{when}", title, say("workshop.questions-lead"), asked, "questions")
    answers: list[parts.Part] = []
    for number, question in enumerate(lesson.questions, 1):
        right = "; ".join(option.text for option in question.options if option.right)
        answers.append(parts.heading(say("workshop.answer-is", number=number, answer=right)))
        answers.append(parts.text(question.stem))
        answers.append(parts.text(question.explain))
    lead, trainer = say("workshop.answers-lead"), say("workshop.for-trainer")
    yield sheet("answers", say("workshop.answers"), lead, answers, "questions", kicker=trainer)


def consent_sheet() -> Handout:
    """What somebody who takes part knows and agrees to."""
    points = ("free", "signs", "teach", "tell", "stop", "kept")
    content = [
        parts.signs(say("handouts.get-help-if"), catalogue.emergency_signs()),
        parts.bullets(say(f"workshop.consent-{point}") for point in points),
        parts.ticks([say("workshop.consent-photos")]),
        parts.text(say("workshop.consent-law")),
        parts.space(),
        *(parts.write(say(name)) for name in ("workshop.name", "handouts.date", "workshop.signature")),
    ]
    return sheet("consent", say("workshop.consent"), say("workshop.consent-lead"), content, "signs")


def evaluation_sheet() -> Handout:
    """What people think of the class, without a name."""
    ends = (say("workshop.evaluation-not"), say("workshop.evaluation-fully"))
    content = [
        *(
            parts.scale(say(f"workshop.evaluation-{about}"), *ends)
            for about in ("clear", "safe", "pace", "use")
        ),
        *(parts.write(say(f"workshop.evaluation-{about}"), 4) for about in ("best", "less", "open")),
    ]
    return sheet("evaluation", say("workshop.evaluation"), say("workshop.evaluation-lead"), content)


def certificate_sheet(lesson: Lesson) -> Handout:
    """That somebody was there, and no more."""
    content = [
        parts.space(),
        parts.write(say("workshop.name")),
        parts.large(say("workshop.certificate-was")),
        parts.write(say("handouts.date")),
        parts.large(say("workshop.certificate-about", topics=lesson.title)),
        parts.write(say("workshop.place")),
        parts.write(say("workshop.certificate-leader")),
        parts.text(say("workshop.certificate-claim")),
        parts.space(2),
    ]
    lead = say("workshop.certificate-lead", minutes=lesson.minutes)
    return sheet("certificate", say("workshop.certificate"), lead, content)


def sheet(
    name: str,
    title: str,
    lead: str,
    content: Iterable[parts.Part],
    *shown: str | Reviewed,
    kicker: str = "",
    tight: bool = False,
) -> Handout:
    """A sheet of parts.

    Parameters
    ----------
    *shown : parts of the catalogue that stand on it, for the sentence on reviews.
    kicker : whom it is for; everybody unless said.
    tight : whether its type is smaller.
    """
    told = {
        "title": title,
        "summary": lead,
        "description": lead,
        "kicker": kicker or say("workshop.for-everybody"),
        "notice": catalogue.notice(*shown),
        "tight": tight,
        "parts": list(content),
    }
    return Handout(name, "form", told)
