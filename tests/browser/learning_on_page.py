"""The learning widgets as a reader drives them: by keyboard alone, one way through each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from by_keyboard import STORE, Look, focus, keys, press, tab_to
from journal_by_keyboard import keep_a_journal
from playwright.sync_api import Locator, expect
from sphinx_live_widgets import DATA_TYPE, HOST, as_script, page_data
from today_by_keyboard import start_today
from writer_by_keyboard import write_a_plan

from stretchlib import widgets
from stretchlib.widgets._base import StretchWidget


def made() -> dict[str, StretchWidget]:
    """One widget of each kind, by the class of its frame; the quiz asks every kind of question."""
    return {
        "sl-memory": widgets.memory(),
        "sl-journal": widgets.journal(),
        "sl-quiz": widgets.quiz(*QUESTIONS),
        "sl-guess": widgets.guess("connected"),
        "sl-safety": widgets.safety_check(),
        "sl-bodymap": widgets.body_map(),
        "sl-cards": widgets.flashcards("measuring"),
        "sl-claims": widgets.claim_table("A1", "E2", "F3"),
        "sl-planner": widgets.planner(minutes=6),
        "sl-planwriter": widgets.plan_writer(),
        "sl-today": widgets.today(),
    }


QUESTIONS = (
    "bellies",
    "two-joints",
    "below-the-knee",
    "stool-versus-chair",
    "leg-raise-length",
    "calves-plate",
)
CELLS = {
    "sl-memory": "sl.memory()",
    "sl-journal": 'kept = sl.journal("mine.sqlite3")\nkept',
    "sl-quiz": f"quiz = sl.quiz({', '.join(map(repr, QUESTIONS))})\nquiz",
    "sl-guess": 'guessed = sl.guess("connected")\nguessed',
    "sl-safety": "check = sl.safety_check()\ncheck",
    "sl-bodymap": "sl.body_map()",
    "sl-cards": 'sl.flashcards("measuring")',
    "sl-claims": 'sl.claim_table("A1", "E2", "F3")',
    "sl-planner": "planner = sl.planner(minutes=6)\nplanner",
    "sl-planwriter": "sl.plan_writer()",
    "sl-today": "sl.today()",
}


def make_guesses(root: Locator, look: Look) -> None:
    """Keep two guesses, one of them of several options; change one; forget both and keep one again."""
    focus(root)
    press(root, "Keep my guesses")
    expect(root.get_by_role("alert")).to_contain_text("Choose an answer first")
    look()
    for wanted in ("The hamstrings", "The calves"):
        tab_to(root, root.get_by_role("checkbox", name=wanted))
        keys(root, "Space")
    tab_to(root, root.get_by_role("radio", name="Yes"))
    keys(root, "Space", "Enter")
    expect(root.get_by_role("heading", name="kept for later")).to_be_focused()
    expect(root).to_contain_text("The hamstrings; The calves")
    look()
    press(root, "Change it")
    expect(root.get_by_role("checkbox", name="The hamstrings")).to_be_focused()
    keys(root, "Space", "Enter")
    expect(root.get_by_role("strong").first).to_have_text("The calves")
    press(root, "Forget it")
    expect(root.get_by_role("checkbox", name="The calves")).not_to_be_checked()
    tab_to(root, root.get_by_role("radio").first)
    keys(root, "ArrowDown", "Enter")
    expect(root).to_contain_text("No guess yet")
    look()


def take_quiz(root: Locator, look: Look) -> None:
    """Each kind of question, once wrong and then right, or shown."""
    focus(root)
    _answer_one_of_several(root, look)
    _answer_several_of_several(root)
    _answer_a_myth(root)
    _ask_for_an_order(root, look)
    _estimate(root, look)
    _name_the_labels(root, look)
    press(root, "See how you did")
    expect(root.get_by_role("heading", name="4 of 6 right at the first try")).to_be_focused()
    look()


def _answer_one_of_several(root: Locator, look: Look) -> None:
    tab_to(root, root.get_by_role("radio").first)
    keys(root, "Space")
    _choose(root, "Two muscles and four bellies")
    keys(root, "Enter")
    expect(root.get_by_role("heading", name="Not yet")).to_be_focused()
    look()
    press(root, "Try again")
    _choose(root, "Three muscles and four bellies")
    keys(root, "Enter")
    expect(root.get_by_role("heading", name="Now it is right")).to_be_focused()
    look()
    press(root, "Next question")


def _answer_several_of_several(root: Locator) -> None:
    for wanted in (
        "They bend the knee.",
        "They pull the thigh back at the hip.",
        "They tip the pelvis back.",
    ):
        tab_to(root, root.get_by_role("checkbox", name=wanted))
        keys(root, "Space")
    keys(root, "Enter")
    expect(root.get_by_role("heading", name="Right")).to_be_focused()
    press(root, "Next question")


def _answer_a_myth(root: Locator) -> None:
    tab_to(root, root.get_by_role("radio").first)
    keys(root, "ArrowDown", "Enter")
    expect(root.get_by_role("heading", name="Right")).to_be_focused()
    press(root, "Next question")


def _ask_for_an_order(root: Locator, look: Look) -> None:
    press(root, "Move down: Standing")
    expect(root.get_by_role("button", name="Move down: Standing")).to_be_focused()
    look()
    press(root, "Check")
    press(root, "Show the answer")
    expect(root.get_by_role("heading", name="The answer")).to_be_focused()
    look()
    press(root, "Next question")


def _estimate(root: Locator, look: Look) -> None:
    tab_to(root, root.get_by_label("Your guess"))
    root.page.keyboard.type("18")
    keys(root, "Enter")
    expect(root.get_by_text("the model: 17.3 per cent")).to_be_visible()
    look()
    press(root, "Next question")


def _name_the_labels(root: Locator, look: Look) -> None:
    look()
    for number, name in (
        ("Number 1", "Gastrocnemius, inner head"),
        ("Number 2", "Soleus"),
        ("Number 3", "Heel bone"),
    ):
        tab_to(root, root.get_by_label(number))
        root.page.keyboard.type(name[:6])
    press(root, "Check")
    expect(root.get_by_role("heading", name="Right")).to_be_focused()
    look()


def _choose(root: Locator, name: str) -> None:
    """Move on among the radio buttons of a group until this one is chosen."""
    wanted = root.get_by_role("radio", name=name)
    tab_to(root, root.locator("input[type=radio]:checked"))
    for _ in range(8):
        if wanted.is_checked():
            return
        keys(root, "ArrowDown")
    raise AssertionError(f"the arrow keys do not lead to {name}")


def answer_safety_check(root: Locator, look: Look) -> None:
    """An emergency that turns out to be none, then one condition that leaves techniques out."""
    focus(root)
    press(root, "Go on")
    look()
    tab_to(root, root.get_by_role("radio", name="Yes").first)
    keys(root, "ArrowRight", "ArrowRight")
    expect(root.get_by_role("radio", name="Not sure").first).to_be_checked()
    press(root, "No to all the others")
    expect(root.get_by_role("heading", name="Get help now")).to_be_focused()
    expect(root.get_by_text("for an ambulance").first).to_be_visible()
    look()
    press(root, "Start again")
    press(root, "None of these fits me")
    look()
    press(root, "None of these fits me")
    kneeling = root.get_by_role("radiogroup", name="Does kneeling hurt")
    tab_to(root, kneeling.get_by_role("radio", name="Yes"))
    keys(root, "Space")
    look()
    press(root, "No to all the others")
    expect(root.get_by_role("heading", name="You can go on, with care")).to_be_focused()
    line = root.get_by_text('sl.plan(minutes=10, check=sl.routine.screen([], ["kneeling-pain"]))')
    expect(line.or_(root.get_by_text("Make a plan that keeps to this"))).to_be_visible()
    look()


def point_at_the_body(root: Locator, look: Look) -> None:
    focus(root)
    for place in ("Calf, left", "Low back"):
        tab_to(root, root.get_by_label("Places: point at the body, or choose"))
        root.page.keyboard.type(place)
        press(root, "Add")
    expect(root.get_by_role("button", name="Take away: Low back")).to_be_visible()
    tab_to(root, root.get_by_role("checkbox", name="An ache or soreness"))
    keys(root, "Space")
    expect(root.get_by_role("heading", name="First: if one of these fits you, act now")).to_be_visible()
    expect(root.get_by_text("One calf or leg is sore")).to_be_visible()
    expect(root.get_by_text("Everything is connected")).to_be_visible()
    share = "e => e.clientHeight / e.firstElementChild.getBoundingClientRect().height"
    assert 0.97 < root.locator(".sl-picture").evaluate(share) < 1.03, "the dots would lie beside the body"
    look()


def turn_cards(root: Locator, look: Look) -> None:
    focus(root)
    look()
    press(root, "Show the meaning")
    look()
    press(root, "Not yet")
    for _ in range(5):
        press(root, "Show the meaning")
        press(root, "I knew it")
    expect(root.get_by_role("heading", name="Done for today")).to_be_focused()
    look()


def search_claims(root: Locator, look: Look) -> None:
    focus(root)
    look()
    tab_to(root, root.get_by_label("Search"))
    root.page.keyboard.type("hollow of the knee")
    first = root.locator("summary:visible").first
    tab_to(root, first)
    keys(root, "Enter")
    expect(root.locator("details[open]").get_by_text("We say:")).to_be_visible()
    look()
    press(root, "Clear the search")
    expect(root.get_by_label("Search")).to_be_focused()
    expect(root.get_by_role("status").first).to_contain_text("All ")


def make_a_plan(root: Locator, look: Look) -> None:
    """Chair only, then a step moved, changed, swapped and left out, all of it undone, and another plan."""
    focus(root)
    look()
    tab_to(root, root.get_by_role("checkbox", name="Chair"))
    keys(root, "Space")
    press(root, "More minutes")
    expect(root.get_by_role("heading", name="Plan for 7 minutes")).to_be_visible()
    expect(root.get_by_text("You need: ")).not_to_contain_text("mat")
    names = root.locator(".sl-name")
    first = names.all_text_contents()
    press(root, f"Later: {first[1]}")
    expect(names.nth(2)).to_have_text(first[1])
    expect(root.get_by_role("button", name=f"Later: {first[1]}")).to_be_focused()
    tab_to(root, root.locator("summary", has_text="Change").nth(1))
    keys(root, "Enter")
    expect(root.locator(".sl-changing[open] .sl-choice").first).to_be_visible()
    look()
    others = root.get_by_role("button", name="in its place")
    if others.count():
        tab_to(root, others.first)
        keys(root, "Enter")
        expect(names.nth(2)).not_to_have_text(first[1])
    press(root, f"Leave out: {names.first.text_content()}")
    expect(names).to_have_count(len(first) - 1)
    press(root, "Undo my changes")
    expect(names).to_have_text(first)
    press(root, "Show me another plan")
    look()


def forget_all(root: Locator, look: Look) -> None:
    """Something is kept, and then nothing."""
    root.page.evaluate(f"() => {STORE}.write('card', 'a', {{box: 1, due: '2026-01-01'}})")
    focus(root)
    expect(root.get_by_text("1 card that you have learned").first).to_be_visible()
    look()
    press(root, "Forget all of it")
    expect(root.get_by_role("button", name="No, keep it")).to_be_focused()
    look()
    press(root, "Yes, forget it")
    expect(root.get_by_text("Nothing is kept.")).to_be_visible()
    look()


#: In JupyterLab one after the other on one page; the first two forget what is kept.
DRIVES: dict[str, Callable[[Locator, Look], Any]] = {
    "sl-today": start_today,
    "sl-memory": forget_all,
    "sl-journal": keep_a_journal,
    "sl-quiz": take_quiz,
    "sl-guess": make_guesses,
    "sl-safety": answer_safety_check,
    "sl-bodymap": point_at_the_body,
    "sl-cards": turn_cards,
    "sl-claims": search_claims,
    "sl-planner": make_a_plan,
    "sl-planwriter": write_a_plan,
}


def page_without_kernel(shown: Sequence[StretchWidget], *, used: Sequence[StretchWidget] = ()) -> str:
    """A page that holds these widgets as the book does: their state, the host, and no kernel.

    ``used`` are widgets that show nothing and that others name.
    """
    state = {
        str(each.model_id): {
            "model_name": "AnyModel",
            "model_module": "anywidget",
            "state": json.loads(json.dumps(each.get_state(), default=str)),
        }
        for each in (*shown, *used)
    }
    views = [str(each.model_id) for each in shown]
    data = page_data(state, views)
    places = "".join(f'<div class="sl-widget" data-model="{key}"></div>' for key in views)
    return (
        '<!doctype html><html lang="en" data-theme="auto"><meta charset="utf-8"><title>Widgets</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<body><main><h1>Widgets</h1><h2>To try</h2>{places}</main>"
        f'<script type="{DATA_TYPE}">{as_script(data)}</script>'
        f"<script>{HOST.read_text(encoding='utf-8')}</script></body></html>"
    )
