"""The Python side of the flash cards: what is on them, and that no word of the course lacks one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.widgets import flashcards
from stretchlib.widgets._flashcards import Flashcards


def test_every_word_of_the_glossary_and_every_muscle_is_on_one_card() -> None:
    cards = Counter(card["id"] for card in flashcards().cards)
    wanted = [f"term {key}" for key in catalogue.glossary()] + [
        f"muscle {key}" for key in catalogue.muscles()
    ]
    assert cards == Counter(wanted)


def test_every_chapter_has_a_deck_of_its_own() -> None:
    assert set(catalogue.decks()) == set(catalogue.chapters())
    for chapter in catalogue.chapters():
        assert len(flashcards(chapter).cards) >= 4, chapter


def test_a_card_shows_the_word_and_keeps_the_meaning_for_its_back() -> None:
    card = next(card for card in flashcards("hamstrings").cards if card["id"] == "muscle semimem")
    assert card["front"] == "Semimembranosus"
    assert dict(card["more"])["Nerve"] == "tibial part of the sciatic nerve"
    for each in flashcards().cards:
        assert each["back"]
        assert each["back"] != each["front"]


def test_decks_may_be_put_together_and_an_unknown_one_names_the_nearest() -> None:
    both = flashcards("pelvis", "measuring", "pelvis")
    assert len(both.cards) == len(flashcards("pelvis").cards) + len(flashcards("measuring").cards)
    with pytest.raises(UnknownId, match="'hamstrings'"):
        flashcards("hamstring")
    with pytest.raises(ValueError, match="at least one deck"):
        Flashcards(())


def test_words_and_meanings_can_be_read_where_no_script_runs() -> None:
    made = flashcards("hamstrings")
    shown: Any = made._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    for card in made.cards:
        assert card["back"] in bundle["text/plain"]
    assert bundle["text/html"].count("<dt>") == len(made.cards)
    assert repr(made) == f"Flashcards('Words to know: The hamstrings', {len(made.cards)} cards)"
