"""Measure movements: ``python tools/check_movements.py [IDS] [--all]``.

Prints for each the worst at thirty frames a second (skin: six, with ``--all`` thirty): contacts missed,
fastest joint, peak of the jerk, degrees beyond a joint's range, skin below the floor, in things and in other
skin, weight beside the feet; then which steps are never told. Exits with 1 if anything is over its limit.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from movements import measures  # noqa: E402

from stretchlib.body.moving import Motion, motion, motion_ids  # noqa: E402
from stretchlib.body.stored import stored  # noqa: E402
from stretchlib.catalogue import library  # noqa: E402
from stretchlib.catalogue.records import SelfTest, Stretch  # noqa: E402

MISS, FAST, JERK, DEEP, BALANCE = 10.0, 180.0, 8000.0, 15.0, 50.0  # mm, degrees/s, degrees/s³, mm, mm


def main() -> int:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    bad = [name for name in words or motion_ids() if not shown(name, "--all" in sys.argv)]
    print(f"{len(bad)} over a limit: {', '.join(bad)}" if bad else "all within their limits")
    return 1 if bad else 0


def shown(name: str, every_frame: bool) -> bool:
    """Print one movement; whether all is within its limits."""
    technique, _, form = name.partition(".")
    moving = motion(technique, form=form or None)
    item = library.all_stretches().get(technique) or library.self_test(technique)
    speed = measures.speeds(moving)
    miss = {point: 1000 * gap for point, gap in measures.misses(moving).items()}
    worst = max(miss, key=lambda p: miss[p])
    skin = skin_of(moving, item, 30 if every_frame else 6)
    told = list(measures.steps_told(moving))
    steps = item.forms[form].steps if isinstance(item, Stretch) and form in item.forms else item.steps
    missing = [k + 1 for k in range(len(steps)) if k not in told]
    print(
        f"{name:34} {moving.seconds:5.1f} s  miss {miss[worst]:4.1f} mm {worst:13}"
        f" fastest {speed.fastest:4.0f} {speed.joint:24} jerk {speed.jerk:5.0f} beyond {speed.beyond:3.1f}"
        f" | {', '.join(f'{k} {v:.0f}@{t:.1f}' for k, (v, t) in skin.items())}"
        f"{f' | steps not told {missing}' if missing else ''}"
        f"{'' if told == sorted(told) else ' | steps not in order'}"
    )
    deep = all(v <= (BALANCE if k == "balance" else DEEP) for k, (v, _) in skin.items())
    return miss[worst] <= MISS and speed.fastest <= FAST and speed.jerk <= JERK and deep


def skin_of(moving: Motion, item: Stretch | SelfTest, fps: int) -> dict[str, tuple[float, float]]:
    """What is deeper than 3 mm in what, to millimetres and when."""
    record = item.poses[stored("movements")["motions"][moving.id]["pose"]]
    found: dict[str, tuple[float, float]] = {}
    last = next((s.end for s in moving.spans if s.kind == "loop"), None) or next(
        s.start + 0.2 for s in moving.spans if s.kind == "hold"
    )
    for t in np.arange(0.0, last, 1.0 / fps):
        skin, faces = measures.unpressed(moving, float(t))
        now = {
            **{f"floor<{k}": v for k, v in measures.below_floor(skin, moving, float(t)).items()},
            **measures.in_things(skin, record),
            **measures.in_itself(skin, faces),
            "balance": measures.off_balance(moving, float(t)) or 0.0,
        }
        for key, value in now.items():
            if value > 0.003 and 1000 * value > found.get(key, (0.0, 0.0))[0]:
                found[key] = (1000 * value, float(t))
    return found


if __name__ == "__main__":
    sys.exit(main())
