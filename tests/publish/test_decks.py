"""What becomes a deck of slides, and what of a chapter stands in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner
from nbformat import v4
from sphinx_live_widgets import DATA_TYPE

import stretchlib as sl
from stretchlib.cli import main
from stretchlib.publish import slides
from stretchlib.publish.moving_cards import ENGINE, MARKED
from stretchlib.publish.site_policy import policy_faults
from stretchlib.publish.slides import long_text

pytestmark = pytest.mark.long

MOVES = '<div data-sl-moves="lying-strap"><p>a still</p></div>'
KINDS = {"slide", "subslide", "fragment", "notes", "skip"}


def cell(make: Any, kind: str, source: str, *tags: str) -> Any:
    return make(source, metadata={"slideshow": {"slide_type": kind}, "tags": list(tags)})


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with all that a deck has to cope with."""
    tmp_path = tmp_path_factory.mktemp("course")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "leg.light.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    text, code = v4.new_markdown_cell, v4.new_code_cell
    cells = [
        cell(text, "slide", "# A leg\n\nWhy? See [before](00-before.ipynb), [a word](99-words.ipynb#leg)."),
        cell(code, "skip", "secret = 40 + 2"),
        cell(text, "slide", "## Look\n\n![a leg](../images/leg.light.svg) [far](https://example.org/)"),
        cell(code, "fragment", "print(secret)"),
        cell(text, "notes", "Tell them to breathe."),
        cell(code, "slide", "print('placed')", "hide-input"),
        cell(text, "slide", "## Two cards"),
        cell(code, "fragment", f"from IPython.display import HTML\nHTML('first card{MOVES}')", "hide-input"),
        cell(code, "fragment", "HTML('second card')", "hide-input"),
        cell(text, "slide", "## A long text\n\n" + "word " * 150),
        cell(code, "fragment", "HTML('card after it')", "hide-input"),
        cell(text, "skip", "Nobody projects this."),
    ]
    path = tmp_path / "notebooks" / "01-leg.ipynb"
    nbformat.write(
        v4.new_notebook(
            cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        ),
        path,
    )
    return path


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decks")
    slides.prepare(folder)
    return folder


@pytest.fixture(scope="module")
def deck(chapter: Path, output: Path) -> str:
    return slides.make_deck(chapter, output, linked=["00-before"]).read_text(encoding="utf-8")


def test_each_slide_cell_begins_a_slide(deck: str) -> None:
    assert deck.count('<div class="sl-fit">') == 7
    assert deck.count("<section>") == deck.count("</section>") == 12


def test_two_cards_do_not_share_a_slide(deck: str) -> None:
    first, second = deck.split("first card"), deck.split("second card")
    assert first[0].count('<div class="sl-fit">') == 4
    assert second[0].count('<div class="sl-fit">') == 5


def test_a_card_after_a_long_text_gets_a_slide_of_its_own(deck: str) -> None:
    before = deck.split("card after it")[0]
    assert before.rindex('<div class="sl-fit">') > before.rindex("word word")


def test_a_skipped_cell_runs_and_is_not_shown(deck: str) -> None:
    assert re.search(r"<pre>\s*42\s*</pre>", deck)
    assert "secret = 40" not in deck
    assert "Nobody projects this" not in deck


def test_notes_are_for_the_speaker_alone_and_do_not_wait_for_a_fragment(deck: str) -> None:
    assert re.search(r'<aside class="notes">.*?Tell them to breathe', deck, re.S)
    assert deck.index("Tell them to breathe") < deck.index('class="fragment"')


def test_code_that_only_places_something_is_hidden(deck: str) -> None:
    assert "placed" in deck
    assert "print(" in re.sub("<.*?>", "", deck)
    assert "'placed'" not in deck
    assert "&#39;placed&#39;" not in deck


def test_a_deck_brings_its_pictures_along(deck: str, output: Path) -> None:
    assert 'src="images/leg.light.svg"' in deck
    assert (output / "images/leg.light.svg").is_file()


