"""Fewer files for a page to ask for: on a slow line each costs more than its bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

# What every page has, in two files that keep the order: before the style sheets of widgets, and after them.
_JOINED = {
    "before.css": (200, ("pygments.css", "styles/furo.css")),
    "after.css": (800, ("styles/furo-extensions.css", "course.css")),
}
# They search, and mark the words that were looked for.
_ONLY_FOR_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
_SEARCH = "search"


def ask_for_less(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Join the style sheets that all pages share, and leave out scripts that a page has no use for."""
    for joined, (priority, starts) in _JOINED.items():
        parts = [sheet for sheet in context["css_files"] if _name(sheet).startswith(starts)]
        target = Path(app.outdir, "_static", joined)
        text = "\n".join(Path(app.outdir, "_static", _name(part)).read_text("utf-8") for part in parts)
        if not target.is_file() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
        for part in parts:
            context["css_files"].remove(part)
        app.add_css_file(joined, priority=priority)
    if pagename != _SEARCH:
        scripts = context["script_files"]
        context["script_files"] = [each for each in scripts if _name(each) not in _ONLY_FOR_SEARCH]


def _name(file: Any) -> str:
    """A file's address below ``_static``."""
    return str(file.filename).removeprefix("_static/").partition("?")[0]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("html-page-context", ask_for_less, priority=900)  # after all that add files to the page
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
