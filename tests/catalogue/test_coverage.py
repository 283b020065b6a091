"""Every technique, claim and comment of the article is taught somewhere."""

from __future__ import annotations

from stretchlib import catalogue
from stretchlib.catalogue.records import PLACES

# Counted by hand: rows of the claim table of each section, and the techniques that the article shows.
CLAIMS = {"A": 4, "B": 17, "C": 11, "D": 6, "E": 5, "F": 19, "G": 14, "H": 5, "I": 3, "J": 15, "K": 2}
TECHNIQUES_OF_THE_ARTICLE = 20
COMMENTS = 12


def test_every_claim_of_the_article_is_there() -> None:
    counted = {f"{letter}{number + 1}" for letter, count in CLAIMS.items() for number in range(count)}
    assert counted == set(catalogue.claims())


def test_every_part_of_the_article_and_every_comment_is_taught() -> None:
    taught = {row.place for row in catalogue.coverage()}
    assert taught == set(PLACES)
    assert len([place for place in PLACES if place.startswith("Comment ")]) == COMMENTS


def test_every_technique_of_the_article_has_a_record_and_a_chapter() -> None:
    rows = [row for row in catalogue.coverage() if row.kind == "technique"]
    assert len(rows) == TECHNIQUES_OF_THE_ARTICLE


def test_the_corrections_that_matter_most_are_marked() -> None:
    marked = {claim.id for claim in catalogue.claims().values() if claim.correction}
    assert {"F3", "B2", "B10", "H1", "F15", "G8", "J6"} <= marked
