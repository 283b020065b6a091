"""A card's box of cautions holds, for the page's script, what every condition asks of its techniques."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Stretch
from stretchlib.routine import named
from stretchlib.widgets import sheets
from stretchlib.widgets.page_data import care_data

STRETCHES = list(catalogue.stretches())
ENTRY = re.compile(r'<li data-sl-condition="([\w-]+)"( hidden)?>(.*?)</li>', re.S)


def entries(html: str) -> dict[str, tuple[bool, str]]:
    """Condition -> whether it is hidden, and what it says."""
    return {key: (bool(hidden), unescape(text)) for key, hidden, text in ENTRY.findall(html)}


@pytest.mark.parametrize("item", STRETCHES, ids=lambda item: item.id)
def test_a_card_knows_what_each_condition_asks_and_shows_everybody_what_the_technique_names(
    item: Stretch,
) -> None:
    found = entries(item._repr_mimebundle_()["text/html"])
    asking = {
        condition: told
        for condition in catalogue.conditions()
        if (told := catalogue.cautions_for(item, [condition]))
    }
    assert set(found) == set(asking)
    assert {key for key, (hidden, _) in found.items() if not hidden} == {
        caution.condition for caution in item.cautions
    }
    for condition, (_, text) in found.items():
        assert asking[condition][0].action in text.lower(), condition


def test_a_box_for_several_techniques_names_them_all_for_the_script() -> None:
    html = sheets.cautions("cat-camel", "lying-strap")._repr_mimebundle_()["text/html"]
    (listed,) = re.findall(r'data-sl-techniques="(.*?)"', html)
    assert set(json.loads(unescape(listed))) == {"cat-camel", "lying-strap"}


def test_a_timer_gets_the_same_for_all_techniques_of_its_routine() -> None:
    routine = named("core")
    for about in care_data(routine.stretches):
        for each in about["advice"]:
            told = catalogue.cautions_for(catalogue.stretch(each["id"]), [about["id"]])
            assert (told[0].action, told[0].text) == (each["action"], each["text"])
