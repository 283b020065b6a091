"""Flash cards: words and muscles of a chapter, asked again before they are forgotten.

The scheme is Leitner's: five boxes; a card that was known moves one box on and rests longer, a card that was
not goes back to the first. It has no dependency, a learner can follow it with a pencil, and for the
hundred-odd cards of this course a fitted model of forgetting would have too few answers to learn from.
"""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.catalogue.records import Deck, Muscle, Term
from stretchlib.show.stand_ins import CardList
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.words import say


class Flashcards(StretchWidget):
    """Cards to turn over. When each comes again is kept in the reader's own browser.

    Attributes
    ----------
    answered : the latest answer: ``{"number": n, "card": id, "known": truth, "box": 1 to 5}``.

    Where a browser keeps nothing, the boxes last as long as the page.
    """

    _esm = bundle("flashcards.js")
    _css = bundle("flashcards.css")
    told = frozenset({"answered"})

    title = traitlets.Unicode().tag(sync=True)
    cards: Any = traitlets.List().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)

    def __init__(self, decks: tuple[Deck, ...], *, title: str | None = None) -> None:
        if not decks:
            raise ValueError("There are no cards; give at least one deck.")
        super().__init__(
            title=title or say("widgets.flashcards-title"),
            cards=[made for deck in decks for made in _cards(deck)],
        )

    def fallback(self) -> CardList:
        return CardList(self.title, tuple((made["front"], made["back"]) for made in self.cards))

    def __repr__(self) -> str:
        return f"Flashcards({self.title!r}, {len(self.cards)} cards)"


def flashcards(*ids: str) -> Flashcards:
    """Words and muscles to learn by heart, as cards that come again before they are forgotten.

    Parameters
    ----------
    *ids : chapters, such as ``"hamstrings"``; without any, the cards of all chapters.

    Raises
    ------
    UnknownId : with the nearest chapters.

    Examples
    --------
    >>> sl.flashcards("hamstrings").title
    'Words to know: The hamstrings'
    """
    named = {deck.id: deck for deck in map(catalogue.deck, ids)}
    decks = tuple((named or catalogue.decks()).values())
    titles = [catalogue.chapters()[deck.id].title for deck in decks]
    return Flashcards(
        decks, title=say("widgets.flashcards-title-of", deck=titles[0]) if len(titles) == 1 else None
    )


def card_ids(deck: Deck) -> list[str]:
    """By which a browser knows the cards of a deck."""
    return [made["id"] for made in _cards(deck)]


def _cards(deck: Deck) -> list[dict[str, Any]]:
    terms = [_term_card(catalogue.term(key)) for key in deck.terms]
    return terms + [_muscle_card(catalogue.muscle(key)) for key in deck.muscles]


def _term_card(term: Term) -> dict[str, Any]:
    return {
        "id": f"term {term.id}",
        "ask": say("widgets.flashcards-ask-term"),
        "front": term.name,
        "said": term.sounds_like,
        "back": term.plain,
        "more": [],
    }


def _muscle_card(muscle: Muscle) -> dict[str, Any]:
    return {
        "id": f"muscle {muscle.id}",
        "ask": say("widgets.flashcards-ask-muscle"),
        "front": muscle.name,
        "said": muscle.sounds_like,
        "back": muscle.plain,
        "more": [
            [say("cards.origin"), muscle.origin],
            [say("cards.insertion"), muscle.insertion],
            [say("widgets.flashcards-actions"), "; ".join(muscle.actions)],
            [say("cards.nerve"), muscle.nerve],
        ],
    }
