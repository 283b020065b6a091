"""Handouts: what a reader, a screen reader, a phone's camera and a copier in grey get from them."""

from __future__ import annotations

import functools
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as pdf_checker
import pypdf
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from stretchlib import catalogue, routine
from stretchlib.body.adults import people
from stretchlib.cli import main
from stretchlib.figures.pictures.poses import shown_by
from stretchlib.look import colours
from stretchlib.publish import handouts
from stretchlib.publish.handouts import Handout

ADDRESS = "https://example.org/course/"
NAMES = [sheet.name for sheet in handouts.every_handout()]
ONE_OF_EACH = ("card-heel-on-stool", "routine-core", "emergency-signs", "workshop-log", "progress-log")
PAGES = {"technique": 2, "signs": 1, "workshop-log": 1, "progress-log": 1}
SIZES = {"a4": (595, 842), "letter": (612, 792)}  # points


@functools.cache
def linked() -> dict[str, Handout]:
    """Sheets with addresses of the book."""
    return {sheet.name: sheet for sheet in handouts.every_handout(ADDRESS)}


@functools.cache
def printed(name: str, paper: handouts.Paper = "a4") -> bytes:
    return linked()[name].pdf(paper)


def words(pdf: bytes) -> str:
    """All text of a sheet, with single spaces."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def structure(pdf: bytes) -> Iterator[Any]:
    """Every element of the tree that a screen reader walks."""
    open_elements = [pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while open_elements:
        element = open_elements.pop().get_object()
        if isinstance(element, list):
            open_elements += element
        elif isinstance(element, dict):
            yield element
            if "/K" in element:
                open_elements.append(element["/K"])


def heard(pdf: bytes) -> str:
    """The text of the first page that a screen reader reads: all but headers, footers and ornament."""
    marks: list[bool] = []
    parts: list[str] = []

    def enter_or_leave(operator: bytes, operands: list[Any], *_: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            marks.append(operands[0] == "/Artifact")
        elif operator == b"EMC":
            marks.pop()

    def note(text: str, *_: Any) -> None:
        if not any(marks):
            parts.append(text)

    first = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    first.extract_text(visitor_operand_before=enter_or_leave, visitor_text=note)
    return " ".join(" ".join(parts).split())


@pytest.mark.by_turns(12)
@pytest.mark.parametrize("paper", handouts.PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_checker_of_other_makers_finds_nothing_that_breaks_pdf_ua(name: str, paper: handouts.Paper) -> None:
    report = pdf_checker.validate_pdf_bytes(printed(name, paper), profile="ua1")
    assert report.rules.total >= 100
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


@pytest.mark.by_turns(12)
@pytest.mark.parametrize("name", NAMES)
def test_a_screen_reader_says_that_no_clinician_has_reviewed_the_sheet(name: str) -> None:
    assert catalogue.notice() in heard(printed(name))


@pytest.mark.by_turns(12)
@pytest.mark.parametrize("paper", handouts.PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_fits_the_paper_that_was_asked_for(name: str, paper: handouts.Paper) -> None:
    pages = pypdfium2.PdfDocument(printed(name, paper))
    assert {tuple(round(side) for side in page.get_size()) for page in pages} == {SIZES[paper]}
    assert len(pages) == PAGES.get(linked()[name].template, len(pages))


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_screen_reader_gets_title_language_headings_and_a_text_for_each_picture(name: str) -> None:
    root = pypdf.PdfReader(io.BytesIO(printed(name))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(rb"pdfuaid:part>1<", root["/Metadata"].get_data())
    found = list(structure(printed(name)))
    kinds = [element.get("/S") for element in found]
    assert kinds.count("/H1") == 1
    figures = [element for element in found if element.get("/S") == "/Figure"]
    assert figures
    assert all(len(str(figure["/Alt"])) >= 20 for figure in figures)


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_says_that_no_clinician_has_reviewed_it(name: str) -> None:
    pages = pypdfium2.PdfDocument(printed(name))
    for page in pages:
        assert catalogue.notice() in " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("item", catalogue.stretches(), ids=lambda item: item.id)
def test_a_card_holds_all_that_the_catalogue_says_before_and_during_the_exercise(item: Any) -> None:
    text = words(printed(f"card-{item.id}")).replace(" ", "")
    told = [item.name, *item.steps, *item.cues, *item.mistakes, *item.stop_if, item.dose.words]
    told += [form.text for form in (*item.easier, *item.harder)]
    told += [catalogue.condition(each.condition).name for each in catalogue.all_cautions(item)]
    told += [each.text for each in catalogue.all_cautions(item)]
    told += [sign.sign for sign in catalogue.emergency_signs()]
    told += [rule.text for rule in catalogue.stop_rules()]
    assert [each for each in told if each.replace(" ", "") not in text] == []


def test_dangers_come_before_the_first_step_of_a_routine() -> None:
    text = words(printed("routine-core"))
    first_step = text.index("March on the spot")
    assert all(text.index(sign.sign) < first_step for sign in catalogue.emergency_signs())
    assert text.index(catalogue.stop_rules()[0].text) < first_step


def test_a_workshop_sends_everybody_to_the_warning_signs_before_the_first_stretch() -> None:
    text = words(printed("workshop-log"))
    assert 0 <= text.index(linked()["emergency-signs"].content["title"]) < text.index("What I tried")


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("card-")])
def test_a_card_names_its_muscles_or_says_nothing_of_them(name: str) -> None:
    muscles = linked()[name].content["muscles"]
    assert ("Muscles:" in words(printed(name))) == bool(muscles)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("card-")])
def test_the_code_of_a_card_leads_to_a_chapter_and_not_to_the_front_door(name: str) -> None:
    assert "/notebooks/" in linked()[name].content["link"]["address"]


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_the_code_opens_the_page_that_the_sheet_names(name: str) -> None:
    pages = [page.render(scale=2, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(printed(name))]
    codes = [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
    assert len(codes) == 1
    assert codes[0].startswith(ADDRESS)
    assert codes[0].removeprefix("https://").partition("#")[0] in words(printed(name))


def test_the_code_of_a_routine_holds_the_routine() -> None:
    sheet = pypdfium2.PdfDocument(handouts.routine_sheet(routine.named("desk"), ADDRESS).pdf())
    pages = [page.render(scale=2, grayscale=True).to_pil() for page in sheet]
    (code,) = [code for page in pages for code in zxingcpp.read_barcodes(page)]
    assert routine.from_link(code.text).steps == routine.named("desk").steps


def test_a_cards_code_leads_to_the_chapter_that_teaches_the_technique() -> None:
    assert linked()["card-lying-strap"].content["link"]["address"] == f"{ADDRESS}notebooks/02-hamstrings.html"


def test_a_sheet_without_an_address_has_no_code() -> None:
    assert handouts.signs_sheet().content["link"] is None
    page = pypdfium2.PdfDocument(handouts.signs_sheet().pdf())[0].render(scale=2).to_pil()
    assert zxingcpp.read_barcodes(page) == []


def test_the_same_sheet_has_the_same_bytes_anywhere_and_at_any_time(tmp_path: Path) -> None:
    code = (
        "import sys; from stretchlib import routine; from stretchlib.publish import handouts\n"
        "sys.stdout.buffer.write(handouts.routine_sheet(routine.named('core')).pdf())"
    )
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "HOME": str(tmp_path), "SOURCE_DATE_EPOCH": "1"}
    again = subprocess.check_output([sys.executable, "-c", code], cwd=tmp_path, env=elsewhere)
    assert again == handouts.routine_sheet(routine.named("core")).pdf()


def test_pictures_keep_their_light_colours_on_paper() -> None:
    sheet = linked()["card-heel-on-stool"]
    assert "light-dark" not in sheet.content["picture"]["svg"]
    page = pypdfium2.PdfDocument(printed(sheet.name))[0].render(scale=2).to_pil().convert("RGB")
    seen = {colour for _, colour in page.getcolors(maxcolors=1 << 24)}
    (shown,) = (person for person in people() if person.id == shown_by("heel-on-stool"))
    for colour in (shown.colours["skin"], shown.colours["shirt"], colours("light")["prop"]):
        assert tuple(bytes.fromhex(colour[1:])) in seen, colour


@pytest.mark.parametrize(
    "title", ['#let x = 1; $ \\ @who <tag> *bold* `x` "q" // c', "Übungen für Łukasz", "=" * 40, "a\u202eb"]
)
def test_a_title_is_printed_as_it_was_typed(title: str) -> None:
    text = words(handouts.routine_sheet(routine.Routine.of("heel-on-stool", name=title)).pdf())
    visible = re.sub(r"\s|\u202e", "", title)
    assert visible in re.sub(r"\s", "", text)


def test_letters_that_no_typeface_has_are_named_in_one_sentence() -> None:
    sheet = handouts.routine_sheet(routine.Routine.of("heel-on-stool", name="Plan \U000f0000"))
    with pytest.raises(handouts.NotPrinted, match="no typeface here has the letter"):
        sheet.pdf()


def test_a_technique_of_the_readers_own_gets_a_card_without_a_picture() -> None:
    own = replace(catalogue.stretch("heel-on-stool"), id="my-own", name="My own")
    sheet: Handout = handouts.technique_card(own)
    assert sheet.content["picture"] is None
    assert "My own" in words(sheet.pdf())


def test_a_routine_of_one_technique_does_not_name_it_in_each_caution() -> None:
    alone = handouts.routine_sheet(routine.Routine.of("heel-on-stool")).content["cautions"]
    assert {part["of"] for each in alone for part in each["advice"]} == {""}
    core = handouts.routine_sheet(routine.named("core")).content["cautions"]
    assert any(part["of"] for each in core for part in each["advice"])


def test_the_command_prints_a_plan_file_on_both_papers(tmp_path: Path) -> None:
    plan = tmp_path / "my-plan.toml"
    plan.write_text(routine.named("desk").to_toml(), encoding="utf-8")
    told = CliRunner().invoke(main, ["handouts", str(plan), "--output", str(tmp_path / "out")])
    assert told.exit_code == 0, told.output
    made = sorted(path.relative_to(tmp_path / "out").as_posix() for path in tmp_path.glob("out/*/*"))
    assert made == ["a4/routine-my-plan.pdf", "letter/routine-my-plan.pdf"]
    assert "2 files are ready" in told.output


def plan_files(folder: Path, *places: str) -> list[Path]:
    """Plans, each with a name that tells its place."""
    for place in places:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        text = routine.Routine.of("lying-strap", name=f"For {place}").to_toml()
        (folder / place).write_text(text, encoding="utf-8")
    return [folder / place for place in places]


SAME = {
    "one folder a patient": ("smith/plan.toml", "jones/plan.toml"),
    "large and small letters": ("a/ok.toml", "b/OK.toml"),
    "folders of one name": ("x/a/plan.toml", "y/a/plan.toml"),
    "names without a letter": ("a/+.toml", "b/++.toml"),
    "a third that has the longer name already": ("smith/plan.toml", "jones/plan.toml", "smith-plan.toml"),
    "a number that is taken": ("x/a/plan.toml", "y/a/plan.toml", "a-plan-2.toml"),
}


@pytest.mark.parametrize("places", SAME.values(), ids=SAME)
def test_two_plans_of_one_file_name_get_a_sheet_each(places: tuple[str, ...], tmp_path: Path) -> None:
    sheets = handouts.plan_sheets(plan_files(tmp_path, *places))
    assert len({sheet.name.lower() for sheet in sheets}) == len(places)
    assert [sheet.content["title"] for sheet in sheets] == [f"For {place}" for place in places]
    if places[0] == "smith/plan.toml":
        assert sheets[0].name.startswith("routine-smith-plan")
    if len(places) == 3:
        assert sheets[-1].name == f"routine-{Path(places[-1]).stem}", (
            "a name that is a file's own stays its own"
        )


def test_the_command_counts_the_files_that_it_has_written(tmp_path: Path) -> None:
    plans = [str(path) for path in plan_files(tmp_path, "smith/plan.toml", "jones/plan.toml")]
    told = CliRunner().invoke(main, ["handouts", *plans, plans[0], "-o", str(tmp_path / "out")])
    made = [path for path in tmp_path.glob("out/*/*") if path.is_file()]
    assert len(made) == 4
    assert "4 files are ready" in told.output
    assert {words(path.read_bytes()).count("For smith") > 0 for path in made} == {True, False}


def test_a_sheet_says_how_much_of_an_own_exercise() -> None:
    step = routine.Step(title="Bridge", text="Lift the hips.", repetitions=10, hold_seconds=5)
    plank = routine.Step(title="Side plank", text="Lift the hips.", hold_seconds=30, side="each")
    slider = routine.Step("sciatic-slider", repetitions=10, rounds=2, side="left")
    text = words(handouts.routine_sheet(routine.Routine("x", "x", (step, plank, slider))).pdf())
    for said in (
        "10 slow repetitions, each held for 5 seconds",
        "1 hold of 30 seconds, each side",
        "2 rounds of 10 slow repetitions, left leg only",
    ):
        assert said in " ".join(text.split())


def test_a_plan_made_from_wishes_becomes_a_sheet(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["plan", "--minutes", "8", "--pdf", str(tmp_path / "plan.pdf")])
    assert told.exit_code == 0, told.output
    assert "Plan for 8 minutes" in words((tmp_path / "plan.pdf").read_bytes())


@pytest.mark.parametrize("wrong", [["--paper", "a5"], ["no-such-plan.toml"]])
def test_wrong_wishes_end_with_one_sentence(wrong: list[str], tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["handouts", *wrong, "--output", str(tmp_path)])
    assert told.exit_code == 2
    assert "Traceback" not in told.output
