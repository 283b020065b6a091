"""Where the body's weight lies: shares of it at named points, for the solver and for tests of poses."""

from __future__ import annotations

from collections.abc import Iterator

# Share of the body's weight between two points and how far from the first: Winter's rounded fractions, for
# balance alone; none is told to a reader.
_SEGMENTS = (
    (0.497, "c7", "hip", 0.5),
    (0.081, "head", "head", 0.0),
    (0.1, "hip", "knee", 0.43),
    (0.0465, "knee", "ankle", 0.43),
    (0.0145, "heel", "ball", 0.5),
    (0.028, "shoulder", "elbow", 0.44),
    (0.022, "elbow", "hand", 0.6),
)
_MIDDLE = ("c7", "head")


def weight_shares() -> list[tuple[float, str]]:
    """Shares of the weight at named points such as ``"left_knee"``; together 1."""
    found = [*_shares()]
    total = sum(share for share, _ in found)
    return [(share / total, name) for share, name in found]


def _shares() -> Iterator[tuple[float, str]]:
    for share, upper, lower, along in _SEGMENTS:
        times = 1 if upper in _MIDDLE else 2  # a limb on each side
        for name, part in ((upper, 1.0 - along), (lower, along)):
            sided = (name,) if name in _MIDDLE else (f"left_{name}", f"right_{name}")
            yield from ((times * share * part / len(sided), each) for each in sided)
