"""What ``course.toml`` may say, and what is checked before anything is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from stretchlib.catalogue import reading
from stretchlib.errors import BadRecord
from stretchlib.look import Theme, tokens

#: Chapters that stay: the emergency signs and the safety check, the planner, and the words.
ALWAYS = ("start-here", "your-routine", "glossary")
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCourse:
    """What differs from the course as it ships; what is left out stays as it is.

    Attributes
    ----------
    title : of the whole course.
    country : code of the country whose emergency number is named, such as ``"DE"``.
    chapters : names of the notebooks without their numbers, such as ``"hamstrings"``, in the order wished.
        Those that are not named are left out, but for ``ALWAYS``.
    titles : other titles of chapters, by the same names.
    doses : by technique, other numbers of its dose, such as ``hold_seconds``.
    colours : by theme, other colours of ``look.toml``, as ``#rrggbb``.
    logo : a picture that stands above the contents of each page.
    imprint : a Markdown file that becomes a page.
    techniques : files of own techniques, in the form of ``stretches.toml``.
    plans : plan files, which get a page with links into the planner.
    repository : address of the project's own page, for reports and for links that run a notebook elsewhere.
    """

    title: str = ""
    country: str = ""
    chapters: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    doses: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    logo: str = ""
    imprint: str = ""
    techniques: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    repository: str = ""

    def __post_init__(self) -> None:
        if not any(getattr(self, each.name) for each in fields(self)):
            raise ValueError('it says nothing that differs; begin with  title = "My course"')
        if len(set(self.chapters)) < len(self.chapters):
            raise ValueError("'chapters' names one chapter twice")
        if self.repository and not re.fullmatch(r"https://[^\s\"<>]+[^\s\"<>/]", self.repository):
            raise ValueError("'repository' must begin with https:// and end without a slash")
        for theme, changed in self.colours.items():
            _check_colours(theme, changed)

    def files(self) -> tuple[str, ...]:
        """Every file that it names."""
        return tuple(filter(None, (self.logo, self.imprint, *self.techniques, *self.plans)))


def read(path: Path) -> OwnCourse:
    """A course file, checked as far as it can be without the course.

    Raises
    ------
    BadRecord : it breaks a rule; the message names the key.
    OSError : there is no such file.
    """
    found = reading.form(reading.toml_table(reading.own_file(path), path.name), OwnCourse, path.name)
    for name in found.files():
        if not (path.parent / name).is_file():
            raise BadRecord(path.name, "", "", f"names '{name}', and there is no such file beside it")
    return found


def _check_colours(theme: str, changed: Mapping[str, str]) -> None:
    known = tokens()
    if theme not in ("light", "dark"):
        raise ValueError(f"'colours' has the themes light and dark, not {theme!r}")
    for name, value in changed.items():
        if name not in known[theme]:
            raise ValueError(f"{name!r} is no colour of the course; look.toml lists them, such as 'accent'")
        if not _HEX.fullmatch(value):
            raise ValueError(f"the colour {name!r} must be written as '#0b6e4f', in small letters")


def themes(course: OwnCourse) -> list[tuple[Theme, Mapping[str, str]]]:
    """The themes whose colours differ."""
    return [(theme, course.colours[theme]) for theme in ("light", "dark") if theme in course.colours]
