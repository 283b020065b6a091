"""What is taught: techniques, muscles, claims with their evidence, safety and words.

Text files beside this module hold the facts; ``stretchlib.catalogue.records`` says their form.
"""

from __future__ import annotations

from stretchlib.catalogue.checking import check
from stretchlib.catalogue.coverage import coverage
from stretchlib.catalogue.library import (
    ALWAYS_THERE,
    beyond,
    cautions_for,
    chapters,
    claim,
    claims,
    clinician_signs,
    condition,
    conditions,
    deck,
    decks,
    effort,
    emergency_signs,
    equipment_names,
    feelings,
    forms_for,
    glossary,
    load,
    muscle,
    muscles,
    question,
    questions,
    reference,
    references,
    regions,
    self_test,
    self_tests,
    stop_rules,
    stretch,
    stretches,
    term,
)
from stretchlib.catalogue.notices import notice, reviewed, reviews
from stretchlib.catalogue.permitted import advice

__all__ = [
    "ALWAYS_THERE",
    "advice",
    "beyond",
    "cautions_for",
    "chapters",
    "check",
    "claim",
    "claims",
    "clinician_signs",
    "condition",
    "conditions",
    "coverage",
    "deck",
    "decks",
    "effort",
    "emergency_signs",
    "equipment_names",
    "feelings",
    "forms_for",
    "glossary",
    "load",
    "muscle",
    "muscles",
    "notice",
    "question",
    "questions",
    "reference",
    "references",
    "regions",
    "reviewed",
    "reviews",
    "self_test",
    "self_tests",
    "stop_rules",
    "stretch",
    "stretches",
    "term",
]
