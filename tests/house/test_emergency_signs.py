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


def told_on_the_first_page() -> list[str]:
    """Leads, items and further lines of the page's list of signs, in its order."""
    section = opening_text().split("## First: signs that need help now")[1].split("\n## ")[0]
    inside = section.split("\n\n", 2)[2].rsplit("\n\n", 1)[0]
    return [line.strip().removeprefix("- ") for line in inside.splitlines() if line.strip()]


def test_every_emergency_sign_and_what_to_do_stands_before_the_first_cell_and_nothing_else():
    groups: dict[str, list[str]] = {}
    for sign in catalogue.emergency_signs():
        lines = [sign.lead, *sign.items, *filter(None, [sign.more])]
        groups.setdefault(f"**{sign.action}**", []).extend(lines)
    assert told_on_the_first_page() == [line for head, lines in groups.items() for line in (head, *lines)]
