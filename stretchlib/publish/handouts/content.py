"""What stands on each handout: records of the catalogue and routines as plain lists and dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from stretchlib import catalogue
from stretchlib.catalogue import care
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.doses import duration
from stretchlib.catalogue.notices import TECHNIQUE
from stretchlib.catalogue.records import Caution, Condition, Reference, Sign, Stretch, Variant, cited
from stretchlib.catalogue.reviews import Part
from stretchlib.pictures import picture, pictures
from stretchlib.publish.course import FIRST_NOTEBOOK
from stretchlib.publish.handouts.press import Paper, press
from stretchlib.publish.handouts.targets import Target, chapter, first_page, page_with, plan_link
from stretchlib.routine.stages import Pauses
from stretchlib.routine.steps import Step
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wording import area_words
from stretchlib.show.techniques import best_picture, strip_of
from stretchlib.words import say

KNEE_TEST = "active-knee-extension"
PAIN_POINTS = 2  # of 10, a change that counts: Childs 2005


@dataclass(frozen=True, slots=True)
class Handout:
    """A sheet, ready to be set on any paper.

    Attributes
    ----------
    name : of its file, without ending, such as ``"card-heel-on-stool"``.
    """

    name: str
    template: str
    content: dict[str, Any]

    def pdf(self, paper: Paper = "a4") -> bytes:
        """The sheet as the bytes of a PDF; see ``press``."""
        return press(self.template, self.content, paper)


def every_handout(base_url: str = "") -> Iterator[Handout]:
    """The sheets that need no choice: signs, logs, a card a technique, a sheet a ready-made set."""
    from stretchlib import routine

    yield signs_sheet(base_url)
    yield workshop_log(base_url)
    yield progress_log(base_url)
    for item in catalogue.stretches():
        yield technique_card(item, base_url)
    for name in routine.set_names():
        yield routine_sheet(routine.named(name), base_url)


def technique_card(item: Stretch, base_url: str = "") -> Handout:
    """One technique: the front to exercise with, the back with who must look out and what is known.

    Parameters
    ----------
    base_url : address of the published course, for the code that a phone opens; without, there is none.
    """
    effort = "pressure" if item.kind in ("ball", "roller") else "stretch"
    forms = [(say("cards.easier"), form) for form in item.easier]
    forms += [(say("cards.harder"), form) for form in item.harder]
    longer = catalogue.long_hold().words_for(item.dose)
    sources = dict.fromkeys(cited(f"{item.evidence} {longer}"))
    content = {
        "title": item.name,
        "summary": item.summary,
        "before": say("handouts.card-before"),
        "facts": [
            (say("cards.how-much"), item.dose_words),
            (say("cards.how-often"), say("cards.days-a-week", count=item.dose.sessions_a_week)),
            (say("cards.you-need"), ", ".join(sorted(item.needs)) or say("cards.nothing")),
            (say("cards.position"), item.position),
        ],
        "picture": _picture(best_picture(item)),
        "strip": _picture(strip_of(item.id)),
        "muscles": ", ".join(catalogue.muscle(key).name for key in item.primary),
        "others": list(_other_pictures(item, forms)),
        "steps": item.steps,
        "cues": item.cues,
        "mistakes": item.mistakes,
        "easier": [form.text for form in item.easier],
        "harder": [form.text for form in item.harder],
        "stop": [*item.stop_if, *(rule.text for rule in catalogue.stop_rules())],
        "effort": catalogue.effort(effort).text,
        "cautions": [
            {"name": "; ".join(names), "action": action, "text": text}
            for (action, text), names in _by_advice(item).items()
        ],
        "signs": signs_by_action(catalogue.emergency_signs()),
        "evidence": with_sources(item.evidence),
        "dose-note": say("cards.dose-in-article", dose=item.dose.article, basis=item.dose.basis_words),
        "over-65": with_sources(longer),
        "sources": [_source(catalogue.reference(key)) for key in sources],
    }
    taught = (f'sl.stretch("{item.id}")', f'sl.techniques("{item.id}"', f'"{item.id}"', "sl.plan(")
    target = page_with(taught, base_url, say("handouts.card-link"))
    kicker = say("handouts.card-for", area=area_words(item.area))
    return _handout(f"card-{item.id}", "technique", kicker, content, target, TECHNIQUE)


def routine_sheet(routine: Routine, base_url: str = "") -> Handout:
    """A routine, such as ``plan(minutes=10)``: dangers first, then its steps with pictures, then a tally."""
    notes = (
        (say("handouts.why"), routine.why),
        (say("routines.left-out"), routine.left_out),
        (say("handouts.good-to-know"), routine.remarks),
    )
    takes = duration(60 * max(1, round(routine.seconds / 60)))
    needs = {thing for item in routine.stretches for thing in item.needs}
    content = {
        "title": routine.name,
        "summary": routine.note,
        "facts": [
            (say("handouts.takes"), say("timer.about", duration=takes)),
            (say("cards.steps"), str(len(routine.steps))),
            (say("cards.you-need"), ", ".join(sorted(needs)) or say("cards.nothing")),
        ],
        "steps": [_step(step) for step in routine.steps],
        "stop": [rule.text for rule in catalogue.stop_rules()],
        "effort": routine.effort(),
        "signs": signs_by_action(catalogue.emergency_signs()),
        "notes": [(title, lines) for title, lines in notes if lines],
        "cautions": list(_cautions(routine.stretches)),
    }
    target = plan_link(routine, base_url, say("handouts.routine-link"))
    kicker, shown = say("handouts.routine"), routine.review_parts()
    return _handout(f"routine-{routine.id}", "routine", kicker, content, target, shown)


def signs_sheet(base_url: str = "") -> Handout:
    """The signs that need more than a stretch, large enough for a wall."""
    content = {
        "title": say("cards.before-you-stretch"),
        "summary": say("handouts.signs-summary"),
        "signs": signs_by_action(catalogue.emergency_signs()),
        "soon": signs_by_action(catalogue.clinician_signs()),
    }
    target = chapter(FIRST_NOTEBOOK.stem, base_url, say("handouts.signs-link"))
    return _handout("emergency-signs", "signs", say("handouts.signs-for"), content, target, ("signs",))


def workshop_log(base_url: str = "") -> Handout:
    """What a participant of a workshop writes down and takes home."""
    content = {
        "title": say("handouts.workshop"),
        "summary": say("handouts.workshop-summary"),
        "before": say("handouts.workshop-before", sheet=say("cards.before-you-stretch")),
        "stop": [rule.text for rule in catalogue.stop_rules()],
        "effort": catalogue.effort("symptoms").text,
        "scale": catalogue.effort("stretch").text,
    }
    target, shown = first_page(base_url), ("stop-rules", "effort")
    return _handout("workshop-log", "workshop-log", say("handouts.workshop-for"), content, target, shown)


def progress_log(base_url: str = "") -> Handout:
    """A learner's own record over eight weeks, with what tells a change from noise."""
    test = catalogue.self_test(KNEE_TEST)
    content = {
        "title": say("handouts.weeks"),
        "summary": say("handouts.weeks-summary"),
        "reading": [
            with_sources(say("handouts.weeks-pain", points=PAIN_POINTS, source="[@childs-2005]")),
            with_sources(say("handouts.weeks-knee", degrees=test.noise_degrees, source="[@reurink-2013]")),
            say("handouts.weeks-all"),
            say("handouts.weeks-again", sheet=say("cards.before-you-stretch")),
        ],
        "test": {
            "name": test.name,
            "steps": test.steps,
            "score": test.score,
            "stop": test.stop_if,
            "picture": _picture(test.picture),
        },
    }
    target = page_with([f'"{KNEE_TEST}"'], base_url, say("handouts.weeks-link"))
    return _handout(
        "progress-log", "progress-log", say("handouts.weeks-for"), content, target, ("self-tests",)
    )


