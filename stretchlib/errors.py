"""Errors that tell a reader what to type instead."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import category

from stretchlib.kinds import alike, elsewhere

__all__ = ["BadLink", "BadRecord", "NumpyMissing", "PackageMissing", "UnknownId", "UnknownMuscle"]


def __dir__() -> list[str]:
    return sorted(__all__)


class BadLink(ValueError):
    """A link holds no plan, or cannot hold this one; ``str()`` is one sentence for the reader.

    Examples
    --------
    >>> try:
    ...     sl.routine.from_link("https://example.org/#plan=AAAA")
    ... except sl.errors.BadLink as bad:
    ...     print(bad)
    This link holds no plan. A part of it may have been lost on the way: ask for it again.
    """


class UnknownId(KeyError):
    """An id that the library does not know.

    ``str()`` gives one sentence with the nearest known ids, those of other kinds too, unlike a plain
    ``KeyError``, which shows a bare key.

    Examples
    --------
    >>> try:
    ...     sl.stretch("piri")
    ... except sl.errors.UnknownId as unknown:
    ...     print(unknown)
    There is no stretch 'piri': did you mean the muscle sl.muscle('piri')?
    """

    def __init__(self, kind: str, wanted: object, known: Iterable[str]) -> None:
        super().__init__(wanted)
        names = sorted(set(known))
        if not isinstance(wanted, str):
            example = f", such as '{names[0]}'" if names else ""
            self.message = f"{wanted!r} is no {kind}; give one name in quotes{example}."
            return
        near = get_close_matches(wanted.lower(), names, n=3, cutoff=0.4)
        best = max((alike(wanted.lower(), name) for name in near), default=0.0)
        if other := elsewhere(kind, wanted, best):
            advice = f"did you mean {other}?"
        elif near:
            advice = "did you mean " + " or ".join(f"'{name}'" for name in near) + "?"
        elif names:
            shown = ", ".join(f"'{name}'" for name in names[:8])
            advice = f"known are {shown}{' and others' if len(names) > 8 else ''}."
        else:
            advice = "none is known here."
        self.message = f"There is no {kind} '{wanted}': {advice}"

    def __str__(self) -> str:
        return self.message


class UnknownCountry(ValueError):
    """A country whose emergency number the course does not know; the message is one sentence."""


class UnknownMuscle(UnknownId):
    """A muscle id that the body model does not have; ``members`` if it names a group of muscles.

    Examples
    --------
    >>> try:
    ...     sl.muscle("calves")
    ... except sl.errors.UnknownMuscle as unknown:
    ...     print(unknown)
    'calves' is a group of muscles and no single one; its muscles are ['gasmed', 'gaslat', 'soleus'].
    """

    def __init__(self, wanted: object, known: Iterable[str], members: Iterable[str] = ()) -> None:
        super().__init__("muscle", wanted, known)
        if listed := list(members):
            self.message = f"'{wanted}' is a group of muscles and no single one; its muscles are {listed}."


class PackageMissing(ImportError):
    """Something was asked for that needs a package which is missing here; the message is one sentence.

    A notebook shows the sentence without a traceback, and goes on with the next cell.

    Examples
    --------
    >>> issubclass(sl.errors.PackageMissing, ImportError)
    True
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        if "IPython" in sys.modules:
            shell = sys.modules["IPython"].get_ipython()
            if shell is not None:
                shell.set_custom_exc((PackageMissing,), _tell)


class NumpyMissing(PackageMissing):
    """Numbers of the body were asked for where numpy is missing, as in notebooks that run in a browser.

    Examples
    --------
    >>> issubclass(sl.errors.NumpyMissing, sl.errors.PackageMissing)
    True
    """

    def __init__(self, asked_for: str) -> None:
        super().__init__(
            f"{asked_for} computes numbers with numpy, which is missing here: "
            "open the course on your own computer to see them. All else on this page works."
        )


def _tell(_shell: object, _kind: object, error: Exception, _trace: object, tb_offset: object = None) -> None:  # noqa: ARG001
    """IPython's way to show an error of ours."""
    sys.stdout.write(f"{error}\n")


class BadRecord(ValueError):
    """A catalogue or plan file that breaks its own rules.

    Parameters
    ----------
    file, record, key : where the fault is; ``record`` and ``key`` may be empty.
    fault : what is wrong and what would be right, as one sentence without a full stop.
    others : what else is wrong with the same file; ``str()`` has a line for each.

    Examples
    --------
    >>> raise sl.errors.BadRecord("my-stretches.toml", "my-stretch", "area", "is missing")
    Traceback (most recent call last):
        ...
    stretchlib.errors.BadRecord: my-stretches.toml: [my-stretch] area: is missing.
    """

    def __init__(
        self, file: str, record: str, key: str, fault: str, others: Iterable[BadRecord] = ()
    ) -> None:
        # A key or the name of a file is the reader's own, and may hold signs that would work on a terminal.
        file, record, key, fault = (_harmless(part) for part in (file, record, key, fault))
        self.file, self.record, self.key, self.fault = file, record, key, fault
        place = " ".join(part for part in (f"[{record}]" if record else "", key) if part)
        self.others = tuple(others)
        self.sentences: tuple[str, ...] = (
            f"{file}: {place + ': ' if place else ''}{fault}.",
            *(sentence for other in self.others for sentence in other.sentences),
        )
        super().__init__("\n".join(self.sentences))

    @classmethod
    def together(cls, faults: Iterable[BadRecord]) -> BadRecord:
        """One error for all faults of a file, of which there must be one."""
        first, *others = faults
        return cls(first.file, first.record, first.key, first.fault, (*first.others, *others))


def _harmless(text: str) -> str:
    """The text with signs that are none, such as an escape, spelt out."""
    return "".join(
        ascii(sign)[1:-1] if category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign for sign in text
    )
