"""Write every file of tests/vectors: answers of the Python side that the TypeScript side must give too.

Run it by ``make vectors``. Each part says what it holds: ``shared_vectors/``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from shared_vectors import (
    FOLDER,
    agendas,
    back_shapes,
    body,
    group_answers,
    journals,
    links,
    motions,
    plan_catalogues,
    plans,
    safety,
    sheets,
    straps,
    timelines,
)

PARTS = (
    body,
    back_shapes,
    motions,
    straps,
    timelines,
    safety,
    plan_catalogues,
    plans,
    links,
    sheets,
    journals,
    group_answers,
    agendas,
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        text = part.text(part.vectors())
        (FOLDER / part.FILE).write_text(text, encoding="ascii", newline="\n")
        print(f"tests/vectors/{part.FILE}: {len(text) / 1000:.0f} KB")


if __name__ == "__main__":
    main()
