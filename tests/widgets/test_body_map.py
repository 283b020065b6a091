"""The body map leads from every place to chapters and warnings, and to no name of a disease."""

from __future__ import annotations

from typing import Any

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Region
from stretchlib.pictures import picture
from stretchlib.widgets import body_map

REGIONS = list(catalogue.regions().values())
TROUBLE = ("ache", "tingling", "sharp")
BACK = ("low-back", "upper-back")


def region_id(region: Region) -> str:
    return region.id


def test_the_picture_shows_every_place_and_no_other() -> None:
    assert set(picture("body-map").marks) == {mark for region in REGIONS for mark in region.marks}


@pytest.mark.parametrize("region", REGIONS, ids=region_id)
def test_a_place_leads_to_chapters_and_any_trouble_there_to_warnings(region: Region) -> None:
    assert region.chapters
    assert set(region.warnings) == set(TROUBLE)
    for told in region.warnings.values():
        assert told.signs or told.conditions


def test_every_emergency_sign_is_met_somewhere() -> None:
    met = {sign for region in REGIONS for told in region.warnings.values() for sign in told.signs}
    assert {sign.id for sign in catalogue.emergency_signs()} <= met


@pytest.mark.parametrize("region", REGIONS, ids=region_id)
def test_tingling_in_the_back_or_a_leg_always_meets_the_signs_of_a_pressed_nerve(region: Region) -> None:
    if region.id != "shoulder":
        assert {"saddle-numbness", "leg-getting-weak"} <= set(region.warnings["tingling"].signs)


def test_pain_down_to_the_foot_meets_the_signs_of_a_pressed_nerve_in_every_place() -> None:
    felt = catalogue.feelings()["down-to-the-foot"]
    assert {"saddle-numbness", "leg-getting-weak", "leg-pain-with-tingling"} <= set(felt.always.signs)
    assert "leg-pain-with-tingling" in felt.always.conditions


@pytest.mark.parametrize("region", BACK)
def test_a_back_that_hurts_asks_for_cancer_in_any_way(region: str) -> None:
    for feeling in TROUBLE:
        met = set(catalogue.regions()[region].warnings[feeling].signs)
        assert {"past-cancer", "cancer-with-weak-legs"} <= met, feeling


def test_tingling_has_the_same_rule_on_the_map_as_in_a_session() -> None:
    say = catalogue.feelings()["tingling"].say
    assert catalogue.nerve_rule().text.endswith(say)


def test_a_sore_calf_always_meets_the_sign_of_a_clot() -> None:
    for feeling in ("ache", "sharp"):
        assert "swollen-calf-or-breathless" in catalogue.regions()["calf"].warnings[feeling].signs


def test_it_names_no_disease_but_the_conditions_that_a_reader_may_know_of() -> None:
    diseases = ("syndrome", "tumour", "cauda", "aneurysm", "sciatica", "prolapse", "arthritis")
    shown = [region.plain for region in REGIONS] + [item.say for item in catalogue.feelings().values()]
    signs = body_map().signs.values()
    shown += [" ".join((s["lead"], *s["items"], s["more"], s["action"])) for s in signs]
    for text in shown:
        assert not [word for word in diseases if word in text.lower()], text


def test_the_kernel_hears_nothing_of_what_somebody_feels() -> None:
    made = body_map()
    told = {"title", "picture", "regions", "feelings", "signs", "conditions", "chapters", "notice", "country"}
    assert {name for name in made.get_state() if not name.startswith("_")} - told <= {
        "layout",
        "tabbable",
        "tooltip",
    }


def test_the_map_can_be_read_where_no_script_runs_emergencies_first() -> None:
    shown: Any = body_map()._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    for text in (bundle["text/plain"], bundle["text/html"]):
        assert text.index("act now") < text.index("Low back")
        assert "No clinician has reviewed" in text
    assert repr(body_map()) == "BodyMap(11 places)"
