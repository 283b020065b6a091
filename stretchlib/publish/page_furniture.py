"""What stands around a page's text: its description, how long it takes, where to run it, where to report."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection
from html import unescape
from importlib.metadata import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from docutils import nodes
from sphinx.application import Sphinx

from stretchlib import catalogue
from stretchlib.publish.chapter_list import stated_minutes
from stretchlib.publish.course import code_cells, sets_in
from stretchlib.publish.first_timer import first_timer
from stretchlib.publish.forms_beside import decks_beside, sheets_beside
from stretchlib.publish.page_concerns import concerns_box, techniques_on
from stretchlib.publish.reviewed_words import course_reviewed, part_reviews
from stretchlib.words import say

DESCRIPTION_LENGTH = 160
WORDS_A_MINUTE = 180  # unhurried reading of a text that teaches
SHORT_PAGE = 2  # minutes; below, nobody needs to know

# docutils and Furo both bring one.
_SECOND_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>\s*')


def add_page_furniture(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page template what it shows beside the text."""
    title = plain_title(context)
    context["description"] = description(doctree) if doctree else ""
    context["reading_minutes"] = reading_minutes(doctree) if doctree else 0
    context["is_landing"] = pagename == app.config.root_doc
    context["notebook"] = pagename + ".ipynb" if pagename.startswith("notebooks/") else None
    notebook = Path(app.srcdir, f"{pagename}.ipynb")
    context["first_timer"] = first_timer(notebook, doctree) if doctree and notebook.is_file() else None
    shown = techniques_on(context.get("body", ""), notebook) if notebook.is_file() else ()
    code = "\n".join(code_cells(notebook)) if notebook.is_file() else ""
    context["has_plans"] = "sl.planner(" in code or "sl.journal(" in code or bool(sets_in(code))
    context["sheets"] = sheets_beside(code, app.config.course_beside)
    context["concerns"] = concerns_box(shown)
    says_once = doctree is not None and "says_review_once" in doctree
    context["page_notice"] = catalogue.notice(what=say("pages.this-page")) if says_once else ""
    context["launch_links"] = launch_links(pagename, app.config.course_beside) if context["notebook"] else []
    context["report_link"] = report_link(title, pagename)
    context["repository"] = repository()
    context["reviewed"] = course_reviewed("it")
    context["say"] = say
    context["metatags"] = _SECOND_VIEWPORT.sub("", context.get("metatags", ""))


def _reviews(_config: Any) -> dict[str, str]:
    return part_reviews()


def plain_title(context: dict[str, Any]) -> str:
    """A page's title without markup."""
    return unescape(re.sub("<.*?>", "", context.get("title", "")))


def description(doctree: nodes.document) -> str:
    """The first paragraph, cut at a word to what search engines show."""
    first = next(iter(doctree.findall(nodes.paragraph)), None)
    return textwrap.shorten(first.astext(), DESCRIPTION_LENGTH, placeholder="…") if first else ""


def reading_minutes(doctree: nodes.document) -> int:
    """Whole minutes to read the paragraphs, lists and tables of a page, without what its cells show.

    None for a chapter that tells its own time: two different times on one page would only puzzle.
    """
    if stated_minutes(doctree.astext()):
        return 0
    words = sum(len(part.astext().split()) for part in doctree.findall(nodes.paragraph))
    minutes = round(words / WORDS_A_MINUTE)
    return minutes if minutes >= SHORT_PAGE else 0


def repository() -> str:
    """Where the project lives, from the package's metadata."""
    links = [entry.split(", ", 1) for entry in metadata("stretchlib").get_all("Project-URL") or []]
    return dict(links)["Course"] if links else ""


def launch_links(pagename: str, beside: Collection[str]) -> list[tuple[str, str]]:
    """Other forms of a notebook and places that run it without installing anything, as (words, address)."""
    place = urlsplit(repository()).path.strip("/")
    file = quote(f"{pagename}.ipynb")
    name = pagename.rpartition("/")[2]
    links = []
    if "lite" in beside:
        links.append((say("pages.run-here"), f"../lite/lab/index.html?path={file}"))
    if "slides" in beside and name in decks_beside():
        links.append((say("pages.show-slides"), f"../slides/{quote(name)}.html"))
    links.append(
        (say("pages.run-binder"), f"https://mybinder.org/v2/gh/{place}/main?urlpath=lab/tree/{file}")
    )
    links.append(
        (say("pages.run-colab"), f"https://colab.research.google.com/github/{place}/blob/main/{file}")
    )
    return links


def report_link(title: str, page: str) -> str:
    """The address of a new issue that already says which page it is about."""
    body = (
        f"{say('pages.report-page', title=title, page=page)}\n\n"
        f"{say('pages.report-expected')}\n\n\n{say('pages.report-happened')}\n\n\n"
        f"{say('pages.report-device')}\n\n\n"
        f"{say('pages.report-public')}\n"
    )
    return f"{repository()}/issues/new?" + urlencode(
        {"title": say("pages.report-title", title=title), "body": body}
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_config_value("course_beside", [], "env", list)
    # A review that is recorded, or that no longer covers the words, is a reason to make every page again.
    app.add_config_value("course_reviews", _reviews, "env", dict)
    app.connect("html-page-context", add_page_furniture, priority=600)  # after all that adds to the head
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
