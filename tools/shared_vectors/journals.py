"""Journals: which entries and files can be read, how they are written, and how two journals become one."""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from shared_vectors import one_line
from stretchlib.journals import BadEntry, Entry, entries, exchange
from stretchlib.journals.progress import SIDES, progress, rules

FILE = "journals.json"
GOOD, BROKEN, MERGES, LOGS = 180, 420, 40, 60
text = one_line
WORDS = [
    *(
        "walk",
        "Socks",
        "🦵🏽 kalt",
        "שלום",
        "<script>alert(1)</script>",
        "=1+1",
        "\x00\x1b[31m",
        "a\r\nb",
        '"q", x',
    ),
    *(
        "7",
        "10",
        "007",
        "4294967294",
        "4294967295",
        "__proto__",
        "constructor",
        "ß\u2028",
        "'",
        "\x7f",
        "é" * 45,
    ),
]
BLANK = ["", " ", "\t\n", "\u3000", "\ufeff", "\x1c", "\x85 ", "\xa0"]
TIMES = [
    *("2026-11-02T07:30:00Z", "2026-11-02T07:30:00.1-03:30", "2026-11-02T07:30:00.123456+14:00"),
    *("2024-02-29T23:59:59.999-00:00", "0001-01-01T23:00:00+01:00", "9999-12-31T20:00:00-01:00"),
]
NO_TIMES = [
    *("2026-02-29T07:30:00Z", "2026-13-01T07:30:00Z", "2026-11-02T24:00:00Z", "2026-11-02T07:30:60Z"),
    *(
        "2026-11-02",
        "2026-11-02T07:30:00",
        "2026-11-02 07:30:00Z",
        "2026-11-02T07:30:00,5Z",
        "20261102T073000Z",
    ),
    *(
        "2026-11-02T07:30:00+24:00",
        "2026-11-02T07:30:00+01:75",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00",
    ),
    *(
        "9999-12-31T23:59:59-01:00",
        "\uff12026-11-02T07:30:00Z",
        "2026-11-02T07:30:00z",
        "2026-11-02T07:30:00.Z",
        "",
    ),
]
ODD: list[Any] = [
    None,
    True,
    -1,
    11,
    0.5,
    4.0,
    -0.0,
    1e400,
    "5",
    [],
    {},
    "",
    "x",
    86400,
    86401,
    150.05,
    "\ud800",
]


def vectors() -> dict[str, Any]:
    """Texts of entries and files with what is read of them, tables, and pairs of journals put together."""
    chance = random.Random(2028)
    good = [_told(chance) for _ in range(GOOD)]
    broken = [_broken(chance) for _ in range(BROKEN)]
    texts = [json.dumps(told).replace("Infinity", "1e400") for told in (*good, *broken)]
    held = [entries.read(told) for told in good]
    return {
        "entries": [{"told": told, **_read(told)} for told in texts],
        "files": [{"text": each, **_file(each)} for each in _files(held[:3])],
        "tables": [_table(chance.sample(held, size)) for size in (0, 1, 9, 30)],
        "merges": [_merge(chance, held) for _ in range(MERGES)],
        "rules": rules(),
        "progress": [_progress(chance) for _ in range(LOGS)],
    }


def _progress(chance: random.Random) -> dict[str, Any]:
    """A log of some weeks, and what it shows."""
    today = date(2026, 11, 2) + timedelta(days=chance.randint(0, 400))
    some = [_logged(chance, today) for _ in range(chance.choice([0, 1, 2, 5, 14, 30]))]
    return {
        "entries": [entries.line(each) for each in some],
        "today": today.isoformat(),
        "shows": progress(some, today),
    }


def _logged(chance: random.Random, today: date) -> Entry:
    level = chance.randint(0, 10)
    names = chance.sample(["socks", "7", "a film", "constructor"], chance.randint(1, 3))
    kind, values = chance.choice(
        [
            ("session", {"routine": "x", "seconds": chance.randint(1, 900), "techniques": _work(chance)}),
            ("session", {"routine": "x", "seconds": chance.randint(1, 900)}),
            ("check-in", {"worst_pain": level}),
            ("check-in", {"activities": {name: chance.randint(0, 10) for name in names}}),
            ("knee-extension", {"side": chance.choice(SIDES), "tries": [chance.uniform(0, 60)] * 2}),
        ]
    )
    day = datetime.combine(today, datetime.min.time(), UTC) - timedelta(
        minutes=chance.randint(-9000, 500_000)
    )
    offset = timezone(timedelta(minutes=chance.choice([-600, 0, 60, 825])))
    told = {"id": str(UUID(int=chance.getrandbits(128))), "kind": kind, "changed": TIMES[0]}
    return entries.read({**told, "at": entries.stamp(day.astimezone(offset)), **values})


def _work(chance: random.Random) -> dict[str, int]:
    known = [*sorted(rules()["areas"])[:6], "one-of-my-own", "constructor"]
    return {technique: chance.randint(1, 240) for technique in chance.sample(known, 3)}


def _read(told: str) -> dict[str, str]:
    try:
        return {"kept": entries.line(entries.read(json.loads(told)))}
    except BadEntry as fault:
        return {"fault": _cut(fault)}


def _cut(fault: BadEntry) -> str:
    """Without what was found, which the two languages write in other ways."""
    return re.split(r", not |(?<=There is no entry of the kind) ", str(fault), maxsplit=1)[0]


