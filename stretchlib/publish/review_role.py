"""The ``reviewed`` role: a sentence of a page that says whether a clinician has reviewed it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from stretchlib import catalogue
from stretchlib.publish.reviewed_words import course_reviewed


class ReviewedRole(SphinxRole):
    """``{reviewed}`` with what is meant, such as ``this page: claims, reasons``; without, the course."""

    def run(self) -> tuple[list[nodes.Node], list[Any]]:
        what, _, named = self.text.partition(":")
        parts = [part.strip() for part in named.split(",") if part.strip()]
        told = catalogue.reviewed(*parts, what=what) if parts else course_reviewed(what)
        return [nodes.Text(told)], []
