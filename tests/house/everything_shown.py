"""Prints, as JSON, what Python shows by itself: records, routines, widgets, handouts, words around pages.

Each text has a name by which it is found again. ``test_hard_coded_words.py`` runs this in another language.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import click

import stretchlib as sl
from stretchlib import answers, catalogue, cli, routine, show, widgets
from stretchlib.catalogue import shelves
from stretchlib.publish import handouts, page_furniture, platforms, site_address, slides
from stretchlib.publish.answers_page import answers_page
from stretchlib.routine.terminal import before_start
from stretchlib.words import say

CODE = ("_esm", "_css", "svg", "picture", "pictures", "qr", "address", "page_address")
#: Keys of widgets' state and of sheets that hold no text for a reader.
CHOSEN = ("id", "key", "kind", "action", "urgency", "plan", "status", "verdict", "area", "side", "name_of")


def records() -> Iterator[tuple[str, object]]:
    for kind in shelves.FILES:
        try:
            held = shelves.shelf(kind)
        except KeyError:  # a file of several kinds, which `safety` reads
            continue
        yield from ((f"{kind} {key}", record) for key, record in held.items())
    named = {
        "condition": catalogue.conditions().values(),
        "sign": (*catalogue.emergency_signs(), *catalogue.clinician_signs()),
        "stop rule": catalogue.stop_rules(),
        "effort": (catalogue.effort("stretch"), catalogue.effort("pressure")),
    }
    for kind, all_of_kind in named.items():
        yield from ((f"{kind} {record.id}", record) for record in all_of_kind)


def sheets() -> Iterator[tuple[str, object]]:
    every = [item.id for item in catalogue.stretches()]
    yield "rules", sl.session_rules()
    yield "claims", sl.claims()
    yield "sources", sl.sources()
    yield "muscles", sl.muscles()
    yield "conditions", sl.conditions()
    yield "glance", sl.at_a_glance(*every)
    yield "techniques", sl.techniques("heel-on-stool", "ball-calf")
    yield "cautions", sl.cautions(*every)
    yield "emergency signs", sl.emergency_signs()
    yield "clinician signs", sl.clinician_signs()
    yield from ((f"set {name}", routine.named(name)) for name in routine.set_names())
    wishes: dict[str, dict[str, Any]] = {
        "small": {"minutes": 5},
        "careful": {"minutes": 20, "equipment": {"chair"}, "conditions": {"hamstring-tear"}},
        "focus": {"minutes": 10, "focus": {"hamstrings", "low-back"}, "moment": "before-activity"},
    }
    yield from ((f"plan {name}", sl.plan(**wish)) for name, wish in wishes.items())


def made_widgets() -> dict[str, Any]:
    return {
        "flashcards": widgets.flashcards("measuring"),
        "explorer": widgets.explore("supported-hip-hinge"),
        "standing": widgets.explore(),
        "guess": widgets.guess("connected"),
        "answer": widgets.your_guess("connected"),
        "quiz": widgets.quiz("hamstrings"),
        "body map": widgets.body_map(),
        "claim table": widgets.claim_table(),
        "safety check": widgets.safety_check(),
        "timer": widgets.timer("heel-on-stool"),
        "journal": widgets.journal(),
        "group answers": widgets.group_answers(),
    }


def texts(value: Any) -> Iterator[str]:
    """Every text in plain lists and dictionaries but code, drawings and ids."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in CODE and key not in CHOSEN:
                yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


def around_pages() -> Iterator[tuple[str, str]]:
    links = page_furniture.launch_links("notebooks/02-hamstrings", ("lite", "slides"))
    yield "launch", "\n".join(words for words, _ in links)
    yield "lost page", site_address.site_settings("https://example.org/")["notfound_context"]["body"]
    with TemporaryDirectory() as folder:
        index = slides.write_index(Path(folder), slides.decks())
        yield "decks", index.read_text(encoding="utf-8").partition("<body")[2]


def on_platforms() -> Iterator[tuple[str, str]]:
    """A question of each kind as learning platforms show it."""
    one_of_each = [*{question.kind: question for question in catalogue.questions()}.values()]
    quiz = ET.fromstring(platforms.moodle_xml(one_of_each))
    yield "moodle", "\n".join(text for part in quiz.iter("text") if (text := part.text or "")[:1] == "<")
    package = ZipFile(io.BytesIO(platforms.qti_package(one_of_each)))
    for name in (name for name in package.namelist() if name.startswith("items/")):
        item = ET.fromstring(package.read(name))
        shown = (part for kind in ("itemBody", "modalFeedback") for part in item.iter(f"{{*}}{kind}"))
        yield f"qti {name}", "\n".join(ET.tostring(part, encoding="unicode") for part in shown)


def group_report() -> str:
    """A class of twenty, half of whom knew it before and all after, with a file that was left out."""
    stems = {question.id: question.stem for question in catalogue.questions()}
    handed = [
        answers.Handed(
            when, f"{at:016x}", {next(iter(stems)): "wrong" if when == "before" and at % 2 else "first"}
        )
        for when in ("before", "after")
        for at in range(20)
    ]
    found = answers.report(handed, stems)
    page = answers_page(found, [answers.LeftOut("1.zip", say("answers.zip"))], stems)
    return f"{page}\n{answers.table(found, stems)}"


def helps(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    """What --help tells of a command and of those below it, without what click says itself."""
    yield f"help of {path}", "\n".join(filter(None, (command.help, command.short_help)))
    told = {option.opts[0]: getattr(option, "help", None) for option in command.params}
    yield from (
        (f"help of {path} {name}", text) for name, text in told.items() if text and name != "--version"
    )
    for name, below in getattr(command, "commands", {}).items():
        yield from helps(below, f"{path} {name}")


def shown() -> Iterator[tuple[str, str]]:
    for name, record in (*records(), *sheets()):
        yield f"{name} as text", show.plain(record)
        yield f"{name} as a card", show.html(record) or ""
    for name, widget in made_widgets().items():
        yield f"{name} without a script", show.html(widget.fallback()) or ""
        yield f"{name} as text", show.plain(widget.fallback())
        yield f"title of {name}", getattr(widget, "title", "")
    address = "https://example.org/"
    linked = (
        handouts.signs_sheet(address),
        handouts.workshop_log(address),
        handouts.progress_log(address),
        handouts.technique_card(catalogue.stretch("heel-on-stool"), address),
        handouts.routine_sheet(routine.named("core"), address),
    )
    for sheet in (*handouts.every_handout(), *linked):
        yield f"sheet {sheet.name}", "\n".join(texts(sheet.content))
    yield "terminal", "\n".join(before_start(routine.named("core")))
    yield from around_pages()
    yield from on_platforms()
    yield "group answers", group_report()
    yield from helps(cli.main, "stretchlib")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(dict(shown())))
