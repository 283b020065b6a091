"""The claim table: every claim in full, with its verified sources only."""

from __future__ import annotations

from typing import Any

import pytest

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.widgets import claim_table
from stretchlib.widgets._claims import ClaimTable


def test_every_claim_of_the_course_is_there_with_verdict_status_and_sources() -> None:
    told = {claim["id"]: claim for claim in claim_table().claims}
    assert list(told) == list(catalogue.claims())
    for key, claim in catalogue.claims().items():
        assert told[key]["verdict"] == claim.verdict_words
        assert told[key]["say"] == claim.say
        assert told[key]["checked"]
        printed = [
            catalogue.references()[source].label
            for source in claim.sources
            if catalogue.references()[source].status == "verified"
        ]
        assert [source["label"] for source in told[key]["sources"]] == printed


def test_an_explanation_names_its_sources_in_place_of_their_marks() -> None:
    for claim in claim_table().claims:
        texts = [part for part in claim["why"] if isinstance(part, str)]
        assert not any("[@" in text for text in texts), claim["id"]
        assert texts


def test_every_claim_has_a_verdict_and_a_topic_to_filter_by() -> None:
    table = claim_table()
    assert {claim["kind"] for claim in table.claims} == set(table.verdicts)
    assert {claim["chapter"] for claim in table.claims} == set(table.chapters)


def test_some_claims_by_id_and_an_unknown_one_named() -> None:
    assert [claim["id"] for claim in claim_table("F3", "A1").claims] == ["F3", "A1"]
    with pytest.raises(UnknownId, match="There is no claim 'Z9'"):
        claim_table("Z9")
    with pytest.raises(ValueError, match="at least one"):
        ClaimTable([])


def test_the_table_can_be_read_where_no_script_runs() -> None:
    shown: Any = claim_table()._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    assert bundle["text/html"].count("<tr>") == len(catalogue.claims()) + 1
    assert "No clinician has reviewed" in bundle["text/html"]
    assert repr(claim_table()) == f"ClaimTable({len(catalogue.claims())} claims)"
