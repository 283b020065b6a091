"""Every part of the article has its place: a cell of the chapter that the catalogue promises."""

from __future__ import annotations

from pathlib import Path

from stretchlib.catalogue.coverage import CHAPTERS
from stretchlib.publish.coverage_page import NOTEBOOKS, taught

COURSE = Path(__file__).parents[2] / "notebooks"


def test_every_technique_and_claim_of_the_article_is_shown_by_a_cell_of_its_chapter() -> None:
    missing = [
        f"{item.row.id} in {NOTEBOOKS[item.row.chapter][0]}" for item in taught(COURSE) if not item.cell
    ]
    assert missing == []


def test_every_chapter_of_the_catalogue_has_its_notebook() -> None:
    assert set(NOTEBOOKS) == set(CHAPTERS)
    assert all((COURSE / f"{stem}.ipynb").is_file() for stems in NOTEBOOKS.values() for stem in stems)


def test_a_claim_whose_cell_is_gone_would_be_missed(tmp_path: Path) -> None:
    for path in COURSE.glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace('\\"J6\\"', '\\"J5\\"'), encoding="utf-8")
    assert [item.row.id for item in taught(tmp_path) if not item.cell] == ["J6"]
