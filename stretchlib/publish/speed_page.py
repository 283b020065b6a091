"""The ``speed`` directive: what ``make bench`` measured, ours beside what people would use instead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib.look import THEMES
from stretchlib.words import say

#: From the root of the checkout; a plot for each theme stands beside it.
RESULTS = "book/speed.json"
#: What is smaller is taken for this: nothing is infinitely faster.
_LEAST = {"ms": 1.0, "s": 0.001, "kB": 0.1, "µs": 0.01}


class Speed(SphinxDirective):
    """Put in place of ``{speed}``: when and where it was measured, a plot, and two tables, ratios first."""

    def run(self) -> list[nodes.Node]:
        root = Path(self.env.srcdir)
        self.env.note_dependency(RESULTS)
        found = json.loads((root / RESULTS).read_text(encoding="utf-8"))
        compared = [row for row in found["rows"] if "theirs" in row]
        alone = [row for row in found["rows"] if "theirs" not in row]
        machine = say("pages.speed-machine", date=found["date"], **found["machine"])
        alt = " ".join(
            say("pages.speed-alt", what=row["what"], times=told_ratio(row)) for row in by_ratio(compared)
        )
        return [
            nodes.paragraph("", machine),
            *(
                nodes.image("", uri=f"/book/speed.{theme}.svg", alt=alt, classes=[f"only-{theme}"])
                for theme in THEMES
            ),
            _table(
                (say("pages.speed-ratio"), say("pages.speed-what")),
                [(told_ratio(row), _beside(row)) for row in by_ratio(compared)],
            ),
            nodes.paragraph("", say("pages.speed-alone")),
            _table((say("pages.speed-measured"), say("pages.speed-what")), [_alone(row) for row in alone]),
        ]


def ratio(row: dict[str, Any]) -> float:
    """How many times ours goes into theirs; more than 1 means that ours is quicker or smaller."""
    least = _LEAST.get(row["unit"], 0.001)
    return float(max(row["theirs"], least) / max(row["ours"], least))


def by_ratio(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The best first."""
    return sorted(rows, key=ratio, reverse=True)


def told_ratio(row: dict[str, Any]) -> str:
    """Such as "8 times less", or "2.1 times more" where ours is worse."""
    times = ratio(row)
    key = "pages.speed-less" if times >= 1 else "pages.speed-more"
    return say(key, times=_rounded(max(times, 1 / times)))


def told(value: float, unit: str) -> str:
    """A measurement, with as many digits as mean something."""
    return f"{_rounded(value)} {unit}".strip()


def _rounded(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.2g}"


def _beside(row: dict[str, Any]) -> str:
    ours, theirs = (told(row[key], row["unit"]) for key in ("ours", "theirs"))
    return say("pages.speed-beside", what=row["what"], ours=ours, theirs=theirs, peer=row["peer"])


def _alone(row: dict[str, Any]) -> tuple[str, str]:
    aim = say("pages.speed-aim", what=row["what"], aim=row["aim"]) if row["aim"] else row["what"]
    return told(row["ours"], row["unit"]), aim


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> nodes.table:
    group = nodes.tgroup(
        "",
        nodes.colspec(colwidth=1),
        nodes.colspec(colwidth=3),
        nodes.thead("", _row(head)),
        nodes.tbody("", *(_row(row) for row in rows)),
        cols=2,
    )
    return nodes.table("", group)


def _row(cells: tuple[str, str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))
