"""Every technique, claim and comment of the article is taught somewhere."""

from __future__ import annotations

from typing import get_args

from stretchlib import catalogue
from stretchlib.catalogue.coverage import chapter_of
from stretchlib.catalogue.records import ARTICLE_PARTS, Area

# Counted by hand: rows of the claim table of each section, and the techniques that the article shows.
CLAIMS = {"A": 4, "B": 17, "C": 11, "D": 6, "E": 5, "F": 19, "G": 14, "H": 5, "I": 3, "J": 15, "K": 2}
TECHNIQUES_OF_THE_ARTICLE = 20
COMMENTS = 12


def test_every_claim_of_the_article_is_there() -> None:
    counted = {f"{letter}{number + 1}" for letter, count in CLAIMS.items() for number in range(count)}
    assert counted == set(catalogue.claims())


def test_every_part_of_the_article_and_every_comment_is_taught() -> None:
    taught = {row.article_part for row in catalogue.coverage()}
    assert taught == set(ARTICLE_PARTS)
    assert len([part for part in ARTICLE_PARTS if part.startswith("Comment ")]) == COMMENTS


def test_every_technique_of_the_article_has_a_record_and_a_chapter() -> None:
    rows = [row for row in catalogue.coverage() if row.kind == "technique"]
    assert len(rows) == TECHNIQUES_OF_THE_ARTICLE


def test_techniques_stand_in_the_chapter_where_the_article_has_them() -> None:
    chapters = {item.id: chapter_of(item) for item in catalogue.stretches()}
    assert chapters["heel-on-stool"] == "hamstrings"
    assert chapters["half-split-rock-back"] == "hip-flexors", "the second half of the lunge"
    assert chapters["ball-outer-buttock"] == chapters["roller-hamstrings"] == "balls-and-rollers"
    assert chapters["cat-camel"] == "routines"


def test_every_kind_area_and_group_has_one_chapter_at_most_and_every_area_one() -> None:
    for key in ("kinds", "areas", "groups"):
        named = [name for chapter in catalogue.chapters().values() for name in getattr(chapter, key)]
        assert len(named) == len(set(named)), f"two chapters have the same {key}"
    areas = {area for chapter in catalogue.chapters().values() for area in chapter.areas}
    assert areas == set(get_args(Area)), "an area without a chapter"
    groups = {group for chapter in catalogue.chapters().values() for group in chapter.groups}
    assert groups <= {muscle.group for muscle in catalogue.muscles().values()}


def test_the_corrections_that_matter_most_are_marked() -> None:
    marked = {claim.id for claim in catalogue.claims().values() if claim.correction}
    assert {"F3", "B2", "B10", "H1", "F15", "G8", "J6"} <= marked
