"""The journal in the page: sessions, check-ins, knee tests and notes, kept by the reader's browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from stretchlib import catalogue
from stretchlib.catalogue.citing import with_sources
from stretchlib.journals.entries import BadEntry
from stretchlib.journals.progress import GUIDELINE, KNEE_TEST, rules
from stretchlib.pictures import pictures
from stretchlib.show.stand_ins import JournalNote
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._cells import after_each_cell
from stretchlib.widgets._claim_data import chapter_data, country_code
from stretchlib.words import say

if TYPE_CHECKING:
    from stretchlib.journals.journal import Journal

CHAPTERS = {"measure": "measuring", "causes": "evidence"}


class JournalWidget(StretchWidget):
    """A log of what the reader did and how they were. It needs no kernel.

    Entries stay in the reader's browser, in the form of ``sl.Journal``; a copy of them is a file that
    ``sl.Journal().merge`` takes over. Each session with a timer is there by itself. While Python runs on the
    same computer, the entries of browser and file are merged: they go there and back as messages, so that a
    saved notebook or a published page holds none of them. A Python elsewhere, as in Colab, Binder or a
    workshop, hears of none of them.

    Parameters
    ----------
    path : the file of the journal; without, the learner's own. It is opened when a browser first asks.
    """

    _esm = bundle("journal.js")
    _css = bundle("journal.css")

    knee: Any = traitlets.Dict().tag(sync=True)
    rules: Any = traitlets.Dict().tag(sync=True)
    area_names: Any = traitlets.Dict().tag(sync=True)
    sources: Any = traitlets.Dict().tag(sync=True)
    chapters: Any = traitlets.Dict().tag(sync=True)
    emergency: Any = traitlets.List().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)

    def __init__(self, path: str | Path | None = None) -> None:
        known = rules()
        super().__init__(
            knee=_knee_test(),
            rules=known,
            area_names={area: say(f"planner.area-{area}") for area in sorted(set(known["areas"].values()))},
            sources=_sources(known),
            chapters={
                name: chapter for name, key in CHAPTERS.items() for chapter in chapter_data([key]).values()
            },
            emergency=[sign.to_dict() for sign in catalogue.sign_templates() if sign.urgency == "now"],
            country=country_code(),
        )
        self._path = path
        self._opened: Journal | None = None
        #: The file's revision that the page knows.
        self._told: tuple[int, int] | None = None
        self.on_msg(self._hear)

    @property
    def journal(self) -> Journal:
        """The file in which Python keeps the entries."""
        if self._opened is None:
            from stretchlib.journals.journal import Journal  # a browser's Python may have no SQLite

            self._opened = Journal(self._path)
        return self._opened

    def _hear(self, _widget: object, message: object, _buffers: object) -> None:
        """What the page tells; the answer brings what it lacks."""
        try:
            answer = self._answer(message)
        except (BadEntry, OSError) as fault:
            answer = {"kind": "fault", "words": str(fault)}
        except ImportError:
            return
        if answer:
            self.send(answer)

    def _answer(self, message: object) -> dict[str, str] | None:
        match message:
            case {"kind": "hello", "journal": str(text)}:
                self.journal.merge(text)
                if self._told is None:
                    after_each_cell(self._tell_news)
                return self._all_but(text)
            case {"kind": "keep", "journal": str(text)}:
                was_told = self._told == self.journal.revision
                self.journal.merge(text)
                if was_told:
                    self._told = self.journal.revision
                return {"kind": "entries", "path": str(self.journal.path)}
            case {"kind": "look"} if self._told != self.journal.revision:
                return self._all_but("")
            case {"kind": "forget"}:
                self.journal.delete_everything()
                self._told = self.journal.revision
                return {"kind": "forgotten"}
        return None

    def _all_but(self, text: str) -> dict[str, str]:
        """All entries, unless the page has just told the same."""
        self._told = self.journal.revision
        told = self.journal.export()
        return {"kind": "entries", "journal": "" if told == text else told, "path": str(self.journal.path)}

    def _tell_news(self) -> None:
        """A cell may have written to the file."""
        if self.comm is None:  # closed
            return
        self._hear(self, {"kind": "look"}, [])

    def fallback(self) -> JournalNote:
        return JournalNote()

    def __repr__(self) -> str:
        return "JournalWidget()"


def journal(path: str | Path | None = None) -> JournalWidget:
    """A journal in the page: what was done and how it was, kept by the browser and sent nowhere.

    Parameters
    ----------
    path : the file in which Python keeps the same entries; without, that of ``sl.Journal()``.

    Examples
    --------
    >>> sl.journal()
    JournalWidget()
    """
    return JournalWidget(path)


def _knee_test() -> dict[str, Any]:
    test = catalogue.self_test(KNEE_TEST)
    drawn = pictures().get(test.picture)
    return {
        "name": test.name,
        "steps": test.steps,
        "score": test.score,
        "stop_if": test.stop_if,
        "noise_degrees": test.noise_degrees,
        "picture": drawn and {"svg": drawn.themed_svg(), "alt": drawn.alt},
        "notice": catalogue.notice("self-tests"),
    }


def _sources(known: dict[str, Any]) -> dict[str, str]:
    """Authors and years of what says how large a change must be."""
    cited = {
        "pain": known["pain"]["sources"],
        "things": known["things"]["sources"],
        "knee": known["knee"]["sources"],
        "guideline": [
            each.source for each in catalogue.claim(GUIDELINE).numbers if each.unit == "days a week"
        ],
    }
    return {
        name: with_sources(f"[{'; '.join(f'@{key}' for key in keys)}]").strip(" ()")
        for name, keys in cited.items()
    }
