"""The journal in the page: sessions, check-ins, knee tests and notes, kept by the reader's browser."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.pictures import pictures
from stretchlib.show.stand_ins import JournalNote
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import country_code

KNEE_TEST = "active-knee-extension"


class JournalWidget(StretchWidget):
    """A log of what the reader did and how they were. It needs no kernel.

    Entries stay in the reader's browser, in the form of ``sl.Journal``; a copy of them is a file that
    ``sl.Journal().merge`` takes over. Each session with a timer is there by itself.
    """

    _esm = bundle("journal.js")
    _css = bundle("journal.css")

    knee: Any = traitlets.Dict().tag(sync=True)
    emergency: Any = traitlets.List().tag(sync=True)
    clinician: Any = traitlets.List().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        signs = catalogue.sign_templates()
        super().__init__(
            knee=_knee_test(),
            emergency=[sign.to_dict() for sign in signs if sign.urgency == "now"],
            clinician=[sign.to_dict() for sign in signs if sign.urgency != "now"],
            country=country_code(),
        )

    def fallback(self) -> JournalNote:
        return JournalNote()

    def __repr__(self) -> str:
        return "JournalWidget()"


def journal() -> JournalWidget:
    """A journal in the page: what was done and how it was, kept by the browser and sent nowhere.

    Examples
    --------
    >>> sl.journal()
    JournalWidget()
    """
    return JournalWidget()


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
