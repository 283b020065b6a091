"""A workshop's folder: everything for one class, made from the course and checked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stretchlib.catalogue import emergency
from stretchlib.publish import handouts
from stretchlib.publish import slides as decks
from stretchlib.publish.course import FIRST_NOTEBOOK
from stretchlib.publish.handouts import Handout, Paper
from stretchlib.publish.licences import FOLDER as LICENCES
from stretchlib.publish.site_links import broken_links
from stretchlib.publish.workshop import html, sheets, trainer_sheets
from stretchlib.publish.workshop.agenda import NoClass
from stretchlib.publish.workshop.agenda_table import agenda_csv
from stretchlib.publish.workshop.cut_deck import make_cut_deck
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.live import class_page, quiz_page
from stretchlib.publish.workshop.places import AGENDA, BOOK, CLASS_MODE, PLAN_FILE, QUIZ, SLIDES
from stretchlib.words import say

SHEETS = "sheets"
START = Path(__file__).with_name("start.py")
FIRST_PAGE = FIRST_NOTEBOOK.with_suffix(".html")


class WorkshopFailed(RuntimeError):
    """A folder was not made whole; the message says what is wrong with it."""


def make_folder(
    lesson: Lesson, output: Path, papers: tuple[Paper, ...] = handouts.PAPERS, book: Path | None = None
) -> Path:
    """Write everything for a class.

    Parameters
    ----------
    book : a built book to take into a folder that needs no network; without, it is built.

    Returns
    -------
    The first page of the folder.

    Raises
    ------
    WorkshopFailed : a page leads to something that is not there, or the book could not be built.
    NoClass : ``book`` is none.
    """
    if book is not None and not (book / FIRST_PAGE).is_file():
        raise NoClass(say("workshop.no-book", folder=book))
    with _in_country(lesson.country):
        output.mkdir(parents=True, exist_ok=True)
        decks.prepare(output)
        write_pages(lesson, output)
        _write_slides(lesson, output)
        (output / "agenda.csv").write_text(agenda_csv(lesson), encoding="utf-8-sig", newline="")
        (output / PLAN_FILE).write_text(lesson.routine.to_toml(), encoding="utf-8")
        printed = [*every_sheet(lesson)]
        for sheet in printed:
            for paper in papers:
                place = output / SHEETS / paper / f"{sheet.name}.pdf"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(sheet.pdf(paper))
        index = output / "index.html"
        start = "" if lesson.network else START.name
        index.write_text(html.index_page(_contents(printed, papers, lesson), start), encoding="utf-8")
        if not lesson.network:
            _take_course(output, lesson, book)
    if broken := [*broken_links(output)]:
        raise WorkshopFailed("\n".join(broken))
    return index


def write_pages(lesson: Lesson, output: Path) -> None:
    """The pages of a folder that ``slides.prepare`` has seen."""
    (output / "_static" / "workshop.css").write_text(html.style_sheet(), encoding="utf-8")
    for name, page in ((AGENDA, html.agenda_page), (CLASS_MODE, class_page), (QUIZ, quiz_page)):
        (output / name).write_text(page(lesson), encoding="utf-8")


def _write_slides(lesson: Lesson, output: Path) -> None:
    try:
        make_cut_deck(lesson, output)
    except decks.SlidesFailed as fault:
        raise WorkshopFailed(str(fault)) from fault


def every_sheet(lesson: Lesson) -> Iterator[Handout]:
    """All that is printed for a class, the signs first."""
    yield handouts.signs_sheet(lesson.base_url)
    yield handouts.workshop_log(lesson.base_url)
    yield sheets.links_sheet(lesson)
    yield from sheets.question_sheets(lesson)
    yield sheets.consent_sheet()
    yield sheets.evaluation_sheet()
    yield sheets.certificate_sheet(lesson)
    yield trainer_sheets.kit_sheet(lesson)
    yield trainer_sheets.notes_sheet(lesson)
    yield handouts.routine_sheet(lesson.routine, lesson.base_url)
    for item in lesson.routine.stretches:
        yield handouts.technique_card(item, lesson.base_url)


def _contents(
    printed: list[Handout], papers: tuple[Paper, ...], lesson: Lesson
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the first page lists."""
    screen = [
        (say("workshop.agenda"), AGENDA),
        (say("workshop.slides"), SLIDES),
        (say("workshop.class-mode"), CLASS_MODE),
        (say("workshop.quiz-page"), QUIZ),
    ]
    if not lesson.network:
        screen.append((say("handouts.whole-course"), f"{BOOK}/index.html"))
    paper = [
        (
            say("workshop.sheet-on", title=sheet.content["title"], paper=size.capitalize()),
            f"{SHEETS}/{size}/{sheet.name}.pdf",
        )
        for sheet in printed
        for size in papers
    ]
    data = [
        (say("workshop.agenda-table"), "agenda.csv"),
        (say("workshop.plan-file"), PLAN_FILE),
        (say("pages.licences"), f"{LICENCES}/NOTICE.txt"),
    ]
    headings = ("workshop.folder-screen", "workshop.folder-sheets", "workshop.folder-data")
    return list(zip(map(say, headings), (screen, paper, data), strict=True))


def _take_course(output: Path, lesson: Lesson, book: Path | None) -> None:
    """The whole course beside the pages, and what serves them all."""
    shutil.copyfile(START, output / START.name)
    if book is None:
        from stretchlib.publish.book import BookFailed, build  # Sphinx is needed only where there is none yet

        try:
            build(output / BOOK, country=lesson.country)
        except BookFailed as fault:
            raise WorkshopFailed(str(fault)) from fault
    else:
        shutil.copytree(book, output / BOOK, dirs_exist_ok=True)
    # It is for a server of one's own, and leads to the address for which the book was built.
    (output / BOOK / "404.html").unlink(missing_ok=True)


@contextmanager
def _in_country(code: str) -> Iterator[None]:
    """Let everything, kernels too, name the emergency number of a country for a while."""
    if not code:
        yield
        return
    before = os.environ.get(emergency.VARIABLE)
    os.environ[emergency.VARIABLE] = code
    try:
        yield
    finally:
        if before is None:
            del os.environ[emergency.VARIABLE]
        else:
            os.environ[emergency.VARIABLE] = before
