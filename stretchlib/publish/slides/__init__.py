"""Slides: a deck for each chapter, from the same notebook, with widgets that live and notes for the speaker.

A chapter says in each cell's ``slideshow.slide_type`` what becomes of it: ``slide``, ``subslide``,
``fragment``, ``notes`` or ``skip``. nbconvert makes the deck, reveal.js shows it, the widget host runs it.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.exporters import SlidesExporter
from nbformat import v4
from pygments.formatters import HtmlFormatter
from sphinx_live_widgets import DATA_TYPE, HOST, UnsupportedWidget, as_script, page_data
from traitlets.config import Config

from stretchlib.errors import UnknownId
from stretchlib.publish import course
from stretchlib.publish.chapter_list import Chapter
from stretchlib.publish.content_policy import meta
from stretchlib.publish.course_parts import part_of
from stretchlib.publish.licences import write_licences
from stretchlib.publish.moving_cards import ENGINE, MARKED, engine, moving_card
from stretchlib.publish.reviewed_words import course_notice
from stretchlib.publish.slides.codes import code_for
from stretchlib.publish.slides.long_text import split_long
from stretchlib.publish.slides.speaker import note_of, note_text
from stretchlib.words import say

STATIC = course.PACKAGE / "publish" / "static"
CODE_STYLE = "a11y-high-contrast-light"
CELL_SECONDS = 120
FEWEST_SLIDES = 3
FULL_OF_WORDS = 100  # so many leave no room on a slide for anything else that is readable
_VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
_STATE_TYPE = "application/vnd.jupyter.widget-state+json"
_TEMPLATES = Path(__file__).parent
_STARTS = ("slide", "subslide")
_NOTES = {"slideshow": {"slide_type": "notes"}}
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:)([\w.-]*)(#[^)]*)?\)")


class SlidesFailed(RuntimeError):
    """A deck was not made; the message says which chapter, and why."""


def decks() -> dict[str, Path]:
    """The chapters that have slides, by name such as ``"02-hamstrings"``."""
    notebooks = {path.stem: path for path in course.notebooks()}
    return {name: path for name, path in notebooks.items() if _slide_count(_read(path)) >= FEWEST_SLIDES}


def chosen(names: Iterable[str]) -> dict[str, Path]:
    """The chapters of these names, or all that have slides; ``UnknownId`` for one that has none."""
    known = decks()
    for name in names:
        if name not in known:
            raise UnknownId("deck of slides", name, known)
    return {name: known[name] for name in names} or known


def prepare(output: Path) -> None:
    """Put into a folder what its decks share: script, style, typeface, pictures."""
    if not (STATIC / "slides.js").is_file():
        raise FileNotFoundError("The slides' script has not been built: install the package again.")
    static = output / "_static"
    shutil.copytree(STATIC / "fonts", static / "fonts", dirs_exist_ok=True)
    for path in (STATIC / "slides.js", STATIC / "slides.css", HOST):
        shutil.copyfile(path, static / path.name)
    write_licences(output, "slides")


def make_deck(notebook: Path, output: Path, linked: Iterable[str] = (), base_url: str = "") -> Path:
    """Run a chapter and write its deck.

    Parameters
    ----------
    notebook : the chapter.
    output : a folder that ``prepare`` has seen.
    linked : names of other decks in that folder; links to anything else become plain text.
    base_url : address of the published course, for codes on slides that people open; without, there are none.

    Raises
    ------
    SlidesFailed : a cell failed, or a widget cannot live without a kernel.
    """
    chapter = Chapter.read(notebook, notebook.stem)
    return write_deck(_read(notebook), notebook, output, chapter, linked, base_url)


def write_deck(
    nb: Any, notebook: Path, output: Path, chapter: Chapter, linked: Iterable[str] = (), base_url: str = ""
) -> Path:
    """Run a notebook and write its deck, as ``make_deck`` does with a chapter's own.

    Parameters
    ----------
    nb : the notebook, in nbformat 4.
    notebook : where it stands, or would: its pictures are found from there, and its deck has its name.
    chapter : title and opening of the deck.
    """
    nb = _executed(nb, notebook)
    shown = split_long(cell for cell in nb.cells if _kind(cell) != "skip")
    nb.cells = list(_with_notes(_one_view_each(shown), base_url))
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            cell.source = _for_slides(cell.source, frozenset(linked), notebook.parent, output)
    state = nb.metadata.get("widgets", {}).get(_STATE_TYPE, {}).get("state", {})
    moving = _moving_cards(nb.cells)
    if moving:
        state = {**state, **moving, ENGINE: engine()}
    views = [*_views(nb), *moving]
    try:
        data = page_data(state, views)
    except UnsupportedWidget as error:
        raise SlidesFailed(f"{notebook.name}: {error}") from error
    if data["standard"]:
        raise SlidesFailed(f"{notebook.name}: slides run anywidgets, and this chapter has other widgets too.")
    deck = {
        "title": chapter.title,
        "page_title": say("pages.slides-of", title=chapter.title),
        "description": chapter.opening,
        "notice": course_notice(),
        "policy": meta(),
        "code_style": HtmlFormatter(style=CODE_STYLE).get_style_defs(".highlight"),
        "widgets": as_script(data) if views else "",
        "widgets_type": DATA_TYPE,
    }
    page, _ = _exporter().from_notebook_node(nb, {"deck": deck, "metadata": {"name": chapter.title}})
    written = output / f"{notebook.stem}.html"
    written.write_text(page, encoding="utf-8")
    return written


def write_index(output: Path, made: dict[str, Path]) -> Path:
    """A page with a link to each deck."""
    pages = Environment(autoescape=True, keep_trailing_newline=True, loader=FileSystemLoader(_TEMPLATES))
    page = pages.get_template("decks.html").render(
        decks=[(name, Chapter.read(path, name).title) for name, path in made.items()],
        notice=course_notice(),
        policy=meta(),
        say=say,
    )
    index = output / "index.html"
    index.write_text(page, encoding="utf-8")
    return index


def _executed(nb: Any, notebook: Path) -> Any:
    client = NotebookClient(nb, timeout=CELL_SECONDS, resources={"metadata": {"path": str(notebook.parent)}})
    client.log.setLevel(logging.WARNING)  # a colour scheme that nbconvert loads lets every INFO through
    try:
        return client.execute(stderr=subprocess.DEVNULL)  # kernels are talkative
    except CellExecutionError as error:
        raise SlidesFailed(f"{notebook.name}: a cell failed with {error.ename}: {error.evalue}.") from error


def _read(notebook: Path) -> Any:
    return nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]


def _kind(cell: Any) -> str:
    return str(cell.metadata.get("slideshow", {}).get("slide_type", "-"))


def _with_notes(cells: Iterable[Any], base_url: str) -> Iterator[Any]:
    """Each slide's notes right after its first cell: inside a fragment they would wait for it to be shown.

    The speaker's own come first, then what the chapter tells its readers there. A slide that was split off
    goes on with the note of the one before. Where people open a page, the slide's last cell gets its code.
    """
    for slide in _slides(cells):
        told = [each for each in slide if _kind(each) == "notes"]
        shown = [each for each in slide if _kind(each) != "notes"]
        note = note_of(slide[0].id)
        # A slide of no chapter brings its own.
        if note or part_of(slide[0].id) or slide[0].metadata.get("goes_on"):
            told.insert(0, _markdown(note_text(note, slide) if note else say("slides.goes-on")))
        if note and note.opens and (code := code_for(slide[0].id, base_url)):
            shown[-1].metadata.code = code
        yield shown[0]
        yield from told
        yield from shown[1:]


def _markdown(text: str) -> Any:
    """A cell of notes."""
    return v4.new_markdown_cell(text, metadata=_NOTES)  # type: ignore[no-untyped-call]


def _slides(cells: Iterable[Any]) -> Iterator[list[Any]]:
    """The cells of each slide."""
    slide: list[Any] = []
    for cell in cells:
        if slide and _kind(cell) in _STARTS:
            yield slide
            slide = []
        slide.append(cell)
    if slide:
        yield slide


def begins_slide(cell: Any) -> bool:
    """Whether a cell begins a slide or one below it."""
    return _kind(cell) in _STARTS


def is_on_slide(cell: Any) -> bool:
    """Whether a cell is shown on a slide or told in its notes."""
    return _kind(cell) in (*_STARTS, "fragment", "notes")


def _one_view_each(cells: Iterable[Any]) -> Iterator[Any]:
    """A slide below for a card, drawing or widget after another or a long text: both would be too small."""
    seen, words = False, 0
    for cell in cells:
        kind = _kind(cell)
        if kind in _STARTS:
            seen, words = False, 0
        if kind != "notes" and cell.cell_type == "markdown":
            words += len(cell.source.split())
        if kind != "notes" and _is_view(cell):
            if kind == "fragment" and (seen or words > FULL_OF_WORDS):
                cell.metadata.slideshow.slide_type = "subslide"
            seen, words = True, 0
        yield cell


def _is_view(cell: Any) -> bool:
    kinds = {kind for output in cell.get("outputs", ()) for kind in output.get("data", {})}
    return bool(kinds & {_VIEW_TYPE, "text/html"})


def _slide_count(nb: Any) -> int:
    return sum(_kind(cell) in _STARTS for cell in nb.cells)


def _views(nb: Any) -> Iterator[str]:
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            if _VIEW_TYPE in output.get("data", {}):
                yield output.data[_VIEW_TYPE]["model_id"]


def _moving_cards(cells: Iterable[Any]) -> dict[str, Any]:
    """The movements of cards by the ids that their places get; a place that says a movement becomes one."""
    found: dict[str, Any] = {}

    def place(marked: re.Match[str]) -> str:
        key = f"card-{len(found)}-{marked[1]}"
        found[key] = moving_card(marked[1], pictured=bool(marked[2]))
        return f'<div class="sl-widget" data-prevent-swipe data-model="{key}">{marked[2]}</div>'

    for cell in cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data and _VIEW_TYPE not in data:
                data["text/html"] = MARKED.sub(place, data["text/html"])
    return found


def _for_slides(text: str, linked: frozenset[str], beside: Path, output: Path) -> str:
    """Markdown whose pictures come along and whose links lead to other decks, or nowhere."""
    for name in re.findall(r"\.\./images/([\w.-]+)", text):
        (output / "images").mkdir(exist_ok=True)
        shutil.copyfile(beside / "../images" / name, output / "images" / name)

    def link(match: re.Match[str]) -> str:
        words, target = match[1], Path(match[2])
        return f"[{words}]({target.stem}.html)" if target.stem in linked else words

    return _LINK.sub(link, text.replace("../images/", "images/"))


def _exporter() -> SlidesExporter:
    settings = Config()
    settings.TagRemovePreprocessor.enabled = True
    settings.TagRemovePreprocessor.remove_input_tags = {"hide-input"}
    return SlidesExporter(  # type: ignore[no-untyped-call]
        config=settings,
        extra_template_basedirs=[str(_TEMPLATES)],
        template_name="template",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
