"""Warning signs: one, or several under what to do about them."""

from __future__ import annotations

from dataclasses import dataclass

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.records import Sign
from stretchlib.show.escaping import Html, tag
from stretchlib.show.parts import card, notice, numbered, sign_part, signs_by_action
from stretchlib.show.registry import html_for, plain_for
from stretchlib.words import say

_FRAMES = {"now": "sl-stop", "today": "sl-stop", "soon": "sl-care"}
_TITLES = {"now": "cards.act-now", "today": "cards.see-today", "soon": "cards.see-soon"}


@dataclass(frozen=True, slots=True, repr=False)
class SignList(Brief, Shown):
    """Warning signs that show themselves as one card, or as text in a terminal."""

    title: str
    signs: tuple[Sign, ...]


def emergency_signs() -> SignList:
    """The signs for which to act at once, before any stretch.

    Examples
    --------
    >>> sl.emergency_signs().title
    'Before you stretch: signs that need help now'
    """
    return SignList(say("cards.emergency-signs"), catalogue.emergency_signs())


def clinician_signs() -> SignList:
    """The signs with which to see a clinician, today or within days.

    Examples
    --------
    >>> sl.clinician_signs().title
    'Signs with which to see a clinician'
    """
    return SignList(say("cards.clinician-signs"), catalogue.clinician_signs())


@html_for(Sign)
def sign_card(record: Sign) -> Html:
    """One warning sign."""
    told = tag("p", tag("strong", numbered(record.action)))
    return card(
        say(_TITLES[record.urgency]), tag("div", sign_part(record), told, class_=_FRAMES[record.urgency])
    )


@html_for(SignList)
def sign_list_card(record: SignList) -> Html:
    """Warning signs grouped by what to do; those that can wait for days look calmer than the others."""
    parts = [
        tag("div", signs_by_action(told), class_=_FRAMES[urgency], data_sl_signs="")
        for urgency in ("now", "today", "soon")
        if (told := [sign for sign in record.signs if sign.urgency == urgency])
    ]
    return card(record.title, *parts, notice("signs"))


@plain_for(SignList)
def sign_list_text(record: SignList) -> str:
    """Warning signs one after the other."""
    return "\n\n".join([record.title, *(str(sign) for sign in record.signs)])
