"""The classes shared with the page that plans them: whether the file still says what Python says."""

from __future__ import annotations

from shared_vectors import STALE, agendas, stored

from stretchlib.publish.workshop.page_widget import ClassPlanner

MOST_BYTES = 700_000


def test_shared_classes_are_fresh() -> None:
    assert stored(agendas) == agendas.vectors(), STALE


def test_every_combination_of_topics_is_there_for_every_length_that_is_offered() -> None:
    held = stored(agendas)
    lengths = {minutes for minutes, _, _ in held["agendas"]}
    assert set(held["rules"]["lengths"]) <= lengths
    topics = len(held["rules"]["topics"])
    assert all(sum(each == minutes for each, _, _ in held["agendas"]) == 2**topics - 1 for minutes in lengths)
    assert any(isinstance(part[4], str) for part in held["parts"])
    assert len(agendas.text(held)) < MOST_BYTES


def test_the_page_has_the_rules_of_the_vectors_and_a_stand_in() -> None:
    widget = ClassPlanner()
    assert widget.rules == stored(agendas)["rules"]
    assert widget.fallback().steps
    assert repr(widget) == "ClassPlanner()"
