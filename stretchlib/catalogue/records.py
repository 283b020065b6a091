"""The forms of what is taught: frozen records, one a stretch, muscle, claim, reference, sign, term, question.

A record holds facts and knows no screen. How it shows itself is decided in ``display`` and one floor up.
Every check that needs only the record itself stands in its ``__post_init__``; links between records are
checked in ``links``. Techniques, questions, safety and the body map have modules of their own; this one
gives all forms.
"""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

import re
from dataclasses import dataclass
from typing import Literal

from stretchlib.body.groups import MUSCLE_GROUPS
from stretchlib.catalogue.bodymap import Feeling, Region, Warnings
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.doses import Amount, Dose, LongHold
from stretchlib.catalogue.measures import SelfTest
from stretchlib.catalogue.numbers import CITATION, Number, cited
from stretchlib.catalogue.pose_records import (
    BodyPart,
    Contact,
    ContactPoint,
    Hold,
    PoseRecord,
    Prop,
    Side,
    Support,
)
from stretchlib.catalogue.questions import Estimate, Guess, Option, Question
from stretchlib.catalogue.safety import Condition, EffortRule, Sign, Status, StopRule, Urgency
from stretchlib.catalogue.techniques import (
    ARTICLE_PARTS,
    Action,
    Area,
    ArticlePart,
    Caution,
    Kind,
    Position,
    Sides,
    Stretch,
    Variant,
)
from stretchlib.words import say

__all__ = [
    "ARTICLE_PARTS",
    "CITATION",
    "INITIALS",
    "SLUG",
    "Action",
    "Amount",
    "Area",
    "ArticlePart",
    "BodyPart",
    "Caution",
    "Chapter",
    "Claim",
    "Condition",
    "Contact",
    "ContactPoint",
    "Deck",
    "Dose",
    "EffortRule",
    "Estimate",
    "Feeling",
    "Guess",
    "Hold",
    "Kind",
    "LongHold",
    "Muscle",
    "Number",
    "Option",
    "PoseRecord",
    "Position",
    "Prop",
    "Question",
    "Reference",
    "Region",
    "SelfTest",
    "Shown",
    "Side",
    "Sides",
    "Sign",
    "Status",
    "StopRule",
    "Stretch",
    "Support",
    "Term",
    "Urgency",
    "Variant",
    "Verdict",
    "Warnings",
    "cited",
    "status_words",
    "verdict_words",
]

Verdict = Literal["supported", "partly", "mixed", "wrong", "preference", "context"]


def verdict_words(verdict: Verdict) -> str:
    """A verdict in words, such as "Partly right"."""
    return say(f"catalogue.verdict-{verdict}")


def status_words(status: Status) -> str:
    """How far something was checked, as part of a sentence."""
    return say(f"catalogue.status-{status.replace(' ', '-')}")


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INITIALS = re.compile(r" [A-Z]{1,4}$")


@dataclass(frozen=True, slots=True, repr=False)
class Chapter(Shown):
    """A chapter of the course; ``notebook`` is its file without ``.ipynb``.

    ``kinds`` and ``areas`` are those of the techniques that it teaches, ``groups`` those of the muscles.
    """

    id: str
    title: str
    notebook: str
    kinds: tuple[Kind, ...] = ()
    areas: tuple[Area, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Deck(Shown):
    """The flash cards of a chapter, whose id it has: words of the glossary, and muscles."""

    id: str
    terms: tuple[str, ...]
    muscles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Shown):
    """One published source. ``status`` says how far it was checked; only verified ones are printed.

    ``letter`` tells it from another source of the same first author and year.
    """

    id: str
    authors: str
    source: str
    status: Status
    year: int | None = None
    title: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    kind: Literal["article", "guideline", "thesis", "book", "web"] = "article"
    note: str = ""
    letter: Literal["", "a", "b"] = ""

    @property
    def label(self) -> str:
        """Short form for the running text, such as ``Decoster 2004``."""
        names = [INITIALS.sub("", name) for name in self.authors.removesuffix(" et al").split(", ")]
        first = " and ".join(names) if len(names) == 2 else names[0]
        return f"{first} {self.when}".rstrip()

    @property
    def when(self) -> str:
        """The year with its letter, such as ``2021a``; empty if the year is not known."""
        return f"{self.year}{self.letter}" if self.year else ""

    @property
    def sentence(self) -> str:
        """The title with the mark that ends a sentence, empty if the title is not known."""
        return self.title if not self.title or self.title[-1] in ".?!" else f"{self.title}."

    @property
    def address(self) -> str:
        """Where to read it, empty if no address is known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


@dataclass(frozen=True, slots=True, repr=False)
class Claim(Shown):
    """A statement that people make, our verdict on it, and what we say instead.

    Attributes
    ----------
    claim : the statement, in our words.
    say : what the course says, one plain sentence.
    why : the explanation. A sentence that states a number cites its source as ``[@reference-id]``.
    status : how far the evidence behind it was checked.
    article_part : the part of the article it comes from, one of ``ARTICLE_PARTS``.
    other_article_parts : further parts of the article that say the same.
    numbers : every number that ``why`` and ``say`` print, with its source.
    correction : whether it is one of the corrections that matter most.
    chapter : the course chapter that teaches it.
    """

    id: str
    claim: str
    verdict: Verdict
    say: str
    why: str
    status: Status
    article_part: ArticlePart
    chapter: str
    sources: tuple[str, ...] = ()
    correction: bool = False
    other_article_parts: tuple[ArticlePart, ...] = ()
    numbers: tuple[Number, ...] = ()

    @property
    def verdict_words(self) -> str:
        return verdict_words(self.verdict)


@dataclass(frozen=True, slots=True, repr=False)
class Muscle(Shown):
    """A muscle as a learner meets it.

    ``model`` names the muscle paths of the body model that make it up; empty where the model has none.
    ``drawn`` then names the shapes that stand for it in pictures, whose lengths nobody knows. ``group`` is
    the one that it is listed under. The file gives it only where ``model`` is empty: the others have those of
    the body, ``body.MUSCLE_GROUPS``.
    """

    id: str
    name: str
    latin: str
    plain: str
    origin: str
    insertion: str
    actions: tuple[str, ...]
    nerve: str
    status: Status
    sounds_like: str = ""
    model: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    group: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.drawn and self.model:
            raise ValueError("has 'model', whose paths are drawn; leave 'drawn' out")
        if bool(self.group) == bool(self.model):
            raise ValueError("needs either 'model', whose groups it then has, or 'group'; give one of them")
        if not self.group:
            if not self.groups:
                raise ValueError("'model' names paths that no group of body/data/groups.json holds all of")
            object.__setattr__(self, "group", self.groups[0])

    @property
    def paths(self) -> tuple[str, ...]:
        """What pictures draw of it."""
        return self.model or self.drawn

    @property
    def groups(self) -> tuple[str, ...]:
        """Every group that it belongs to: rectus femoris is a hip flexor and a part of the quadriceps."""
        if not self.model:
            return (self.group,)
        return tuple(name for name, members in MUSCLE_GROUPS.items() if set(self.model) <= set(members))


@dataclass(frozen=True, slots=True, repr=False)
class Term(Shown):
    """A technical word with its plain meaning and how it sounds."""

    id: str
    name: str
    plain: str
    sounds_like: str = ""
    aliases: tuple[str, ...] = ()
