"""Cards: everything a record says, as accessible HTML; learner's text is never put in as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stretchlib as sl
from stretchlib import catalogue
from stretchlib.catalogue import library
from stretchlib.catalogue.records import Stretch
from stretchlib.errors import UnknownId
from stretchlib.pictures import picture
from stretchlib.show import signs
from stretchlib.show.style import style
from stretchlib.show.techniques import stretch_card

VOID = {"br", "img", "hr", "meta", "path", "use", "rect", "circle", "line", "polygon", "polyline", "ellipse"}


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:  # type: ignore[override]
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def shown(record: object) -> str:
    return str(record._repr_mimebundle_()["text/html"])  # type: ignore[attr-defined]


RECORDS = [
    *library.shipped_stretches().values(),
    *catalogue.claims().values(),
    *catalogue.muscles().values(),
    *catalogue.conditions().values(),
    *catalogue.self_tests().values(),
    *catalogue.questions(),
    *catalogue.glossary().values(),
    *catalogue.emergency_signs(),
    signs.emergency_signs(),
    sl.routine.Routine.of("heel-on-stool"),
    sl.sources("childs-2005", "ostelo-2008"),
]


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("record", RECORDS, ids=repr)
def test_a_card_is_one_well_formed_article_with_a_heading(record: object) -> None:
    outline = Outline()
    outline.feed(shown(record))
    assert outline.open == []
    assert outline.tags.count("article") == 1
    assert "h3" in outline.tags
    assert "script" not in outline.tags


@pytest.mark.parametrize("test", catalogue.self_tests().values(), ids=lambda test: str(test.id))
def test_a_self_test_shows_its_drawing(test: catalogue.techniques.SelfTest) -> None:
    assert f'aria-label="{escape(picture(test.picture).alt)}"' in shown(test)


def test_a_source_that_nobody_has_checked_is_not_shown() -> None:
    with pytest.raises(ValueError, match="has not been checked"):
        sl.sources("childs-2005", "hawkins-hull-1990")


@pytest.mark.parametrize("item", library.shipped_stretches().values(), ids=lambda item: item.id)
def test_a_stretch_card_shows_steps_dose_cautions_and_stop_rules(item: catalogue.records.Stretch) -> None:
    html, text = shown(item), " ".join(str(item).split())
    for told in (*item.steps, *item.stop_if, item.dose.words):
        assert escape(told) in html
        assert told in text
    for caution in catalogue.all_cautions(item):
        about = catalogue.condition(caution.condition)
        assert f"{escape(about.name)}: {caution.action}" in html
        assert escape(caution.text) in html
        assert caution.text in text
    assert escape(catalogue.notice()) in html
    assert catalogue.notice() in text


def test_a_card_names_no_fact_that_it_does_not_have() -> None:
    assert "<dd>Soleus</dd>" in shown(sl.stretch("calf-wall-bent"))
    assert "<dd></dd>" not in shown(sl.stretch("sciatic-slider"))
    assert "Muscles" not in shown(sl.stretch("sciatic-slider"))


def test_a_sheet_of_muscles_names_each_and_opens_to_what_it_does() -> None:
    sheet = sl.muscles("psoas", "iliacus")
    html = sheet._repr_mimebundle_()["text/html"]
    for muscle in sheet.muscles:
        assert f"<summary>{escape(muscle.name)}</summary>" in html
        assert escape(muscle.origin) in html
        assert muscle.name in str(sheet)
    with pytest.raises(UnknownId, match="'psoas'"):
        sl.muscles("psoa")


def test_a_sheet_of_techniques_opens_each_to_its_cautions_before_its_steps() -> None:
    sheet = sl.techniques("roller-hamstrings", "roller-calves")
    html = sheet._repr_mimebundle_()["text/html"]
    assert html.count("<figure") == 2 * len(sheet.stretches), "what to do, and the inside"
    for item in sheet.stretches:
        told = html[html.index(f"<h4>{escape(item.name)}</h4>") :]
        first, *steps, stop = (
            told.index(f">{escape(words)}<")
            for words in ("Skip or change it if you have", *item.steps, item.stop_if[0])
        )
        assert told.index("<details") < first < min(steps) < stop
        assert item.dose.words in told[: told.index("<details")]


def test_that_no_clinician_has_reviewed_it_stands_once_for_a_group_and_with_the_steps_of_one_alone() -> None:
    notice = escape(catalogue.notice())
    group, alone = (
        sl.techniques(*ids)._repr_mimebundle_()["text/html"]
        for ids in (("roller-hamstrings", "roller-calves"), ("roller-calves",))
    )
    assert group.count(notice) == alone.count(notice) == 1
    assert group.rindex("</details>") < group.index(notice)
    assert alone.index("<details") < alone.index(notice) < alone.rindex("</details>")
    assert notice in sl.cautions("roller-hamstrings", "roller-calves")._repr_mimebundle_()["text/html"]


def test_cautions_of_several_techniques_leave_none_out() -> None:
    sheet = sl.cautions(sl.routine.named("roller-round"), "ball-foot")
    assert {stretch.id for stretch in sheet.stretches} >= {"roller-calves", "cat-camel", "ball-foot"}
    html = sheet._repr_mimebundle_()["text/html"]
    for item in sheet.stretches:
        for caution in catalogue.all_cautions(item):
            about = catalogue.condition(caution.condition)
            assert escape(about.heading) in html[: html.index("<details")]
            assert escape(caution.text) in html
        for rule in item.stop_if:
            assert html.count(f"<li>{escape(rule)}</li>") == 1
            assert rule in str(sheet)
    with pytest.raises(ValueError, match="There are no techniques"):
        sl.cautions()


def test_techniques_at_a_glance_show_picture_name_and_dose() -> None:
    sheet = sl.at_a_glance("lying-strap", "heel-on-stool")
    html = sheet._repr_mimebundle_()["text/html"]
    assert html.count("<figure") == len(sheet.stretches)
    for item in sheet.stretches:
        assert f"<strong>{escape(item.name)}</strong>" in html
        assert item.dose.words in html
        assert item.dose.words in str(sheet)
    assert "No clinician has reviewed" in html


@pytest.mark.parametrize("stretch", catalogue.stretches(), ids=lambda stretch: stretch.id)
def test_a_card_shows_a_person_and_folds_the_inside_which_paper_shows_too(stretch: Stretch) -> None:
    html = shown(stretch)
    inside = html.index(f'data-picture="{stretch.inside_of(stretch.main_phase)}"')
    fold = html.rindex("<details", 0, inside)
    assert html.index("<figure") < fold
    assert "sl-aside" not in html[fold:inside], "what is aside is not printed"
    legend = html[inside : html.index("</details>", inside)]
    assert "not measured" in legend
    assert ("press" in legend) == (stretch.kind in ("ball", "roller"))


def test_a_verdict_is_said_in_words_not_by_colour_alone() -> None:
    for claim in catalogue.claims().values():
        assert f">{claim.verdict_words}<" in shown(claim)


def test_an_unverified_source_is_not_printed() -> None:
    assert "Hawkins" in catalogue.reference("hawkins-hull-1990").authors
    assert "Hawkins" not in shown(catalogue.claim("B10"))
    assert "Hawkins" not in str(catalogue.claim("B10"))
    assert "Visser" in shown(catalogue.claim("B10"))


#: Every place of a technique in which its author writes words.
WORDS = [
    'name = "My stretch"',
    'summary = "Sit and tip forward."',
    'steps = ["Sit tall."',
    'cues = ["Long chest."',
    'mistakes = ["Rounding the back."',
    'text = "Tip less."',
    'text = "Tip more."',
    'side_word = "leg"',
    'condition = "hamstring-tear", action = "skip", text = "Wait."',
    'stop_if = ["It hurts."',
    'evidence = "Thirty seconds is a good hold',
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.partition(" ")[0])
def test_markup_in_an_own_technique_stays_text(good: str, toml_file: Callable[..., Path], words: str) -> None:
    careful = good.replace('action = "skip"', 'action = "skip", text = "Wait."')
    assert words in careful
    wicked = careful.replace(words, re.sub(r'"([^"]*)("?)$', r'"<script>alert(1)</script><b>\1\2', words))
    (mine,) = catalogue.load(toml_file(wicked))
    for html in (shown(mine), shown(sl.routine.Routine.of(mine))):
        assert "<script>" not in html
        assert "<b>" not in html
    assert "&lt;script&gt;" in shown(mine)


def test_a_card_follows_the_dark_theme_of_notebook_and_book() -> None:
    rules = style()
    for page in ("[data-jp-theme-light=false]", "[data-theme=dark]", "[data-theme=auto]"):
        assert page in rules
    assert "prefers-color-scheme:dark" in rules


def test_a_planned_routine_explains_itself_on_its_card() -> None:
    routine = sl.plan(10, conditions={"hamstring-tear", "kneeling-pain"})
    html = shown(routine)
    outline = Outline()
    outline.feed(html)
    assert outline.open == []
    for sentence in (*routine.why, *routine.left_out, *routine.remarks):
        assert escape(sentence) in html
    for caution in routine.cautions():
        assert escape(caution["title"]) in html
        assert escape(caution["text"]) in html
    assert escape(routine.effort()) in html
    for stage in routine.stages:
        assert escape(stage.title) in html


@pytest.mark.parametrize("item", catalogue.stretches(), ids=lambda item: item.id)
def test_only_cards_of_holds_offer_longer_ones_and_name_the_source(item: catalogue.records.Stretch) -> None:
    html, text = stretch_card(item), " ".join(str(item).split())
    held = item.dose.kind == "hold"
    assert ("Over 65?" in html) == ("Over 65?" in text) == held
    assert ('href="https://doi.org/10.1093/ptj/81.5.1110"' in html) == held
    assert ("(Feland 2001)" in text) == held
