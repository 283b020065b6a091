"""What stands for a widget on paper, on a code host and in a page where no script runs."""

from __future__ import annotations

from dataclasses import dataclass

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.notices import EVIDENCE, TECHNIQUE
from stretchlib.catalogue.records import Claim, Condition, Guess, Question, Region, Sign, Stretch
from stretchlib.pictures import pictures
from stretchlib.show.cards import question_body
from stretchlib.show.escaping import NOTHING, Html, tag
from stretchlib.show.parts import card, figure, listing, notice, section, signs_by_action, stop_box, table
from stretchlib.show.registry import html_for, plain_for
from stretchlib.words import say

#: What a clinician must have reviewed for the safety check, or the body map, to count as reviewed.
SAFETY = ("signs", "conditions", "cautions", "stop-rules")
BODY_MAP = ("body-map", "signs", "conditions")
BODY_MAP_PICTURE = "body-map"


@dataclass(frozen=True, slots=True, repr=False)
class SafetySheet(Brief, Shown):
    """The questions of the safety check."""

    emergency: tuple[Sign, ...]
    clinician: tuple[Sign, ...]
    conditions: tuple[Condition, ...]


@html_for(SafetySheet)
def _safety_card(sheet: SafetySheet) -> Html:
    return card(
        say("cards.before-you-stretch"),
        stop_box(
            tag("h4", say("cards.fits-now")),
            signs_by_action(sheet.emergency, "p"),
        ),
        tag("h4", say("cards.fits-clinician")),
        signs_by_action(sheet.clinician, "p"),
        tag("h4", say("cards.yes-changes")),
        listing(condition.question for condition in sheet.conditions),
        notice(*SAFETY),
    )


@plain_for(SafetySheet)
def _safety_text(sheet: SafetySheet) -> str:
    return "\n".join(
        [
            say("cards.before-you-stretch"),
            f"{say('cards.fits-now')}:",
            *map(str, sheet.emergency),
            f"{say('cards.fits-clinician')}:",
            *map(str, sheet.clinician),
            f"{say('cards.if-yes')}:",
            *(f"- {condition.question}" for condition in sheet.conditions),
            catalogue.notice(*SAFETY),
        ]
    )


@dataclass(frozen=True, slots=True, repr=False)
class QuestionSheet(Brief, Shown):
    """The questions of a quiz with their answers folded away."""

    title: str
    questions: tuple[Question, ...]


@html_for(QuestionSheet)
def _question_card(sheet: QuestionSheet) -> Html:
    asked = (part for item in sheet.questions for part in (tag("h4", item.stem), question_body(item)))
    return card(sheet.title, *asked)


@plain_for(QuestionSheet)
def _question_text(sheet: QuestionSheet) -> str:
    return "\n\n".join([sheet.title, *(str(question) for question in sheet.questions)])


@dataclass(frozen=True, slots=True, repr=False)
class GuessSheet(Brief, Shown):
    """Guesses with their options, or with their answers."""

    title: str
    asked: tuple[Guess, ...]
    answering: bool


@html_for(GuessSheet)
def _guess_card(sheet: GuessSheet) -> Html:
    def body(item: Guess) -> Html:
        if sheet.answering:
            return tag("p", tag("strong", _right(item)), f" {item.answer}")
        return listing(item.options)

    return card(sheet.title, *(part for item in sheet.asked for part in (tag("h4", item.stem), body(item))))


@plain_for(GuessSheet)
def _guess_text(sheet: GuessSheet) -> str:
    parts = [sheet.title]
    for item in sheet.asked:
        if sheet.answering:
            parts.append(f"{item.stem}\n{_right(item)} {item.answer}")
        else:
            parts.append("\n".join([item.stem, *(f"- {text}" for text in item.options)]))
    return "\n\n".join(parts)


def _right(item: Guess) -> str:
    return f"{'; '.join(item.right)}."


@dataclass(frozen=True, slots=True, repr=False)
class Scene(Brief, Shown):
    """An explorer: the picture of the pose and what it shows."""

    title: str
    words: str
    stretch: Stretch | None


@html_for(Scene)
def _scene_card(scene: Scene) -> Html:
    name = scene.stretch.inside_of(scene.stretch.main_phase) if scene.stretch else ""
    return card(scene.title, tag("p", scene.words), figure(name) if name in pictures() else NOTHING)


@plain_for(Scene)
def _scene_text(scene: Scene) -> str:
    return f"{scene.title}. {scene.words}"


@dataclass(frozen=True, slots=True, repr=False)
class StepSheet(Brief, Shown):
    """A movement: in stills, or the picture of its pose, and its steps."""

    title: str
    picture: str
    steps: tuple[str, ...]


@html_for(StepSheet)
def _step_card(sheet: StepSheet) -> Html:
    drawn = figure(sheet.picture) if sheet.picture in pictures() else NOTHING
    return card(
        sheet.title, drawn, section(say("cards.steps"), sheet.steps, ordered=True), notice(*TECHNIQUE)
    )


@plain_for(StepSheet)
def _step_text(sheet: StepSheet) -> str:
    steps = (f"{number}. {step}" for number, step in enumerate(sheet.steps, start=1))
    return "\n".join([sheet.title, *steps, catalogue.notice(*TECHNIQUE)])


