"""Who skips or changes what: the table of conditions and techniques, written down a second time.

Columns are groups of techniques; in a cell, ``x`` means skip, ``~`` change, ``.`` nothing. A cell may name
single techniques. The records may be stricter than the table, never laxer.
"""

from __future__ import annotations

import pytest

from stretchlib import catalogue

GROUPS = {
    "hamstring": "T01 T02a T02b T03 T04 T05b",
    "hip flexor": "T05",
    "figure four": "T20 T22",
    "across": "T21",
    "balls": "T06 T06b T07 T07b T08",
    "roll legs": "T09 T10 T11 T12 T13",
    "roll back": "T14",
    "cat-camel": "T15",
    "slider": "T23",
    "calf": "T24 T25",
    "upper back": "T26 T27",
}
TABLE = {
    "leg-pain-with-tingling": "x | ~ | ~ | ~ | T06:x T06b:x T07b:~ | ~ | . | ~ | ~ | ~ | .",
    "hamstring-tear": "x | ~ | ~ | ~ | T06:x T06b:x | T12:x | . | . | x | . | .",
    "hamstring-tendinopathy": "x | ~ | ~ | ~ | T06:x T06b:x | ~ | . | . | ~ | . | .",
    "gluteal-tendinopathy": ". | . | ~ | x | T06:x T06b:x | T09:x T10:x | . | . | . | . | .",
    "hip-replacement-posterior": "~ | ~ | x | x | x | ~ | ~ | ~ | ~ | . | ~",
    "hip-replacement-anterior": "~ | x | ~ | ~ | x | ~ | ~ | ~ | ~ | T24:~ | .",
    "hip-impingement": ". | ~ | ~ | x | . | . | . | . | . | . | .",
    "osteoporosis": "~ | . | T22:~ | . | ~ | . | x | ~ | ~ | . | ~",
    "pregnancy": "~ | ~ | T20:x T22:~ | x | ~ | T11:x ~ | x | . | . | . | .",
    "bleeding-risk": ". | . | . | . | x | ~ | ~ | . | . | . | .",
    "clot-suspected": "x | x | x | x | x | x | x | x | x | x | x",
    "wound-or-fracture": "~ | ~ | ~ | ~ | x | x | x | ~ | ~ | ~ | ~",
    "kneeling-pain": "T05b:~ | ~ | ~ | . | . | ~ | . | ~ | . | . | T26:~",
    "foot-neuropathy": ". | . | . | . | T07:x | . | . | . | ~ | . | .",
    "shoulder-or-wrist": "T02a:~ T02b:~ | . | . | . | T06:~ | ~ | ~ | ~ | . | . | ~",
    "hypermobility": "~ | ~ | ~ | ~ | . | . | ~ | . | ~ | . | .",
    "poor-balance": "T01:~ T02a:~ T02b:~ T05b:~ | ~ | . | . | T06b:~ T08:~ | ~ | ~ | ~ | . | ~ | .",
}
STRICTNESS = {".": 0, "~": 1, "x": 2, None: 0, "change": 1, "skip": 2}


def wanted() -> list[tuple[str, str, str]]:
    """``(condition, technique, mark)`` of every cell."""
    found = []
    for condition, row in TABLE.items():
        for group, cell in zip(GROUPS, row.split("|"), strict=True):
            named = dict(part.split(":") for part in cell.split() if ":" in part)
            rest = next((part for part in cell.split() if ":" not in part), ".")
            found += [(condition, code, named.get(code, rest)) for code in GROUPS[group].split()]
    return found


def test_the_table_names_every_technique_but_the_strength_lunge() -> None:
    named = {catalogue.stretch(code).id for group in GROUPS.values() for code in group.split()}
    missing = {item.id for item in catalogue.stretches()} - named - {"split-lunge"}
    assert not missing, "name it in a group of this file, and see what each condition then asks of it"


@pytest.mark.parametrize(("condition", "code", "mark"), wanted())
def test_a_condition_is_heeded_at_least_as_strictly_as_the_table_asks(
    condition: str, code: str, mark: str
) -> None:
    given = catalogue.cautions_for(catalogue.stretch(code), [condition])
    action = given[0].action if given else None
    assert STRICTNESS[action] >= STRICTNESS[mark]
    if given:
        assert given[0].text


def test_records_are_not_strict_without_need() -> None:
    stricter = [
        (condition, code)
        for condition, code, mark in wanted()
        for caution in catalogue.cautions_for(catalogue.stretch(code), [condition])
        if STRICTNESS[caution.action] > STRICTNESS[mark]
    ]
    assert len(stricter) <= 12, stricter


def test_every_question_for_a_condition_can_be_answered_yes_or_no() -> None:
    for condition in catalogue.conditions().values():
        assert condition.question.endswith("?")
        assert condition.question.startswith(("Do ", "Does ", "Have ", "Are "))
