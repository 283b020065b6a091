"""The emergency number of the reader's country, and the one place where it enters a text.

The country is chosen by ``use_country``, or else by ``STRETCHLIB_COUNTRY``, or else it is that of the course,
``course`` in ``emergency_numbers.toml``, which ships without one. Where none is chosen, texts say
"your local emergency number". Pages let their reader choose another one; see ``frontend/src/elements``.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stretchlib.brief import Brief, Records
from stretchlib.catalogue import reading
from stretchlib.catalogue.records import Status
from stretchlib.catalogue.shelves import packaged
from stretchlib.errors import BadRecord, UnknownCountry

FILE = "emergency_numbers.toml"
VARIABLE = "STRETCHLIB_COUNTRY"
#: What stands in a text of the catalogue where the number belongs.
PLACEHOLDER = "{number}"

_chosen: list[str] = []


@dataclass(frozen=True, slots=True, repr=False)
class Country(Brief):
    """Who to call for an ambulance in a country.

    Attributes
    ----------
    id : its code of two letters, as in ISO 3166-1.
    numbers : the first is the one to try first.
    source : the page that says so.
    """

    id: str
    name: str
    numbers: tuple[str, ...]
    source: str
    status: Status

    def __post_init__(self) -> None:
        if len(self.id) != 2 or not (self.id.isascii() and self.id.isalpha() and self.id.isupper()):
            raise ValueError("the id must be a country's code of two capital letters, such as GB")
        if not self.numbers or not all(number.isdecimal() for number in self.numbers):
            raise ValueError("'numbers' must hold one number at least, written with digits only")
        if self.status != "verified":
            raise ValueError("'status' must be verified: a wrong number would be worse than none")
        if not self.source.startswith("https://"):
            raise ValueError("'source' must be the address of the page that says so")

    @property
    def words(self) -> str:
        """The numbers inside a sentence: ``999``, or ``144 or 112``."""
        return " or ".join(self.numbers)


@cache
def countries() -> Mapping[str, Country]:
    """Every country whose number is known, by its code, in the order of their names."""
    found = {}
    for code, table in _file().items():
        if not isinstance(table, dict):
            continue
        if "id" in table:
            raise BadRecord(FILE, code, "id", "the table's name is the code; leave this key out")
        found[code] = reading.form({"id": code, **table}, Country, FILE, code)
    return Records("country", dict(sorted(found.items(), key=lambda entry: entry[1].name)))


@cache
def _file() -> dict[str, Any]:
    return reading.toml_table(packaged(FILE), FILE)


def unknown_words() -> str:
    """What stands where no number is known."""
    return str(_file()["unknown"])


def known_country(code: str) -> Country:
    """The country with this code, in either case.

    Raises
    ------
    UnknownCountry : the course does not know its number.
    """
    found = countries().get(code.strip().upper()) if isinstance(code, str) else None
    if found is None:
        raise UnknownCountry(
            f"{code!r} is no country whose emergency number the course knows: use one of "
            f"{', '.join(sorted(countries()))}, or none, and texts say '{unknown_words()}'."
        )
    return found


def use_country(code: str | None) -> None:
    """Let every text name the emergency number of a country, such as ``"GB"``; ``None`` for none.

    It outweighs ``STRETCHLIB_COUNTRY`` until Python ends.

    Raises
    ------
    UnknownCountry : the course does not know its number.
    """
    _chosen[:] = [known_country(code).id if code else ""]


def country() -> Country | None:
    """The chosen country, if any.

    A wrong ``STRETCHLIB_COUNTRY`` is told as a warning: signs of danger must show in any case.
    """
    if _chosen:
        return countries()[_chosen[0]] if _chosen[0] else None
    wanted = os.environ.get(VARIABLE, "").strip()
    if not wanted:
        return countries().get(str(_file()["course"]))
    try:
        return known_country(wanted)
    except UnknownCountry as error:
        warnings.warn(f"{VARIABLE}: {error}", stacklevel=2)
        return None


def number_words() -> str:
    """The emergency number as words inside a sentence: ``999``, or ``your local emergency number``."""
    found = country()
    return found.words if found else unknown_words()


def with_number(text: str) -> str:
    """A text of the catalogue with the number in place of ``{number}``."""
    return text.replace(PLACEHOLDER, number_words())
