"""Every number in the prose of a chapter is held: by a record with its source, by its code, by a dose."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from notebook_prose import NOTEBOOKS, cell_prose

from stretchlib import body, catalogue
from stretchlib.catalogue.numbers import Number, printed

CHAPTERS = [path for path in NOTEBOOKS if path.stem != "11-glossary"]
# What counts the course itself: its minutes, and the place of a paper in a journal.
OF_THE_COURSE = re.compile(r"\b\d+ (?:minutes|of them)\b|\b\d{4}, IEEE\b.*?\d+:\d+-\d+")
# Numbers that stand for nothing measured, by the cell's id.
OUR_OWN = {
    "00-strong": {"0"},  # ends of a scale
    "01-look-inside": {"110"},  # what the reader may type
    "08-guess": {"35", "25"},  # a person who is made up
    "08-life": {"0"},
    "08-log": {"0"},
    "08-pain": {"0"},
    "08-pain-said": {"33"},  # 2 of 6 in per cent
    "10-inside": {"20"},  # what the two angles of the cell below differ by
}
# What the reader is asked to find with the model: the numbers of a solution, from the model.
SOLUTIONS = {
    "03-solution": lambda: [float(body.length_change("iliacus", hip_flexion=-tip)) for tip in (5, 10, 17)],
    "04-solution": lambda: [
        turning_point("hip_flexion", lambda hip: body.moment_arms("piri", "hip_rotation", hip_flexion=hip))
    ],
    "05-solution": lambda: [
        turning_point(
            "knee_angle", lambda knee: body.length_change("gasmed", ankle_angle=24, knee_angle=knee)
        )
    ],
}


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def code_numbers(path: Path) -> set[float]:
    """Numbers in the code of a chapter and in the outputs that it keeps; per cent have no sign in prose."""
    text = []
    for cell in cells(path):
        if cell["cell_type"] == "code":
            text.append("".join(cell["source"]))
            for output in cell["outputs"]:
                text.append("".join(output.get("text", "")))
                text.append("".join(output.get("data", {}).get("text/plain", "")))
    return {float(found) for found in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", "\n".join(text))}


def shown_numbers(path: Path) -> list[Number]:
    """Records of the claims and self-tests that a chapter shows."""
    found: list[Number] = []
    for cell in cells(path):
        if cell["cell_type"] != "code":
            continue
        for call in (
            node for node in ast.walk(ast.parse("".join(cell["source"]))) if isinstance(node, ast.Call)
        ):
            if not isinstance(call.func, ast.Attribute):
                continue
            named = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
            if call.func.attr == "evidence":
                found += [number for key in named for number in catalogue.claim(str(key)).numbers]
            if call.func.attr == "self_test":
                found += [number for key in named for number in catalogue.self_test(str(key)).numbers]
    return found


@cache
def dose_numbers() -> frozenset[float]:
    """Seconds, repetitions and days a week of the techniques' doses."""
    found: set[float] = set()
    for item in catalogue.stretches():
        dose = item.dose
        told = (dose.hold_seconds, dose.repetitions, dose.most_repetitions, dose.rounds, dose.seconds_each)
        found |= {float(value) for value in (*told, dose.sessions_a_week) if value is not None}
    return frozenset(found)


def turning_point(coordinate: str, value: Callable[[np.ndarray], np.ndarray]) -> float:
    """The whole degree at which something is nearest to zero."""
    low, high = body.domain()[coordinate]
    degrees = np.arange(max(low, 0), high)
    return float(degrees[np.argmin(abs(value(degrees)))])


def unheld_numbers(path: Path) -> dict[str, list[str]]:
    """Numbers by cell that nothing holds."""
    records, code = shown_numbers(path), code_numbers(path)
    found: dict[str, list[str]] = {}
    for key, prose in cell_prose(path).items():
        for number in printed(OF_THE_COURSE.sub("", prose)):
            value = float(number.replace(",", ""))
            held = any(record.holds(number) for record in records) or value in code | dose_numbers()
            if not held and number not in OUR_OWN.get(key, ()) and key not in SOLUTIONS:
                found.setdefault(key, []).append(number)
    return found


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_number_of_a_chapter_is_held(path: Path) -> None:
    assert unheld_numbers(path) == {}, (
        "give each number a record that the chapter shows, code that computes it, or a reason in OUR_OWN"
    )


@pytest.mark.parametrize("key", SOLUTIONS)
def test_a_solution_is_what_the_model_says(key: str) -> None:
    (prose,) = (text for path in CHAPTERS for name, text in cell_prose(path).items() if name == key)
    for value in SOLUTIONS[key]():
        assert any(
            abs(float(found) - value) <= 10 ** -len(found.partition(".")[2]) for found in printed(prose)
        ), value


@pytest.mark.parametrize(
    ("chapter", "old", "new", "cell"),
    [
        ("02-hamstrings", "with 29 people", "with 31 people", "02-lying"),
        ("07-your-routine", "for 208 days", "for 207 days", "07-hike"),
        ("04-piriformis", "the figure-four 18", "the figure-four 14", "04-one-page"),
    ],
)
def test_a_number_that_nothing_holds_would_be_found(
    tmp_path: Path, chapter: str, old: str, new: str, cell: str
) -> None:
    text = (CHAPTERS[0].parent / f"{chapter}.ipynb").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / f"{chapter}.ipynb"
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert list(unheld_numbers(path)) == [cell]
