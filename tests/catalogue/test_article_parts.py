"""A statement stands under a part of the article only if that part makes it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import article_words
import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import ARTICLE_PARTS, Claim

LEFT_OUT = "Left out by the article"
TERMS: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("article_terms.toml").read_text(encoding="utf-8")
)
# The article itself is not the project's to give away. Where it lies beside the project, it is read again.
ARTICLE = Path(__file__).parents[3] / "shared" / "reference" / "article.txt"
PARTS = article_words.stored()


def wrongly_placed(claim: Claim, terms: dict[str, list[str]]) -> list[str]:
    """Parts under which a claim stands though they lack one of its terms, or for which it has none."""
    parts = [part for part in (claim.article_part, *claim.other_article_parts) if part != LEFT_OUT]
    found = [part for part in parts if not terms.get(part)]
    found += [
        f"{part}: {term}"
        for part, wanted in terms.items()
        for term in wanted
        if part not in parts or not article_words.holds(PARTS[part], term)
    ]
    return found


def test_every_part_of_the_article_is_known_by_its_words() -> None:
    assert {*PARTS, LEFT_OUT} == set(ARTICLE_PARTS)


@pytest.mark.parametrize("claim", catalogue.claims().values(), ids=lambda claim: claim.id)
def test_a_claim_stands_where_the_article_makes_it(claim: Claim) -> None:
    assert wrongly_placed(claim, TERMS.get(claim.id, {})) == []


def test_no_term_is_longer_than_two_words_and_none_belongs_to_no_claim() -> None:
    assert set(TERMS) <= set(catalogue.claims())
    long = [term for parts in TERMS.values() for terms in parts.values() for term in terms]
    assert [term for term in long if len(term.split()) > 2] == []


@pytest.mark.parametrize(
    ("claim", "part", "term"),
    [("B17", "Comment 6", "psoas"), ("B11", "Hamstrings", "sitting causes"), ("F9", "Piriformis", "rotates")],
)
def test_a_statement_that_the_article_does_not_make_would_be_found(claim: str, part: str, term: str) -> None:
    assert wrongly_placed(catalogue.claim(claim), {part: [term]})
    assert not article_words.holds(PARTS[part], "psoas")


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not part of the project")
def test_the_stored_words_are_those_of_the_article() -> None:
    assert {name: sorted(words) for name, words in PARTS.items()} == article_words.digest(
        ARTICLE.read_text(encoding="utf-8")
    )
