"""The ``emergency-signs`` directive: signs that need help now, folded under one red line."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib import catalogue
from stretchlib.show.escaping import tag
from stretchlib.show.parts import signs_by_action
from stretchlib.words import say


class EmergencySigns(SphinxDirective):
    """Put in place of ``{emergency-signs}``: every emergency sign of the catalogue, grouped by what to do."""

    def run(self) -> list[nodes.Node]:
        fold = tag(
            "details",
            tag("summary", say("timer.emergency")),
            signs_by_action(catalogue.emergency_signs(), "p"),
            tag("p", catalogue.notice("signs")),
            class_="emergency",
            data_sl_signs="",
        )
        return [nodes.raw("", fold, format="html")]
