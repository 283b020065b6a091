"""Work out the arms of poses from what their hands hold: ``python tools/solve_arms.py TECHNIQUE [PHASE]``.

Reads ``holds`` of the poses, prints how far each palm is from what it holds, and writes the angles of the
arms into the file. Legs and trunk stay as they are. Look at the pictures afterwards.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from arms.chain import ANGLES, Arm, Floats  # noqa: E402
from arms.wishes import palm, solved, wishes  # noqa: E402

from stretchlib import body  # noqa: E402
from stretchlib.catalogue import library  # noqa: E402
from stretchlib.catalogue.records import PoseRecord  # noqa: E402

FACTS = ROOT / "stretchlib" / "catalogue" / "facts"


def arms(record: PoseRecord) -> dict[str, tuple[float, Floats]]:
    """Side to metres that the palm misses by, and the seven angles."""
    heights = {contact.point: contact.height_cm / 100 for contact in record.contacts}
    now = body.place(record.pose, heights)
    found = {}
    for hold in record.holds:
        arm = Arm(hold.hand, now.frames["thorax"])
        tried = [(solved(arm, wish), wish) for wish in wishes(hold, record, now)]
        (_, angles), wish = min(tried, key=lambda one: one[0][0])
        angles = np.round(angles)
        away = arm.at(angles).hand.world(palm(hold.closed, hold.hand)) - wish.at
        away = away - (away @ wish.free) * wish.free
        found[hold.hand] = (float(np.linalg.norm(away)), angles)
    return found


def written(text: str, technique: str, phase: str, side: str, angles: Floats) -> str:
    """The file with other arm angles of one side of one pose."""
    head = f"[{technique}.poses.{phase}]"
    start = text.index(head)
    end = text.find("\n[", start + 1)
    end = len(text) if end < 0 else end
    block = text[start:end]
    line = re.search(rf"^{side} = {{ ?(.*?) ?}}$", block, re.M)
    kept = [
        part
        for part in (line.group(1).split(", ") if line else [])
        if part and part.split(" = ")[0] not in ANGLES
    ]
    kept += [f"{name} = {angle:g}" for name, angle in zip(ANGLES, angles, strict=True) if angle]
    new = f"{side} = {{ {', '.join(kept)} }}"
    block = block.replace(line.group(0), new) if line else block.replace("\nworking", f"\n{new}\nworking", 1)
    return text[:start] + block + text[end:]


def main() -> None:
    wanted = sys.argv[1:]
    for file, items in (
        ("stretches.toml", library.shipped_stretches()),
        ("selftests.toml", library.self_tests()),
    ):
        path = FACTS / file
        text = path.read_text(encoding="utf-8")
        for item in items.values():
            for phase, record in item.poses.items():
                if (wanted and item.id != wanted[0]) or (len(wanted) > 1 and phase not in wanted[1:]):
                    continue
                for side, (miss, angles) in arms(record).items():
                    found = ", ".join(f"{n} {a:g}" for n, a in zip(ANGLES, angles, strict=True))
                    print(f"{item.id} {phase} {side}: {1e3 * miss:.0f} mm off; {found}")
                    text = written(text, item.id, phase, side, angles)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
