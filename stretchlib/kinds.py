"""The kinds of things that a notebook asks for by id, so that an unknown id can name the nearest of any kind.

The rooms that hold them are named as text and asked only when an id is unknown: this module imports none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module

#: Kind -> the function that gives its ids, and the call that shows one of them.
KINDS = {
    "stretch": ("stretchlib.catalogue.library.all_stretches", "sl.stretch"),
    "muscle": ("stretchlib.catalogue.library.muscles", "sl.muscle"),
    "group of muscles": ("stretchlib.catalogue.library.muscle_groups", "sl.muscles"),
    "claim": ("stretchlib.catalogue.library.claims", "sl.claim"),
    "condition": ("stretchlib.catalogue.care.conditions", "sl.condition"),
    "term": ("stretchlib.catalogue.library.glossary", "sl.term"),
    "set": ("stretchlib.routine.files.set_names", "sl.timer"),
    "picture": ("stretchlib.pictures.pictures", "sl.figure"),
}
#: Ids of another kind are named only if they are this much alike; ids of the kind itself by less.
ALIKE = 0.75
_asking: list[str] = []


def elsewhere(kind: str, wanted: str, best_here: float) -> str:
    """Where ``wanted`` is known, or something more like it than any id of its own kind; empty if nowhere.

    Parameters
    ----------
    kind : what was asked for; kinds that nobody asks for by a name of ``KINDS`` get no answer.
    best_here : how much the nearest id of the kind itself is like it, 0 to 1.

    Returns
    -------
    Such as ``"the muscle sl.muscle('piri')"``.
    """
    if kind not in KINDS or _asking:  # an id may be unknown while the rooms are being read
        return ""
    _asking.append(kind)
    try:
        said = wanted.lower()
        found = [(alike(said, each), other, each) for other, each in _ids() if other != kind]
    finally:
        _asking.clear()
    near = max(found, key=lambda entry: entry[0], default=(0.0, "", ""))
    if near[0] < ALIKE or near[0] <= best_here:
        return ""
    return f"the {near[1]} {KINDS[near[1]][1]}({near[2]!r})"


def alike(one: str, other: str) -> float:
    """How much two ids are alike, from 0 to 1."""
    match = SequenceMatcher(None, other.lower(), one)
    return match.ratio() if match.quick_ratio() >= ALIKE / 2 else 0.0


def _ids() -> Iterator[tuple[str, str]]:
    for kind, (place, _) in KINDS.items():
        for each in _source(place)():
            yield kind, each


@cache
def _source(place: str) -> Callable[[], Iterable[str]]:
    module, name = place.rsplit(".", 1)
    found: Callable[[], Iterable[str]] = getattr(import_module(module), name)
    return found
