"""The agenda of a class: every combination of minutes and topics, and what can be done with which things."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchlib import catalogue
from stretchlib.publish.workshop import NoClass, lay_out, plan_class, rules
from stretchlib.publish.workshop.agenda import Topic
from stretchlib.publish.workshop.doing import needs_of

TOPICS = rules().topics
BLOCKS = {block.id: block for block in rules().blocks}
CHOICES = [some for size in range(1, len(TOPICS) + 1) for some in combinations(TOPICS, size)]
THINGS = sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE)
ids = st.sampled_from([topic.id for topic in TOPICS])


@pytest.mark.parametrize("minutes", rules().lengths)
def test_the_minutes_of_every_agenda_add_up(minutes: int) -> None:
    laid_out = 0
    for topics in CHOICES:
        try:
            slots = lay_out(minutes, topics)
        except NoClass:
            continue
        laid_out += 1
        assert sum(slot.minutes for slot in slots) == minutes
        assert [slot.start for slot in slots] == [
            sum(each.minutes for each in slots[:at]) for at in range(len(slots))
        ]
        assert all(BLOCKS[slot.block].least <= slot.minutes <= BLOCKS[slot.block].most for slot in slots)
    assert laid_out >= len(TOPICS) - 1


def test_each_length_has_room_for_one_topic_and_long_ones_for_all() -> None:
    assert all(lay_out(minutes, [TOPICS[1]]) for minutes in rules().lengths)
    assert lay_out(max(rules().lengths), TOPICS)


@pytest.mark.parametrize("topics", [CHOICES[0], CHOICES[8], CHOICES[-1]], ids=len)
def test_signs_that_need_help_come_before_all_else_but_the_welcome(topics: tuple[Topic, ...]) -> None:
    slots = lay_out(180, topics) if len(topics) > 1 else lay_out(60, topics)
    assert [slot.block for slot in slots[:3]] == ["welcome", "signs", "before"]
    assert [slot.block for slot in slots[-2:]] == ["check", "close"]


def test_each_topic_is_guessed_then_looked_at_then_felt_then_done() -> None:
    for topics in CHOICES:
        for slots in [lay_out(180, topics)] if len(topics) > 1 else []:
            for topic in topics:
                of_topic = [slot.block for slot in slots if slot.topic == topic.id]
                wanted = ["guess", "look", "feel", "do"]
                assert of_topic == [block for block in wanted if topic.cell(block)]


def test_minutes_that_do_not_fit_are_refused_with_minutes_that_do() -> None:
    with pytest.raises(NoClass, match=r"take \d+ minutes, or fewer topics") as short:
        lay_out(45, TOPICS)
    needed = int(str(short.value).split("take ")[1].split()[0])
    assert sum(slot.minutes for slot in lay_out(needed, TOPICS)) == needed
    with pytest.raises(NoClass, match="add a topic"):
        lay_out(240, TOPICS[:1])
    with pytest.raises(NoClass, match="30 to 240"):
        lay_out(20, TOPICS[:1])


def test_more_minutes_never_make_a_block_shorter_where_no_block_comes_in() -> None:
    for topics in CHOICES[:7]:
        for minutes in range(40, 59):
            before, after = lay_out(minutes, topics[:1]), lay_out(minutes + 1, topics[:1])
            assert Counter(slot.block for slot in before) == Counter(slot.block for slot in after)
            assert all(one.minutes <= other.minutes for one, other in zip(before, after, strict=True))


@settings(deadline=None, max_examples=60)
@given(
    minutes=st.integers(30, 240),
    topics=st.sets(ids, min_size=1),
    things=st.sets(st.sampled_from(THINGS)),
    seed=st.integers(0, 99),
)
def test_a_class_either_fits_time_and_things_or_says_in_one_sentence_what_would(
    minutes: int, topics: set[str], things: set[str], seed: int
) -> None:
    why = ""
    try:
        lesson = plan_class(minutes, topics, things, seed=seed)
    except NoClass as none:
        why = str(none)
    if why:
        assert why.endswith(".")
        assert ". " not in why
        return
    assert sum(slot.minutes for slot in lesson.slots) == minutes
    for slot in lesson.slots:
        if slot.block == "do":
            part = lesson.parts[slot.topic]
            assert part.seconds <= 60 * slot.minutes
            needed = {thing for step in part.steps for thing in needs_of(step)}
            assert needed <= things | catalogue.ALWAYS_THERE
    assert lesson.questions[0].chapter == "safety"
    assert {question.chapter for question in lesson.questions} == {"safety", *topics}


def test_what_is_said_to_help_does_help() -> None:
    with pytest.raises(NoClass, match="With walls alone there is nothing to do for Piriformis") as none:
        plan_class(60, ["piriformis"])
    helps = str(none.value).split("add one of these: ")[1].rstrip(".").split(", ")
    assert "chair" in helps
    for thing in helps:
        assert plan_class(60, ["piriformis"], [thing]).parts
    with pytest.raises(NoClass, match="add one of these: ball, roller"):
        plan_class(60, ["balls-and-rollers"], ["mat"])


def test_the_same_seed_gives_the_same_class_and_another_may_not() -> None:
    one, same, other = (plan_class(60, ["hamstrings"], ["chair", "mat"], seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one.questions != other.questions
