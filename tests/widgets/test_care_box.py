"""A card's box of cautions holds, for the page's script, what every condition asks of its techniques."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Stretch
from stretchlib.routine import named
from stretchlib.show import sheets
from stretchlib.widgets._claim_data import care_data

STRETCHES = list(catalogue.stretches())
ENTRY = re.compile(r'<li data-sl-condition="([\w-]+)">(.*?)</li>', re.S)


@pytest.mark.parametrize("item", STRETCHES, ids=lambda item: item.id)
def test_a_card_marks_what_each_condition_asks_for_the_script(item: Stretch) -> None:
    found = {key: unescape(text) for key, text in ENTRY.findall(item._repr_mimebundle_()["text/html"])}
    asking = {
        condition: told[0]
        for condition in catalogue.conditions()
        if (told := catalogue.cautions_for(item, [condition]))
    }
    assert set(found) == set(asking)
    for condition, text in found.items():
        assert f"{asking[condition].action}." in text, condition
        assert asking[condition].text in text, condition


def test_a_box_for_several_techniques_names_them_all_for_the_script() -> None:
    html = sheets.cautions("cat-camel", "lying-strap")._repr_mimebundle_()["text/html"]
    (listed,) = re.findall(r'data-sl-techniques="(.*?)"', html)
    assert set(json.loads(unescape(listed))) == {"cat-camel", "lying-strap"}


def test_a_timer_gets_the_same_for_all_techniques_of_its_routine() -> None:
    routine = named("core")
    for about in care_data(routine.stretches):
        for each in about["advice"]:
            item = catalogue.stretch(each["id"])
            told = catalogue.cautions_for(item, [about["id"]])[0]
            assert told.action == each["action"]
            assert each["text"].endswith(told.text)
            assert all(item.forms[form].name in each["text"] for form in told.forms)
