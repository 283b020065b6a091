"""The catalogue's files, the look and the words of an own course. Comments and order of the files stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from stretchlib import catalogue
from stretchlib.catalogue.emergency import known_country
from stretchlib.look import Theme, contrast
from stretchlib.publish.course import code_cells
from stretchlib.publish.own_course.chapters import Chapters
from stretchlib.publish.own_course.wishes import OwnCourse, themes

_FACTS = Path("stretchlib", "catalogue", "facts")
#: Where claims stand whose chapter is out; the first that the course still has.
_HEIRS = ("evidence", "routines")
_QUOTED = re.compile(r"""["']([\w-]+)["']""")
_TEXT_CONTRAST = 4.5  # WCAG 2.2, level AA


class CannotFollow(ValueError):
    """A wish that would break the course; the message is one sentence."""


def follow(root: Path, course: OwnCourse, chapters: Chapters) -> None:
    """Change the files of a copy of the project as a course wishes.

    Raises
    ------
    CannotFollow : a dose or a colour that cannot be.
    UnknownCountry : a country whose emergency number is not known.
    """
    _follow_chapters(root, chapters)
    with _file(root / _FACTS / "stretches.toml") as stretches:
        for key, changed in course.doses.items():
            _change_dose(stretches, key, changed)
    if course.country:
        with _file(root / _FACTS / "emergency_numbers.toml") as numbers:
            numbers["course"] = known_country(course.country).id
    if course.title:
        with _file(root / "stretchlib" / "words" / "en.toml") as words:
            words["pages"]["course"] = course.title
    with _file(root / "stretchlib" / "look.toml") as look:
        for theme, colours in themes(course):
            look[theme].update(colours)
            _check_contrast(look[theme], theme)
    if course.repository:
        with _file(root / "pyproject.toml") as project:
            _follow_address(project, course.repository)


def _follow_address(settings: Any, repository: str) -> None:
    """Let everything that an index shows lead to a course's own project."""
    urls = settings["project"]["urls"]
    before = str(urls["Course"])
    for name, address in urls.items():
        urls[name] = str(address).replace(before, repository, 1)
    for change in settings["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        change["replacement"] = str(change["replacement"]).replace(before, repository, 1)


class _file:  # noqa: N801 - reads like open()
    """A TOML file that is written back when the block ends well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document = tomlkit.parse(path.read_text(encoding="utf-8"))

    def __enter__(self) -> Any:
        return self._document

    def __exit__(self, fault: type | None, *_: object) -> None:
        if fault is None:
            self._path.write_text(tomlkit.dumps(self._document), encoding="utf-8")


def _follow_chapters(root: Path, chapters: Chapters) -> None:
    known = catalogue.chapters()
    out = {key for key, chapter in known.items() if chapter.notebook in chapters.out}
    heir = next(key for key in _HEIRS if key not in out)
    with _file(root / _FACTS / "chapters.toml") as kept:
        order = {new: place for place, new in enumerate(chapters.names.values())}
        for key in out:
            kept[_HEIRS[-1]]["areas"].extend(kept[key].get("areas", []))
            del kept[key]
        for key, record in kept.items():
            record["notebook"] = chapters.names[known[key].notebook]
            if title := chapters.titles.get(record["notebook"]):
                record["title"] = title
        _sort(kept, lambda key: order[kept[key]["notebook"]])
    if not out:
        return
    asking = _asking(root, out)
    for file in ("quizzes", "guesses", "decks"):
        with _file(root / _FACTS / f"{file}.toml") as records:
            for key in [key for key in records if records[key].get("chapter", key) in out]:
                if key in asking and "chapter" in records[key]:
                    records[key]["chapter"] = asking[key]
                else:
                    del records[key]
    with _file(root / _FACTS / "claims.toml") as claims:
        for record in claims.values():
            if record["chapter"] in out:
                record["chapter"] = heir
    with _file(root / _FACTS / "stretches.toml") as stretches:
        for record in stretches.values():
            if record.get("chapter") in out:
                del record["chapter"]
    with _file(root / _FACTS / "bodymap.toml") as body_map:
        for region in body_map["regions"].values():
            region["chapters"] = [key for key in region["chapters"] if key not in out] or [heir]
    with _file(root / "book" / "search-words.toml") as words:
        _drop_pages(words, chapters)


def _asking(root: Path, out: set[str]) -> dict[str, str]:
    """For each word that code of a chapter gives, such as the id of a question, the first such chapter."""
    asking: dict[str, str] = {}
    for key, chapter in catalogue.chapters().items():
        notebook = root / "notebooks" / f"{chapter.notebook}.ipynb"
        for code in code_cells(notebook) if key not in out else ():
            for word in _QUOTED.findall(code):
                asking.setdefault(word, key)
    return asking


def _drop_pages(words: Any, chapters: Chapters) -> None:
    """Words that bring one page first: those of a chapter that is out go, the others follow its name."""
    first = words["first"]
    for word, page in [*first.items()]:
        folder, _, name = page.partition("/")
        if folder == "notebooks" and name in chapters.out:
            del first[word]
        elif folder == "notebooks":
            first[word] = f"notebooks/{chapters.names[name]}"


def _sort(document: Any, place: Any) -> None:
    tables = {key: document[key] for key in sorted(document, key=place)}
    for key in tables:
        del document[key]
    for key, table in tables.items():
        document[key] = table


def _change_dose(stretches: Any, key: str, changed: Mapping[str, int]) -> None:
    if key not in stretches:
        raise CannotFollow(f"'{key}' is no technique; 'doses' needs an id such as 'heel-on-stool'.")
    dose = stretches[key]["dose"]
    numbers = [name for name, value in dose.items() if isinstance(value, int)]
    for name, number in changed.items():
        if name not in numbers:
            raise CannotFollow(f"The dose of '{key}' has no '{name}'; it has {', '.join(numbers)}.")
        dose[name] = number
    dose["basis"] = "course"  # no source of the course stands behind it
    dose.pop("claims", None)


def _check_contrast(look: Mapping[str, str], theme: Theme) -> None:
    for name in ("ink", "muted", "accent"):
        for ground in ("ground", "paper"):
            found = contrast(look[name], look[ground])
            if found < _TEXT_CONTRAST:
                raise CannotFollow(
                    f"In the {theme} theme, '{name}' on '{ground}' has a contrast of {found:.1f}; "
                    f"text needs {_TEXT_CONTRAST} to be read: take a darker or lighter one."
                )
