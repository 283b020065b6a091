"""Links in the notebooks lead somewhere, in JupyterLab and in the book alike."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from stretchlib import catalogue

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
GLOSSARY = "11-glossary.ipynb"
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


@cache
def prose(name: str) -> str:
    cells = json.loads((NOTEBOOKS / name).read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def links() -> list[tuple[str, str]]:
    """``(notebook, target)`` of each link of the course."""
    names = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
    return [(name, target) for name in names for target in LINK.findall(prose(name))]


def anchors(name: str) -> set[str]:
    """Anchors of a notebook's headings that JupyterLab and the book make alike.

    JupyterLab puts hyphens for spaces and changes nothing else; the book also writes small letters and
    leaves punctuation out. So only a heading in small letters without punctuation can be linked to.
    """
    headings = re.findall(r"^#{1,3} (.+)$", prose(name), re.M)
    return {heading.replace(" ", "-") for heading in headings if re.fullmatch(r"[a-z][a-z -]*", heading)}


def broken(target: str) -> str:
    """What is wrong with a link; empty if nothing is."""
    if target.startswith("https://"):
        return ""
    page, _, anchor = target.partition("#")
    if not (page and (NOTEBOOKS / page).is_file()):
        return f"there is no notebook {page!r}"
    return f"{page} has no heading for #{anchor}" if anchor and anchor not in anchors(page) else ""


def test_every_link_leads_to_a_page_and_a_heading_that_exist() -> None:
    assert [(name, target, broken(target)) for name, target in links() if broken(target)] == []


def test_a_link_to_nowhere_would_be_found() -> None:
    assert broken("99-nowhere.ipynb")
    assert broken(f"{GLOSSARY}#no-such-word")
    assert broken("#here")
    assert not broken(f"{GLOSSARY}#sit-bone")


def test_the_words_page_holds_every_term_as_the_catalogue_has_it() -> None:
    entries = {
        heading: text.strip()
        for heading, text in re.findall(r"^### (.+)\n\n((?:(?!#).+\n?)+)", prose(GLOSSARY) + "\n", re.M)
    }
    assert entries == {term.name: expected_entry(term) for term in catalogue.glossary().values()}
    assert list(entries) == sorted(entries, key=str.lower)


def expected_entry(term: object) -> str:
    """``plain text. *Say: it so. Also: another word.*``"""
    spoken, aliases, plain = (getattr(term, part) for part in ("sounds_like", "aliases", "plain"))
    more = ([f"Say: {spoken}."] if spoken else []) + ([f"Also: {', '.join(aliases)}."] if aliases else [])
    return f"{plain} *{' '.join(more)}*" if more else plain


def test_every_term_can_be_linked_to_by_its_id() -> None:
    assert anchors(GLOSSARY) == set(catalogue.glossary())
