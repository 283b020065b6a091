"""The pages of a workshop's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from stretchlib import catalogue
from stretchlib.look import colours, themed_css
from stretchlib.publish.content_policy import meta
from stretchlib.publish.workshop.agenda_table import rows
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.places import AGENDA
from stretchlib.routine.wording import joined
from stretchlib.words import say

_TEMPLATES = Path(__file__).parent / "pages"
_COLOURS = ("ground", "paper", "ink", "muted", "line", "accent")


def agenda_page(lesson: Lesson) -> str:
    """The agenda, on one page of paper."""
    return page(
        AGENDA,
        title=say("workshop.title", topics=lesson.title),
        rows=list(rows(lesson)),
        minutes=lesson.minutes,
        things=joined(lesson.equipment) or say("cards.nothing"),
        number=catalogue.number_words(),
    )


def index_page(groups: list[tuple[str, list[tuple[str, str]]]], start: str) -> str:
    """The first page of the folder.

    Parameters
    ----------
    groups : headings with what stands below them: words and the file.
    start : file that serves the folder; empty where none is needed.
    """
    return page("index.html", title=say("workshop.folder"), groups=groups, start=start)


def page(template: str, *, title: str, **told: Any) -> str:
    """A page of the folder from its template."""
    pages = Environment(autoescape=True, keep_trailing_newline=True, loader=FileSystemLoader(_TEMPLATES))
    description = told.pop("description", title)
    return pages.get_template(template).render(
        title=title, description=description, policy=meta(), notice=catalogue.notice("signs"), say=say, **told
    )


def style_sheet() -> str:
    """The style of these pages in both themes."""
    light, dark = (
        "".join(f"--sl-{name}:{colours(theme)[name]};" for name in _COLOURS) for theme in ("light", "dark")
    )
    return themed_css("body", light, dark) + (_TEMPLATES / "workshop.css").read_text(encoding="utf-8")
