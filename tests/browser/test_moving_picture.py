"""The moving picture of the first page, as a browser shows it."""

from __future__ import annotations

from playwright.sync_api import Browser

from stretchlib.figures.engine.flipbook import flipbook

PAGES = 4
SEEN = "() => [...document.querySelectorAll('g')].map(g => getComputedStyle(g).visibility === 'visible')"


def test_who_wants_less_motion_sees_the_last_drawing_alone(browser: Browser) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    drawings = [f'{head}<path d="M{k} 0h1v9z"/></svg>' for k in range(PAGES)]
    for motion, moves in (("reduce", 0), ("no-preference", PAGES)):
        page = browser.new_page(reduced_motion=motion)
        page.set_content(flipbook(drawings, "k"))
        assert page.evaluate("document.getAnimations().length") == moves
        assert page.evaluate(SEEN) == [k == (0 if moves else PAGES - 1) for k in range(PAGES)]
        page.close()
