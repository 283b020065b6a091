"""Write tests/vectors/timelines.json: what Python says about when each stage runs, for the timer in the page.

Python alone makes the stages of a routine. The page adds what the learner chooses there, the time to get
ready and longer holds, and works out when each stage begins and ends; the file holds both to the same
answers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "vectors" / "timelines.json"
CLINIC_PLAN = ROOT / "tests" / "vectors" / "clinic-plan.toml"
# What the learner chooses in the page: time to get ready, and whether holds are longer.
CHOICES = ((None, False), (0, False), (20, False), (None, True), (20, True))
TIMED_BY = ("kind", "seconds", "side", "stretch", "count")


def vectors() -> list[dict[str, Any]]:
    """The content of the file."""
    from stretchlib.routine import Routine, load, named, plan, set_names

    routines = {
        **{f"set {name}": named(name) for name in set_names()},
        "plan of ten minutes on a chair": plan(minutes=10, equipment={"chair"}, position="sitting"),
        "plan of twenty minutes with a ball": plan(
            minutes=20, equipment={"ball"}, focus={"piriformis"}, seed=3
        ),
        "a therapist's plan": load(CLINIC_PLAN),
        "a hold, slow repetitions and a roll": Routine.of("heel-on-stool", "cat-camel", "roller-calves"),
        "rounds of sliders and of a roll": Routine.of("sciatic-slider", "roller-calves", rounds=2),
    }
    return [_timeline(name, routine, *choice) for name, routine in routines.items() for choice in CHOICES]


def _timeline(name: str, routine: Any, prepare_seconds: int | None, long_holds: bool) -> dict[str, Any]:
    from stretchlib.catalogue.doses import LONG_HOLD_SECONDS

    timeline = routine.timeline(prepare_seconds, long_holds=long_holds)
    return {
        "routine": name,
        "stages": [{key: stage.to_dict()[key] for key in TIMED_BY} for stage in routine.stages],
        "prepare_seconds": prepare_seconds,
        "long_holds": long_holds,
        "long_hold": {"seconds": LONG_HOLD_SECONDS},
        "total_seconds": timeline[-1].end,
        "runs": [[timed.stage.kind, timed.stage.side, timed.start, timed.end] for timed in timeline],
    }


def main() -> None:
    sys.path.insert(0, str(ROOT))
    rows = ",\n".join(json.dumps(case, separators=(",", ":")) for case in vectors())
    FILE.write_text(f"[\n{rows}\n]\n", encoding="ascii", newline="\n")
    print(f"{FILE.relative_to(ROOT)} {FILE.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
