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
from stretchlib.catalogue.records import PoseRecord, SelfTest, Stretch  # noqa: E402

MISS, FAST, JERK, DEEP, BALANCE = 10.0, 180.0, 8000.0, 15.0, 50.0  # mm, degrees/s, degrees/s³, mm, mm
BEYOND = 1e-6  # degrees


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
    swift = speed.fastest > FAST or speed.jerk > JERK
    return miss[worst] <= MISS and not swift and speed.beyond <= BEYOND and deep


def skin_of(moving: Motion, item: Stretch | SelfTest, fps: int) -> dict[str, tuple[float, float]]:
    """What is deeper than 5 mm in what, beyond what it is in the pose itself: millimetres, and when."""
    record = item.poses[stored("movements")["motions"][moving.id]["pose"]]
    first = next(s for s in moving.spans if s.kind in ("hold", "loop"))
    own = depths(moving, record, first.start)
    end = first.end if first.kind == "loop" else first.start + 0.2
    found: dict[str, tuple[float, float]] = {}
    for t in np.arange(0.0, end, 1.0 / fps):
        for key, value in depths(moving, record, float(t)).items():
            more = 1000 * (value - (0.0 if key.startswith(("ball<", "roller<")) else own.get(key, 0.0)))
            if more > max(5.0, found.get(key, (0.0, 0.0))[0]):
                found[key] = (more, float(t))
    return found


def depths(moving: Motion, record: PoseRecord, t: float) -> dict[str, float]:
    """How deep skin is in floor, things and other skin, and how far the weight is off the feet; metres."""
    skin, faces = measures.unpressed(moving, t)
    return {
        **{f"floor<{k}": v for k, v in measures.below_floor(skin, moving, t).items()},
        **measures.in_things(skin, record),
        **measures.in_rolled(skin, moving, record, t),
        **measures.in_itself(skin, faces, measures.laid_on(moving, t)),
        "balance": measures.off_balance(moving, t) or 0.0,
    }


if __name__ == "__main__":
    sys.exit(main())
