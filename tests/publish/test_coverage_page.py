"""Every part of the article has its place: a cell of the chapter that the catalogue promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchlib.publish.coverage_page import taught

COURSE = Path(__file__).parents[2] / "notebooks"


def missing(notebooks: Path) -> list[str]:
    """What no cell of its chapter shows."""
    return [f"{item.row.id} in {item.row.chapter}" for item in taught(notebooks) if not item.cell]


def test_every_technique_and_claim_of_the_article_is_shown_by_a_cell_of_its_chapter() -> None:
    assert missing(COURSE) == []


@pytest.mark.parametrize("instead", ['\\"J5\\"', '\\"J6'], ids=["another claim", "no Python"])
def test_a_claim_whose_cell_is_gone_would_be_missed(tmp_path: Path, instead: str) -> None:
    for path in COURSE.glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace('\\"J6\\"', instead), encoding="utf-8")
    assert set(missing(tmp_path)) - set(missing(COURSE)) == {"J6 in safety"}
