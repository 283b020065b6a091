"""The form for a clinician's review: whole, readable by everybody, and no longer than its two hours."""

from __future__ import annotations

import csv
import functools
import io
import re
from pathlib import Path
from typing import Any

import page as pdf_checker
import pypdf
import pypdfium2
import pytest
from click.testing import CliRunner
from reviewed_catalogue import SAID, copied

from stretchlib import __version__, catalogue, routine
from stretchlib.catalogue import care, library
from stretchlib.catalogue.review_parts import NOTHING
from stretchlib.cli import main
from stretchlib.publish import handouts
from stretchlib.publish.handouts.review import CHOICES, USUAL
from stretchlib.publish.reviewed_words import catalogue_parts, chapter_parts

pytestmark = pytest.mark.long

SIZES = {"a4": (595, 842), "letter": (612, 792)}  # points
KNOWN = {part.name: part for part in catalogue_parts()}


@functools.cache
def printed(paper: handouts.Paper = "a4", parts: tuple[str, ...] = USUAL) -> bytes:
    return handouts.review_form(parts).pdf(paper)


@functools.cache
def words(paper: handouts.Paper = "a4", parts: tuple[str, ...] = USUAL) -> str:
    """All text of the form without its spaces, so that line breaks do not matter."""
    pages = pypdfium2.PdfDocument(printed(paper, parts))
    return closed("".join(page.get_textpage().get_text_range() for page in pages))


def closed(text: str) -> str:
    """Text as ``words`` gives it; the reader of PDFs has a mark of its own for a hyphen at a line's end."""
    return "".join(text.replace("\ufffe", "-").split()).lower()


@pytest.mark.by_turns(4)
@pytest.mark.parametrize("paper", handouts.PAPERS)
@pytest.mark.parametrize("parts", [USUAL, CHOICES], ids=["usual", "all"])
def test_a_checker_of_other_makers_finds_nothing_that_breaks_pdf_ua(
    paper: handouts.Paper, parts: tuple[str, ...]
) -> None:
    report = pdf_checker.validate_pdf_bytes(printed(paper, parts), profile="ua1")
    assert report.rules.total >= 100
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("paper", handouts.PAPERS)
def test_the_form_fits_its_paper_and_no_page_is_nearly_empty(paper: handouts.Paper) -> None:
    pages = list(pypdfium2.PdfDocument(printed(paper)))
    assert {tuple(round(side) for side in page.get_size()) for page in pages} == {SIZES[paper]}
    for page in pages[:-1]:
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        inside = [bottom for _, bottom, _, _ in boxes if bottom > 50]  # what stands above the footer
        assert min(inside) < height / 2 or page is pages[0]
        assert all(right <= width for _, _, right, _ in boxes)


def test_a_screen_reader_gets_title_language_headings_and_tables_with_heads() -> None:
    root = pypdf.PdfReader(io.BytesIO(printed())).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    kinds: list[Any] = []
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            kinds.append(element.get("/S"))
            waiting += [element["/K"]] if "/K" in element else []
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= len(USUAL)
    assert kinds.count("/Table") == kinds.count("/THead") > len(USUAL)


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("paper", handouts.PAPERS)
@pytest.mark.parametrize("name", USUAL)
def test_nothing_of_the_catalogue_is_left_out(name: str, paper: handouts.Paper) -> None:
    text = words(paper)
    missing = []
    for item in KNOWN[name].items:
        told = [item.id, item.status, *item.sources]
        told += [item.title] if name != "cautions" else [f"{item.lines[0][0]}: {item.lines[0][1]}"]
        told += [words for label, words in item.lines if label != NOTHING]
        if any(label == NOTHING for label, _ in item.lines):
            told = []  # an empty cell of the table, which has a test of its own
        missing += [(item.id, each) for each in told if closed(each) not in text]
    assert missing == []


@pytest.mark.by_turns(8)
@pytest.mark.parametrize("name", [name for name in CHOICES if name != "chapters"])
def test_every_id_stands_on_the_form_of_its_part(name: str) -> None:
    text = words("a4", (name,))
    for item in KNOWN[name].items:
        if not any(label == NOTHING for label, _ in item.lines):
            assert closed(item.id) in text
    assert KNOWN[name].fingerprint in text


def test_the_usual_form_has_each_record_that_the_catalogue_holds() -> None:
    listed = {name: {item.id for item in KNOWN[name].items} for name in USUAL}
    signs = {sign.id for sign in (*care.emergency_signs(), *care.clinician_signs())}
    assert listed["signs"] == signs
    assert {rule.id for rule in care.stop_rules()} < listed["stop-rules"]
    assert listed["effort"] == {"stretch", "pressure", "symptoms"}
    assert listed["conditions"] == set(care.conditions())
    techniques = set(library.shipped_stretches())
    assert listed["doses"] == {*techniques, care.long_hold().id}
    assert techniques < listed["stop-rules"]
    assert listed["claims"] == set(library.claims())
    assert {item.id for item in KNOWN["plans"].items} == set(routine.set_names())


def test_the_cautions_hold_every_technique_once_for_every_condition() -> None:
    for about in care.conditions().values():
        found = [item for item in KNOWN["cautions"].items if item.id.split("/")[0] == about.id]
        told = {
            each.split(" as ")[0]: item.lines[0] for item in found for each in item.lines[1][1].split("; ")
        }
        assert set(told) == set(library.shipped_stretches())
        for technique, (action, text) in told.items():
            asked = care.cautions_for(library.stretch(technique), [about.id])
            assert [(each.action, each.text) for each in asked] == (
                [] if action == NOTHING else [(action, text)]
            )


