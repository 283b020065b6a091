"""The one place that says whether a clinician has reviewed what is shown: it asks the records of reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from stretchlib.catalogue import library, review_parts, shelves
from stretchlib.catalogue.reviews import Part, Review, review_words
from stretchlib.words import say

#: What a card, a sheet or a timer of techniques shows.
TECHNIQUE = (
    "techniques", "doses", "cautions", "conditions", "stop-rules", "effort", "signs", "claims", "reasons",
)  # fmt: skip
EVIDENCE = ("claims", "reasons")


def reviews() -> Mapping[str, Review]:
    """Every recorded review by id."""
    return shelves.shelf("review")


def notice(*parts: str | Part, what: str = "this") -> str:
    """Whether a clinician has reviewed what is shown, and that it is education.

    Parameters
    ----------
    *parts : what is shown: names of parts of the catalogue, or parts of the rooms above. Without any, what is
        shown is nobody's to review, such as a reader's own plan.
    what : see ``reviewed``.
    """
    return f"{reviewed(*parts, what=what)} {say('catalogue.education')}"


def reviewed(*parts: str | Part, what: str = "this") -> str:
    """The first sentence of ``notice``: "No clinician has reviewed this yet.", or who has.

    Parameters
    ----------
    what : what stands in the sentence, such as ``"this page"``.
    """
    known = reviews()
    if not known:  # nothing to compare: a card is not to wait for the words of the whole catalogue
        return review_words((), (), what)
    return review_words(known.values(), (_present(part) for part in parts), what)


def stale(parts: Iterable[Part]) -> Iterator[str]:
    """For each review that no longer covers what it covered, a sentence that says which parts changed."""
    present = {part.name: part for part in parts}
    for review in reviews().values():
        gone = [name for name in review.parts if name in present and not review.covers(present[name])]
        if gone:
            yield (
                f"The review '{review.id}' of {review.day} no longer covers "
                f"{', '.join(gone)}: the text has changed since."
            )


def _present(part: str | Part) -> Part:
    return part if isinstance(part, Part) else _catalogue_part(part, tuple(library.all_stretches()))


@lru_cache
def _catalogue_part(name: str, techniques: tuple[str, ...]) -> Part:  # noqa: ARG001
    """A part as it is while these techniques are there."""
    return review_parts.part(name)
