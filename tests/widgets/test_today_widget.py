"""What Today knows of the course."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stretchlib.widgets import today

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
DECKS = today().get_state()["decks"]


@pytest.mark.parametrize("deck", DECKS, ids=[deck["notebook"] for deck in DECKS])
def test_cards_to_repeat_are_where_today_leads_to(deck: dict[str, Any]) -> None:
    cells = json.loads((NOTEBOOKS / f"{deck['notebook']}.ipynb").read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells]
    assert texts[0].startswith(f"# {deck['title']}")
    heading = deck["heading"].replace("-", " ").capitalize()
    (at,) = [at for at, text in enumerate(texts) if text.lstrip("#").startswith(f" {heading}\n")]
    assert texts[at + 1].startswith("sl.flashcards(")
    assert deck["cards"]
