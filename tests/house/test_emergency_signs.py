"""The first page names every emergency sign in its own text, before any cell must run."""

from pathlib import Path

import nbformat

from stretchlib import catalogue

FIRST = Path(__file__).parents[2] / "notebooks" / "00-start-here.ipynb"


def opening_text() -> str:
    """What stands in the first notebook before its first code cell."""
    cells = nbformat.read(FIRST, as_version=4).cells
    first_code = next(i for i, cell in enumerate(cells) if cell.cell_type == "code")
    return "\n".join(cell.source for cell in cells[:first_code])


def test_every_emergency_sign_and_what_to_do_stands_before_the_first_cell():
    text = opening_text()
    for sign in catalogue.emergency_signs():
        assert f"- {sign.sign}" in text
        assert f"**{sign.action}**" in text


def test_the_first_page_names_no_sign_that_the_catalogue_does_not_have():
    known = {sign.sign for sign in catalogue.emergency_signs()}
    section = opening_text().split("## First: signs that need help now")[1].split("\n## ")[0]
    assert {line[2:] for line in section.splitlines() if line.startswith("- ")} == known
