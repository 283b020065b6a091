"""What is taught: techniques, muscles, claims with their evidence, safety and words.

The text files in ``facts/`` hold it; ``stretchlib.catalogue.records`` says their form.
"""

from __future__ import annotations

from stretchlib.catalogue.care import (
    all_cautions,
    beyond,
    cautions_for,
    clinician_signs,
    condition,
    conditions,
    effort,
    emergency_signs,
    feelings,
    forms_for,
    long_hold,
    nerve_rule,
    regions,
    sign_templates,
    stop_rules,
)
from stretchlib.catalogue.coverage import coverage
from stretchlib.catalogue.emergency import countries, country, number_words, use_country
from stretchlib.catalogue.library import (
    ALWAYS_THERE,
    chapters,
    claim,
    claims,
    deck,
    decks,
    equipment_names,
    glossary,
    guess,
    guesses,
    muscle,
    muscle_groups,
    muscles,
    muscles_of,
    question,
    questions,
    reference,
    references,
    self_test,
    self_tests,
    stretch,
    stretches,
    term,
)
from stretchlib.catalogue.notices import notice, reviewed, reviews
from stretchlib.catalogue.own import check, load

__all__ = [
    "ALWAYS_THERE",
    "all_cautions",
    "beyond",
    "cautions_for",
    "chapters",
    "check",
    "claim",
    "claims",
    "clinician_signs",
    "condition",
    "conditions",
    "countries",
    "country",
    "coverage",
    "deck",
    "decks",
    "effort",
    "emergency_signs",
    "equipment_names",
    "feelings",
    "forms_for",
    "glossary",
    "guess",
    "guesses",
    "load",
    "long_hold",
    "muscle",
    "muscle_groups",
    "muscles",
    "muscles_of",
    "nerve_rule",
    "notice",
    "number_words",
    "question",
    "questions",
    "reference",
    "references",
    "regions",
    "reviewed",
    "reviews",
    "self_test",
    "self_tests",
    "sign_templates",
    "stop_rules",
    "stretch",
    "stretches",
    "term",
    "use_country",
]


def __dir__() -> list[str]:
    return sorted(__all__)
