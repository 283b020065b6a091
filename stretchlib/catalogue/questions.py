"""The forms of the quiz bank, and of the guesses at the head of a chapter."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stretchlib.brief import Brief
from stretchlib.catalogue.display import Shown


@dataclass(frozen=True, slots=True, repr=False)
class Option(Brief):
    """One possible answer of a question.

    ``feedback`` teaches somebody who chose it wrongly, or left it out wrongly. ``mark`` is what a label
    belongs to, for questions of kind ``label``: one of the marks of the plate without names, such as a
    muscle's id.
    """

    text: str
    feedback: str
    right: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Estimate(Brief):
    """A number to estimate, taken from the body model.

    Attributes
    ----------
    muscle : path of the body model whose length change against standing, in per cent, is asked for.
    angles : joint coordinates in degrees.
    value : the model's answer; a test holds it to the model.
    tolerance : how far off still counts as right.
    low, high : feedback for an estimate that is too low or too high.
    """

    muscle: str
    angles: Mapping[str, float]
    value: float
    tolerance: float
    low: str
    high: str


@dataclass(frozen=True, slots=True, repr=False)
class Question(Shown):
    """One question of the quiz bank.

    Attributes
    ----------
    kind : ``single`` (one right answer), ``multiple`` (any number), ``myth`` (myth or fact), ``order``
        (options stand in the right order here, and are shown shuffled), ``estimate`` or ``label``.
    claim : id of the claim it teaches.
    explain : what is said after the answer, right or wrong.
    picture : for kind ``label``, the stored plate; what is shown is the one without names, ``…-blank``.
    """

    id: str
    kind: Literal["single", "multiple", "myth", "order", "estimate", "label"]
    chapter: str
    claim: str
    stem: str
    explain: str
    options: tuple[Option, ...] = ()
    estimate: Estimate | None = None
    picture: str | None = None

    def __post_init__(self) -> None:
        right = sum(option.right for option in self.options)
        if self.kind == "estimate":
            if self.estimate is None or self.options:
                raise ValueError("a question of kind 'estimate' needs 'estimate' and no 'options'")
            return
        if self.estimate is not None:
            raise ValueError(f"a question of kind '{self.kind}' has no 'estimate'")
        fewest = 2 if self.kind == "myth" else 3
        if len(self.options) < fewest:
            raise ValueError(f"a question of kind '{self.kind}' needs at least {fewest} options")
        if len({option.text for option in self.options}) < len(self.options):
            raise ValueError("two options say the same")
        if self.kind == "myth" and [option.text for option in self.options] != ["Myth", "Fact"]:
            raise ValueError("a question of kind 'myth' has the options 'Myth' and 'Fact', in this order")
        if self.kind in ("single", "myth") and right != 1:
            raise ValueError(f"a question of kind '{self.kind}' has one right option, but {right} are marked")
        if self.kind == "multiple" and not 0 < right < len(self.options):
            raise ValueError("a question of kind 'multiple' has at least one right and one wrong option")
        if self.kind == "label" and not all(option.mark for option in self.options):
            raise ValueError("every option of a question of kind 'label' needs a 'mark'")

    @property
    def plate(self) -> str | None:
        """Id of the stored plate without names, for a question to label."""
        return f"{self.picture}-blank" if self.kind == "label" and self.picture else None

    def shuffled(self, seed: int = 0) -> list[tuple[int, Option]]:
        """Options with their places in the bank. Myth and fact stay; an order never starts solved.

        ``seed`` names the order: the same one always gives the same.
        """
        options = list(enumerate(self.options))
        if self.kind == "myth":
            return options
        chance = random.Random(f"{seed} {self.id}")
        chance.shuffle(options)
        while self.kind == "order" and [key for key, _ in options] == sorted(key for key, _ in options):
            chance.shuffle(options)
        return options


@dataclass(frozen=True, slots=True, repr=False)
class Guess(Brief):
    """What a learner guesses at the head of a chapter, before it tells them.

    Attributes
    ----------
    claim : id of the claim that the answer rests on.
    options : what may be guessed, in the order in which it is shown.
    right : those of ``options`` that are right, by their text.
    answer : why, in a sentence or two; it stands beside the guess, later in the chapter.
    several : whether more than one option may be chosen.
    """

    id: str
    chapter: str
    claim: str
    stem: str
    options: tuple[str, ...]
    right: tuple[str, ...]
    answer: str
    several: bool = False

    def __post_init__(self) -> None:
        if len(set(self.options)) < max(len(self.options), 2):
            raise ValueError("a guess needs at least two options, each with a text of its own")
        unknown = [text for text in self.right if text not in self.options]
        if unknown:
            raise ValueError(f"'right' names '{unknown[0]}', which 'options' does not have")
        if not self.right or (len(self.right) > 1 and not self.several):
            raise ValueError("a guess has one right option, or one or more where 'several' is true")
