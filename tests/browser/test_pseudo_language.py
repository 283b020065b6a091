"""No word of the interface is hard-coded, and none needs the length or the direction of English.

Widgets and cards are made in a language that nobody speaks: longer, accented, each text within marks. On one
page, as wide as a small phone, they are led through what they show, in both directions.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Visit
from learning_on_page import QUESTIONS, page_without_kernel
from playwright.sync_api import Locator, Page

import stretchlib as sl
from stretchlib import catalogue, show, widgets, words
from stretchlib.catalogue import emergency
from stretchlib.publish.workshop.page_widget import ClassPlanner
from stretchlib.routine import plan
from stretchlib.widgets._base import StretchWidget

pytestmark = pytest.mark.browser

WALK = Path(__file__).with_name("words_walk.js")
FACTS = ROOT / "stretchlib" / "catalogue" / "facts"
WIDTH = 320
# The browser's own words for dates in the locale of the pseudo-language.
DATES = """() => {
  const told = (month, day, form) => new Date(2026, month, day).toLocaleDateString("ar", form);
  const months = [...Array(12).keys()];
  const days = [...Array(7).keys()];
  return ["long", "short"].flatMap((form) => [
    ...months.map((month) => told(month, 15, { month: form })),
    ...days.map((day) => told(5, 1 + day, { weekday: form })),
    ...days.map((day) => told(5, 1 + day, { weekday: form, day: "numeric", month: form })),
  ]);
}"""
# axe-core takes longest: once when all has been opened, and once more at the end.
LOOKED_AT = {0, -1}


def shown() -> dict[str, StretchWidget]:
    """Widgets by the name of their bundle; some stand twice, for what one alone cannot show."""
    return {
        "flashcards": widgets.flashcards("measuring"),
        "explorer": widgets.explore("supported-hip-hinge", predict="semimem"),
        "movement": widgets.movement("seated-figure-four"),
        "guess": widgets.guess("connected"),
        "guess beside its answer": widgets.your_guess("connected"),
        "quiz": widgets.quiz(*QUESTIONS),
        "bodymap": widgets.body_map(),
        "claims": widgets.claim_table(),
        "safety": widgets.safety_check(),
        "planner": widgets.planner(minutes=6),
        "planwriter": widgets.plan_writer(),
        "memory": widgets.memory(),
        "journal": widgets.journal(),
        "classplanner": ClassPlanner(),
        "groupanswers": widgets.group_answers(),
        "today": widgets.today(),
        "timer": widgets.timer("heel-on-stool"),
        "timer of a whole plan": widgets.timer(plan(20, equipment={"ball", "chair"}, focus={"piriformis"})),
    }


def cards() -> str:
    """Cards of records and sheets, as Python makes them."""
    records = [
        sl.stretch("heel-on-stool"),
        sl.claim("C4"),
        sl.muscle("piri"),
        sl.condition("osteoporosis"),
        sl.session_rules(),
        sl.clinician_signs(),
        sl.at_a_glance("heel-on-stool", "lying-strap"),
        sl.plan(10, equipment={"chair"}, conditions={"hamstring-tear"}),
        catalogue.self_test("active-knee-extension"),
        catalogue.question("chair-hamstrings"),
    ]
    return "".join(show.html(record) or "" for record in records)


def facts() -> Iterator[str]:
    """What records and stored pictures say."""
    files = (*FACTS.glob("*.toml"), ROOT / "images" / "index.json")
    for path in files:
        yield path.read_text(encoding="utf-8").replace("{number}", emergency.unknown_words())


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The page, and all that the catalogue says and the data of the widgets, in lower case."""
    folder = tmp_path_factory.mktemp("pseudo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT / "frontend")
        subprocess.run(["node", "words.mjs", "--pseudo", folder / "words.toml"], check=True)
        patch.setenv(words.VARIABLE, str(folder / "words.toml"))
        subprocess.run(["node", "build.mjs", "--into", folder], check=True, capture_output=True)
        made = shown()
        for name, widget in made.items():
            widget._esm = (folder / f"{name.split()[0]}.js").read_text(encoding="utf-8")
        text = page_without_kernel(list(made.values())).replace("</main>", f"{cards()}</main>")
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8")
    told = [text for widget in made.values() for text in strings(widget.get_state())]
    return page, "\n".join([*facts(), *told]).lower()


def strings(value: Any) -> list[str]:
    """Every text in a widget's state but its code and its drawings."""
    if isinstance(value, str):
        return [] if value.startswith("<svg") else [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in ("_esm", "_css") for text in strings(part)]
    return [text for part in value for text in strings(part)] if isinstance(value, list | tuple) else []


def opened(visited: Visit, page: Path) -> Page:
    visited.page.goto(page.as_uri())
    visited.page.wait_for_selector("html[data-widgets-ready]")
    visited.page.evaluate(WALK.read_text(encoding="utf-8"))
    return visited.page


@pytest.mark.thorough
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_no_word_is_hard_coded_and_nothing_breaks_on_a_small_phone(
    visit: Callable[..., Visit],
    axe: Callable[[Locator], list[str]],
    page_file: tuple[Path, str],
    direction: str,
) -> None:
    path, known = page_file
    page = opened(visit(viewport={"width": WIDTH, "height": 6000}, reduced_motion="reduce"), path)
    known = "\n".join([known, *page.evaluate(DATES)]).lower()
    page.evaluate("known => { window.wordsKnown = known; }", known)
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    steps = page.evaluate("wordsWalk.steps()")
    found: list[str] = []
    for step in range(steps):
        page.evaluate("step => wordsWalk.round(step)", step)
        wrong = page.evaluate("[...wordsWalk.english(), ...wordsWalk.wide()]")
        if step in LOOKED_AT or step - steps in LOOKED_AT:
            wrong += axe(page.locator("body"))
        found += [f"step {step}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)