def test_a_card_moves_on_its_slide_and_keeps_its_picture_until_then(deck: str) -> None:
    place = re.search(r'data-model="(card-0-lying-strap)"[^>]*><p>a still</p></div>', deck)
    assert place
    (data,) = re.findall(rf'<script type="{re.escape(DATA_TYPE)}">(.*?)</script>', deck, re.S)
    models = json.loads(data)["models"]
    assert {place[1], ENGINE} <= set(models)
    assert "data-sl-moves=" not in deck.partition("<script type=")[0]


@pytest.mark.parametrize("shown", [("lying-strap",), ("lying-strap", "cat-camel")])
def test_the_techniques_of_a_sheet_move_and_not_only_their_forms(shown: tuple[str, ...]) -> None:
    html = sl.techniques(*shown)._repr_mimebundle_()["text/html"]
    assert [motion for motion, _ in MARKED.findall(html) if "." not in motion] == list(shown)


@pytest.mark.parametrize("name", slides.decks())
def test_a_text_that_has_no_room_on_a_slide_goes_on_on_the_next(name: str) -> None:
    notebook = nbformat.read(slides.decks()[name], as_version=4)
    texts = [c.source for c in notebook.cells if c.cell_type == "markdown" and slides.begins_slide(c)]
    for text in texts:
        shown = long_text.pages(text)
        assert all(long_text.rows(page) <= long_text.ROOM for page in shown), text[:80]
        told = "\n".join(shown).splitlines()
        wanted = [line for line in text.splitlines() if line]
        assert [line for line in dict.fromkeys(told) if line] == list(dict.fromkeys(wanted))
        if len(shown) > 1:
            assert {page.splitlines()[0] for page in shown} == {text.splitlines()[0]}


def test_each_slide_of_signs_says_what_to_do_before_them() -> None:
    notebook = nbformat.read(slides.decks()["00-start-here"], as_version=4)
    (signs,) = (cell.source for cell in notebook.cells if cell.id == "00-emergency")
    shown = long_text.pages(signs)
    assert len(shown) > 1
    for page in shown:
        assert re.search(r"^(\*\*|- )", page, re.M)[0] == "**"  # type: ignore[index]


def test_links_lead_to_other_decks_or_become_text(deck: str) -> None:
    assert 'href="00-before.html"' in deck
    assert ".ipynb" not in deck.partition("<script type=")[0]
    assert "a word" in deck
    assert 'href="https://example.org/"' in deck


def test_every_file_that_a_deck_names_comes_with_it(deck: str, output: Path) -> None:
    for name in re.findall(r'(?:src|href)="(?!https?:|data:|00-before)([^"#]+)"', deck):
        assert (output / name).is_file(), name
    style = (output / "_static/slides.css").read_text(encoding="utf-8")
    for name in re.findall(r"url\(\"?([^)\"]+\.woff2)", style):
        assert (output / "_static" / name).is_file(), name
    assert "://" not in style


def test_a_deck_and_the_list_of_decks_keep_their_policy(deck: str, output: Path) -> None:
    slides.write_index(output, {})
    assert deck
    assert [*policy_faults(output)] == []


def test_a_failing_cell_is_named_with_its_chapter(chapter: Path, tmp_path: Path) -> None:
    nb = nbformat.read(chapter, as_version=4)
    nb.cells[1].source = "1 / 0"
    broken = tmp_path / chapter.name
    nbformat.write(nb, broken)
    with pytest.raises(slides.SlidesFailed, match=r"01-leg\.ipynb.*ZeroDivisionError"):
        slides.make_deck(broken, tmp_path)


def test_a_chapter_that_has_no_slides_is_told_with_those_that_have() -> None:
    told = CliRunner().invoke(main, ["slides", "02-hamstring"])
    assert told.exit_code == 2
    assert "02-hamstrings" in told.output


@pytest.mark.parametrize("notebook", slides.decks().values(), ids=lambda path: path.stem)
def test_every_cell_of_a_chapter_says_what_becomes_of_it_on_slides(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    kinds = [each["metadata"].get("slideshow", {}).get("slide_type") for each in cells]
    assert set(kinds) <= KINDS
    assert kinds[0] == "slide"
