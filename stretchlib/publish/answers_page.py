"""A group's answers as a page to print or to hand on; it needs no script and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stretchlib.answers import Cell, LeftOut, Report
from stretchlib.answers.report import people_words, right_words
from stretchlib.show.escaping import tag
from stretchlib.show.parts import card, section
from stretchlib.words import say, text


def answers_page(found: Report, left_out: Iterable[LeftOut], stems: Mapping[str, str]) -> str:
    """The report as a whole page of HTML.

    Parameters
    ----------
    stems : question id to its text.
    """
    columns = ("text", "before", "after")
    head = tag("tr", *(tag("th", say(f"answers.{_COLUMNS[name]}"), scope="col") for name in columns))
    rows = (
        tag(
            "tr",
            tag("th", stems[row.question], scope="row"),
            *(tag("td", _told(c)) for c in (row.before, row.after)),
        )
        for row in found.rows
    )
    unread = [say("answers.left-out-line", name=each.name, why=each.why) for each in left_out]
    title = say("answers.title")
    body = card(
        title,
        tag("p", counted(found)),
        tag("p", say("answers.how-counted")),
        tag("table", tag("thead", head), tag("tbody", *rows)),
        tag("p", say("answers.not-same-people")),
        section(say("answers.left-out", count=len(unread)), unread),
    )
    page = tag(
        "html",
        tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
            tag("title", title),
        ),
        tag("body", tag("main", body)),
        lang=text("language.locale"),
    )
    return f"<!DOCTYPE html>\n{page}\n"


_COLUMNS = {"text": "column-question", "before": "before", "after": "after"}


def counted(found: Report) -> str:
    """How many people the report is about, in two sentences."""
    before, after = (
        say("answers.few-people") if people is None else say("answers.people", people=people)
        for people in (found.before, found.after)
    )
    return say("answers.counted", before=before, after=after)


def _told(cell: Cell) -> str:
    if cell.people is None:
        return say("answers.hidden")
    return say("answers.of-people", right=right_words(cell), people=people_words(cell.people))
