"""The catalogue's list of chapters is the course that stands in notebooks/."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Chapter

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("chapter", catalogue.chapters().values(), ids=lambda chapter: str(chapter.id))
def test_a_chapter_is_a_notebook_with_its_title(chapter: Chapter) -> None:
    notebook = ROOT / "notebooks" / f"{chapter.notebook}.ipynb"
    first = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])
    assert first.splitlines()[0] == f"# {chapter.title}"


def test_every_chapter_that_answers_the_article_is_listed_and_all_are_in_reading_order() -> None:
    assert {row.chapter for row in catalogue.coverage()} <= set(catalogue.chapters())
    notebooks = [chapter.notebook for chapter in catalogue.chapters().values()]
    assert notebooks == sorted(notebooks)
