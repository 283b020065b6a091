"""Who the body can wear: adults whose surface is drawn round our skeleton.

Needs nothing but the standard library; the surface itself is in ``stretchlib.body.surface``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stretchlib.body.stored import stored
from stretchlib.brief import Brief
from stretchlib.errors import UnknownId


@dataclass(frozen=True, slots=True, repr=False)
class Person(Brief):
    """An adult whom the body can wear.

    Drawn, not measured: artists' shapes (MakeHuman, CC0) on one skeleton of one height and one pelvis. Age,
    sex and build say what the artists meant to draw; no number about a real person may be read from them.

    Attributes
    ----------
    id : such as ``"woman-30"``.
    age : years.
    sex : ``"woman"`` or ``"man"``.
    build : such as ``"light"`` or ``"heavy"``.
    skin_tone : such as ``"dark brown"``.
    colours : of the regions of the surface, ``#rrggbb``.

    Examples
    --------
    >>> sl.body.people()[0].skin_tone
    'light brown'
    """

    id: str
    age: int
    sex: str
    build: str
    skin_tone: str
    colours: Mapping[str, str]


def people() -> tuple[Person, ...]:
    """Everybody whom the body can wear, always in the same order.

    Soft tissue is drawn, not measured; see ``Person``.

    Examples
    --------
    >>> [person.id for person in sl.body.people()]
    ['woman-30', 'man-45', 'woman-70', 'man-60']
    """
    return tuple(
        Person(**{**record, "colours": MappingProxyType(record["colours"])})
        for record in stored("people")["people"]
    )


def person_of(name: str) -> Person:
    """One of ``people`` by id.

    Raises
    ------
    UnknownId : with the nearest ids.
    """
    known = {each.id: each for each in people()}
    if name not in known:
        raise UnknownId("person", name, known)
    return known[name]
