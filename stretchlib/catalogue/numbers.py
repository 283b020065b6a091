"""Numbers that a text prints, and the records that hold them: what was measured, and who measured it.

A number carries no status of its own: it is as sure as its source, whose record says how far it was checked.
"""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stretchlib.brief import Brief

__all__ = ["CITATION", "Number", "cited", "printed", "sentences", "unheld"]

CITATION = re.compile(r"\s*\[((?:@[a-z0-9-]+)(?:;\s*@[a-z0-9-]+)*)\]")
#: Ends of a scale and what a share is a share of: they say how to read a number and are none themselves.
SCALES = re.compile(r"\b(?:out )?of 100?\b|\b(?:from )?0 to 100?\b")
_PRINTED = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?!\[@)")


@dataclass(frozen=True, slots=True, repr=False)
class Number(Brief):
    """A number from a study or a guideline.

    Attributes
    ----------
    value : as the source gives it; a text may print it rounded.
    unit : such as ``"people"``, ``"degrees"`` or ``"per cent"``.
    what : what it counts or measures, in a few words.
    source : id of the reference that says it.
    to : the upper end where the source gives a span.

    Raises
    ------
    ValueError : the span does not go upward.
    """

    value: float
    unit: str
    what: str
    source: str
    to: float | None = None

    def __post_init__(self) -> None:
        if self.to is not None and not self.to > self.value:
            raise ValueError(f"'to' is {self.to:g}; it must be larger than 'value', which is {self.value:g}")

    def holds(self, text: str) -> bool:
        """Whether a printed number, such as ``"20,969"``, is this one, as it is or rounded as printed."""
        plain = text.replace(",", "")
        decimals = len(plain.partition(".")[2])
        ends = (self.value,) if self.to is None else (self.value, self.to)
        return any(math.isclose(round(end, decimals), float(plain)) for end in ends)

    def covers(self, text: str) -> bool:
        """Whether a printed number is this one or lies within its span."""
        within = self.to is not None and self.value <= float(text.replace(",", "")) <= self.to
        return within or self.holds(text)


def cited(text: str) -> tuple[str, ...]:
    """Ids of the references that a text cites as ``[@id]`` or ``[@id; @id]``."""
    return tuple(key.strip()[1:] for match in CITATION.finditer(text) for key in match[1].split(";"))


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the citations that belong to it."""
    return [part for part in _SENTENCE_END.split(text) if part]


def printed(text: str) -> list[str]:
    """The numbers in digits that a text prints; scales such as "of 100" and "0 to 10" are none."""
    return [found.rstrip(",") for found in _PRINTED.findall(SCALES.sub("", CITATION.sub("", text)))]


def unheld(text: str, numbers: Iterable[Number]) -> Iterator[tuple[str, str]]:
    """Printed numbers that no record holds whose source the same sentence cites, each with its sentence."""
    known = tuple(numbers)
    for sentence in sentences(text):
        sources = set(cited(sentence))
        for found in printed(sentence):
            if not any(number.source in sources and number.holds(found) for number in known):
                yield found, sentence
