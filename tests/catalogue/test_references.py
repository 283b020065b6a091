"""Sources: what is printed, and how."""

from __future__ import annotations

import re

from stretchlib import catalogue
from stretchlib.catalogue.bibtex import bibtex, entry


def test_every_source_says_how_far_it_was_checked_and_most_are_verified() -> None:
    statuses = [item.status for item in catalogue.references().values()]
    assert statuses.count("verified") >= 80
    assert set(statuses) == {"verified", "to check", "from memory"}


def test_a_doi_or_pmid_is_well_formed() -> None:
    for item in catalogue.references().values():
        assert not item.doi or re.fullmatch(r"10\.\d{4,9}/\S+", item.doi), item.id
        assert not item.pmid or item.pmid.isdigit(), item.id


def test_only_verified_sources_reach_the_bibliography() -> None:
    text = bibtex()
    assert "@article{decoster-2004," in text
    assert "hawkins-hull-1990" not in text
    assert text.count("\n@") + 1 == [i.status for i in catalogue.references().values()].count("verified")


def test_a_bibtex_entry_has_balanced_braces_and_escaped_signs() -> None:
    for item in catalogue.references().values():
        text = entry(item)
        assert text.count("{") == text.count("}"), item.id
        assert not re.search(r"(?<!\\)[&%#]", re.sub(r"(doi|url) = .*", "", text)), item.id


def test_labels_are_author_and_year() -> None:
    assert catalogue.reference("decoster-2004").label == "Decoster 2004"
    assert catalogue.reference("bandy-irion-1994").label == "Bandy and Irion 1994"
    assert catalogue.reference("bogduk-1992").label == "Bogduk 1992"
    assert catalogue.reference("neves-2022").label == "Neves 2022"


def test_no_two_printed_sources_have_the_same_label() -> None:
    printed = [item.label for item in catalogue.references().values() if item.status == "verified"]
    assert sorted(label for label in set(printed) if printed.count(label) > 1) == []
