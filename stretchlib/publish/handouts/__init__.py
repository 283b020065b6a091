"""Handouts: cards, routines, warning signs and logs as PDFs for A4 and Letter, tagged for screen readers."""

from __future__ import annotations

from stretchlib.publish.handouts.clinician import clinician_page
from stretchlib.publish.handouts.content import (
    Handout,
    every_handout,
    progress_log,
    routine_sheet,
    signs_sheet,
    technique_card,
    workshop_log,
)
from stretchlib.publish.handouts.plans import plan_sheets
from stretchlib.publish.handouts.press import PAPERS, NotPrinted, Paper, papers
from stretchlib.publish.handouts.review import chosen_parts, record_lines, review_csv, review_form

__all__ = [
    "PAPERS",
    "Handout",
    "NotPrinted",
    "Paper",
    "chosen_parts",
    "clinician_page",
    "every_handout",
    "papers",
    "plan_sheets",
    "progress_log",
    "record_lines",
    "review_csv",
    "review_form",
    "routine_sheet",
    "signs_sheet",
    "technique_card",
    "workshop_log",
]
