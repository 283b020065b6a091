"""Setting a sheet with typst: the same data give the same bytes, tagged for screen readers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import typst

from stretchlib.errors import UnknownId
from stretchlib.look import colours, tokens
from stretchlib.words import text

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)

_TEMPLATES = Path(__file__).parent
_FONTS = _TEMPLATES.parents[1] / "figures" / "fonts"
_NAMES_IN_TYPST = {"a4": "a4", "letter": "us-letter"}
_SAID = re.compile(r'say\(\s*"([^"]+)"')
_LOOK = "look"


class NotPrinted(ValueError):
    """A sheet could not be set; the message is one sentence that says why."""


def papers(wanted: str) -> tuple[Paper, ...]:
    """``"both"`` or the name of one paper as the papers that are meant; ``UnknownId`` for any other."""
    if wanted != "both" and wanted not in PAPERS:
        raise UnknownId("paper", wanted, [*PAPERS, "both"])
    return tuple(paper for paper in PAPERS if wanted in (paper, "both"))


def press(template: str, content: Mapping[str, Any], paper: Paper = "a4") -> bytes:
    """A sheet as a PDF that keeps PDF/UA-1, the standard for readers who use a screen reader.

    Parameters
    ----------
    template : name of a typst file beside this module, such as ``"technique"``.
    content : what the template shows, as plain lists and dictionaries. It travels as data and is never read
        as typst code, so that any text may stand in it.
    paper : ``"a4"`` or ``"letter"``.

    Raises
    ------
    UnknownId : a paper that is none.
    NotPrinted : a text has characters for which there is no typeface here.
    """
    papers(paper)
    look = {
        "look": colours("light"),
        "family": tokens()["type"]["family"],
        "paper": _NAMES_IN_TYPST[paper],
        "words": {name: text(name) for part in (_LOOK, template) for name in _names_said(part)},
    }
    data = json.dumps({**look, **content}, ensure_ascii=False)
    # The course's own typeface first: the same bytes everywhere. Only what it lacks comes from the system.
    for ours_alone in (True, False):
        try:
            return typst.compile(
                str(_TEMPLATES / f"{template}.typ"),
                root=str(_TEMPLATES),
                font_paths=[str(_FONTS)],
                ignore_system_fonts=ours_alone,
                sys_inputs={"data": data},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            fault = error
    unknown = re.search(r'the text `"(.*?)"` could not be displayed', str(fault))
    why = f"no typeface here has the letter {unknown[1]}" if unknown else str(fault)
    raise NotPrinted(f"The sheet '{content['title']}' could not be printed: {why}.")


def _names_said(template: str) -> list[str]:
    """Names of the texts that a template says."""
    return _SAID.findall((_TEMPLATES / f"{template}.typ").read_text(encoding="utf-8"))
