"""The Python side of the quiz: what is asked, in which order, and what stands for it where no script runs."""

from __future__ import annotations

import json
import re

import pytest

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.widgets import Quiz, quiz


def ids(made: Quiz) -> list[str]:
    return [question["id"] for question in made.questions]


def test_a_chapter_brings_all_of_its_questions_in_the_order_of_the_bank() -> None:
    assert ids(quiz("piriformis")) == [question.id for question in catalogue.questions("piriformis")]


def test_chapters_and_single_questions_may_be_mixed_and_none_is_asked_twice() -> None:
    made = quiz("short-head-nerve", "safety", "short-head-nerve")
    assert ids(made) == ["short-head-nerve", *(question.id for question in catalogue.questions("safety"))]


def test_a_count_draws_evenly_from_all_chapters_and_a_seed_names_the_draw() -> None:
    made = quiz(count=14, seed=3)
    chapters = [question["chapter"] for question in made.questions]
    assert len(chapters) == 14
    assert set(chapters) == {question.chapter for question in catalogue.questions()}
    assert {chapters.count(chapter) for chapter in chapters} <= {1, 2}
    assert ids(made) == ids(quiz(count=14, seed=3)) != ids(quiz(count=14, seed=4))


def test_a_seed_names_the_order_of_the_options() -> None:
    def orders(seed: int) -> list[list[int]]:
        return [[option["key"] for option in asked["options"]] for asked in quiz(seed=seed).questions]

    assert orders(1) == orders(1) != orders(2)


@pytest.mark.parametrize("seed", range(8))
def test_an_order_never_starts_solved_and_myth_always_stands_before_fact(seed: int) -> None:
    for asked in quiz(seed=seed).questions:
        keys = [option["key"] for option in asked["options"]]
        if asked["kind"] == "order":
            assert keys != sorted(keys)
        if asked["kind"] == "myth":
            assert [option["text"] for option in asked["options"]] == ["Myth", "Fact"]


def test_every_question_carries_the_evidence_of_its_claim_with_verified_sources_only() -> None:
    unverified = {source.label for source in catalogue.references().values() if source.status != "verified"}
    verified = {source.label for source in catalogue.references().values() if source.status == "verified"}
    for asked in quiz().questions:
        claim = catalogue.claim(catalogue.question(asked["id"]).claim)
        assert asked["evidence"]["say"] == claim.say
        assert not {source["label"] for source in asked["evidence"]["sources"]} & (unverified - verified)


def test_an_unknown_id_names_the_nearest_chapter_or_question() -> None:
    with pytest.raises(UnknownId, match="'hamstrings'"):
        quiz("hamstring")
    with pytest.raises(UnknownId, match="'short-head-nerve'"):
        quiz("short-head-nerv")


def test_a_quiz_without_questions_is_refused() -> None:
    with pytest.raises(ValueError, match="count is 0; it must be a whole number of at least 1"):
        quiz(count=0)
    with pytest.raises(ValueError, match="has no questions"):
        Quiz([])


def test_its_name_is_the_same_in_every_run() -> None:
    assert repr(quiz("safety")) == "Quiz('Check yourself: safety', 9 questions)"


def test_questions_and_answers_can_be_read_where_no_script_runs() -> None:
    made = quiz("hamstrings")
    shown = made._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    for question in made.questions:
        assert question["stem"] in " ".join(bundle["text/plain"].split())
    assert bundle["text/html"].count("<summary>Answer</summary>") == len(made.questions)
    assert len(re.findall("<style>", bundle["text/html"])) == 1


def test_what_the_browser_gets_is_plain_json() -> None:
    state = {key: value for key, value in quiz().get_state().items() if not key.startswith("_")}
    assert json.loads(json.dumps({key: state[key] for key in ("title", "questions", "pictures")}))


def test_a_question_to_label_brings_its_plate_without_names_and_where_each_structure_is() -> None:
    made = quiz("deep-gluteal-plate", "calves-plate")
    assert set(made.pictures) == {"deep-gluteal-anatomy-blank", "calves-anatomy-blank"}
    for asked in made.questions:
        plate = made.pictures[asked["picture"]]
        assert {option["mark"] for option in asked["options"]} <= set(plate["marks"])
        for option in asked["options"]:
            assert option["text"].lower() not in plate["alt"].lower()
