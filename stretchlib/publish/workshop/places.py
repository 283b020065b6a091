"""What a class opens: pages of the course, plans in the planner, and files of the workshop's own folder."""

from __future__ import annotations

from dataclasses import dataclass

from stretchlib.errors import BadLink
from stretchlib.publish.course_parts import part_of
from stretchlib.publish.workshop.agenda import QUESTIONS, Slot, rules
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.routine import links
from stretchlib.words import say

#: Files of the folder that an agenda sends to.
AGENDA, CLASS_MODE, QUIZ = "agenda.html", "class.html", "quiz.html"
SLIDES, PLAN_FILE = "slides.html", "plan.toml"
#: Where the book stands in a folder that needs no network.
BOOK = "book"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the course or of the folder.

    Attributes
    ----------
    words : what stands there, such as "The hamstrings: Where they are".
    page : below the course's address, such as ``"notebooks/02-hamstrings.html#where-they-are"``, or a file of
        the folder.
    in_course : whether it is a page of the course.
    """

    words: str
    page: str
    in_course: bool = True

    def address(self, lesson: Lesson) -> str:
        """Where a phone finds it: empty for a file of the folder, or where the course has no address."""
        return f"{lesson.base_url.rstrip('/')}/{self.page}" if self.in_course and lesson.base_url else ""

    def link(self, lesson: Lesson) -> str:
        """What a page of the folder links to; empty where it cannot reach the course."""
        if not self.in_course:
            return self.page
        return f"{BOOK}/{self.page}" if not lesson.network else self.address(lesson)


def place_of(slot: Slot, lesson: Lesson) -> Place | None:
    """What a block opens; ``None`` where it opens nothing."""
    if slot.block == "do":
        return plan_place(lesson, slot.topic)
    if slot.topic:
        topic = next(each for each in lesson.topics if each.id == slot.topic)
        return cell_place(topic.cell(slot.block))
    page = next(block.page for block in rules().blocks if block.id == slot.block)
    if page == QUESTIONS:
        return Place(say("workshop.quiz-page"), QUIZ, in_course=False)
    return cell_place(page) if page else None


def plan_place(lesson: Lesson, topic: str = "") -> Place:
    """The planner with what is done for a topic, or with the whole plan."""
    routine = lesson.parts[topic] if topic else lesson.routine
    try:
        return Place(routine.name, links.planner_page() + routine.to_link())
    except BadLink:
        return Place(routine.name, links.planner_page())


def first_place() -> Place:
    """The first page of the course."""
    return Place(say("handouts.whole-course"), "index.html")


def course_places(lesson: Lesson) -> list[Place]:
    """Each page of the course that the agenda opens, once and in its order, then the whole plan."""
    opened = (place_of(slot, lesson) for slot in lesson.slots)
    whole = (first_place(), plan_place(lesson)) if len(lesson.topics) > 1 else (first_place(),)
    return list(dict.fromkeys(place for place in (*opened, *whole) if place and place.in_course))


def cell_place(cell_id: str) -> Place:
    """The part of a chapter that a cell begins; ``KeyError`` for a cell that no chapter has."""
    part = part_of(cell_id)
    if part is None:
        raise KeyError(cell_id)
    if part.heading == part.title:
        return Place(part.title, part.page)
    return Place(say("workshop.chapter-part", chapter=part.title, part=part.heading), part.page)
