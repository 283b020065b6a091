"""Links of plans: what each holds, and that damaged and forged ones hold nothing."""

from __future__ import annotations

import random
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict
from typing import Any

from shared_vectors import a_line_each
from stretchlib import catalogue
from stretchlib.errors import BadLink
from stretchlib.routine import Pauses, Routine, Step, from_link, named, plan, set_names
from stretchlib.routine.links import MARK, Linked, write

FILE = "links.json"
WRITTEN, DAMAGED = 90, 260
WORDS = ["Walk", "about,", "schön,", "漢字", "🙂", '"quoted"', "&", "<b>not", "bold</b>", "'x'", "é"]
text = a_line_each


def vectors() -> list[dict[str, Any]]:
    """Cases: the code of a link, and what it holds, which is nothing where the link is refused."""
    chance = random.Random(2027)
    good = [*map(named, set_names()), plan(60), *(_routine(chance) for _ in range(WRITTEN))]
    codes = [routine.to_link().removeprefix(MARK) for routine in good]
    bad = [_damaged(chance, chance.choice(codes)) for _ in range(DAMAGED)]
    return [{"code": code, "holds": _held(code)} for code in (*codes, *HOSTILE, *_no_plans(), *bad)]


HOSTILE = (
    *("", "A", "AAAAAAAA", "a b c d e f", "%00%00%00%00", "../../etc/passwd", "AgECAwQFBgc=", "é" * 12),
    *("javascript:alert(1)", "<script>alert(1)</script>", "A" * 8193, "-" * 64, "_" * 8192),
    # A bomb: five million zeros in 5 kB.
    urlsafe_b64encode(b"\x03" + zlib.compress(bytes(5_000_000), 9, -15) + bytes(4)).decode().rstrip("="),
)


def _no_plans() -> list[str]:
    """Codes that are whole, and no plan: of four hours, and without a step that anybody knows."""
    hour = Step(title="Walk", text="About.", seconds=3600)
    long = write(Linked("Long", "", Pauses(), (hour,) * 4))
    return [long, _checked(bytes([2]), b"\x01A\x00" + bytes([5, 8, 8, 1, 0, 126]))]


def _checked(head: bytes, body: bytes) -> str:
    return urlsafe_b64encode(head + body + zlib.crc32(head + body).to_bytes(4, "big")).decode().rstrip("=")


def _held(code: str) -> dict[str, Any] | None:
    try:
        found = from_link(code)
    except BadLink:
        return None
    stages = [
        [
            *(stage.kind, stage.seconds, stage.title, stage.side, stage.stretch),
            *(stage.picture, stage.mirrored, stage.count, stage.lead),
            [sentence.text for sentence in stage.sentences],
        ]
        for stage in found.stages
    ]
    steps = [{key: value for key, value in asdict(step).items() if value is not None} for step in found.steps]
    return {
        "name": found.name,
        "note": found.note,
        "pauses": asdict(found.pauses),
        "steps": steps,
        "remarks": len(found.remarks),
        "file": found.to_toml() if found.seconds % 3 == 0 else None,  # of some is enough
        "stages": stages if len(stages) < 9 else len(stages),
        "seconds": found.seconds,
    }


def _routine(chance: random.Random) -> Routine:
    while True:
        steps = tuple(_step(chance) for _ in range(chance.choice([1, 1, 2, 7])))
        pauses = Pauses(chance.randint(1, 20), chance.randint(1, 20), chance.randint(1, 20))
        try:
            return Routine("linked", _text(chance, 60), steps, pauses, note=_text(chance, 90))
        except ValueError:  # too long
            continue


def _text(chance: random.Random, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 9)))[:most].strip()


def _step(chance: random.Random) -> Step:
    """A step of any sort; those that cannot be are drawn again."""
    while True:
        maybe = lambda value: chance.choice([None, value])  # noqa: E731
        told: dict[str, Any] = {
            "repetitions": maybe(chance.randint(1, 20)),
            "rounds": maybe(chance.randint(1, 4)),
            "hold_seconds": maybe(chance.randint(2, 90)),
            "side": chance.choice([None, "each", "left", "right"]),
            "care": maybe(_text(chance, 40)),
            "title": maybe(_text(chance, 40)),
            "text": maybe(_text(chance, 80)),
        }
        if chance.random() < 0.3:
            told["seconds"] = maybe(chance.choice([20, 300, 3000]))
        else:
            item = chance.choice(catalogue.stretches())
            forms = [form.id for form in (*item.easier, *item.harder) if form.id is not None]
            told |= {"stretch": item.id, "form": maybe(chance.choice(forms)) if forms else None}
            if told["form"] is None:
                told["variant"] = chance.choice(["usual", "easier", "harder"])
        try:
            step = Step(**told)
            step.check()
            return step
        except ValueError:
            continue


def _damaged(chance: random.Random, code: str) -> str:
    """Signs changed, cut off or added; or another body under a check that is right."""
    if chance.random() < 0.3:
        at = chance.randrange(len(code))
        return chance.choice(
            [code[:at], code + chance.choice("AZ_"), code[:at] + chance.choice("Aq-") + code[at + 1 :]]
        )
    data = urlsafe_b64decode(code + "=" * (-len(code) % 4))
    body = bytearray(zlib.decompress(data[1:-4], -15) if data[0] & 1 else data[1:-4])
    for _ in range(chance.randint(1, 3)):
        body[chance.randrange(len(body))] = chance.choice([0, 1, 2, 37, 127, 128, 255, *range(40, 50)])
    head = bytes([chance.choice([2, 2, 2, 2, 4, 0])])
    return _checked(head, bytes(body))