def _files(held: list[Entry]) -> list[str]:
    whole = exchange.as_json(held)
    head = '{"format":"stretchlib-journal","version":'
    return [
        *(
            whole,
            exchange.as_json([]),
            whole.replace("\n", "\r\n"),
            whole[:-4],
            f"\ufeff{whole}",
            f" {whole}",
        ),
        *("", "[]", "{", "null", "7", '"x"', "{}", '{"format":"other"}', f"{head}NaN}}", f"{head}1}}"),
        *(f'{head}2,"entries":[]}}', f'{head}0,"entries":[]}}', f'{head}true,"entries":[]}}', f'{head}"1"}}'),
        *(f'{head}1,"entries":{{}}}}', f'{head}1,"entries":[7]}}', f'{head}1,"entries":[],"more":1}}'),
    ]


def _file(told: str) -> dict[str, str]:
    try:
        return {"written": exchange.as_json(exchange.from_json(told))}
    except BadEntry as fault:
        return {"fault": _cut(fault)}


def _table(some: list[Entry]) -> dict[str, Any]:
    ordered = sorted(some, key=lambda each: (each.at, each.id))
    return {"entries": [entries.line(each) for each in some], "csv": exchange.as_csv(ordered)}


def _merge(chance: random.Random, held: list[Entry]) -> dict[str, Any]:
    """Two journals that share some ids, and which version of each is kept in the end."""
    mine = chance.sample(held, 4)
    theirs = [_version(chance, each) for each in chance.sample(mine, 3)] + chance.sample(held, 2)
    kept = {each.id: each for each in mine}
    for each in theirs:
        kept[each.id] = entries.later(kept[each.id], each) if each.id in kept else each
    return {
        "mine": [entries.line(each) for each in mine],
        "theirs": [entries.line(each) for each in theirs],
        "both": exchange.as_json(kept.values()),
    }


def _version(chance: random.Random, entry: Entry) -> Entry:
    """Another version of an entry, often of the same moment."""
    when = entry.changed + timedelta(milliseconds=chance.choice([-1, 0, 0, 0, 1]))
    if chance.random() < 0.2:
        return entry.without_data(when)
    told = {
        **_told(chance),
        "id": entry.id,
        "changed": entries.stamp(when.astimezone(chance.choice([UTC, None]))),
    }
    return entries.read(told)


def _told(chance: random.Random) -> dict[str, Any]:
    """An entry that can be kept, in the exchange format."""
    kind = chance.choice(list(entries.KINDS))
    head = {
        "id": str(UUID(int=chance.getrandbits(128))),
        "kind": kind,
        "at": _time(chance),
        "changed": _time(chance),
    }
    if chance.random() < 0.08:
        return {**head, "deleted": True}
    values = {key: _value(chance, key) for key in entries.KINDS[kind]}
    needed = [key for key, field in entries.KINDS[kind].items() if field.needed]
    kept = {key for key in values if key in needed or chance.random() < 0.6} or {chance.choice(list(values))}
    rows = [(key, value) for key, value in values.items() if key in kept]
    chance.shuffle(rows)
    return {**head, **dict(rows)}


def _time(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return chance.choice(TIMES)
    offset = timezone(timedelta(minutes=15 * chance.randint(-56, 56)))
    return entries.stamp(datetime.fromtimestamp(chance.randint(0, 4_000_000_000) / 1.37, offset))


def _value(chance: random.Random, key: str) -> Any:
    words = lambda: chance.choice(WORDS) + chance.choice(["", " ", " and more"])  # noqa: E731
    if key in ("activities", "techniques"):
        most = 10 if key == "activities" else 900
        names = chance.sample(WORDS, chance.randint(1, 3))
        return {name: chance.randint(0 if most == 10 else 1, most) for name in names}
    if key == "tries":
        angles = [chance.uniform(0, 150), chance.randint(0, 150), 0.05, 0.25, 22.5, 17.35, 149.95, 35.0]
        return chance.choices(angles, k=chance.randint(1, 9))
    if key == "seconds":
        return chance.choice([1, 600, 86400, 12.0])
    if key == "side":
        return chance.choice(["left", "right"])
    return words() if key in ("routine", "note", "text") else chance.randint(0, 10)


def _broken(chance: random.Random) -> Any:
    """An entry with one thing changed, which often cannot be kept then."""
    told = _told(chance)
    while told.get("deleted"):
        told = _told(chance)
    values = [key for key in told if key not in ("id", "kind", "at", "changed")]
    key = chance.choice([*told, *values * 4, "more", "deleted", "degrees"])
    kind = told["kind"]
    change = chance.random()
    if change < 0.03:
        return chance.choice([None, [], 7, "x", [told]])
    if change < 0.12:
        told.pop(key, None)
    elif key in ("activities", "techniques") and change < 0.7:
        told[key] = {
            chance.choice([*WORDS, *BLANK]): chance.choice(ODD) for _ in range(chance.choice([1, 4]))
        }
    elif change < 0.2:
        told["at"] = chance.choice(NO_TIMES)
    elif change < 0.24:
        told["id"] = chance.choice([told["id"].upper(), told["id"][1:], f"{{{told['id']}}}", 7, None])
    elif change < 0.5 and kind == "knee-extension":
        told["tries"] = chance.choice([[], [150.04, 1], [150.06], [True], ["7"], [None], [1] * 10, "12", {}])
    elif change < 0.75 and key in ("routine", "note", "text"):
        told[key] = chance.choice([*BLANK, "half \ud83e", 7])
    else:
        told[key] = chance.choice(ODD)
    return told
