"""Fewer files for a page to ask for: on a slow line each costs more than its bytes."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

# They search, and mark the words that were looked for.
_ONLY_FOR_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
_SEARCH = "search"


def ask_for_less(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave out scripts that a page has no use for; they would run before its widgets."""
    if pagename != _SEARCH:
        context["script_files"] = [
            script for script in context["script_files"] if _name(script) not in _ONLY_FOR_SEARCH
        ]


def _name(script: Any) -> str:
    return str(script.filename).rpartition("/")[2]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("html-page-context", ask_for_less, priority=900)  # after all that add scripts to the page
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
