"""Every page of the whole book: alive, quiet, readable for all, from a sub-path and from a disk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from built_site import ROOT, Book
from conftest import Visit
from playwright.sync_api import Locator, Page, Route, expect
from test_book import start_all

from stretchlib.publish.content_policy import meta, policy

pytestmark = pytest.mark.browser

CHAPTERS = [f"notebooks/{path.stem}.html" for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
OWN_PAGES = [f"{path.stem}.html" for path in sorted((ROOT / "book").glob("*.md"))]
WITHOUT_3D = [
    f"notebooks/{path.stem}.html"
    for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
    if "sl.explore(" not in path.read_text(encoding="utf-8")
]
PAGES = [*OWN_PAGES, *CHAPTERS, "search.html", "404.html", "not-kept.html"]
# axe sees a page in one of them, by turns; in a thorough run in all.
LOOKS = (("light", 320), ("dark", 1400), ("dark", 320), ("light", 1400))
# Others have small pictures beside their names, whose texts are empty as they should be.
WITH_FIGURES = ("notebooks/00-", "notebooks/02-")
TIMER = "section.sl-timer >> nth=0"
# The one carries the cautions of a dozen techniques, the other the planner with all of them.
HEAVIER = {"roller-and-ball": 306_000, "your-routine": 399_000}  # bytes


def opened(visited: Visit, address: str) -> Page:
    page = visited.page
    page.goto(address)
    if page.locator(".sl-widget").count():
        page.wait_for_selector("html[data-widgets-ready]")
    return page


def test_the_list_of_pages_is_whole(whole_book: Book) -> None:
    assert whole_book.pages() == sorted(PAGES)


@pytest.mark.by_turns(30, "notebooks/00-start-here.html")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_alive_quiet_and_readable_for_all(
    visit: Callable[..., Visit],
    whole_book: Book,
    axe: Callable[[Locator], list[str]],
    thorough: bool,
    name: str,
) -> None:
    """No outside request, no console error (see ``visit``), no broken widget, nothing that axe-core finds."""
    page = opened(visit(reduced_motion="reduce"), f"{whole_book.address}/{name}")
    turn = PAGES.index(name)
    if thorough or turn % 6 == 0 or name.startswith(WITH_FIGURES):
        start_all(page)
    if name.startswith(WITH_FIGURES):
        look_at_figures_and_widgets(page)
    found = []
    for number, (scheme, width) in enumerate(LOOKS):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} pixels wide on a screen of {width}."
        if thorough or number == turn % len(LOOKS):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{scheme} {width}: {fault}" for fault in axe(page.locator("html"))]
    assert not found


def look_at_figures_and_widgets(page: Page) -> None:
    """Each figure has a text for those who do not see it, and each widget stands in one frame."""
    for place in page.locator(".sl-widget").all():
        expect(place.locator("section.sl-panel")).to_have_count(1)
    texts = page.locator("article img:not([role=img] img), article [role=img]").evaluate_all(
        "all => all.map(each => each.getAttribute('alt') || each.getAttribute('aria-label') || '')"
    )
    assert [text for text in texts if len(text) < 20] == []


def test_the_book_works_from_a_disk(visit: Callable[..., Visit], whole_book: Book) -> None:
    folder = whole_book.folder.as_uri()
    page = opened(visit(), f"{folder}/notebooks/02-hamstrings.html")
    page.locator(TIMER).get_by_role("button", name="Start").click()
    expect(page.locator(TIMER)).to_have_attribute("data-phase", "running")
    picture = page.locator(f"{TIMER} >> img:visible").first
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    page.goto(f"{folder}/search.html?q=piriformis")
    expect(page.locator("#search-results li").first).to_be_visible()


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("said_by", ["the page", "its host"])
def test_pages_forbid_the_browser_to_ask_other_hosts(
    visit: Callable[..., Visit], whole_book: Book, said_by: str
) -> None:
    def as_header(route: Route) -> None:
        answer = route.fetch()
        told = {**answer.headers, "content-security-policy": policy()}
        route.fulfill(response=answer, headers=told, body=answer.text().replace(meta(), "", 1))

    visited = visit()
    if said_by == "its host":
        visited.page.route("**/*.html", as_header)
    page = opened(visited, f"{whole_book.address}/notebooks/02-hamstrings.html")
    assert page.locator("meta[http-equiv]").count() == (said_by == "the page")
    page.locator(TIMER).get_by_role("button", name="Start").click()
    expect(page.locator(TIMER)).to_have_attribute("data-phase", "running")
    assert not visited.complaints
    script = "fetch('https://example.org/').then(() => 'sent', () => 'stopped')"
    assert page.evaluate(script) == "stopped"
    assert not visited.outside, "The policy of the page must stop it before it leaves the browser."
    told = [line for line in visited.complaints if "Content Security Policy" in line]
    assert told
    visited.complaints.clear()


@pytest.mark.thorough
def test_a_reader_loads_the_pictures_of_one_theme_and_only_when_they_come_into_view(
    visit: Callable[..., Visit], whole_book: Book
) -> None:
    visited = visit(color_scheme="light", viewport={"width": 400, "height": 700})
    page, loaded = visited.page, set[str]()
    page.on("request", lambda request: loaded.add(request.url))
    opened(visited, f"{whole_book.address}/notebooks/02-hamstrings.html")
    at_first = {address for address in loaded if address.endswith(".svg")}
    for _ in range(60):
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    assert len({address for address in loaded if address.endswith(".light.svg")}) > len(at_first)
    assert not [address for address in loaded if address.endswith(".dark.svg")]


@pytest.mark.by_turns(6)
@pytest.mark.parametrize("name", WITHOUT_3D)
def test_a_chapter_without_3d_weighs_no_more_than_a_photograph_with_all_its_pictures(
    visit: Callable[..., Visit], whole_book: Book, name: str
) -> None:
    page = opened(visit(color_scheme="light"), f"{whole_book.address}/{name}")
    start_all(page)
    weight = page.evaluate(
        """async () => {
            const pictures = [...document.images].filter((image) => image.checkVisibility());
            for (const image of pictures) image.loading = 'eager';
            await Promise.all(pictures.map((image) => image.decode()));
            const kinds = ['navigation', 'resource'];
            const files = kinds.flatMap((kind) => performance.getEntriesByType(kind));
            return files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
        }"""
    )
    most = next((most for chapter, most in HEAVIER.items() if chapter in name), 250_000)
    assert 50_000 < weight <= most


@pytest.mark.thorough
def test_search_finds_words_of_the_chapters(visit: Callable[..., Visit], whole_book: Book) -> None:
    page = opened(visit(), f"{whole_book.address}/search.html?q=piriformis")
    expect(page.get_by_role("link", name=re.compile("piriformis", re.I)).first).to_be_visible()
