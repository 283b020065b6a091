"""Draw poses with clothed people: ``python tools/draw_people.py FOLDER [--pose NAME] [--person ID]``.

For looking at: each pose as SVG in both themes, people by turns, and the sizes. The stored pictures of
``images/`` stay as they are.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stretchlib import body  # noqa: E402
from stretchlib.catalogue import library  # noqa: E402
from stretchlib.figures.pictures.people import person_svg  # noqa: E402
from stretchlib.look import THEMES  # noqa: E402


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--pose", default="", help="only poses whose name holds this")
    options.add_argument("--person", help="this one; without, people take turns")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    people, sizes = [person.id for person in body.people()], []
    names = [(s.id, phase) for s in library.shipped_stretches().values() for phase in s.poses]
    for number, (stretch, phase) in enumerate(names):
        if chosen.pose not in f"{stretch} {phase}":
            continue
        who = chosen.person or people[number % len(people)]
        for theme in THEMES:
            text = person_svg(stretch, phase, person=who, theme=theme)
            (chosen.folder / f"{stretch}-{phase}.{theme}.svg").write_text(text, encoding="utf-8")
        sizes.append((len(text), len(gzip.compress(text.encode(), 9))))
        told, packed = sizes[-1][0] / 1000, sizes[-1][1] / 1000
        print(f"{stretch} {phase}, {who}: {told:.1f} kB, {packed:.1f} kB gzip", flush=True)
    largest, mean = max(size for size, _ in sizes) / 1000, sum(size for _, size in sizes) / len(sizes) / 1000
    print(f"largest {largest:.1f} kB, mean {mean:.1f} kB gzip")


if __name__ == "__main__":
    main()
