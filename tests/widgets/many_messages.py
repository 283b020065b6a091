"""Messages that no page sends on purpose, for every widget: of wrong kinds, cut off, and half right."""

from __future__ import annotations

import copy
import json
import math
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import stretchlib as sl
from stretchlib.errors import UnknownId
from stretchlib.routine import NoPlan
from stretchlib.widgets import JournalWidget, plan_writer, planner
from stretchlib.widgets._base import _JUPYTERS_OWN, StretchWidget
from stretchlib.widgets._safety import NoStretchingNow

ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    10**30,
    math.nan,
    math.inf,
    2.5,
    "",
    "x" * 3000,
    "\x00\x1b[31m\u202e",
    "</script><script>",
    "\ud800",
    "IPY_MODEL_nobody",
    [],
    {},
    [[[[]]]],
    {"__proto__": {"a": 1}},
    ["heel-on-stool", 3],
]
METHODS = ["update", "custom", "request_state", "echo_update", "", None, 7, "update" * 50]


def makers(folder: Path) -> dict[str, Callable[[], StretchWidget]]:
    """Every widget that a page can tell something."""
    return {
        "timer": lambda: sl.timer("heel-on-stool"),
        "movement": lambda: sl.movement("lying-strap"),
        "explorer": lambda: sl.explore("heel-on-stool"),
        "planner": lambda: planner(6),
        "plan writer": plan_writer,
        "quiz": lambda: sl.quiz("hamstrings"),
        "safety check": sl.safety_check,
        "body map": sl.body_map,
        "cards": lambda: sl.flashcards("measuring"),
        "guess": lambda: sl.guess("connected"),
        "today": sl.today,
        "memory": sl.memory,
        "claim table": sl.claim_table,
        "group answers": sl.group_answers,
        "journal": lambda: Silent(folder / "fuzzed.sqlite3"),
    }


class Silent(JournalWidget):
    """A journal whose answers nobody hears."""

    def send(self, content: Any, buffers: Any = None) -> None:  # noqa: ARG002
        json.dumps(content)


#: What pages really tell.
RIGHT: dict[str, dict[str, Any]] = {
    "timer": {
        "event": {"kind": "stage", "number": 3, "stage": 1, "title": "Hold", "side": "left"},
        "finished": {
            "routine": "x",
            "started": "2026-01-01T10:00:00Z",
            "seconds": 60,
            "skipped": [1],
            "felt": 3,
        },
    },
    "planner": {
        "made": {
            "name": "Plan",
            "steps": [{"stretch": "heel-on-stool", "repetitions": 2}],
            "why": ["a"],
            "left_out": [],
            "remarks": [],
        }
    },
    "plan writer": {"made": {"name": "Plan", "note": "", "steps": [{"stretch": "heel-on-stool"}]}},
    "safety check": {"result": {"verdict": "go", "signs": [], "conditions": ["osteoporosis"]}},
    "quiz": {
        "answers": {"bellies": {"result": "right", "tries": 1, "given": [0]}},
        "answered": {"number": 1},
    },
    "explorer": {"answered": {"muscle": "semimem", "guess": "longer", "right": True}},
    "guess": {"kept": {"connected": ["The calves"]}},
    "cards": {"answered": {"number": 1, "card": "x", "known": True, "box": 2}},
}


def spoilt(value: Any, chance: random.Random) -> Any:
    """A copy in which something is odd, missing, more, or in another place."""
    value = copy.deepcopy(value)
    if not isinstance(value, dict | list) or not value or chance.random() < 0.3:
        return copy.deepcopy(chance.choice(ODD))
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = chance.choice(keys)
    match chance.randrange(4):
        case 0:
            del value[key]
        case 1 if isinstance(value, dict):
            value[f"{key}x"] = value.pop(key)
        case 2 if isinstance(value, list):
            value *= 3
        case _:
            value[key] = spoilt(value[key], chance)
    return value


def message(kind: str, widget: StretchWidget, chance: random.Random) -> dict[str, Any]:
    """One message of the widget protocol, spoilt in one place or whole."""
    method = "update" if chance.random() < 0.7 else chance.choice(METHODS)
    state: Any = copy.deepcopy(RIGHT.get(kind, {}))
    if chance.random() < 0.4:
        state[chance.choice([*widget.keys, "nothing", "__class__"])] = copy.deepcopy(chance.choice(ODD))
    if chance.random() < 0.8:
        state = spoilt(state, chance)
    data: Any = {"method": method, "state": state}
    if method == "custom":
        kinds = ["hello", "keep", "look", "forget", "", None, 3]
        content = {
            "kind": chance.choice(kinds),
            "journal": chance.choice([*ODD, '{"entries": []}', "[", "{}"]),
        }
        data = {"method": method, "content": spoilt(content, chance) if chance.random() < 0.5 else content}
    if chance.random() < 0.05:
        data = copy.deepcopy(chance.choice(ODD))
    return {"content": {"data": data}, "buffers": []}


def owned(widget: StretchWidget) -> str:
    """What is Python's own of a widget's state, as text."""
    state = widget.get_state().items()
    mine = {name: value for name, value in state if name not in widget.told | _JUPYTERS_OWN}
    return json.dumps(mine, default=str, sort_keys=True)


def look_at(widget: StretchWidget) -> None:
    """All that a notebook asks a widget for; each may say in one sentence that there is nothing."""
    repr(widget)
    widget.fallback()
    for name in ("plan", "screening", "conditions", "is_unfinished"):
        with suppress(NoPlan, UnknownId, NoStretchingNow):
            getattr(widget, name, None)


def bombard(kind: str, widget: StretchWidget, count: int, seed: int) -> int:
    """Send that many messages; returns how many changed what the widget knows from its page."""
    chance = random.Random(f"{kind} {seed}")
    before = owned(widget)
    changes = 0
    told = {name: getattr(widget, name) for name in widget.told}
    for number in range(count):
        widget._handle_msg(message(kind, widget, chance))
        now = {name: getattr(widget, name) for name in widget.told}
        if now != told:
            changes += 1
            look_at(widget)
        told = now
        if number % 100 == 0:
            look_at(widget)
    look_at(widget)
    assert owned(widget) == before, f"{kind}: a page changed what is Python's own"
    return changes
