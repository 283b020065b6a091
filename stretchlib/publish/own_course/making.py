"""A copy of the project that follows a course file, checked, from which every form of the course is built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

from stretchlib import catalogue
from stretchlib.errors import BadRecord, UnknownCountry
from stretchlib.publish.course import CourseMissing, checkout
from stretchlib.publish.own_course import wishes
from stretchlib.publish.own_course.chapters import Chapters, UnknownChapter, chosen, rewrite
from stretchlib.publish.own_course.facts import CannotFollow, follow
from stretchlib.publish.own_course.wishes import OwnCourse
from stretchlib.routine import files as plan_files
from stretchlib.words import say

#: What a copy does not need anywhere: what is built, and what belongs to one computer.
_BUILT = shutil.ignore_patterns(
    *("__pycache__", "_build", "node_modules", ".*_cache", ".ipynb_checkpoints", "*.egg-info", ".drawn.json"),
)
#: And at its root.
_ROOT_ONLY = {".git", ".venv", ".hypothesis", "site", "slides", "lite", "handouts", "quizzes", "dist"}
_ROOT_ONLY |= {"answers-report", "maintainer", "stretching-course"}


class OwnCourseRefused(RuntimeError):
    """The course was not made; the message says why in one sentence, or a line a fault."""


def make(file: Path, output: Path) -> tuple[Path, list[str]]:
    """Make a copy of the project that follows a course file.

    In it, ``make site`` builds book, slides, sheets and the notebooks for the browser, and ``make learn``
    opens them: all follow, since all come from the same files.

    Parameters
    ----------
    file : ``course.toml``, as ``OwnCourse`` describes it.
    output : folder for the copy; it must not be there, or be empty.

    Returns
    -------
    The folder, and what does not follow the file, as sentences.

    Raises
    ------
    OwnCourseRefused : the file breaks a rule, or the copy breaks one of the course's own.
    CourseMissing : this is an installed package; a copy is made from a checkout.
    """
    root = checkout()
    if root is None:
        raise CourseMissing(say("own-course.needs-checkout"))
    try:
        course = wishes.read(file)
        chapters = chosen(course, [path.stem for path in (root / "notebooks").glob("*.ipynb")])
    except (BadRecord, UnknownChapter, OSError) as fault:
        raise OwnCourseRefused(str(fault)) from fault
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise OwnCourseRefused(say("own-course.folder-taken", folder=output))
    try:
        _copy(root, output, file)
        _change(root, output, file.parent, course, chapters)
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)  # nothing but what was made here is in it
        raise
    return output, remarks(course)


def _change(root: Path, output: Path, beside: Path, course: OwnCourse, chapters: Chapters) -> None:
    """Let a fresh copy follow its course."""
    try:
        follow(output, course, chapters)
        rewrite(output / "notebooks", chapters)
        _add_files(output, beside, course)
        _change_pages(output, course, chapters)
    except (BadRecord, CannotFollow, UnknownCountry, OSError) as fault:
        raise OwnCourseRefused(str(fault)) from fault
    _build_front_end(root, output)
    if course.colours:  # which are drawn into the pictures
        _run([sys.executable, "-m", "stretchlib", "images"], output)
    _check(output)


def _copy(root: Path, output: Path, file: Path) -> None:
    own = output.resolve()

    def left_out(folder: str, names: list[str]) -> set[str]:
        here = Path(folder)
        only = _ROOT_ONLY | {name for name in names if _is_copy(here / name)} if here == root else set()
        return {*_BUILT(folder, names), *only, *(name for name in names if (here / name).resolve() == own)}

    shutil.copytree(root, output, ignore=left_out, dirs_exist_ok=True)
    shutil.copyfile(file, output / file.name)


def _is_copy(folder: Path) -> bool:
    """Whether an earlier course was made here."""
    return (folder / "stretchlib" / "__init__.py").is_file()


def _add_files(output: Path, beside: Path, course: OwnCourse) -> None:
    stretches = output / "stretchlib" / "catalogue" / "facts" / "stretches.toml"
    for name in course.techniques:
        catalogue.load(beside / name)  # its faults name this file; plans may use it
        more = (beside / name).read_text(encoding="utf-8")
        stretches.write_text(f"{stretches.read_text(encoding='utf-8')}\n{more}", encoding="utf-8")
    for name in (*course.plans, *([course.imprint] if course.imprint else [])):
        (output / "plans").mkdir(exist_ok=True)
        shutil.copyfile(beside / name, output / "plans" / Path(name).name)
    if course.logo:
        shutil.copyfile(beside / course.logo, output / "book" / "_static" / _logo_name(course))


def _logo_name(course: OwnCourse) -> str:
    return f"logo{Path(course.logo).suffix.lower()}"


def _change_pages(output: Path, course: OwnCourse, chapters: Chapters) -> None:
    book = output / "book"
    for page in book.glob("*.md"):
        page.write_text(chapters.relinked(page.read_text(encoding="utf-8")), encoding="utf-8")
    index = book / "index.md"
    text = index.read_text(encoding="utf-8")
    if course.title:
        text = re.sub(r"^# .+$", lambda _: f"# {course.title}", text, count=1, flags=re.M)
    more = []
    if course.plans:
        planner = chapters.names[catalogue.chapters()["routines"].notebook]
        (book / "our-plans.md").write_text(_plans_page(output, course, planner), encoding="utf-8")
        more.append("our-plans")
    if course.imprint:
        (output / "plans" / Path(course.imprint).name).rename(book / "imprint.md")
        more.append("imprint")
    text = text.replace("\nabout\n```", "\n".join(["", *more, "about", "```"]))
    index.write_text(text, encoding="utf-8")
    if course.logo:
        conf = book / "conf.py"
        conf.write_text(
            f'{conf.read_text(encoding="utf-8")}html_logo = "_static/{_logo_name(course)}"\n', "utf-8"
        )


def _plans_page(output: Path, course: OwnCourse, planner: str) -> str:
    """A page with a link into the planner for each plan; there it meets the reader's own safety check."""
    lines = [f"# {say('own-course.plans')}", "", say("own-course.plans-intro"), ""]
    for name in course.plans:
        routine = plan_files.load(output / "plans" / Path(name).name)
        address = escape(f"notebooks/{planner}.html{routine.to_link()}")
        lines.append(f'- <a href="{address}">{escape(routine.name)}</a>')
    return "\n".join([*lines, ""])


def _build_front_end(root: Path, output: Path) -> None:
    """The widgets hold colours, words and the names of notebooks: they are built anew."""
    packages = output / "frontend" / "node_modules"
    packages.symlink_to(root / "frontend" / "node_modules")
    try:
        _run([str(Path(sys.executable).with_name("node")), "build.mjs"], output / "frontend")
    finally:
        packages.unlink()


def _check(output: Path) -> None:
    """The course's own rules, in the copy."""
    _run([sys.executable, "-m", "stretchlib", "check"], output)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OwnCourseRefused((done.stderr or done.stdout).strip())


def remarks(course: OwnCourse) -> list[str]:
    """What does not follow the file, as sentences."""
    told = []
    if course.doses:
        told.append(say("own-course.doses-stay"))
    if course.logo:
        told.append(say("own-course.logo-on-pages"))
    if course.titles or course.chapters:
        told.append(say("own-course.prose-stays"))
    return told
