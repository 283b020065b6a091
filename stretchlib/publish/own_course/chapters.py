"""Which notebooks an own course has, how they are numbered and named, and what becomes of their links."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stretchlib.publish.own_course.wishes import ALWAYS, OwnCourse
from stretchlib.words import say

_NAME = re.compile(r"(?P<number>\d\d)-(?P<name>.+)")
#: A Markdown link to a notebook, such as ``[words](../notebooks/02-x.ipynb#y){.button}``.
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(((?:\.\./notebooks/)?)(\d\d-[\w-]+)\.ipynb(#[^)\s]*)?\)(\{[^}]*\})?")


class UnknownChapter(ValueError):
    """A chapter that the course does not have; the message names those that it has."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """The notebooks of an own course.

    Attributes
    ----------
    names : new name by the old one, such as ``{"03-hip-flexors": "01-hip-flexors"}``, in the new order.
    out : names of those that are left out.
    titles : new titles by the new name.
    """

    names: Mapping[str, str]
    out: frozenset[str]
    titles: Mapping[str, str]

    def relinked(self, markdown: str) -> str:
        """Text whose links follow the new names; one to a chapter that is out becomes its words."""

        def changed(link: re.Match[str]) -> str:
            words, folder, name, anchor, attributes = link.groups(default="")
            if name in self.out:
                return words
            return f"[{words}]({folder}{self.names.get(name, name)}.ipynb{anchor}){attributes}"

        return _LINK.sub(changed, markdown)


def chosen(course: OwnCourse, notebooks: Iterable[str]) -> Chapters:
    """The chapters of a course, from the names of all notebooks, such as ``"02-hamstrings"``.

    Raises
    ------
    UnknownChapter : the course has none of that name.
    """
    known = {found["name"]: found[0] for name in sorted(notebooks) if (found := _NAME.fullmatch(name))}
    for name in (*course.chapters, *course.titles):
        if name not in known:
            raise UnknownChapter(f"'{name}' is no chapter; chapters are {', '.join(known)}")
    wanted = list(course.chapters) or list(known)
    first, *_, last = ALWAYS
    middle = [name for name in wanted if name not in (first, last)]
    middle += [name for name in ALWAYS[1:-1] if name not in middle]
    order = [first, *middle, last]
    names = {known[name]: f"{number:02}-{name}" for number, name in enumerate(order)}
    return Chapters(
        names,
        frozenset(known.values()) - names.keys(),
        {names[known[name]]: title for name, title in course.titles.items() if known[name] in names},
    )


def rewrite(folder: Path, chapters: Chapters) -> None:
    """Number, name, link and cut the notebooks of a folder."""
    for old in chapters.out:
        (folder / f"{old}.ipynb").unlink()
    read = {new: (folder / f"{old}.ipynb").read_text("utf-8") for old, new in chapters.names.items()}
    for old in chapters.names:
        (folder / f"{old}.ipynb").unlink()
    following = dict(zip(read, [*list(read)[1:], ""], strict=True))
    titles = {name: chapters.titles.get(name) or _title(text) for name, text in read.items()}
    for name, text in read.items():
        content = json.loads(text)
        _each_text(content, chapters.relinked)
        if title := chapters.titles.get(name):
            _retitle(content, title)
        if chapters.out or list(chapters.names) != sorted(chapters.names):
            _lead_on(content, following[name], titles)
        done = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.ipynb").write_text(done, encoding="utf-8")


def _each_text(content: dict[str, Any], change: Callable[[str], str]) -> None:
    for cell in content["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = change("".join(cell["source"])).splitlines(keepends=True)


def _title(text: str) -> str:
    for cell in json.loads(text)["cells"]:
        if found := re.search(r"^# +(.+)$", "".join(cell["source"]), re.M):
            return found[1]
    return ""


def _retitle(content: dict[str, Any], title: str) -> None:
    first = iter([title])

    def changed(text: str) -> str:
        return re.sub(r"^# +(.+)$", lambda old: f"# {next(first, old[1])}", text, count=1, flags=re.M)

    _each_text(content, changed)


def _lead_on(content: dict[str, Any], name: str, titles: Mapping[str, str]) -> None:
    """The end of a chapter names the one that now comes after it."""
    heading = f"## {say('own-course.next-heading')}\n"
    after = say("own-course.next", link=f"[{titles[name]}]({name}.ipynb)") if name else ""

    def changed(text: str) -> str:
        head, mark, _ = text.partition(heading)
        return f"{head}{mark}\n{after}" if mark and after else text

    _each_text(content, changed)
