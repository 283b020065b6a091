"""A Sphinx extension that begins each page with its Content-Security-Policy."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from stretchlib.publish.content_policy import THEME_SCRIPT, meta, policy


def add_policy(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Begin the head of a page with the policy and the one script that it holds."""
    context["metatags"] = f"{meta()}\n<script>{THEME_SCRIPT}</script>\n{context.get('metatags', '')}"


class Policy(SphinxDirective):
    """``{policy}``: the Content-Security-Policy of every page, as text."""

    def run(self) -> list[nodes.Node]:
        text = policy().replace("; ", ";\n")
        return [nodes.literal_block(text, text, language="text")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_directive("policy", Policy)
    app.connect("html-page-context", add_policy, priority=700)  # after all that adds to the head
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
