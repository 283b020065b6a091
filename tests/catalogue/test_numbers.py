"""A number in the catalogue's prose is held by a record that names its source, or it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from stretchlib import catalogue
from stretchlib.catalogue import library, links, reading
from stretchlib.catalogue.numbers import Number, printed, unheld
from stretchlib.catalogue.records import Claim, Question, Stretch
from stretchlib.errors import BadRecord

CLAIMS = list(catalogue.claims().values())
ALL = [number for record in (*CLAIMS, *catalogue.self_tests().values()) for number in record.numbers]
# Terms that a number defines: no study measured it.
DEFINED = {"odds-ratio": ["1", "1"], "correlation": ["0", "1"]}
# Numbers in questions that stand for nothing measured, by the question's id.
MADE_UP = {
    "weekly-dose": {"25", "3", "75", "120", "30"},  # a made-up week, sums of it, and our dose
    "hold-time": {"5"},  # a wrong answer
    "odds-ratio": {"96"},
    "correlation": {"31"},
    "small-change": {"6", "5"},
}


def test_numbers_are_read_as_they_are_printed() -> None:
    assert printed("In 20,969 people it fell by 1.2 degrees, from 0 to 100, in 3 of 10.") == [
        "20,969",
        "1.2",
        "3",
    ]
    assert printed("See [@who-2023] and [@owen-2020; @gou-2024].") == []


@pytest.mark.parametrize(
    ("number", "text", "held"),
    [
        (Number(84.7, "years", "age", "x"), "85", True),
        (Number(84.7, "years", "age", "x"), "84.7", True),
        (Number(84.7, "years", "age", "x"), "84.6", False),
        (Number(20969, "people", "all", "x"), "20,969", True),
        (Number(30, "seconds", "hold", "x", 120), "120", True),
        (Number(30, "seconds", "hold", "x", 120), "60", False),
    ],
)
def test_a_number_may_be_rounded_and_nothing_else(number: Number, text: str, held: bool) -> None:
    assert number.holds(text) == held
    assert number.covers("60") == (number.to is not None)


def test_a_number_is_held_only_beside_a_citation_of_its_source() -> None:
    people = [Number(29, "people", "in the trial", "decoster-2004")]
    assert list(unheld("In 29 people it helped [@decoster-2004].", people)) == []
    assert [found for found, _ in unheld("In 29 people it helped. So it is [@decoster-2004].", people)] == [
        "29"
    ]
    assert [found for found, _ in unheld("In 30 people it helped [@decoster-2004].", people)] == ["30"]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_prints_each_of_its_numbers_and_rests_on_a_checked_source(claim: Claim) -> None:
    told = printed(claim.why) + printed(claim.say)
    assert [number for number in claim.numbers if not any(number.holds(found) for found in told)] == []
    if claim.status == "verified":
        assert [key for key in claim.sources if catalogue.reference(key).status == "verified"]


@pytest.mark.parametrize("item", library.shipped_stretches().values(), ids=lambda item: item.id)
def test_the_evidence_of_a_technique_prints_no_number_without_a_record(item: Stretch) -> None:
    assert list(unheld(item.evidence, ALL)) == []


def test_the_glossary_prints_no_number_but_what_defines_a_word() -> None:
    found = {key: printed(term.plain) for key, term in catalogue.glossary().items()}
    assert {key: numbers for key, numbers in found.items() if numbers} == DEFINED


@pytest.mark.parametrize("question", catalogue.questions(), ids=lambda question: question.id)
def test_a_question_prints_only_numbers_of_its_claim_or_of_the_model(question: Question) -> None:
    texts = [
        question.stem,
        question.explain,
        *(text for o in question.options for text in (o.text, o.feedback)),
    ]
    asked = question.estimate
    angles = set() if asked is None else {abs(value) for value in (*asked.angles.values(), asked.value)}
    numbers = catalogue.claim(question.claim).numbers
    loose = [
        found
        for text in texts
        for found in printed(text)
        if not any(number.covers(found) for number in numbers)
        and float(found.replace(",", "")) not in angles
        and found not in MADE_UP.get(question.id, ())
    ]
    assert loose == []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text.replace("value = 29", "value = 30"), "numbers: does not hold 29"),
        (
            lambda text: text.replace('source = "decoster-2004"', 'source = "gou-2024"'),
            "'gou-2024' does not exist",
        ),
        (lambda text: text.replace("value = 29,", 'value = "29",'), "value: must be a number"),
        (lambda text: text.replace("value = 29,", "value = 29, to = 20,"), "must be larger than 'value'"),
        (lambda text: text.replace("value = 29,", "value = 29, n = 3,"), "numbers.1.n: is not a key"),
        (lambda text: re.sub(r"numbers = \[.*?\n\]", "", text, flags=re.S), "numbers: does not hold 29"),
        (lambda text: text.replace("so choose", "so in 12 of 13 cases choose"), "say: prints 12"),
    ],
    ids=[
        "another value",
        "another source",
        "text",
        "a span backward",
        "an unknown key",
        "none",
        "in what we say",
    ],
)
def test_a_number_that_does_not_fit_is_named(spoil: Callable[[str], str], words: str) -> None:
    text = reading_of("C2")
    assert list(links.claim_faults(reading.records(text.encode(), Claim, "claims.toml"))) == []
    spoilt = spoil(text)
    assert spoilt != text
    try:
        told = [
            str(fault) for fault in links.claim_faults(reading.records(spoilt.encode(), Claim, "claims.toml"))
        ]
    except BadRecord as fault:
        told = [str(fault)]
    assert any(words in line for line in told), told


def test_a_number_on_a_source_that_was_not_checked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    shelf = dict(catalogue.references())
    shelf["decoster-2004"] = replace(shelf["decoster-2004"], status="to check")
    monkeypatch.setattr(library, "references", lambda: shelf)
    told = [str(fault) for fault in links.claim_faults({"C2": catalogue.claim("C2")})]
    assert any("numbers.1: stands on 'decoster-2004', which is not verified" in line for line in told), told
    assert any("is 'verified', but its source 'decoster-2004' is not" in line for line in told), told


def reading_of(claim_id: str) -> str:
    """The text of one claim in the package's own file."""
    from stretchlib.catalogue.shelves import packaged

    text = packaged("claims.toml").decode()
    return re.search(rf"^\[{claim_id}\]$.*?(?=^\[[A-Z]\d+\]$)", text, re.S | re.M)[0]  # type: ignore[index]


def test_the_reason_for_longer_holds_prints_only_numbers_of_its_claim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longer = catalogue.long_hold()
    assert not [fault for fault in links.all_faults() if "doses.toml" in str(fault)]
    other = replace(longer, why=longer.why.replace("62 people", "63 people"))
    monkeypatch.setattr("stretchlib.catalogue.care.long_hold", lambda: other)
    assert any("does not hold 63" in str(fault) for fault in links.all_faults())
