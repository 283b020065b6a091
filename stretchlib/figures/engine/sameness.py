"""Whether two drawings are the same to the eye.

The same code writes the same bytes on one machine. On another processor sums are rounded otherwise, and of a
few hundred shapes one or two come out with other control points, along the same course. Straight edges and
words always come out the same.
"""

from __future__ import annotations

import re

_ELEMENT = re.compile(r"<[^>]+>")
_COURSE = re.compile(r' d="([^"]*)"')
_STEP = re.compile(r"[a-zA-Z]|-?\d+(?:\.\d+)?")
#: Share of a drawing's shapes whose control points may differ.
FEW = 0.02
#: How far the ends of such a shape may lie apart, quarters of a point.
NEAR = 10.0
_NUMBERS = {"q": 4, "c": 6}  # of a piece of a path; all others have two


def same_ink(one: str, other: str) -> bool:
    """Whether two compact SVG texts show the same: the same shapes, words and colours in the same places."""
    if one == other:
        return True
    first, second = _ELEMENT.findall(one), _ELEMENT.findall(other)
    pairs = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    return (
        len(first) == len(second)
        and len(pairs) <= FEW * len(first)
        and _ELEMENT.split(one) == _ELEMENT.split(other)
        and all(_same_shape(*pair) for pair in pairs)
    )


def _same_shape(one: str, other: str) -> bool:
    if _COURSE.sub("", one) != _COURSE.sub("", other):
        return False
    courses = [_COURSE.search(element) for element in (one, other)]
    edges = [_edges(course[1]) for course in courses if course and "q" in course[1]]
    return len(edges) == 2 and all(abs(a - b) <= NEAR for a, b in zip(*edges, strict=True))


def _edges(course: str) -> tuple[float, float, float, float]:
    """Lowest and highest x and y at which the pieces of a path end."""
    command, x, y = "M", 0.0, 0.0
    numbers: list[float] = []
    ends: list[tuple[float, float]] = []
    for token in _STEP.findall(course):
        if token.isalpha():
            command, numbers = token, []
            continue
        numbers.append(float(token))
        if len(numbers) < _NUMBERS.get(command, 2):
            continue
        dx, dy = numbers[-2:]
        x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
        # As SVG has it, what follows a place to start from are lines.
        command, numbers = ("l" if command == "M" else command), []
        ends.append((x, y))
    across, up = zip(*ends, strict=True) if ends else ((0.0,), (0.0,))
    return min(across), max(across), min(up), max(up)
