"""A routine as a link, and back: ``#plan=`` and a code, in the part of an address that is never sent.

The same form stands in ``frontend/src/routine/links.ts``; shared vectors hold the two to each other.

    code  = base64url(head, body, check)
    head  = one byte: twice the version, plus one if the body is packed by raw deflate
    check = CRC-32 of head and unpacked body, four bytes
    body  = name, note, three pauses, number of steps, steps
    step  = flags, the number of what is done if it has one, and what the flags say

Head, packing and check are those of every version to come, so that the check is read before the version: a
mistyped link is told as one, and not as the link of a newer version.

What is done has a number by its place in ``link_numbers.toml``, which only ever grows at its end. A step
whose number this version does not know is left out, and a remark says so. A link holds no condition of
anybody: what a planner wrote into a step for them stays here, and whoever opens the link takes a safety check
of their own.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from stretchlib import catalogue
from stretchlib.errors import BadLink, UnknownId
from stretchlib.routine.plan_form import MOST_STEPS
from stretchlib.routine.stages import Pauses
from stretchlib.routine.steps import Step
from stretchlib.words import say

VERSION = 1
MOST_CHARACTERS = 8192
MOST_BYTES = 16384
MOST_NAME, MOST_TEXT = 80, 300
MARK = "#plan="
VARIANTS = ("usual", "easier", "harder")
SIDES = (None, "each", "left", "right")
# Signs that are not seen, or turn what stands beside them. Named one by one, since the categories of
# Unicode differ between a Python and a browser of different years. Both joiners stay, for Persian and emoji.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufeff\ufff0-\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
_VARIANT, _SIDE = 1, 3  # places of two bits each; bit 0 says that the step is free
_NUMBERS = {"repetitions": 1 << 5, "rounds": 1 << 6, "hold_seconds": 1 << 7, "seconds": 1 << 8}
_WORDS = {"title": 1 << 9, "text": 1 << 10, "care": 1 << 11}
_BITS = _NUMBERS | _WORDS
_MOST_FLAGS = (1 << 12) - 1


@dataclass(frozen=True, slots=True)
class Linked:
    """What a code holds; ``unknown`` counts the steps that this version of the course does not know."""

    name: str
    note: str
    pauses: Pauses
    steps: tuple[Step, ...]
    unknown: int = 0


@cache
def things() -> tuple[str, ...]:
    """What has a number: ids of techniques, of forms as ``technique.form``, and the planner's warm-ups."""
    content = (files("stretchlib.routine") / "link_numbers.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(content)["things"])


def planner_page() -> str:
    """The page of the planner, below the address of a book."""
    return f"notebooks/{catalogue.chapters()['routines'].notebook}.html"


def address(code: str, base_url: str) -> str:
    """The link; without the address of a book, only what stands behind its page."""
    return f"{base_url.rstrip('/')}/{planner_page()}{MARK}{code}" if base_url else MARK + code


def write(plan: Linked) -> str:
    """The code of a plan; ``BadLink`` where a link cannot hold it."""
    if len(plan.steps) > MOST_STEPS:
        raise BadLink(say("links.too-long"))
    body = bytearray(_text(plan.name, MOST_NAME) + _text(plan.note, MOST_TEXT))
    for item in fields(Pauses):
        body += _number(getattr(plan.pauses, item.name))
    body += _number(len(plan.steps))
    for step in plan.steps:
        body += _step(step)
    packed = _packed(bytes(body))
    is_shorter = len(packed) < len(body)
    head = bytes([VERSION * 2 + is_shorter])
    check = zlib.crc32(head + body).to_bytes(4, "big")
    code = urlsafe_b64encode(head + (packed if is_shorter else bytes(body)) + check).decode().rstrip("=")
    if len(body) > MOST_BYTES or len(code) > MOST_CHARACTERS:
        raise BadLink(say("links.too-long"))
    return code


def read(link: str) -> Linked:
    """The plan of a link, or of its code alone; ``BadLink`` for anything else, whatever it is."""
    code = link.strip().rpartition(MARK)[2]
    if len(code) > MOST_CHARACTERS:
        raise BadLink(say("links.no-plan"))
    if not re.fullmatch(r"[A-Za-z0-9_-]{8,}", code, re.ASCII) or len(code) % 4 == 1:
        raise BadLink(say("links.no-plan"))
    data = urlsafe_b64decode(code + "=" * (-len(code) % 4))
    if urlsafe_b64encode(data).decode().rstrip("=") != code:
        raise BadLink(say("links.no-plan"))
    body = _unpacked(data[1:-4]) if data[0] & 1 else data[1:-4]
    if zlib.crc32(data[:1] + body).to_bytes(4, "big") != data[-4:]:
        raise BadLink(say("links.no-plan"))
    if (version := data[0] >> 1) != VERSION:
        raise BadLink(say("links.newer" if version > VERSION else "links.no-plan"))
    try:
        return _Reader(body).plan()
    except (IndexError, ValueError):
        raise BadLink(say("links.cannot-be")) from None


def care_of_makers_own(step: Step) -> str | None:
    """What a step's maker asks to keep to in it; ``None`` where the course itself says it for conditions.

    A planner writes such sentences, and they tell something of whom it planned for. They go as a whole or
    not at all: nothing is cut out of what a maker wrote.
    """
    item = step.technique()
    if step.care is None or item is None:
        return step.care
    texts = {caution.text for caution in item.cautions}
    texts |= {about.change for about in catalogue.conditions().values()}
    rest = step.care
    for text in sorted(filter(None, texts), key=len, reverse=True):
        rest = rest.replace(text, "")
    return step.care if rest.strip() else None


def _packed(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def _unpacked(packed: bytes) -> bytes:
    """Never more than the limit: the rest of a bomb stays packed."""
    unpacker = zlib.decompressobj(-15)
    try:
        body = unpacker.decompress(packed, MOST_BYTES)
    except zlib.error:
        raise BadLink(say("links.no-plan")) from None
    if not unpacker.eof or unpacker.unused_data:
        raise BadLink(say("links.no-plan"))
    return body


def _number(value: int) -> bytes:
    low, high = value & 127, value >> 7
    return bytes([low | 128]) + _number(high) if high else bytes([low])


def _text(text: str, most: int) -> bytes:
    plain = _HIDDEN.sub("", text)
    if len(plain) > most:
        raise BadLink(say("links.words-too-long", most=most, words=plain[:40]))
    data = plain.encode()
    return _number(len(data)) + data


def _step(step: Step) -> bytes:
    thing, told = _named(step)
    flags = (thing is None) | VARIANTS.index(step.variant) << _VARIANT | SIDES.index(step.side) << _SIDE
    data = _number(flags | sum(bit for key, bit in _BITS.items() if told[key] is not None))
    if thing is not None:
        if thing not in things():
            raise BadLink(say("links.of-your-own", name=step.name))
        data += _number(things().index(thing))
    data += b"".join(_number(told[key]) for key in _NUMBERS if told[key] is not None)
    return data + b"".join(_text(told[key], MOST_TEXT) for key in _WORDS if told[key] is not None)


def _named(step: Step) -> tuple[str | None, Mapping[str, Any]]:
    """What a step names by its number, if anything, and what else it says."""
    told = {key: getattr(step, key) for key in _BITS}
    if step.stretch is not None:
        return (f"{step.stretch}.{step.form}" if step.form else step.stretch), told
    own = (step.title, step.text)
    thing = next((key for key, words in _warm_ups().items() if words == own), None)
    return thing, told if thing is None else told | {"title": None, "text": None}


def _warm_ups() -> Mapping[str, tuple[str, str]]:
    """Title and text of the planner's own warm-ups, which everybody reads in their own language."""
    title = say("planner.warm-up")
    return {
        "warm-up-standing": (title, say("planner.warm-up-standing")),
        "warm-up-sitting": (title, say("planner.warm-up-sitting")),
    }


class _Reader:
    """Reads a body from its start; ``ValueError`` or ``IndexError`` where it cannot be."""

    def __init__(self, body: bytes) -> None:
        self._body, self._at = body, 0

    def plan(self) -> Linked:
        name, note = self._text(MOST_NAME), self._text(MOST_TEXT)
        pauses = Pauses(*(self._number() for _ in fields(Pauses)))
        count = self._number()
        if not 0 < count <= MOST_STEPS:
            raise ValueError
        found = [self._step() for _ in range(count)]
        if self._at != len(self._body):
            raise ValueError
        steps = tuple(step for step in found if step is not None)
        return Linked(name, note, pauses, steps, len(found) - len(steps))

    def _number(self) -> int:
        low = self._body[self._at]
        self._at += 1
        if low < 128:
            return low
        high = self._body[self._at]  # nothing here needs more than 14 bits
        self._at += 1
        if not 0 < high < 128:
            raise ValueError
        return low & 127 | high << 7

    def _text(self, most: int) -> str:
        size = self._number()
        data = self._body[self._at : self._at + size]
        self._at += size
        text = data.decode()  # a UnicodeDecodeError is a ValueError
        if len(data) < size or len(text) > most or _HIDDEN.search(text):
            raise ValueError
        return text

    def _step(self) -> Step | None:
        """A step; ``None`` if this version does not know what it names."""
        flags = self._number()
        variant, side = flags >> _VARIANT & 3, flags >> _SIDE & 3
        if flags > _MOST_FLAGS or variant >= len(VARIANTS):
            raise ValueError
        number = None if flags & 1 else self._number()
        told: dict[str, Any] = {key: self._number() for key, bit in _NUMBERS.items() if flags & bit}
        told |= {key: self._text(MOST_TEXT) for key, bit in _WORDS.items() if flags & bit}
        told |= {"variant": VARIANTS[variant], "side": SIDES[side]}
        if number is not None:
            if number >= len(things()):
                return None
            told |= self._meaning(things()[number], told)
        step = Step(**told)
        try:
            step.check()
        except UnknownId:  # this version has it no more
            return None
        return step

    @staticmethod
    def _meaning(thing: str, told: Mapping[str, Any]) -> Mapping[str, Any]:
        if thing in (warm_ups := _warm_ups()):
            if "title" in told or "text" in told:
                raise ValueError
            title, text = warm_ups[thing]
            return {"title": title, "text": text}
        stretch, _, form = thing.partition(".")
        return {"stretch": stretch, "form": form or None}
