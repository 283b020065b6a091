"""Quiz, safety check, body map, flash cards and claim table: for everybody, with and without a kernel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import notebook_page
import pytest
from conftest import Visit
from learning_on_page import CELLS, DRIVES, made, page_without_kernel
from playwright.sync_api import Locator, Page, expect
from running import NOTEBOOK, Lab

from stretchlib import catalogue
from stretchlib.widgets import Quiz, guess, your_guess

pytestmark = pytest.mark.browser

EVIL = "<script>window.bad = 1</script><img src=x onerror='window.bad = 1'>"
TOO_SMALL = """root => [...root.querySelectorAll('button, select, summary, .sl-option, .sl-replies label')]
  .map(e => [e.textContent, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 43.9 || box.width < 43.9))
  .map(([text, box]) => `too small to tap: ${text}, ${box.width} by ${box.height}`)"""
OUTPUT_OF = f"""async source => {{
  const kernel = {NOTEBOOK}.sessionContext.session.kernel;
  const request = kernel.requestExecute({{code: source}});
  let text = '';
  request.onIOPub = message => {{ text += message.content.text ?? message.content.evalue ?? ''; }};
  await request.done;
  return text.trim();
}}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Address of a page without a kernel for each kind of widget."""
    folder = tmp_path_factory.mktemp("pages")
    addresses = {}
    for kind, widget in made().items():
        page = folder / f"{kind}.html"
        page.write_text(page_without_kernel([widget]), encoding="utf-8")
        addresses[kind] = page.as_uri()
    return addresses


def opened(visited: Visit, address: str) -> Page:
    visited.page.goto(address)
    visited.page.wait_for_selector("html[data-widgets-ready]")
    return visited.page


@pytest.mark.by_turns(6)
@pytest.mark.parametrize("kind", DRIVES)
def test_everybody_can_use_it_by_keyboard_alone_and_tap_it_on_a_phone(
    visit: Callable[..., Visit],
    pages: dict[str, str],
    axe: Callable[[Locator], list[str]],
    thorough: bool,
    kind: str,
) -> None:
    viewport = {"width": 320, "height": 900}
    page = opened(visit(reduced_motion="reduce", viewport=viewport), pages[kind])
    root = page.locator(f"section.{kind}")
    found: list[str] = []
    looks = [("light", 320), ("dark", 760)]

    def look() -> None:
        looks.reverse()
        for scheme, width in looks if thorough else looks[:1]:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            found.extend(axe(root))
            found.extend(root.evaluate(TOO_SMALL))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    DRIVES[kind](root, look)
    assert not found


NO_STORAGE = """for (const name of ['localStorage', 'indexedDB'])
  Object.defineProperty(window, name, {get() { throw new DOMException('not here', 'SecurityError'); }});
