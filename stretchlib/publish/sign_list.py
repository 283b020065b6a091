"""The ``emergency-signs`` directive: signs that need help now, folded under one red line."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib import catalogue
from stretchlib.widgets.card_parts import listing


class EmergencySigns(SphinxDirective):
    """Put in place of ``{emergency-signs}``: every emergency sign of the catalogue, grouped by what to do."""

    def run(self) -> list[nodes.Node]:
        by_action: dict[str, list[str]] = {}
        for sign in catalogue.emergency_signs():
            by_action.setdefault(sign.action, []).append(sign.sign)
        groups = "".join(
            f"<p><strong>{escape(action)}</strong></p>{listing(signs)}" for action, signs in by_action.items()
        )
        fold = (
            '<details class="emergency"><summary>First: signs that need medical help now</summary>'
            f"{groups}<p>{escape(catalogue.notice('signs'))}</p></details>"
        )
        return [nodes.raw("", fold, format="html")]
