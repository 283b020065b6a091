"""What stands round a chapter's text: cautions at its top, ways to paper at its end, words for the search."""

from __future__ import annotations

import html
import json
import re

import pytest

from stretchlib import catalogue
from stretchlib.catalogue import care
from stretchlib.publish.course import code_cells, notebooks
from stretchlib.publish.forms_beside import sheets_beside
from stretchlib.publish.page_concerns import concerns_box, techniques_on
from stretchlib.publish.search_excerpts import parts_of

CHAPTERS = {path.stem: path for path in notebooks()}


def test_the_box_knows_the_techniques_of_cards_sets_and_timers() -> None:
    card = html.escape(json.dumps({"ball-foot": "Ball"}))
    body = f'<div class="sl-care" data-sl-techniques="{card}"></div>'
    found = {item.id for item in techniques_on(body, CHAPTERS["07-your-routine"])}
    sets = {"split-lunge", "cat-camel", "seated-figure-four"}
    assert found >= {"ball-foot"}
    assert found & sets
    assert techniques_on("", CHAPTERS["09-myths-and-evidence"]) == ()


@pytest.mark.parametrize("item", catalogue.stretches(), ids=str)
def test_the_box_names_each_condition_that_a_card_names(item: catalogue.Stretch) -> None:
    box = str(concerns_box([item]))
    asked = re.search(r'data-sl-concerns="([^"]*)"', box)
    assert asked
    told = {each.condition.id for each in care.advice([item])}
    assert set(json.loads(html.unescape(asked[1]))) == told
    for key in told:
        assert html.escape(catalogue.condition(key).heading, quote=False) in html.unescape(box)


def test_where_nobody_changes_anything_there_is_no_box() -> None:
    assert concerns_box([]) is None


@pytest.mark.parametrize(
    ("chapter", "sheet"),
    [("06-roller-and-ball", "roller-round"), ("07-your-routine", "core"), ("08-measure", "progress-log")],
)
def test_chapters_with_plans_and_measures_lead_to_their_sheets(chapter: str, sheet: str) -> None:
    code = "\n".join(code_cells(CHAPTERS[chapter]))
    addresses = [address for _, papers in sheets_beside(code, {"handouts"}) for _, address in papers]
    for paper in ("a4", "letter"):
        assert any(address.startswith(f"handouts/{paper}/") and sheet in address for address in addresses)
    assert sheets_beside(code, {"slides"}) == []


def test_the_texts_of_the_search_are_those_of_the_page_by_section() -> None:
    page = """<article role="main"><section id="top"><h1>Legs<a class="headerlink">#</a></h1>
      <div class="page-concerns"><p>Who leaves out or changes something here</p></div>
      <ul><li><p>A &lt;b&gt; is a sign, and no markup.</p></li></ul>
      <script>var hidden = "in a script";</script>
      <section id="more"><p>More of it stands in a section.</p><p>Short.</p></section></section></article>"""
    assert list(parts_of(page)) == [
        ("top", ["Legs", "A <b> is a sign, and no markup."]),
        ("more", ["More of it stands in a section."]),
    ]
    assert list(parts_of("<main>no article</main>")) == []