"""


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("blocked", [False, True], ids=["kept", "storage blocked"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 760)])
def test_a_guess_stands_beside_its_answer_later_in_the_page_and_at_the_next_visit(
    visit: Callable[..., Visit],
    axe: Callable[[Locator], list[str]],
    tmp_path: Path,
    scheme: str,
    width: int,
    blocked: bool,
) -> None:
    file = tmp_path / "guess.html"
    file.write_text(page_without_kernel([guess("connected"), your_guess("connected")]), encoding="utf-8")
    visited = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    if blocked:
        visited.page.add_init_script(NO_STORAGE)
    page = opened(visited, file.as_uri())
    asking, answer = page.locator("section.sl-guess").all()
    expect(answer.get_by_text("You made no guess here.")).to_have_count(2)
    asking.get_by_role("checkbox", name="The hamstrings").check()
    asking.get_by_role("checkbox", name="The hip flexors").check()
    asking.get_by_role("radio", name="No").check()
    asking.get_by_role("button", name="Keep my guesses").click()
    expect(asking).to_contain_text("keeps nothing" if blocked else "in this browser and nowhere else")
    expect(answer).to_contain_text("The hamstrings; The hip flexors")
    expect(answer.locator(".sl-tag")).to_have_text(["Partly right", "Right"])
    expect(answer).to_contain_text("The hamstrings; The buttocks; The broad muscle of the back.")
    assert not axe(asking) + axe(answer)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    page.wait_for_selector("html[data-widgets-ready]")
    again = page.locator("section.sl-guess").last
    if blocked:
        expect(again.get_by_text("You made no guess here.")).to_have_count(2)
    else:
        expect(again).to_contain_text("The hamstrings; The hip flexors")


def test_text_of_a_custom_catalogue_is_never_run(visit: Callable[..., Visit], tmp_path: Path) -> None:
    asked = catalogue.question("bellies")
    options = tuple(
        replace(option, text=option.text + EVIL, feedback=option.feedback + EVIL) for option in asked.options
    )
    evil = replace(asked, stem=asked.stem + EVIL, explain=asked.explain + EVIL, options=options)
    file = tmp_path / "evil.html"
    file.write_text(page_without_kernel([Quiz([evil], title=EVIL)]), encoding="utf-8")
    page = opened(visit(), file.as_uri())
    root = page.locator("section.sl-quiz")
    root.get_by_role("radio").first.check()
    root.get_by_role("button", name="Check").click()
    expect(root.locator(".sl-feedback")).to_contain_text("<script>")
    assert root.locator("script, img").count() == 0
    assert not page.evaluate("'bad' in window")


@pytest.fixture(scope="module")
def in_lab(shared_visit: Callable[..., Visit], lab: Lab) -> Page:
    """A notebook of its own with one cell for each widget, run in JupyterLab."""
    page = shared_visit(reduced_motion="reduce").page
    notebook_page.open_new(page, lab, "learning", "import stretchlib as sl", *CELLS.values())
    return page


@pytest.mark.thorough
@pytest.mark.parametrize("kind", DRIVES)
def test_it_works_by_keyboard_alone_in_jupyterlab_in_both_themes(
    in_lab: Page, axe: Callable[[Locator], list[str]], thorough: bool, kind: str
) -> None:
    at = list(CELLS).index(kind) + 1
    in_lab.evaluate(f"at => {NOTEBOOK}.content.scrollToItem(at, 'start')", at)
    root = in_lab.locator(f"section.{kind}")
    expect(root).to_be_visible()
    count = in_lab.evaluate(f"{NOTEBOOK}.content.widgets.length")
    DRIVES[kind](root, lambda: None)
    # None of the keys reached JupyterLab, where single letters add, delete and change cells.
    assert in_lab.evaluate(f"{NOTEBOOK}.content.widgets.length") == count
    found = []
    themes = ["JupyterLab Dark", "JupyterLab Light"]
    for theme in themes if thorough else [themes[at % 2]]:
        notebook_page.change_theme(in_lab, theme)
        found += axe(root)
    assert not found


@pytest.mark.thorough
def test_the_kernel_hears_what_was_answered_and_plans_accordingly(in_lab: Page) -> None:
    """After the tests above: the quiz was taken, and the safety check said that kneeling hurts."""
    told = in_lab.evaluate(OUTPUT_OF, "print(sorted(quiz.answers), quiz.answers['leg-raise-length'])")
    assert "calves-plate" in told
    assert "'result': 'right', 'tries': 1, 'given': 18" in told
    assert in_lab.evaluate(OUTPUT_OF, "print(guessed.kept)") == "{'one-pose-one-cause': ['No']}"
    source = "print(check.conditions, sl.plan(10, conditions=check.conditions).id)"
    assert in_lab.evaluate(OUTPUT_OF, source) == "('kneeling-pain',) plan"
    source = "print(sorted(each.kind for each in kept.journal.entries()))"
    assert in_lab.evaluate(OUTPUT_OF, source) == "['check-in', 'knee-extension']"
    assert "slept" not in in_lab.evaluate(OUTPUT_OF, "print(kept.journal.export())")
    # The planner of the page knew the answers too, and its plan has come to the kernel.
    told = in_lab.evaluate(OUTPUT_OF, "print(planner.plan.name, planner.plan.left_out != ())")
    assert told == "Plan for 7 minutes True"
