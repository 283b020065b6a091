"""Routines: their steps, their timeline, why they are so, and who must look out."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from stretchlib import catalogue
from stretchlib.routine.timeline import Routine, Timed
from stretchlib.routine.wording import clock
from stretchlib.show.escaping import NOTHING, Html, tag
from stretchlib.show.parts import card, care_box, fold, notice, paragraph, section, table
from stretchlib.show.registry import html_for, plain_for
from stretchlib.show.text import WIDTH
from stretchlib.words import say

SHORT_TIMELINE = 12


@html_for(Routine)
def routine_card(record: Routine) -> Html:
    """A routine as a card; a long timeline folds away."""
    rows, at = [], 0
    for stage in record.stages:
        rows.append((clock(at), clock(stage.seconds), stage.told))
        at += stage.seconds
    head = (say("routines.at"), say("routines.for"), say("routines.what"))
    timeline = table(head, rows, say("routines.stages"))
    if len(rows) > SHORT_TIMELINE:
        timeline = fold(say("routines.minute-by-minute", many=len(rows)), timeline)
    steps = [
        f"{step.name}: {step.amount_words()}." + (f" {step.care}" if step.care else "")
        for step in record.steps
    ]
    return card(
        f"{record.name} ({clock(record.seconds)})",
        paragraph(record.note),
        section(say("routines.before-you-start"), record.remarks),
        section(say("cards.steps"), steps, ordered=True) if len(steps) > 1 else NOTHING,
        timeline,
        section(say("cards.why"), record.why),
        section(say("routines.left-out"), record.left_out),
        care_for(record),
        tag("p", record.effort()),
        notice(*record.review_parts()),
    )


def care_for(record: Routine) -> Html:
    """The box of a routine's cautions; nothing without any."""
    told = [
        (each["id"], catalogue.condition(each["id"]).heading, each["title"], each["text"])
        for each in record.cautions()
    ]
    return care_box(told, record.stretches) if told else NOTHING


@plain_for(Routine)
def routine_text(record: Routine) -> str:
    """A routine for a terminal, with its whole timeline."""
    parts = [
        f"{record.name} ({clock(record.seconds)})",
        _listed(say("routines.before-you-start"), record.remarks),
        timeline_text(record.timeline()),
        _listed(say("cards.why"), record.why),
        _listed(say("routines.left-out"), record.left_out),
    ]
    conditions = dict.fromkeys(catalogue.condition(each["id"]).heading for each in record.cautions())
    if conditions:
        parts.append(fill(say("routines.skip-or-change", conditions="; ".join(conditions)), WIDTH))
    parts.append(fill(f"{record.effort()} {catalogue.notice(*record.review_parts())}", WIDTH))
    return "\n\n".join(part for part in parts if part)


def _listed(title: str, sentences: Iterable[str]) -> str:
    """Sentences below a title; nothing without sentences."""
    told = [f"- {sentence}" for sentence in sentences]
    return "\n".join([title, *told]) if told else ""


def timeline_text(timeline: Iterable[Timed]) -> str:
    """A timeline as lines of text: when, for how long, what, which side."""
    sides = {"left": say("timer.left"), "right": say("timer.right"), "both": say("routines.both"), "none": ""}
    rows = [tuple(say(f"routines.text-{column}") for column in ("at", "for", "what", "side"))]
    for timed in timeline:
        stage = timed.stage
        rows.append((clock(timed.start), clock(stage.seconds), stage.told, sides[stage.side]))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    padded = ((cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    lines = ["  ".join(cells).rstrip() for cells in padded]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
