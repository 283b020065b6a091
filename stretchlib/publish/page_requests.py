"""Fewer files for a page to ask for: on a slow line each costs more than its bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from stretchlib.publish.widget_pages.page_data import content_hash

# They search, and mark the words that were looked for.
_ONLY_FOR_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
_SEARCH = "search"
# What every page has is one sheet, in this order. Of MyST-NB's sheet and of Furo's for extensions we use so
# little that course.css says it itself.
_JOINED = ("pygments.css", "furo.css", "course.css")
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
    """Write the sheet of all pages into the site; returns its address from the root of the site."""
    parts = [next(static.rglob(name)).read_text(encoding="utf-8") for name in _JOINED]
    text = "\n".join(parts)
    target = static / "pages.css"  # beside course.css, whose addresses of typefaces hold for it too
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")
    return f"_static/{target.name}?v={content_hash(text)}"


def _name(file: Any) -> str:
    return str(file.filename).rpartition("/")[2]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("html-page-context", ask_for_less, priority=900)  # after all that add files to the page
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
