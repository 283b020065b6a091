"""The built book, read as a web server's visitor would: files, addresses, links, words."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from small_course import write_course

from stretchlib import catalogue
from stretchlib.publish import book
from stretchlib.publish.book import BookFailed, build
from stretchlib.publish.page_furniture import launch_links
from stretchlib.publish.site_address import site_settings
from stretchlib.publish.site_links import Page

# Sphinx's extensions are behind its own changes; what they use of it still works.
pytestmark = [
    pytest.mark.book,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning"),
]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root=write_course(tmp_path_factory.mktemp("course")))


@pytest.fixture(scope="session")
def read(pages: Path) -> dict[str, Page]:
    found = sorted(pages.rglob("*.html"))
    return {path.relative_to(pages).as_posix(): Page(path) for path in found}


def test_every_page_stands_where_its_address_says(read: dict[str, Page]) -> None:
    chapters = {f"notebooks/{name}.html" for name in ("00-start-here", "01-more", "02-parts")}
    made = {"404.html", "not-kept.html", "search.html"}
    assert set(read) == {"index.html", "about.html", "evidence.html"} | made | chapters


def test_every_page_and_each_place_that_asks_say_what_the_records_of_reviews_say(pages: Path) -> None:
    for path in sorted(pages.rglob("*.html")):
        assert "treat. No clinician has reviewed it yet." in path.read_text(encoding="utf-8"), path.name
    about = (pages / "about.html").read_text(encoding="utf-8")
    assert "No clinician has reviewed this course yet. No clinician has reviewed this page yet." in about


def test_no_page_loads_a_file_of_another_site(pages: Path, read: dict[str, Page]) -> None:
    for name, page in read.items():
        assert not [address for address in page.loads if urlsplit(address).netloc], name
    for sheet in pages.rglob("*.css"):
        addresses = re.findall(r"(?:url\(|@import )[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))
        assert not [a for a in addresses if urlsplit(a).netloc], sheet.name


def test_all_links_files_and_anchors_of_the_book_lead_somewhere(pages: Path, read: dict[str, Page]) -> None:
    for name, page in read.items():
        for address in page.links + page.loads:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or name == "404.html":
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
            assert target.is_file(), f"{name} links to {address}"
            if parts.fragment and target.suffix == ".html" and not parts.fragment.startswith("svg-"):
                assert parts.fragment in read[target.relative_to(pages).as_posix()].ids, f"{name}: {address}"


def test_the_first_page_names_every_emergency_sign_before_the_chapters(read: dict[str, Page]) -> None:
    before = read["index.html"].text.partition('class="chapters')[0]
    text = " ".join(unescape(re.sub("<[^>]*>", "", before)).split())
    for sign in catalogue.emergency_signs():
        at = text.index(sign.action)
        for words in (sign.lead, *sign.items):
            assert words in text[at:], f"{words!r} does not stand under what to do"


def test_a_chapter_tells_one_time_and_its_card_tells_the_same(read: dict[str, Page]) -> None:
    told = re.findall(r"(\d+) minutes", read["notebooks/02-parts.html"].text)
    assert set(told) == {"20"}
    assert '<span class="minutes">20 minutes</span>' in read["index.html"].text


def test_what_only_a_notebook_needs_is_not_in_the_book(read: dict[str, Page]) -> None:
    article = read["notebooks/02-parts.html"].text.partition("<article")[2].partition("</article>")[0]
    assert "import" not in re.sub("<.*?>", "", article)


def test_search_finds_pages_at_their_addresses(pages: Path) -> None:
    index = json.loads((pages / "searchindex.js").read_text(encoding="utf-8")[len("Search.setIndex(") : -1])
    assert all((pages / f"{name}.html").is_file() for name in index["docnames"])


def test_every_page_says_what_it_is(read: dict[str, Page]) -> None:
    for name, page in read.items():
        tags = [tag for tag, _ in page.tags]
        assert page.text.partition("</head>")[0].count("<title>") == 1, name
        if name not in {"search.html", "404.html", "not-kept.html"}:
            assert tags.count("h1") == 1, name
            described = [v["content"] for t, v in page.tags if t == "meta" and v.get("name") == "description"]
            assert len(described) == 1, name
            assert 15 <= len(described[0]) <= 160, name
        assert ("html", "en") in [(tag, values.get("lang")) for tag, values in page.tags], name


def test_every_picture_has_alt_text_and_only_a_linked_cards_may_be_empty(read: dict[str, Page]) -> None:
    for name, page in read.items():
        for values in (values for tag, values in page.tags if tag == "img"):
            assert "alt" in values, name
            assert values["alt"] or name == "index.html", name
            assert not values["alt"].endswith((".svg", ".png")), f"{name}: a file's name is no alt text"


def test_side_bars_have_names_and_the_keyboard_reaches_their_switches(read: dict[str, Page]) -> None:
    for name, page in read.items():
        asides = [values.get("aria-label") for tag, values in page.tags if tag == "aside"]
        assert sorted(map(str, asides)) == ["Chapters", "On this page"], name
        assert ("nav", "switches") in [(tag, values.get("class")) for tag, values in page.tags], name
        headings = [values for _, values in page.tags if values.get("role") == "heading"]
        assert all("aria-level" in values for values in headings), name


def test_a_picture_follows_the_theme_of_the_page(read: dict[str, Page]) -> None:
    shown = [v for t, v in read["notebooks/01-more.html"].tags if t == "img"]
    themes = [(v["class"], v["src"].split(".")[-2], v["loading"]) for v in shown]
    assert themes == [("only-light", "light", "lazy"), ("only-dark", "dark", "lazy")]


def test_each_drawing_is_one_file_that_cards_and_widgets_name(pages: Path, read: dict[str, Page]) -> None:
    page = read["notebooks/02-parts.html"]
    (data,) = re.findall(r'<script type="application/x-anywidget-page\+json">(.*?)</script>', page.text, re.S)
    states = [model["state"] for model in json.loads(data)["models"].values()]
    pictures = [holder for state in states for holder in state.get("pictures", {}).values()]
    stills = {state["shown"]["still"]["svg"]["light"] for state in states if "shown" in state}
    in_widgets = {holder["svg"]["light"] for holder in pictures}
    in_card = {load for load in page.loads if load.endswith(".light.svg")}
    item = catalogue.stretch("heel-on-stool")
    phases = {item.main_phase, *(form.pose for form in item.forms.values())}
    assert in_widgets == {"../_pictures/pose-heel-on-stool-hold.light.svg"}
    drawn = [name(str(phase)) for phase in phases for name in (item.picture_of, item.inside_of)]
    assert in_card == {f"../_pictures/{name}.light.svg" for name in drawn}
    assert stills, "the pictures of a card can move"
    assert stills <= in_card
    shown = [values for tag, values in page.tags if tag == "img" and "/_pictures/" in values["src"]]
    assert len(shown) == 2 * len(in_card), "a card shows each of its drawings once, in two themes"
    assert all(values["loading"] == "lazy" for values in shown), "what a closed fold holds waits for it"
    article = page.text.partition("<article")[2].partition("<footer")[0]
    # The cautions of one card alone are 20,000, its movements 8,000; a drawing would be 60,000 more.
    assert len(article) < 80_000
    assert "<style" not in article
    assert "sl-card" in article
    assert re.search(r"<figure [^>]*><img [^>]*><img [^>]*>\s*</figure>", article)
    assert (pages / "_pictures/pose-heel-on-stool-hold.dark.svg").is_file()


def test_code_that_only_places_a_widget_is_gone_and_code_that_teaches_stays(read: dict[str, Page]) -> None:
    body = re.sub(r"<script.*?</script>", "", read["notebooks/01-more.html"].text, flags=re.S)
    assert "anywidget" not in body
    assert "40" in body
    assert "Show code cell" not in body


def test_widgets_keep_their_fallback_and_their_code_is_in_the_page_once(read: dict[str, Page]) -> None:
    text = read["notebooks/01-more.html"].text
    places = re.findall(r'<div class="sl-widget" data-model="(\w+)">(.*?)</div>', text, re.S)
    assert len(places) == 2
    assert all("<p>Counts from a number.</p>" in fallback for _, fallback in places)
    found = re.findall(r'<script type="application/x-anywidget-page\+json">(.*?)</script>', text, re.S)
    data = json.loads(found[0])
    assert len(found) == len(data["texts"]) == 1
    assert [data["models"][model]["state"]["value"] for model, _ in places] == [3, 7]
    assert "</script> <!--" in next(iter(data["texts"].values()))
    assert "jupyter.widget" not in text


def test_pages_without_widgets_load_no_host(read: dict[str, Page]) -> None:
    with_host = {name for name, page in read.items() if any("widget-host" in load for load in page.loads)}
    assert with_host == {"notebooks/01-more.html", "notebooks/02-parts.html"}


def test_code_has_colours_for_the_dark_too(pages: Path) -> None:
    sheet = (pages / "_static/pages.css").read_text(encoding="utf-8")
    assert 'body[data-theme="dark"] .highlight' in sheet


def test_a_notebook_can_be_downloaded_and_a_problem_reported(pages: Path, read: dict[str, Page]) -> None:
    page = read["notebooks/01-more.html"]
    download = next(v["href"] for t, v in page.tags if t == "a" and "download" in v)
    assert (page.path.parent / download).read_bytes() == (
        pages.parents[2] / "notebooks/01-more.ipynb"
    ).read_bytes()
    report = next(link for link in page.links if "/issues/new" in link)
    filled = parse_qs(urlsplit(report).query)
    assert filled["title"] == ["Problem on: More"]
    assert "notebooks/01-more" in filled["body"][0]


def test_the_first_page_shows_each_chapter_with_its_question(read: dict[str, Page]) -> None:
    assert "What is this course?" in read["index.html"].text
    assert "What comes next?" in read["index.html"].text


def test_only_the_search_page_asks_for_the_scripts_of_the_search(read: dict[str, Page]) -> None:
    asking = {name for name, page in read.items() if any("doctools.js" in load for load in page.loads)}
    assert asking == {"search.html"}


def test_a_chapter_leads_only_to_forms_that_stand_beside_the_book() -> None:
    known = "notebooks/02-hamstrings"
    assert not [link for _, link in launch_links(known, []) if link.startswith("..")]
    beside = [link for _, link in launch_links(known, ["lite", "slides"]) if link.startswith("..")]
    lite, slides = beside
    assert lite == f"../lite/lab/index.html?path={known}.ipynb"
    assert slides == "../slides/02-hamstrings.html"
    without_deck = [link for _, link in launch_links("notebooks/99-none", ["slides"])]
    assert not [link for link in without_deck if link.startswith("..")]


def test_a_chapters_output_is_that_of_the_library_as_it_is_now(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(book, "PACKAGE", tmp_path)
    (tmp_path / "body.json").write_text("1", encoding="utf-8")
    before = book._library_fingerprint()
    (tmp_path / "body.json").write_text("2", encoding="utf-8")
    assert book._library_fingerprint() != before


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("", "/index.html"),
        ("https://example.org/course", "/course/index.html"),
        ("https://a.org/", "/index.html"),
    ],
)
def test_the_page_for_wrong_addresses_leads_home_from_any_depth(address: str, home: str) -> None:
    assert f'href="{home}"' in site_settings(address)["notfound_context"]["body"]


@pytest.mark.by_turns(6)
@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", "1 / 0", ": the cell '1 / 0' failed: ZeroDivisionError: division by zero"),
        ("", "(1", ": the cell '(1' failed: SyntaxError: "),
        (
            "![A drawing of nothing at all](../images/nothing.light.svg)",
            "",
            ", cell 1: there is no picture images/nothing.light.svg.",
        ),
        ("[There](03-nowhere.ipynb)", "", ", cell 1: a link leads to 03-nowhere.ipynb, which is not there."),
        (
            "[There](02-parts.ipynb#nowhere)",
            "",
            ", cell 1: a link leads to a part nowhere of notebooks/02-parts, which is not there.",
        ),
        (
            "",
            "import ipywidgets\nipywidgets.interactive(lambda x: x, x=(-5, 5))",
            "What `interact` computes needs Python",
        ),
    ],
    ids=["failing cell", "no Python", "missing picture", "broken link", "missing part", "needs a kernel"],
)
def test_a_fault_in_a_chapter_stops_the_build_and_one_line_names_it(
    tmp_path: Path, text: str, code: str, told: str
) -> None:
    root = write_course(tmp_path, text, code)
    (root / "notebooks/00-start-here.ipynb").write_bytes((root / "notebooks/01-more.ipynb").read_bytes())
    (root / "notebooks/01-more.ipynb").unlink()
    with pytest.raises(BookFailed) as failure:
        build(root=root)
    first, *faults = str(failure.value).splitlines()
    assert first == "The book was not built."
    assert len(faults) == 1
    assert told in faults[0]
    assert faults[0].startswith("notebooks/00-start-here")
    assert "WARNING" not in faults[0]


def test_a_file_that_is_no_notebook_stops_the_build_and_is_named(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    (root / "notebooks/01-more.ipynb").write_text("<<<<<<< HEAD", encoding="utf-8")
    with pytest.raises(BookFailed, match=r"\nnotebooks/01-more\.ipynb is no readable notebook: [^\n]+$"):
        build(root=root)
