"""One file makes another course of it, and all that speaks of it follows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import stretchlib as sl
from stretchlib.publish import own_course
from stretchlib.publish.own_course import chapters, making, wishes

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
NAMES = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
ASK = """
import json, sys
import stretchlib as sl
from stretchlib import catalogue
from stretchlib.catalogue import emergency
print(json.dumps({
    "chapters": [each.notebook for each in catalogue.chapters().values()],
    "faults": catalogue.check(),
    "number": emergency.number_words(),
    "hold": sl.stretch("heel-on-stool").dose.hold_seconds,
    "basis": sl.stretch("heel-on-stool").dose.basis_words,
    "link": sl.plan(6).to_link("https://a.example"),
    "widgets": [repr(each) for each in (sl.journal(), sl.today(), sl.safety_check(), sl.body_map())],
    "file": sl.__file__,
}))
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'

CHANGED = {
    "a chapter out": 'chapters = ["pelvis", "hamstrings", "hip-flexors", "piriformis", "roller-and-ball"]',
    "in another order": 'chapters = ["piriformis", "measure", "connected", "hamstrings", "final-check"]',
    "renamed": '[titles]\nhamstrings = "The back of the thigh"',
    "a dose changed": "[doses.heel-on-stool]\nhold_seconds = 20",
    "another country": 'country = "de"',
    "logo and plan": 'title = "Harbour"\nlogo = "logo.svg"\nimprint = "imprint.md"\nplans = ["ours.toml"]',
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A course from the text of its file; the front end is not built, and the pictures are not looked at."""
    monkeypatch.setattr(making, "_build_front_end", lambda *_: None)
    monkeypatch.setattr(making, "_check", lambda *_: None)
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "logo.svg").write_text(LOGO, encoding="utf-8")
    (beside / "imprint.md").write_text("# Imprint\n\nThe Harbour.\n", encoding="utf-8")
    (beside / "ours.toml").write_text(sl.plan(6).to_toml(), encoding="utf-8")

    def make(text: str) -> Path:
        (beside / "course.toml").write_text(text, encoding="utf-8")
        return own_course.make(beside / "course.toml", tmp_path / "made")[0]

    return make


def asked(course: Path) -> dict[str, object]:
    """What Python says in the changed course."""
    done = subprocess.run([sys.executable, "-c", ASK], cwd=course, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def dangling(course: Path) -> list[tuple[str, str]]:
    """Links of notebooks and pages that lead to no file."""
    found = []
    for page in [*(course / "notebooks").glob("*.ipynb"), *(course / "book").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        if page.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        links = [link for link in LINK.findall(text) if link.endswith((".ipynb", ".md"))]
        found += [(page.name, link) for link in links if not (page.parent / link).is_file()]
    return found


#: Two at once where they do not meet: each copy takes seconds.
TRIED = (
    ("another country", "a chapter out"),
    ("in another order", "a dose changed", "renamed"),
    ("logo and plan",),
)


@pytest.mark.long
@pytest.mark.by_turns(3)
@pytest.mark.parametrize(
    "text", ["\n".join(CHANGED[name] for name in names) for names in TRIED], ids=map(" and ".join, TRIED)
)
def test_a_changed_course_keeps_the_rules_and_leads_nowhere_wrong(
    made: Callable[[str], Path], text: str
) -> None:
    course = made(text)
    told = asked(course)
    assert told["file"] == str(course / "stretchlib" / "__init__.py")
    assert told["faults"] == []
    there = {path.stem for path in (course / "notebooks").glob("*.ipynb")}
    assert set(told["chapters"]) <= there
    assert dangling(course) == []
    assert sorted(there)[0] == "00-start-here"
    assert [name[:2] for name in sorted(there)] == [f"{number:02}" for number in range(len(there))]
    page = re.search(r"notebooks/([\w-]+)\.html#plan=", str(told["link"]))
    assert page
    assert page[1] in there
    assert page[1].endswith("your-routine")


@pytest.mark.long
def test_everything_that_speaks_of_what_differs_follows(made: Callable[[str], Path]) -> None:
    course = made(
        "\n".join(
            [
                CHANGED["logo and plan"],
                CHANGED["another country"],
                *map(CHANGED.__getitem__, ("in another order", "renamed", "a dose changed")),
            ]
        )
    )
    told = asked(course)
    assert (told["number"], told["hold"]) == ("112", 20)
    assert "our own choice" in str(told["basis"])
    notebook = next((course / "notebooks").glob("*-hamstrings.ipynb")).read_text(encoding="utf-8")
    assert json.loads(notebook)["cells"][0]["source"][0].strip() == "# The back of the thigh"
    before = next((course / "notebooks").glob("*-connected.ipynb")).read_text(encoding="utf-8")
    assert "Go on to [The back of the thigh](04-hamstrings.ipynb)." in before
    index = (course / "book" / "index.md").read_text(encoding="utf-8")
    assert index.startswith("# Harbour\n")
    assert "our-plans\nimprint\nabout" in index
    assert "#plan=" in (course / "book" / "our-plans.md").read_text(encoding="utf-8")
    words = tomllib.loads((course / "stretchlib" / "words" / "en.toml").read_text(encoding="utf-8"))
    assert words["pages"]["course"] == "Harbour"
    assert (course / "book" / "_static" / "logo.svg").is_file()


def test_a_link_to_a_chapter_that_is_out_becomes_its_words() -> None:
    course = wishes.OwnCourse(chapters=("pelvis",))
    found = chapters.chosen(course, NAMES)
    assert list(found.names.values()) == ["00-start-here", "01-pelvis", "02-your-routine", "03-glossary"]
    text = (
        "[The heel](02-hamstrings.ipynb#heel), ![a](02-hamstrings.ipynb), [now](07-your-routine.ipynb#x){.b}"
    )
    assert found.relinked(text) == "The heel, ![a](02-hamstrings.ipynb), [now](02-your-routine.ipynb#x){.b}"


WRONG = {
    "": "says nothing that differs",
    "chapters = ['hamstring']": "'hamstring' is no chapter; chapters are start-here, pelvis",
    "chapters = ['pelvis', 'pelvis']": "names one chapter twice",
    "logo = 'none.svg'": "names 'none.svg', and there is no such file beside it",
    "country = 'xx'": "is no country whose emergency number the course knows",
    "[doses.heel]\nhold_seconds = 3": "'heel' is no technique",
    "[doses.heel-on-stool]\nholds = 3": "has no 'holds'; it has hold_seconds",
    "[colours.light]\naccent = '#ffffff'": "contrast of 1.0",
    "[colours.light]\naccent = 'red'": "must be written as '#0b6e4f'",
    "caption = 1": "is not a key",
    "repository = 'javascript:alert(1)'": "must begin with https://",
    "title = ": "this is not TOML",
}


@pytest.mark.by_turns(3)
@pytest.mark.parametrize(("text", "fault"), WRONG.items())
def test_a_wrong_wish_is_told_in_one_sentence(made: Callable[[str], Path], text: str, fault: str) -> None:
    with pytest.raises(own_course.OwnCourseRefused) as refused:
        made(text)
    assert re.search(fault, str(refused.value))
    assert "\n" not in str(refused.value)


def test_a_folder_with_other_things_is_left_alone(made: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(own_course.OwnCourseRefused, match="not empty"):
        made('title = "x"')
    assert (tmp_path / "made" / "diary.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.long
def test_the_folder_of_the_course_file_is_no_place_for_the_copy(
    made: Callable[[str], Path], tmp_path: Path
) -> None:
    with pytest.raises(own_course.OwnCourseRefused):
        made("[doses.heel]\nhold_seconds = 3")
    assert not (tmp_path / "made").exists(), "a copy that failed is in nobody's way"
    beside = tmp_path / "beside"
    before = {path.name: path.read_bytes() for path in beside.iterdir()}
    (beside / "course.toml").write_text('title = "x"', encoding="utf-8")
    with pytest.raises(own_course.OwnCourseRefused, match="not empty"):
        own_course.make(beside / "course.toml", beside)
    after = {path.name: path.read_bytes() for path in beside.iterdir()}
    assert {**before, "course.toml": b'title = "x"'} == after


@pytest.mark.thorough
def test_a_class_is_planned_of_the_chapters_that_are_there(made: Callable[[str], Path]) -> None:
    course = made('chapters = ["hamstrings", "measure"]')
    asks = (
        "from stretchlib.publish.workshop.page_widget import ClassPlanner\n"
        "rules = ClassPlanner().rules\n"
        "print([each['id'] for each in rules['topics']], [each['id'] for each in rules['blocks']])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks], cwd=course, capture_output=True, text=True, check=True
    )
    topics, _, blocks = done.stdout.partition("] ")
    assert topics == "['hamstrings'"
    assert "'measure'" in blocks
    assert "'own-plan'" in blocks, "the chapter of plans is always there"
    assert "'known'" not in blocks


@pytest.mark.thorough
def test_a_question_that_another_chapter_asks_stays(made: Callable[[str], Path]) -> None:
    """Its own chapter is out; one that nobody asks any more goes with it."""
    course = made('chapters = ["hamstrings", "measure"]')
    bank = tomllib.loads((course / "stretchlib/catalogue/facts/quizzes.toml").read_text(encoding="utf-8"))
    assert "small-change" in bank
    assert bank["small-change"]["chapter"] == "measuring"
    assert "ad-links" not in bank
