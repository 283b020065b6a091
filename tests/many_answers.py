"""Answers of a class: honest files, and thirty that are broken or mean harm, with what is said of each."""

from __future__ import annotations

import json
import os
import random
import zipfile
from pathlib import Path
from typing import Any

from stretchlib import catalogue
from stretchlib.answers.handed import RESULTS, Handed, as_code, as_json

QUESTIONS = [question.id for question in catalogue.questions("hamstrings")]
SCRIPT = "<script>alert(1)</script>"


def honest(count: int = 170, seed: int = 21) -> list[Handed]:
    """Hand-ins of a class, half of them from before it; after it more are right."""
    chance = random.Random(seed)
    made = []
    for at in range(count):
        when = "before" if at % 2 == 0 else "after"
        weights = (4, 1, 2, 3) if when == "before" else (1, 1, 2, 9)
        asked = [question for question in QUESTIONS if chance.random() < 0.9] or QUESTIONS[:1]
        results = chance.choices(RESULTS, weights, k=len(asked))
        made.append(Handed(when, f"{chance.getrandbits(64):016x}", dict(zip(asked, results, strict=True))))
    return made


def told(**changes: Any) -> str:
    """A file of answers with some parts changed."""
    whole = json.loads(as_json(Handed("after", "0123456789abcdef", {QUESTIONS[0]: "first"})))
    return json.dumps({**whole, **changes})


def broken(folder: Path) -> dict[str, str]:
    """Writes thirty files that are not to be counted; by name what must be said of each."""
    good = told()
    answers = {QUESTIONS[0]: "first"}
    texts = {
        "truncated.json": (good[:-20], "cut off"),
        "half-a-letter.json": (good.encode() + b"\xc3", "cut off"),
        "latin.json": ("{é".encode("latin-1"), "cut off"),
        "not-a-number.json": (good.replace("1,", "NaN,", 1), "cut off"),
        "deep.json": ('{"a":' * 9000 + "1" + "}" * 9000, "cut off"),
        "empty.json": ("", "no answers"),
        "blank.json": ("\n\n \n", "no answers"),
        "list.json": (f"[{good}]", "cut off"),
        "page.html": (f"<html>{SCRIPT}</html>", "cut off"),
        "bytes.json": (bytes(range(256)), "cut off"),
        "journal.json": ('{"format":"stretchlib-journal","version":1,"entries":[]}', "not a file of answers"),
        "version-0.json": (told(version=0), "not a file of answers"),
        "version-true.json": (told(version=True), "not a file of answers"),
        "version-9.json": (told(version=9), "newer version"),
        "named.json": (told(name="Ann Example"), "parts"),
        "lacking.json": ('{"format":"stretchlib-answers","version":1}', "parts"),
        "when.json": (told(when="during"), "before or after"),
        "when-list.json": (told(when=["before"]), "before or after"),
        "person.json": (told(person="Ann Example"), "mark"),
        "person-number.json": (told(person=7), "mark"),
        "answers-list.json": (told(answers=[SCRIPT]), "no answers"),
        "answers-none.json": (told(answers={}), "no answers"),
        "question.json": (told(answers={SCRIPT: "first"}), "does not have"),
        "prototype.json": (told(answers={"__proto__": "first", **answers}), "does not have"),
        "result.json": (told(answers={QUESTIONS[0]: SCRIPT}), "damaged"),
        "result-number.json": (told(answers={QUESTIONS[0]: 1}), "damaged"),
        "%2e%2e%2f..%2fetc%2fpasswd": (SCRIPT, "cut off"),
        f"=cmd|'{SCRIPT}'\u202e!\n\x1b[31m.json".replace("/", "\u2215"): (told(when="=1"), "before or after"),
    }
    for name, (content, _) in texts.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with (folder / "large.json").open("wb") as large:
        large.truncate(50_000_000)
    with zipfile.ZipFile(folder / "slip.zip", "w") as package:
        package.writestr("../../escaped.json", good)
    return {
        **{name: why for name, (_, why) in texts.items()},
        "large.json": "too large",
        "slip.zip": "zip",
    }


def write(folder: Path) -> tuple[list[Handed], dict[str, str]]:
    """Two hundred files of a class: 170 that count, some of them twice or as codes, and 30 that do not."""
    class_ = honest(160)
    for at, handed in enumerate(class_[:130]):
        (folder / f"answers-{at}.json").write_text(as_json(handed))
    for at, handed in enumerate(class_[:10]):  # handed in twice
        (folder / f"answers-{at} (1).json").write_text(as_json(handed))
    for at, handed in enumerate(class_[130:]):  # by code, some as links, one with the mark of an editor
        begin = "\ufeff" if at == 0 else "https://example.org/course/group-answers.html#answers="
        (folder / f"code-{at}.txt").write_text(f"{begin}{as_code(handed)}\n", encoding="utf-8")
    wrong = broken(folder)
    assert len(os.listdir(folder)) == 200
    return class_, wrong
