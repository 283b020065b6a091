"""The folder that ``stretchlib workshop new`` makes: its agenda, sheets, codes and links."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import page as pdf_checker
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from stretchlib import catalogue, routine
from stretchlib.cli import main
from stretchlib.publish import handouts
from stretchlib.publish.site_links import broken_links
from stretchlib.publish.site_policy import policy_faults
from stretchlib.publish.workshop import plan_class, rules
from stretchlib.publish.workshop.agenda_table import agenda_csv
from stretchlib.publish.workshop.folder import every_sheet
from stretchlib.publish.workshop.places import course_places

pytestmark = pytest.mark.long

ADDRESS = "https://example.org/course/"
ALL = [topic.id for topic in rules().topics]
THINGS = sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE)
#: At the most, for a class of three hours on every topic; every other sheet is one page.
PAGES = {"links": 2, "trainers-notes": 8}
OWN = ("links", "questions-before", "questions-after", "answers", "consent", "evaluation", "certificate",
       "kit-and-room", "trainers-notes")  # fmt: skip
SMALL = plan_class(60, ["hamstrings", "piriformis"], ["chair"], country="de", base_url=ADDRESS)
LARGE = plan_class(180, ALL, THINGS, base_url=ADDRESS, phones_only=True)


def words(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split()
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("workshop") / "mine"
    wishes = ["--minutes", "60", "--topics", "hamstrings,piriformis", "--equipment", "chair"]
    more = ["--country", "de", "--base-url", ADDRESS, "--paper", "a4", "--output", str(output)]
    made = CliRunner().invoke(main, ["workshop", "new", *wishes, *more])
    assert made.exit_code == 0, made.output
    return output


@pytest.mark.thorough
def test_every_link_of_the_folder_leads_somewhere(folder: Path) -> None:
    assert [*broken_links(folder)] == []


def test_every_page_of_the_folder_keeps_its_policy(folder: Path) -> None:
    assert [*policy_faults(folder)] == []


def test_the_agenda_for_a_spreadsheet_adds_up(folder: Path) -> None:
    table = [*csv.reader(io.StringIO((folder / "agenda.csv").read_text(encoding="utf-8-sig")))]
    assert table[0] == ["Start", "Minutes", "What", "Where"]
    assert sum(int(row[1]) for row in table[1:]) == 60
    ends = [int(row[0].split(":")[0]) * 60 + int(row[0].split(":")[1]) + int(row[1]) for row in table[1:]]
    assert ends[-1] == 60
    assert table[2][2] == "Signs that need help now"


def test_the_plan_of_the_folder_is_one_that_the_course_reads(folder: Path) -> None:
    read = routine.load(folder / "plan.toml")
    assert [step.stretch for step in read.steps] == [step.stretch for step in SMALL.routine.steps]


def test_the_country_is_named_where_help_is_called(folder: Path) -> None:
    assert "112" in (folder / "agenda.html").read_text(encoding="utf-8")
    consent = words((folder / "sheets" / "a4" / "consent.pdf").read_bytes())
    assert "Call 112" in consent
    assert "your local emergency number" not in consent


@pytest.mark.by_turns(4)
@pytest.mark.parametrize("paper", handouts.PAPERS)
@pytest.mark.parametrize("lesson", [SMALL, LARGE], ids=["small", "large"])
def test_each_sheet_of_its_own_keeps_pdf_ua_and_its_pages(lesson: object, paper: handouts.Paper) -> None:
    own = [sheet for sheet in every_sheet(lesson) if sheet.name in OWN]  # type: ignore[arg-type]
    assert [sheet.name for sheet in own] == list(OWN)
    for sheet in own:
        pdf = sheet.pdf(paper)
        report = pdf_checker.validate_pdf_bytes(pdf, profile="ua1")
        assert [f"{sheet.name}: {failure.message}" for failure in report.failures] == []
        assert len(pypdfium2.PdfDocument(pdf)) <= PAGES.get(sheet.name, 1), sheet.name


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("lesson", [SMALL, LARGE], ids=["small", "large"])
def test_the_codes_open_exactly_the_pages_and_the_plan(lesson: object) -> None:
    sheet = next(each for each in every_sheet(lesson) if each.name == "links")  # type: ignore[arg-type]
    read = []
    for page in pypdfium2.PdfDocument(sheet.pdf()):
        read += [code.text for code in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]
    wanted = [place.address(lesson) for place in course_places(lesson)]  # type: ignore[arg-type]
    assert sorted(read) == sorted(wanted)
    plans = [routine.from_link(link) for link in read if "#plan=" in link]
    steps = [[step.stretch for step in plan.steps] for plan in plans]
    assert [step.stretch for step in lesson.routine.steps] in steps  # type: ignore[attr-defined]


def test_the_numbers_of_the_agenda_are_those_of_the_codes() -> None:
    links = words(next(each for each in every_sheet(SMALL) if each.name == "links").pdf())
    for row in csv.reader(io.StringIO(agenda_csv(SMALL))):
        if found := re.match(r"Code (\d+): (.+)", row[3]):
            assert f"{found[1]}. {found[2]}" in links


@pytest.mark.book
def test_each_page_that_a_class_opens_is_in_the_book_at_that_place(whole_book: object) -> None:
    for place in course_places(LARGE):
        page, _, anchor = place.page.partition("#")
        text = (whole_book.folder / page).read_text(encoding="utf-8")  # type: ignore[attr-defined]
        assert anchor.startswith("plan=") or not anchor or f'id="{anchor}"' in text, place.page


def test_a_certificate_claims_no_more_than_that_somebody_was_there() -> None:
    text = words(next(each for each in every_sheet(SMALL) if each.name == "certificate").pdf())
    assert "took part" in text
    assert "60 minutes" in text
    assert not re.search(r"\b(qualif|certif(y|ied)|compet|skilled|passed|treat)", text.lower())


def test_answers_stand_on_the_trainers_sheet_alone() -> None:
    sheets = {sheet.name: words(sheet.pdf()) for sheet in every_sheet(SMALL) if sheet.name in OWN}
    for question in SMALL.questions:
        assert question.stem in sheets["questions-before"]
        assert question.explain in sheets["answers"]
        assert question.explain not in sheets["questions-before"] + sheets["questions-after"]


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        (["--topics", "toes"], "There is no topic 'toes'; there are pelvis, hamstrings"),
        (["--equipment", "sofa"], "sofa"),
        (["--country", "xx"], "xx"),
        (["--topics", ""], "Name a topic with --topics"),
        (["--minutes", "10"], "30 to 240"),
        (["--topics", "piriformis", "--equipment", "none"], "add one of these: ball, chair, mat."),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(wishes: list[str], told: str, tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["workshop", "new", *wishes, "--output", str(tmp_path / "w")])
    assert made.exit_code == 2
    assert told in made.output
    assert len(made.output.strip().splitlines()) == 1
    assert not (tmp_path / "w").exists()


def test_without_an_address_there_are_no_codes_and_it_says_why() -> None:
    lesson = plan_class(45, ["hamstrings"], ["chair"])
    text = words(next(each for each in every_sheet(lesson) if each.name == "links").pdf())
    assert "no address yet" in text
    assert all(not urlsplit(place.address(lesson)).netloc for place in course_places(lesson))


@pytest.mark.book
def test_a_folder_without_network_holds_the_course_and_serves_itself(
    whole_book: object, tmp_path: Path
) -> None:
    output = tmp_path / "stick"
    wishes = ["--topics", "hamstrings", "--no-network", "--book", str(whole_book.folder)]  # type: ignore[attr-defined]
    made = CliRunner().invoke(main, ["workshop", "new", *wishes, "--paper", "a4", "--output", str(output)])
    assert made.exit_code == 0, made.output
    links = re.findall(r'href="(book/[^"]+)"', (output / "agenda.html").read_text(encoding="utf-8"))
    assert len(links) >= 4
    command = [sys.executable, "start.py", "--no-browser"]
    with subprocess.Popen(command, cwd=output, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        root = address.removesuffix("index.html")
        for page in (address, *(root + unescape(link).partition("#")[0] for link in links)):
            with urlopen(page) as answer:
                assert answer.status == 200
        assert root.startswith("http://127.0.0.1:")
        server.terminate()


def test_a_folder_that_holds_no_book_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    wishes = ["--no-network", "--book", str(tmp_path / "empty"), "--output", str(tmp_path / "stick")]
    made = CliRunner().invoke(main, ["workshop", "new", *wishes])
    assert made.exit_code == 2
    assert "holds no built book" in made.output
