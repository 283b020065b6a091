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


def test_a_sore_calf_always_meets_the_sign_of_a_clot() -> None:
    for feeling in ("ache", "sharp"):
        assert "swollen-calf-or-breathless" in catalogue.regions()["calf"].warnings[feeling].signs


def test_it_names_no_disease_but_the_conditions_that_a_reader_may_know_of() -> None:
    diseases = ("syndrome", "tumour", "cauda", "aneurysm", "sciatica", "prolapse", "arthritis")
    shown = [region.plain for region in REGIONS] + [item.say for item in catalogue.feelings().values()]
    shown += [sign["sign"] + sign["action"] for sign in body_map().signs.values()]
    for text in shown:
        assert not [word for word in diseases if word in text.lower()], text


def test_the_kernel_hears_nothing_of_what_somebody_feels() -> None:
    made = body_map()
    told = {"title", "picture", "regions", "feelings", "signs", "conditions", "chapters", "notice"}
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
