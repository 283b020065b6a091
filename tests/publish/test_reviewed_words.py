"""What chapters and pages say of reviews agrees with what is recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewed_catalogue import SAID, Copy, copied

from stretchlib import catalogue
from stretchlib.catalogue.reviews import Part
from stretchlib.publish.course import notebooks
from stretchlib.publish.reviewed_words import (
    MEANT,
    all_parts,
    chapter_part,
    chapter_parts,
    contradictions,
    course_notice,
    prose,
)

ROOT = Path(__file__).parents[2]
NOBODY = "No clinician has reviewed this chapter yet."
BY_NOTEBOOK = {chapter.notebook: chapter.id for chapter in catalogue.chapters().values()}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copy]:
    (tmp_path / "catalogue").mkdir()
    with copied(tmp_path / "catalogue", monkeypatch) as found:
        yield found


def own_part(notebook: Path) -> Part | None:
    found = {part.name: part for part in chapter_parts()}
    return found.get(f"chapters/{BY_NOTEBOOK.get(notebook.stem)}")


def written(folder: Path, *texts: str) -> Path:
    path = folder / "01-pelvis.ipynb"
    cells = [{"cell_type": "markdown", "id": f"c{n}", "source": text} for n, text in enumerate(texts)]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


@pytest.mark.parametrize("notebook", notebooks(), ids=lambda path: path.stem)
def test_a_chapter_says_of_reviews_what_the_records_say(notebook: Path) -> None:
    assert contradictions(prose(notebook), notebook.name, own_part(notebook)) == []


@pytest.mark.parametrize("page", ["README.md", *(f"book/{p.name}" for p in (ROOT / "book").glob("*.md"))])
def test_a_page_says_of_reviews_what_the_records_say(page: str) -> None:
    assert contradictions((ROOT / page).read_text(encoding="utf-8"), page, None) == []


def test_a_chapter_that_is_covered_and_says_the_contrary_is_found(copy: Copy, tmp_path: Path) -> None:
    notebook = written(tmp_path, "# The pelvis\n\nTip it.", f"**{NOBODY}** It is education.")
    part = chapter_part("pelvis", "The pelvis", notebook)
    assert contradictions(prose(notebook), notebook.name, part) == []
    copy.record({part.name: part.fingerprint})
    faults = contradictions(prose(notebook), notebook.name, part)
    assert faults == [
        f"01-pelvis.ipynb says that no clinician has reviewed this chapter, but: {SAID}",
        f"01-pelvis.ipynb does not say who reviewed it: {SAID}",
    ]
    put_right = written(tmp_path, "# The pelvis\n\nTip it.", f"**{SAID}** It is education.")
    again = chapter_part("pelvis", "The pelvis", put_right)
    assert again.fingerprint == part.fingerprint
    assert contradictions(prose(put_right), put_right.name, again) == []


def test_a_chapter_that_names_a_reviewer_and_is_not_covered_is_found(copy: Copy, tmp_path: Path) -> None:
    notebook = written(tmp_path, "# The pelvis\n\nTip it.", SAID)
    part = chapter_part("pelvis", "The pelvis", notebook)
    assert contradictions(prose(notebook), notebook.name, part)
    copy.record({part.name: part.fingerprint})
    assert contradictions(prose(notebook), notebook.name, part) == []
    changed = written(tmp_path, "# The pelvis\n\nTip it far.", SAID)
    again = chapter_part("pelvis", "The pelvis", changed)
    assert contradictions(prose(changed), changed.name, again) == [
        f"01-pelvis.ipynb says '{SAID}', but no review covers the present text."
    ]


@pytest.mark.parametrize("what", MEANT)
def test_a_sentence_about_a_list_or_the_verdicts_waits_for_their_own_parts(copy: Copy, what: str) -> None:
    text = f"And no clinician has reviewed {what} yet."
    assert contradictions(text, "a.md", None) == []
    copy.reviewed(*MEANT[what])
    assert len(contradictions(text, "a.md", None)) == 1
    assert contradictions("No clinician has reviewed it yet.", "a.md", None) == []


def test_the_course_as_a_whole_is_reviewed_only_when_each_part_is(copy: Copy) -> None:
    assert course_notice() == catalogue.notice()
    marks = {part.name: part.fingerprint for part in all_parts()}
    last = marks.popitem()
    copy.record(marks)
    assert course_notice() == catalogue.notice()
    copy.record(dict([last]), "rest")
    assert course_notice().startswith("Reviewed in parts by ")
    assert len(contradictions("No clinician has reviewed it yet.", "README.md", None)) == 1


def test_every_sentence_in_the_chapters_speaks_of_something_that_can_be_reviewed() -> None:
    known = {"this chapter", "this course", "it", *MEANT}
    for notebook in notebooks():
        plain = " ".join(prose(notebook).replace("*", "").split())
        for piece in plain.lower().split("no clinician has reviewed ")[1:]:
            assert piece.partition(" yet")[0] in known, notebook.name


def test_marks_of_emphasis_and_addresses_are_no_words_of_a_chapter(tmp_path: Path) -> None:
    plain = chapter_part("pelvis", "P", written(tmp_path, "# One\n\nTip the pelvis."))
    marked = chapter_part("pelvis", "P", written(tmp_path, "# One", "Tip  the\n**[pelvis](11-a.ipynb#b)**."))
    other = chapter_part("pelvis", "P", written(tmp_path, "# One\n\nTip a pelvis."))
    assert plain.fingerprint == marked.fingerprint != other.fingerprint