def test_the_table_of_skip_and_change_says_what_the_planner_does() -> None:
    (section,) = [each for each in handouts.review_form().content["sections"] if each["matrix"]]
    ids = [each["id"] for each in section["matrix"]["conditions"]]
    assert ids == list(care.conditions())
    for row in section["matrix"]["rows"]:
        for about, cell in zip(ids, row["cells"], strict=True):
            asked = care.cautions_for(library.stretch(row["id"]), [about])
            assert cell == (asked[0].action if asked else NOTHING)


def test_what_nobody_has_checked_comes_first_in_each_part_and_carries_a_mark() -> None:
    for part in KNOWN.values():
        firsts = [item.first for item in part.items]
        assert firsts == sorted(firsts, reverse=True)
    open_claims = [key for key, claim in library.claims().items() if claim.status != "verified"]
    assert [item.id for item in KNOWN["claims"].items][: len(open_claims)] == open_claims
    for item in KNOWN["claims"].items:
        assert item.first == (item.id in open_claims)
    own = {key for key, item in library.shipped_stretches().items() if item.dose.basis == "course"}
    assert {item.id for item in KNOWN["doses"].items if item.first} >= own
    groups = next(s for s in handouts.review_form().content["sections"] if s["name"] == "claims")["groups"]
    assert groups[0]["title"] == "Please look at these first"
    assert {row["status"] for row in groups[0]["items"]} <= {"from memory", "to check"}


def test_the_usual_form_takes_no_more_than_two_hours() -> None:
    sections = handouts.review_form().content["sections"]
    assert all(section["minutes"] >= 5 for section in sections)
    assert sum(section["minutes"] for section in sections) <= 120


def test_the_first_page_asks_who_and_when_and_names_version_parts_and_fingerprints() -> None:
    first = pypdfium2.PdfDocument(printed())[0].get_textpage().get_text_range()
    for wanted in ("Name", "Profession", "Date", __version__, *USUAL):
        assert wanted in first
    for name in USUAL:
        assert KNOWN[name].fingerprint in first


def test_a_source_that_nobody_has_checked_is_marked_as_such() -> None:
    for item in KNOWN["claims"].items:
        for key, label in zip(library.claim(item.id).sources, item.sources, strict=True):
            source = library.reference(key)
            assert label == (
                source.label if source.status == "verified" else f"{source.label} ({source.status})"
            )


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("parts", [USUAL, CHOICES], ids=["usual", "all"])
def test_the_table_for_the_screen_has_the_same_items(parts: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(handouts.review_csv(parts))))
    every = [KNOWN[name] for name in parts if name in KNOWN]
    every += list(chapter_parts()) if "chapters" in parts else []
    assert [(row["part"], row["id"]) for row in rows] == [
        (p.name, item.id) for p in every for item in p.items
    ]
    for row, (part, item) in zip(rows, ((p, item) for p in every for item in p.items), strict=True):
        assert (row["status"], row["for the record"]) == (item.status, part.fingerprint)
        assert (row["look first"] == "yes") == item.first
        assert row["agree"] == row["change"] == row["remove"] == row["remarks"] == ""
        if not part.name.startswith("chapters/"):
            assert all(text in row["text"] for _, text in item.lines)


def test_parts_can_be_chosen_and_come_in_the_order_of_the_form() -> None:
    assert handouts.chosen_parts() == USUAL
    assert handouts.chosen_parts("plans, signs") == ("signs", "plans")
    text = words("a4", ("signs", "plans"))
    assert "core" in text
    assert closed("What people say, and what we say") not in text


def test_the_command_prints_both_papers_the_table_and_what_belongs_into_the_record(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["handouts", "--review", "signs,chapters", "-o", str(tmp_path)])
    assert told.exit_code == 0, told.output
    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    assert made == ["a4/review.pdf", "letter/review.pdf", "review.csv"]
    assert f'signs = "{KNOWN["signs"].fingerprint}"' in told.output
    for part in chapter_parts():
        assert f'"{part.name}" = "{part.fingerprint}"' in told.output


@pytest.mark.parametrize("wrong", [["--review", "sings"], ["--review", "signs", "--paper", "a5"]])
def test_a_part_that_is_none_ends_with_one_sentence(wrong: list[str], tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["handouts", *wrong, "--output", str(tmp_path)])
    assert told.exit_code == 2
    assert "Traceback" not in told.output
    assert len(re.findall(r"\w\.(?:\s|$)|\?(?:\s|$)", told.output)) <= 1


def test_what_the_command_prints_makes_a_record_that_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = CliRunner().invoke(main, ["handouts", "--review", "signs", "--paper", "a4", "-o", str(tmp_path)])
    name, mark = told.output.splitlines()[-1].split(" = ")
    (tmp_path / "copy").mkdir()
    with copied(tmp_path / "copy", monkeypatch) as copy:
        copy.record({name: mark.strip('"')})
        sheet = handouts.signs_sheet()
        assert sheet.content["notice"].startswith(SAID)
        assert SAID in " ".join(pypdfium2.PdfDocument(sheet.pdf())[0].get_textpage().get_text_range().split())
        assert catalogue.notice() == handouts.workshop_log().content["notice"]
