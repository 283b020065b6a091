"""The quiz cannot be passed without reading: nothing in the form of an answer tells whether it is right.

Each test plays a guesser who knows nothing and goes by one clue, and says what such a guesser may win.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from statistics import mean

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Option, Question

QUESTIONS = catalogue.questions()
SINGLE = [question for question in QUESTIONS if question.kind == "single"]
MYTHS = [question for question in QUESTIONS if question.kind == "myth"]
CHOSEN = [question for question in QUESTIONS if question.kind in ("single", "multiple")]

#: Words that teachers of test-taking tell people to strike out, and such words in a wider sense.
ABSOLUTE = re.compile(
    r"\b(?:never|only|every|always|all|none|nothing|nobody|everybody|completely|must|cannot|proves?|proof)\b",
    re.IGNORECASE,
)
SWEEPING = re.compile(
    ABSOLUTE.pattern + r"|\b(?:surely|causes?|any|whatever|whenever|at once|no|main|best|worst)\b",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:may|might|can|could|some|many|most|mostly|often|usually|probably|likely|fairly|about|much|hardly"
    r"|little|small|somewhat|among|one of)\b",
    re.IGNORECASE,
)
NOT_ENOUGH = {"right", "yes", "true", "and", "so", "it", "is"}


def is_fact(question: Question) -> bool:
    return next(option.right for option in question.options if option.text == "Fact")


def win_by(question: Question, clue: int) -> float:
    """What a guesser wins on average by the longest (1) or the shortest (-1) option; ties fall by chance."""
    best = max(clue * len(option.text) for option in question.options)
    tied = [option for option in question.options if clue * len(option.text) == best]
    return sum(option.right for option in tied) / len(tied)


def length_ratio(question: Question) -> float:
    right = max(len(option.text) for option in question.options if option.right)
    return right / max(len(option.text) for option in question.options if not option.right)


def share(options: list[Option], words: re.Pattern[str]) -> float:
    return mean(bool(words.search(option.text)) for option in options)


def test_who_takes_the_longest_answer_wins_no_more_than_by_chance() -> None:
    assert mean(win_by(question, 1) for question in SINGLE) <= 0.35


def test_who_takes_the_shortest_answer_wins_little_more_than_by_chance() -> None:
    assert mean(win_by(question, -1) for question in SINGLE) <= 0.38


def test_right_answers_are_about_as_long_as_wrong_ones() -> None:
    ratios = [length_ratio(question) for question in SINGLE]
    assert 0.8 <= mean(ratios) <= 1.2
    assert max(ratios) <= 1.5


@pytest.mark.parametrize("clue", [ABSOLUTE, SWEEPING], ids=["absolute", "sweeping"])
def test_an_absolute_word_makes_an_answer_no_more_likely_to_be_wrong(clue: re.Pattern[str]) -> None:
    """Who strikes out what says never, only or all gains nothing by it."""
    options = [option for question in CHOSEN for option in question.options]
    right = [option for option in options if option.right]
    wrong = [option for option in options if not option.right]
    assert share(wrong, clue) <= share(right, clue)


def test_a_careful_word_makes_an_answer_no_more_likely_to_be_right() -> None:
    options = [option for question in CHOSEN for option in question.options]
    right = [option for option in options if option.right]
    wrong = [option for option in options if not option.right]
    assert share(right, HEDGED) <= 1.25 * share(wrong, HEDGED)


def test_facts_and_myths_come_mixed_and_neither_can_be_counted_on() -> None:
    facts = [is_fact(question) for question in MYTHS]
    assert len(facts) >= 25
    assert 0.4 <= mean(facts) <= 0.6
    assert max(len(list(run)) for _, run in groupby(facts)) <= 4


@pytest.mark.parametrize("clue", [ABSOLUTE, SWEEPING, HEDGED], ids=["absolute", "sweeping", "careful"])
def test_the_words_of_a_statement_do_not_tell_whether_it_is_a_myth(clue: re.Pattern[str]) -> None:
    right = [bool(clue.search(question.stem)) == is_fact(question) for question in MYTHS]
    assert 0.3 <= mean(right) <= 0.7


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.kind in ("single", "multiple", "myth")], ids=lambda q: q.id
)
def test_a_right_answer_is_told_why_in_words_of_its_own(question: Question) -> None:
    for option in question.options:
        if option.right:
            words = [w for w in re.findall(r"[\w']+", option.feedback.lower()) if w not in NOT_ENOUGH]
            assert len(words) >= 3, option.feedback
            assert option.feedback.removeprefix("Right: ").casefold() != question.explain.casefold()


def test_no_wrong_answer_is_a_filler_that_stands_under_another_question_too() -> None:
    texts = Counter(option.text.casefold() for q in CHOSEN for option in q.options if not option.right)
    assert not {text for text, count in texts.items() if count > 1}


def test_wrong_answers_are_whole_answers_and_do_not_shout() -> None:
    """A bare "Nothing" or "Both" is no mistake that anybody makes; it only fills a place."""
    bare = re.compile(r"^(?:nothing|none|both|never|it does not matter|no|yes)\b[^,:]{0,12}$", re.IGNORECASE)
    for question in CHOSEN:
        for option in question.options:
            assert option.right or not bare.match(option.text), (question.id, option.text)
            assert "!" not in option.text


TINGLING = [
    question
    for question in QUESTIONS
    if re.search(r"tingl|electric line", f"{question.stem} {question.explain}")
    or any(re.search("tingl", option.text.lower()) for option in question.options if option.right)
]
#: They ask what tingling comes from, or about tingling that has lasted, for which a clinician comes first.
ABOUT_LASTING = {"tingling-next-step", "nerve-source", "see-soon"}


def test_tingling_in_a_stretch_has_one_rule_everywhere() -> None:
    """Come out now; if it is gone, smaller next time; if it is not, a clinician."""
    asked = [question for question in TINGLING if question.id not in ABOUT_LASTING]
    assert len(asked) >= 5
    for question in asked:
        told = " ".join([question.explain, *(o.text for o in question.options if o.right)]).lower()
        for part in ("come out", "gone", "smaller next time", "if it is not, see a clinician"):
            assert part in told, (question.id, part)
