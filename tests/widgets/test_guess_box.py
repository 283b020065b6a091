"""The Python side of the guesses: what is asked, and what stands for them where no script runs."""

from __future__ import annotations

import pytest

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.widgets import GuessBox, guess, your_guess


def ids(box: GuessBox) -> list[str]:
    return [item["id"] for item in box.asked]


def test_a_chapter_or_a_single_guess_may_be_named_and_none_is_asked_twice() -> None:
    assert ids(guess("piriformis")) == [item.id for item in catalogue.guesses("piriformis")]
    assert ids(your_guess("home-test", "piriformis")) == ["home-test", "nerve-path", "piriformis-turn"]


def test_before_the_script_runs_a_question_does_not_give_its_answer_away() -> None:
    for item in catalogue.guesses():
        shown = guess(item.id)._repr_mimebundle_()
        data = shown[0] if isinstance(shown, tuple) else shown
        for kind in ("text/plain", "text/html"):
            assert item.stem in data[kind] or kind == "text/html"
            assert item.answer not in data[kind]
        assert all(text in data["text/plain"] for text in item.options)


def test_where_no_script_runs_the_answer_can_be_read() -> None:
    for item in catalogue.guesses():
        shown = your_guess(item.id)._repr_mimebundle_()
        data = shown[0] if isinstance(shown, tuple) else shown
        assert item.answer in data["text/plain"]
        assert all(text in data["text/plain"] for text in item.right)
        assert "<strong>" in data["text/html"]


def test_an_unknown_id_names_the_nearest_and_nothing_to_guess_is_refused() -> None:
    with pytest.raises(UnknownId, match="'nerve-path'"):
        guess("nerve-paths")
    with pytest.raises(UnknownId, match="'hamstrings'"):
        your_guess("hamstring")
    with pytest.raises(ValueError, match="nothing to guess"):
        guess()


def test_its_name_is_the_same_in_every_run() -> None:
    assert repr(guess("nerve-path")) == "GuessBox('Your guess', ['nerve-path'])"
    assert repr(your_guess("nerve-path")) == "GuessBox('Your guess and the answer', ['nerve-path'])"