def _handout(
    name: str,
    template: str,
    kicker: str,
    content: dict[str, Any],
    target: Target | None,
    shown: Iterable[str | Part],
) -> Handout:
    summary = content["summary"] or content["title"]
    common = {
        "kicker": kicker,
        "description": summary,
        "notice": catalogue.notice(*shown),
        "link": target and target.to_dict(),
    }
    return Handout(name, template, common | content)


def _picture(picture_id: str) -> dict[str, Any] | None:
    """A stored picture; ``None`` where nobody has drawn it, as for a reader's own technique."""
    if picture_id not in pictures():
        return None
    drawn = picture(picture_id)
    return {"svg": drawn.svg("light"), "alt": drawn.alt, "width": drawn.width, "height": drawn.height}


def _other_pictures(item: Stretch, forms: Iterable[tuple[str, Variant]]) -> Iterator[dict[str, Any]]:
    """The inside of the main pose, then the other forms."""
    inside = _picture(item.inside_of(item.main_phase))
    if inside is not None:
        yield {**inside, "caption": say("handouts.inside")}
    for caption, form in forms:
        drawn = _picture(item.picture_of(form.pose)) if form.pose else None
        if drawn is not None:
            yield {**drawn, "caption": form.name or caption}


def _step(step: Step) -> dict[str, Any]:
    item = step.technique()
    stages = list(step.stages(Pauses()))
    drawn = next((stage.picture for stage in stages if stage.picture in pictures()), None)
    if item is None:
        lines: tuple[str, ...] = (step.text or "",)
    else:
        forms = {"easier": item.easier, "harder": item.harder, "usual": ()}[step.variant][:1]
        lines = (*step.instructions, *(form.text for form in forms if form.id is None and not step.text))
    if step.care:
        lines = (step.care, *lines)
    return {
        "title": step.name,
        "dose": step.amount_words(),
        "lines": lines,
        "picture": _picture(drawn) if drawn else None,
    }


def _cautions(techniques: Iterable[Stretch]) -> Iterator[dict[str, Any]]:
    """For each condition what to do; techniques with the same advice share one line."""
    for about, those in groupby(care.advice(techniques), lambda each: each.condition):
        yield {
            "name": about.name,
            "advice": [
                {"action": each.action_words.capitalize(), "of": each.names, "text": each.text}
                for each in those
            ],
        }


def _condition(caution: Caution) -> Condition:
    return catalogue.condition(caution.condition)


def _by_advice(item: Stretch) -> dict[tuple[str, str], list[str]]:
    """Conditions with the same advice together, strictest first."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in sorted(catalogue.all_cautions(item), key=lambda caution: caution.action != "skip"):
        groups.setdefault((each.action_words, item.told(each)), []).append(_condition(each).name)
    return groups


def signs_by_action(signs: Iterable[Sign]) -> list[dict[str, Any]]:
    """Signs under what to do about them, as templates list them."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for sign in signs:
        told = {"lead": sign.lead, "items": list(sign.items), "more": sign.more}
        groups.setdefault(sign.action, []).append(told)
    return [{"action": action, "signs": told} for action, told in groups.items()]


def _source(source: Reference) -> str:
    parts = (source.authors, source.when, source.title, source.source)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
