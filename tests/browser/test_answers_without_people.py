"""From a learner's quiz to an instructor's table, by file and by a phone's camera, without a name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import many_answers
import pytest
import zxingcpp
from built_site import served
from by_keyboard import STORE
from conftest import Visit
from learning_on_page import page_without_kernel
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from stretchlib import answers, catalogue
from stretchlib.widgets import group_answers, quiz
from stretchlib.widgets._phone_code import code_drawer

pytestmark = pytest.mark.browser

STEMS = {question.id: question.stem for question in catalogue.questions()}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("book")
    pages = {"quiz": quiz("hamstrings"), "group-answers": group_answers()}
    for name, shown in pages.items():
        page = page_without_kernel([shown], used=[code_drawer()])
        page = page.replace("<html", '<html data-content_root="./"', 1)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    with served(folder) as place:
        yield place


def opened(visited: Visit, address: str) -> Page:
    visited.page.goto(address)
    visited.page.wait_for_selector("html[data-widgets-ready]")
    return visited.page


def at_the_end_of_the_quiz(page: Page) -> Locator:
    """Takes the first option where there are some, skips the rest, and opens what is for a class."""
    panel = page.locator(".sl-quiz")
    while not panel.locator(".sl-end").count():
        options = panel.locator("input:is([type=radio], [type=checkbox])")
        if options.count():
            options.first.check()
            panel.get_by_role("button", name="Check").click()
            if (show := panel.get_by_role("button", name="Show the answer")).count():
                show.click()
            panel.get_by_role("button", name=re.compile("Next question|See how you did")).click()
        else:
            panel.get_by_role("button", name="Skip").click()
    panel.locator(".sl-handing > summary").click()
    return panel.locator(".sl-handing")


@pytest.mark.thorough
def test_a_learner_hands_in_by_file_and_by_code(
    visit: Callable[..., Visit], axe: Callable[[Locator], list[str]], address: str, tmp_path: Path
) -> None:
    phone = {"viewport": {"width": 320, "height": 700}, "reduced_motion": "reduce", "device_scale_factor": 2}
    page = opened(visit(**phone), f"{address}/quiz.html")
    fold = at_the_end_of_the_quiz(page)
    fold.get_by_role("button", name="Save as a file").click()
    expect(fold).to_contain_text("Choose before or after first.")
    fold.get_by_label("After the class").check()
    with page.expect_download() as saving:
        fold.get_by_role("button", name="Save as a file").click()
    data = Path(saving.value.path()).read_bytes()
    (handed,) = answers.read(data, STEMS)
    assert handed.when == "after"
    assert set(json.loads(data)) == {"format", "version", "when", "person", "answers"}
    assert set(handed.answers) < {question.id for question in catalogue.questions("hamstrings")}
    assert {"first", "shown"} <= set(handed.answers.values())
    memory = page.evaluate("async () => JSON.stringify([{...localStorage}, await indexedDB.databases()])")
    assert handed.person not in memory

    fold.get_by_role("button", name="Show a code").click()
    code = fold.get_by_role("img", name="A code that holds how your questions went")
    shot = tmp_path / "code.png"
    code.screenshot(path=shot)
    assert not axe(page.locator(".sl-quiz"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    (seen,) = zxingcpp.read_barcodes(Image.open(shot))
    assert seen.text.startswith(f"{address}/group-answers.html#answers=")
    assert answers.read(seen.text.encode(), STEMS) == [handed]

    other = opened(visit(**phone), seen.text)
    expect(other.locator(".sl-groupanswers table")).to_be_visible()
    other.reload()  # at once: what is not safe yet is still in the address
    expect(other.locator(".sl-groupanswers tbody tr")).to_have_count(len(handed.answers))
    other.evaluate(f"() => {STORE}.settled()")
    other.wait_for_function("() => !location.hash")  # what was handed in does not stay in the address
    other.reload()
    expect(other.locator(".sl-groupanswers tbody tr")).to_have_count(len(handed.answers))
    assert not axe(other.locator(".sl-groupanswers"))
    assert other.evaluate("document.documentElement.scrollWidth") <= 320
    other.get_by_role("button", name="Clear all").click()
    expect(other.locator(".sl-groupanswers")).to_contain_text("No answers yet.")


def test_the_page_counts_two_hundred_files_as_the_command_does(
    visit: Callable[..., Visit], axe: Callable[[Locator], list[str]], address: str, tmp_path: Path
) -> None:
    many_answers.write(tmp_path)
    gathered = answers.gather([tmp_path], STEMS)
    page = opened(visit(color_scheme="dark", reduced_motion="reduce"), f"{address}/group-answers.html")
    panel = page.locator(".sl-groupanswers")
    files = sorted(place for place in tmp_path.iterdir() if place.stat().st_size)
    panel.get_by_label("Choose files").set_input_files(files)
    expect(panel.locator(".sl-care li")).to_have_count(len(files) - 170)
    named = {line.partition(": ")[0] for line in panel.locator(".sl-care li").all_inner_texts()}
    assert named == {each.name for each in gathered.left_out if each.name != "empty.json"}
    assert page.title() != "run"
    assert not panel.locator("script, img").count()
    with page.expect_download() as saving:
        panel.get_by_role("button", name="Save as a table (CSV)").click()
    table = Path(saving.value.path()).read_text("utf-8-sig")
    wanted = answers.table(answers.report(gathered.handed, STEMS), STEMS)
    assert table.splitlines() == wanted.splitlines()
    assert not axe(panel)
    panel.get_by_label("Codes or links").fill("nonsense")
    panel.get_by_role("button", name="Add these").click()
    expect(panel.locator(".sl-care li").last).to_contain_text("nonsense: It is cut off or damaged")
