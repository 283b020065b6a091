"""Python's side of the answers without names that the page must give too."""

from __future__ import annotations

from shared_vectors import STALE, group_answers, stored


def test_the_stored_answers_are_those_of_python() -> None:
    assert stored(group_answers) == group_answers.vectors(), STALE
