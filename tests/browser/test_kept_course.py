"""The course on the device: nothing before the button, all of it without a network, one version at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import Book
from conftest import Visit, visiting
from kept_course import CACHES, REGISTERED, Site, keep, panel, pardon_missing_network
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect
from test_book import start_all

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
ALL_PICTURES = """async () => {
  const shown = [...document.images].filter(image => image.checkVisibility());
  for (const image of shown) image.loading = 'eager';
  await Promise.all(shown.map(image => image.decode().catch(() => undefined)));
  return shown.filter(image => !image.naturalWidth).map(image => image.src);
}"""


@pytest.fixture
def site(whole_book: Book, tmp_path: Path) -> Iterator[Site]:
    made = Site(whole_book, tmp_path)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def without_network(
    browser_with_3d: Browser, whole_book: Book, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Visit, Site]]:
    """A phone that has kept the course. Then its network was gone."""
    with visiting(browser_with_3d) as open_page:
        site = Site(whole_book, tmp_path_factory.mktemp("kept"))
        visited = open_page(**PHONE)
        keep(visited.page, site)
        site.stop()
        yield visited, site
        pardon_missing_network(visited)


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    if page.locator(".sl-widget").count():
        page.wait_for_selector("html[data-widgets-ready]")
    return page


def test_nothing_is_registered_or_kept_before_the_button_is_pressed(
    visit: Callable[..., Visit], whole_book: Book
) -> None:
    page = visit().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("index.html", "notebooks/02-hamstrings.html", "today.html"):
        ready(page, f"{whole_book.address}/{name}")
    expect(panel(page)).to_contain_text("It takes about")
    manifest = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert (manifest["url"], manifest["errors"]) == (f"{whole_book.address}/course.webmanifest", [])
    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(CACHES) == []
    assert not [address for address in asked if "kept-files" in address or "service-worker" in address]


def test_without_a_network_every_page_opens_with_every_picture(
    without_network: tuple[Visit, Site], whole_book: Book, thorough: bool
) -> None:
    visited, site = without_network
    failed: list[str] = []

    def note(request: Request) -> None:
        if "kept-files.json" not in request.url:  # whether there is a newer version
            failed.append(request.url)

    visited.page.on("requestfailed", note)
    pages = sorted({*whole_book.pages()} - {"404.html"})
    for name in pages if thorough else pages[::6]:
        page = ready(visited.page, f"{site.address}/{name}")
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate(ALL_PICTURES) == [], name
    visited.page.remove_listener("requestfailed", note)
    assert failed == []


@pytest.mark.thorough
def test_without_a_network_a_chapter_and_the_folder_are_alive(without_network: tuple[Visit, Site]) -> None:
    visited, site = without_network
    page = ready(visited.page, f"{site.address}/notebooks/02-hamstrings.html")
    timer = page.locator("section.sl-timer").first
    timer.get_by_role("button", name="Start").tap()
    expect(timer).to_have_attribute("data-phase", "running")
    start_all(page)
    expect(page.locator("section.sl-explorer .sl-stage").first).to_have_attribute(
        "data-frames", re.compile(r"^[1-9]")
    )
    page.goto(f"{site.address}/")
    expect(page.get_by_role("link", name="Stretch now")).to_be_visible()
    page.goto(f"{site.address}/search.html?q=piriformis")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_what_is_not_kept_says_so_on_a_page_of_the_course(without_network: tuple[Visit, Site]) -> None:
    visited, site = without_network
    for name in ("lite/lab/index.html", "slides/02-hamstrings.html", "handouts/a4/cards.pdf", "nowhere.html"):
        visited.page.goto(f"{site.address}/{name}")
        heading = visited.page.get_by_role("heading", name="This page is not on this device")
        expect(heading).to_be_visible()
    visited.page.get_by_role("link", name="Go to the first page of the course").tap()
    expect(visited.page.get_by_role("link", name="Stretch now")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("where", ["_pictures", "notebooks"])
def test_a_file_that_is_not_as_listed_is_never_kept(
    visit: Callable[..., Visit], site: Site, where: str
) -> None:
    wrong = max((site.folder / where).iterdir(), key=lambda path: path.name)
    whole = wrong.read_bytes()
    wrong.write_bytes(whole[:-1000])
    visited = visit()
    page = visited.page
    page.goto(f"{site.address}/today.html")
    panel(page).get_by_role("button", name="Keep this course").click()
    expect(panel(page)).to_have_attribute("data-state", "line")
    expect(panel(page).get_by_role("status")).to_have_text(
        "Not all of the course arrived as it should, so none of it is used. Everything works as before."
    )
    assert page.evaluate(REGISTERED) == []
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name =>"
        " (await (await caches.open(name)).keys()).map(each => each.url)))).flat()"
    )
    assert not [address for address in kept if wrong.name in address]
    page.reload()
    expect(panel(page)).to_have_attribute("data-state", "part")
    wrong.write_bytes(whole)
    panel(page).get_by_role("button", name="Try again").click()
    expect(panel(page)).to_have_attribute("data-state", "kept")
    panel(page).get_by_role("button", name="Remove it again").click()
    expect(panel(page)).to_have_attribute("data-state", "removed")
    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(CACHES) == []
    page.reload()  # the browser frees what no page uses
    page.wait_for_function("async () => (await navigator.storage.estimate()).usage < 500_000", polling=500)
    assert visited.complaints, "A browser tells of a file that is not as listed."
    visited.complaints.clear()


def test_stop_leaves_nothing_behind(visit: Callable[..., Visit], site: Site) -> None:
    page = visit().page
    page.goto(f"{site.address}/today.html")
    held: list[Route] = []
    page.route("**/_pictures/*sha256=*", lambda route: held.append(route))
    panel(page).get_by_role("button", name="Keep this course").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", re.compile(r"^\d\d?$"))
    panel(page).get_by_role("button", name="Stop").click()
    expect(panel(page)).to_have_attribute("data-state", "stopped")
    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(CACHES) == []


@pytest.mark.thorough
def test_a_device_without_room_keeps_nothing_and_says_so(visit: Callable[..., Visit], site: Site) -> None:
    visited = visit()
    page = visited.page
    page.goto(f"{site.address}/today.html")
    disk = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    disk.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 2_000_000})
    panel(page).get_by_role("button", name="Keep this course").click()
    expect(panel(page)).to_have_attribute("data-state", "full")
    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(CACHES) == []


@pytest.mark.thorough
def test_a_newer_version_is_told_and_taken_at_one_tap_and_never_mixed(
    visit: Callable[..., Visit], site: Site
) -> None:
    page = visit().page
    keep(page, site)
    other = page.context.new_page()
    other.goto(f"{site.address}/about.html")
    other.evaluate("window.sameDocument = true")
    site.change("about.html", "Who made it", "Who made it, mended")
    site.change("_static/favicon.svg", "#e3a81e", "#123456")
    site.publish()

    page.goto(f"{site.address}/about.html")
    heading = page.get_by_role("heading", name="Who made it, mended")
    newer = page.locator(".newer-course")
    expect(newer).to_contain_text("There is a newer version of this course.")
    expect(heading).to_have_count(0)
    newer.get_by_role("button", name="Take it now").click()
    expect(heading).to_be_visible()
    drawing = "async () => (await fetch('_static/favicon.svg')).text()"
    assert "#123456" in page.evaluate(drawing)
    assert other.evaluate("window.sameDocument")
    assert "#e3a81e" in other.evaluate(drawing)
    other.reload()
    assert "#123456" in other.evaluate(drawing)
    expect(newer).to_have_count(0)


@pytest.mark.by_turns(3)
@pytest.mark.parametrize(
    "missing",
    [
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})",
        "CacheStorage.prototype.match = async () => { throw new DOMException('', 'SecurityError'); }",
        "ServiceWorkerContainer.prototype.register = async () => { throw new TypeError(); }",
    ],
    ids=["no-workers", "no-caches", "refuses"],
)
def test_a_browser_that_cannot_keep_it_says_so(
    visit: Callable[..., Visit], whole_book: Book, missing: str
) -> None:
    page = visit().page
    page.add_init_script(missing)
    ready(page, f"{whole_book.address}/today.html")
    button = panel(page).get_by_role("button", name="Keep this course")
    sentence = panel(page).get_by_text("This browser cannot keep the course here")
    expect(button.or_(sentence).first).to_be_visible()
    if button.count():
        button.click()
    expect(sentence).to_be_visible()
    expect(button).to_have_count(0)
    expect(page.get_by_role("heading", name="Today", exact=True).first).to_be_visible()


def test_a_page_from_a_folder_says_that_it_is_here_already(
    visit: Callable[..., Visit], whole_book: Book
) -> None:
    page = ready(visit().page, f"{whole_book.folder.as_uri()}/today.html")
    expect(panel(page)).to_have_text("You opened the course from a folder, so it is on this device already.")


@pytest.mark.thorough
def test_the_button_is_reached_by_keyboard_and_keeps_the_focus(
    visit: Callable[..., Visit], site: Site, axe: Callable[[Locator], list[str]]
) -> None:
    page = visit().page
    page.goto(f"{site.address}/today.html")
    panel(page).get_by_role("button", name="Keep this course").focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_have_attribute("data-state", "kept")
    expect(panel(page).get_by_role("button", name="Remove it again")).to_be_focused()
    assert axe(panel(page)) == []
    site.change("about.html", "Who made it", "Who made it, mended")
    site.publish()
    page.goto(f"{site.address}/about.html")
    expect(page.locator(".newer-course")).to_be_visible()
    assert axe(page.locator(".newer-course")) == []
