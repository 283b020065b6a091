"""Every claim of the course in one list that can be searched and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import traitlets

from stretchlib import catalogue
from stretchlib.catalogue.notices import EVIDENCE
from stretchlib.catalogue.records import Claim, Verdict, verdict_words
from stretchlib.show.stand_ins import ClaimList
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import chapter_data, claim_data
from stretchlib.words import say


class ClaimTable(StretchWidget):
    """Claims that the reader can search by words, verdict and topic; each opens to the whole story."""

    _esm = bundle("claims.js")
    _css = bundle("claims.css")

    title = traitlets.Unicode().tag(sync=True)
    claims: Any = traitlets.List().tag(sync=True)
    verdicts: Any = traitlets.Dict().tag(sync=True)
    chapters: Any = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._listed = tuple(claims)
        if not self._listed:
            raise ValueError("There are no claims to list; give at least one.")
        found = {claim.verdict for claim in self._listed}
        super().__init__(
            title=say("widgets.claims-title"),
            claims=[claim_data(claim) for claim in self._listed],
            verdicts={key: verdict_words(key) for key in get_args(Verdict) if key in found},
            chapters=chapter_data(claim.chapter for claim in self._listed),
            notice=catalogue.notice(*EVIDENCE),
        )

    def fallback(self) -> ClaimList:
        return ClaimList(self.title, self._listed)

    def __repr__(self) -> str:
        return f"ClaimTable({len(self._listed)} claims)"


def claim_table(*ids: str) -> ClaimTable:
    """Claims with verdict, explanation and sources, to search and to filter.

    Parameters
    ----------
    *ids : such as ``"A1"``; without any, every claim of the course.

    Raises
    ------
    UnknownId : with the nearest ids.

    Examples
    --------
    >>> sl.claim_table().title
    'What people say, and what is known'
    """
    claims = [catalogue.claim(key) for key in ids] if ids else list(catalogue.claims().values())
    return ClaimTable(claims)
