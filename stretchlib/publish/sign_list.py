"""The ``emergency-signs`` directive: signs that need help now, folded under one red line."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib import catalogue
from stretchlib.widgets.card_parts import signs_by_action


class EmergencySigns(SphinxDirective):
    """Put in place of ``{emergency-signs}``: every emergency sign of the catalogue, grouped by what to do."""

    def run(self) -> list[nodes.Node]:
        groups = signs_by_action(catalogue.emergency_signs(), "p")
        fold = (
            '<details class="emergency" data-sl-signs="">'
            "<summary>First: signs that need medical help now</summary>"
            f"{groups}<p>{escape(catalogue.notice('signs'))}</p></details>"
        )
        return [nodes.raw("", fold, format="html")]
