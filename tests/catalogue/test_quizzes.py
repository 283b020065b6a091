"""The quiz bank: every wrong answer teaches, every question has a claim, every estimate is the model's."""

from __future__ import annotations

import math
import re
from itertools import combinations

import pytest

from stretchlib import catalogue
from stretchlib.body import is_trusted, length_change
from stretchlib.catalogue.records import Question
from stretchlib.errors import BadRecord, UnknownId
from stretchlib.pictures import picture, pictures

QUESTIONS = catalogue.questions()


def by_id(question: Question) -> str:
    return question.id


def test_the_bank_is_large_and_every_chapter_and_kind_has_its_share() -> None:
    assert len(QUESTIONS) >= 80
    for chapter in catalogue.chapters():
        assert len(catalogue.questions(chapter)) >= 6, chapter
    kinds = [question.kind for question in QUESTIONS]
    assert all(
        kinds.count(kind) >= 1 for kind in ("single", "multiple", "myth", "order", "estimate", "label")
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_every_answer_has_feedback_of_its_own_that_teaches(question: Question) -> None:
    told = [option.feedback for option in question.options if not option.right]
    if question.estimate:
        told += [question.estimate.low, question.estimate.high]
    assert told or question.kind == "label"
    for text in told:
        assert len(text.split()) >= 3, text
    assert len(set(told)) == len(told) or question.estimate is not None
    assert len(question.explain.split()) >= 4


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_numbers_in_a_question_belong_to_a_verified_claim_or_to_the_model(question: Question) -> None:
    text = " ".join([question.stem, question.explain, *(o.text + o.feedback for o in question.options)])
    if re.search(r"\d", text) and not question.estimate:
        claim = catalogue.claim(question.claim)
        assert claim.status == "verified"
        assert claim.sources


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.estimate], ids=by_id)
def test_an_estimate_is_what_the_model_says_where_it_may_be_trusted(question: Question) -> None:
    asked = question.estimate
    assert asked is not None
    assert float(length_change([asked.muscle], **asked.angles)[0]) == pytest.approx(asked.value, abs=0.1)
    assert bool(is_trusted(asked.muscle, **asked.angles).all())
    assert asked.tolerance > 0


LABELS = [question for question in QUESTIONS if question.kind == "label"]


@pytest.mark.parametrize("question", LABELS, ids=by_id)
def test_a_label_belongs_to_something_that_the_plate_shows_and_no_two_of_them_touch(
    question: Question,
) -> None:
    plate = picture(f"{question.picture}-blank")
    assert question.picture in pictures()
    places = [plate.marks[option.mark or ""] for option in question.options]
    for one, other in combinations(places, 2):
        apart = math.hypot((one[0] - other[0]) * plate.width, (one[1] - other[1]) * plate.height)
        assert apart > 24, "two numbers would lie on each other"


@pytest.mark.parametrize("question", LABELS, ids=by_id)
def test_a_muscle_is_labelled_with_its_own_name(question: Question) -> None:
    for option in question.options:
        if option.mark in catalogue.muscles():
            assert catalogue.muscle(option.text).id == option.mark


def test_each_plate_is_asked_about() -> None:
    plates = {name.removesuffix("-blank") for name in pictures() if name.endswith("-blank")}
    assert {question.picture for question in LABELS} == plates


def test_an_unknown_chapter_or_question_names_the_nearest() -> None:
    with pytest.raises(UnknownId, match="'hamstrings'"):
        catalogue.questions("hamstring")
    with pytest.raises(UnknownId, match="'short-head-nerve'"):
        catalogue.question("short-head-nerv")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("right = true, ", "", "one right option, but 0"),
        ('"single"', '"estimate"', "needs 'estimate'"),
        ('"single"', '"myth"', "'Myth' and 'Fact'"),
        ('"single"', '"multi"', "'multiple' would be right"),
        ('"Two"', '"One"', "say the same"),
        (', feedback = "Yes, three."', "", "feedback: is missing"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(old: str, new: str, words: str) -> None:
    from stretchlib.catalogue import reading

    good = """
[q]
kind = "single"
chapter = "hamstrings"
claim = "B3"
stem = "How many?"
explain = "There are three of them."
options = [
  { text = "One", feedback = "No, three." },
  { text = "Two", feedback = "No, three of them." },
  { text = "Three", right = true, feedback = "Yes, three." },
]
"""
    assert reading.records(good.encode(), Question, "q.toml")["q"].options[2].right
    with pytest.raises(BadRecord, match=re.escape(words)):
        reading.records(good.replace(old, new, 1).encode(), Question, "q.toml")
