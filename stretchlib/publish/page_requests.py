"""Fewer files for a page to ask for: on a slow line each costs more than its bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx_live_widgets import content_hash

# They search, and mark the words that were looked for.
_ONLY_FOR_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
_SEARCH = "search"
# What every page has is one sheet, in this order. Of MyST-NB's sheet and of Furo's for extensions we use so
# little that course.css says it itself.
_JOINED = ("pygments.css", "furo.css", "course.css", "course-pages.css", "course-paper.css")
_SHEET = "pages.css"
_LEFT_OUT = ("mystnb", "furo-extensions.css")


def ask_for_less(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave out what a page has no use for, and join what it asks for in several files."""
    if pagename != _SEARCH:
        context["script_files"] = [
            script for script in context["script_files"] if _name(script) not in _ONLY_FOR_SEARCH
        ]
    own = [sheet for sheet in context["css_files"] if not _name(sheet).startswith((*_JOINED, *_LEFT_OUT))]
    context["css_files"] = [_joined_sheet(Path(app.outdir, "_static")), *own]


def _joined_sheet(static: Path) -> str:
    """The address of the sheet of all pages from the root of the site, which changes with its content."""
    return f"_static/{_SHEET}?v={content_hash(_text(static, _JOINED[1:]))}"


def join_sheets(app: Sphinx, failure: Exception | None) -> None:
    """Write the sheet of all pages, beside course.css, whose addresses of typefaces hold for it too."""
    if failure is None and app.builder.format == "html":
        static = Path(app.outdir, "_static")
        (static / _SHEET).write_text(_text(static, _JOINED), encoding="utf-8")


def _text(static: Path, names: tuple[str, ...]) -> str:
    return "\n".join(next(static.rglob(name)).read_text(encoding="utf-8") for name in names)


def _name(file: Any) -> str:
    return str(file.filename).rpartition("/")[2]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("html-page-context", ask_for_less, priority=900)  # after all that add files to the page
    app.connect("build-finished", join_sheets, priority=900)  # after Furo has given code its dark colours
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
