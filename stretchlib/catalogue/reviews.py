"""The forms of reviews: who read what, and the fingerprint that ties a review to the words that were read."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from typing import Literal, get_args

from stretchlib.brief import Brief
from stretchlib.words import say

#: Who is a clinician here. Another profession that treats people is one more name.
Profession = Literal[
    "physiotherapist",
    "physician",
    "osteopath",
    "chiropractor",
    "occupational therapist",
    "nurse",
    "midwife",
]
#: The parts of the catalogue and of the ready-made plans. Each chapter is a part too: ``chapters/pelvis``.
PartName = Literal[
    "signs",
    "stop-rules",
    "effort",
    "conditions",
    "cautions",
    "doses",
    "claims",
    "techniques",
    "plans",
    "reasons",
    "self-tests",
    "body-map",
    "muscles",
]
PART_NAMES: tuple[PartName, ...] = get_args(PartName)
CHAPTER = "chapters/"

_FINGERPRINT = re.compile(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){3}")
_CHAPTER_PART = re.compile(CHAPTER + r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXAMPLE = "1a2b-3c4d-5e6f-7a8b"


@dataclass(frozen=True, slots=True, repr=False)
class Item(Brief):
    """One thing that a reviewer agrees with, changes or removes.

    Attributes
    ----------
    title : what it is about; may be empty.
    lines : pairs of a label and the words to judge.
    sources : the sources as they are printed beside it.
    status : how far it was checked, in the words of the records; empty where a record has none.
    first : whether it needs a reviewer's eye most: nobody has checked it against a source.
    """

    id: str
    title: str
    lines: tuple[tuple[str, str], ...]
    sources: tuple[str, ...] = ()
    status: str = ""
    first: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All that a reviewer reads of it, with single spaces."""
        read = (self.title, *(text for _, text in self.lines), *self.sources, self.status)
        return tuple(" ".join(text.split()) for text in read)


@dataclass(frozen=True, slots=True, repr=False)
class Part(Brief):
    """What one tick of a reviewer covers."""

    name: str
    items: tuple[Item, ...]

    @property
    def fingerprint(self) -> str:
        """A short mark of the words of all items, whatever their order, layout and line breaks.

        Its last group is made from the others and the part's name, so that a slip of the pen or the mark of
        another part is seen.
        """
        words = sorted(item.words for item in self.items)
        found = sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()[:12]
        return f"{found[:4]}-{found[4:8]}-{found[8:]}-{_check(self.name, found)}"


@dataclass(frozen=True, slots=True, repr=False)
class Review:
    """A review that a clinician really made.

    Attributes
    ----------
    who : the name, printed with the reviewer's leave.
    version : of the course, as the form gave it.
    parts : for each part that was read and agreed with, the fingerprint of its words.
    """

    id: str
    who: str
    profession: Profession
    date: date
    version: str
    parts: Mapping[str, str]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("'parts' is empty; name at least one part that was reviewed")
        for name, mark in self.parts.items():
            if name not in PART_NAMES and not _CHAPTER_PART.fullmatch(name):
                near = get_close_matches(name, PART_NAMES, n=1)
                known = ", ".join((*PART_NAMES, f"{CHAPTER}pelvis"))
                advice = f"'{near[0]}' is one" if near else f"parts are {known} and the like"
                raise ValueError(f"'parts' names '{name}', which is no part of the course; {advice}")
            if not is_fingerprint(mark, name):
                raise ValueError(
                    f"'{mark}' is no fingerprint of the part '{name}'; copy it from the form that was "
                    f"reviewed, where it looks like {_EXAMPLE}"
                )

    def covers(self, part: Part) -> bool:
        """Whether the words of a part are still those that were reviewed."""
        return self.parts.get(part.name) == part.fingerprint

    @property
    def words(self) -> str:
        """Who and when, as the course says it: ``Name, physiotherapist, on 5 March 2027``."""
        return say("catalogue.review", who=self.who, profession=self.profession, day=self.day)

    @property
    def day(self) -> str:
        """The day in words."""
        month = say(f"catalogue.month-{self.date.month}")
        return say("catalogue.day", day=self.date.day, month=month, year=self.date.year)

    def __repr__(self) -> str:
        return f"Review({self.id!r})"


def is_fingerprint(mark: str, part: str) -> bool:
    """Whether a mark was made for this part, from whatever words."""
    digits = mark.replace("-", "")
    return bool(_FINGERPRINT.fullmatch(mark)) and digits[12:] == _check(part, digits[:12])


def review_words(reviews: Iterable[Review], parts: Iterable[Part], what: str = "this") -> str:
    """Who has reviewed all these parts as they are now, as one sentence; or that no clinician has.

    Parameters
    ----------
    what : what stands in the sentence for all of them, such as ``"this page"``.
    """
    wanted, known = list(parts), list(reviews)
    nobody = say("catalogue.nobody", what=what)
    if not known or not wanted:
        return nobody
    covering = [[review for review in known if review.covers(part)] for part in wanted]
    if not all(covering):
        return nobody
    alone = [review for review in known if all(review in found for found in covering)]
    between = f"{say('catalogue.and-by')} "
    if alone:
        return say("catalogue.reviewed", whom=between.join(review.words for review in alone))
    together = [review for review in known if any(review in found for found in covering)]
    return say("catalogue.reviewed-in-parts", whom=between.join(review.words for review in together))


def _check(part: str, found: str) -> str:
    return sha256(f"{part}:{found}".encode()).hexdigest()[:4]