@dataclass(frozen=True, slots=True, repr=False)
class CardList(Brief, Shown):
    """Flash cards as a list of words and meanings."""

    title: str
    cards: tuple[tuple[str, str], ...]


@html_for(CardList)
def _list_card(record: CardList) -> Html:
    rows = (part for front, back in record.cards for part in (tag("dt", front), tag("dd", back)))
    return card(record.title, tag("dl", *rows))


@plain_for(CardList)
def _list_text(record: CardList) -> str:
    return "\n".join([record.title, *(f"- {front}: {back}" for front, back in record.cards)])


@dataclass(frozen=True, slots=True, repr=False)
class ClaimList(Brief, Shown):
    """Claims with their verdicts, under the title of their table."""

    title: str
    claims: tuple[Claim, ...]


@html_for(ClaimList)
def _claims_card(record: ClaimList) -> Html:
    rows = [(item.claim, item.verdict_words, item.say) for item in record.claims]
    head = (say("cards.people-say"), say("cards.verdict"), say("cards.what-we-say"))
    return card(record.title, table(head, rows, record.title), notice(*EVIDENCE))


@plain_for(ClaimList)
def _claims_text(record: ClaimList) -> str:
    return "\n\n".join(str(claim) for claim in record.claims)


@dataclass(frozen=True, slots=True, repr=False)
class BodyMapSheet(Brief, Shown):
    """The body map as a table of places and chapters."""

    title: str
    emergency: tuple[Sign, ...]
    regions: tuple[Region, ...]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Place, what lies there, chapters."""
        known = catalogue.chapters()
        return [
            (item.name, item.plain, ", ".join(known[key].title for key in item.chapters))
            for item in self.regions
        ]


@html_for(BodyMapSheet)
def _body_map_card(sheet: BodyMapSheet) -> Html:
    head = (say("cards.place"), say("cards.lies-there"), say("cards.chapters"))
    return card(
        sheet.title,
        stop_box(tag("h4", say("bodymap.now")), signs_by_action(sheet.emergency, "p")),
        figure(BODY_MAP_PICTURE),
        table(head, sheet.rows, sheet.title),
        notice(*BODY_MAP),
    )


@plain_for(BodyMapSheet)
def _body_map_text(sheet: BodyMapSheet) -> str:
    return "\n".join(
        [
            sheet.title,
            f"{say('bodymap.now')}.",
            *map(str, sheet.emergency),
            *(
                say("cards.read", place=place, plain=plain, chapters=chapters)
                for place, plain, chapters in sheet.rows
            ),
            catalogue.notice(*BODY_MAP),
        ]
    )


@dataclass(frozen=True, slots=True, repr=False)
class MemoryNote(Brief, Shown):
    """That what a browser keeps can be seen and deleted, where scripts run."""


@dataclass(frozen=True, slots=True, repr=False)
class JournalNote(Brief, Shown):
    """That a journal can be kept, where scripts run or by hand."""


@html_for(JournalNote)
def _journal_card(_note: JournalNote) -> Html:
    return card(say("journal.title"), tag("p", say("journal.stand-in")))


@plain_for(JournalNote)
def _journal_text(_note: JournalNote) -> str:
    return f"{say('journal.title')}. {say('journal.stand-in')}"


@html_for(MemoryNote)
def _memory_card(_note: MemoryNote) -> Html:
    return card(say("memory.title"), tag("p", say("memory.intro")))


@plain_for(MemoryNote)
def _memory_text(_note: MemoryNote) -> str:
    return f"{say('memory.title')}. {say('memory.intro')}"


@dataclass(frozen=True, slots=True, repr=False)
class PlanWriterNote(Brief, Shown):
    """What a browser shows to make a plan for somebody, where scripts run."""


@html_for(PlanWriterNote)
def _writer_card(_note: PlanWriterNote) -> Html:
    lines = (tag("p", say("plan-writer.intro")), tag("p", say("plan-writer.no-script")))
    return card(say("plan-writer.title"), *lines, level=2)  # its page has no other heading


@plain_for(PlanWriterNote)
def _writer_text(_note: PlanWriterNote) -> str:
    return f"{say('plan-writer.title')}. {say('plan-writer.intro')} {say('plan-writer.no-script')}"


@dataclass(frozen=True, slots=True, repr=False)
class TodayNote(Brief, Shown):
    """What a browser shows of the day, where scripts run."""


@html_for(TodayNote)
def _today_card(_note: TodayNote) -> Html:
    return card(say("today.title"), tag("p", say("today.intro")), level=2)  # its page has no other heading


@plain_for(TodayNote)
def _today_text(_note: TodayNote) -> str:
    return f"{say('today.title')}. {say('today.intro')}"


@dataclass(frozen=True, slots=True, repr=False)
class GroupAnswersNote(Brief, Shown):
    """That the answers of a group can be counted, where scripts run or by a command."""


@html_for(GroupAnswersNote)
def _group_answers_card(_note: GroupAnswersNote) -> Html:
    return card(say("answers.title"), tag("p", say("answers.stand-in")))


@plain_for(GroupAnswersNote)
def _group_answers_text(_note: GroupAnswersNote) -> str:
    return f"{say('answers.title')}. {say('answers.stand-in')}"
