"""Ten years of a daily journal: opening it, working out what it shows, drawing it; beside pandas.

Each figure is the least of several rounds. The aims: open in 300 ms, all drawn within 1 s in Python, and what
the page works out within 200 ms. pandas is left out where it is not installed.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from beside import keep, keep_alone

from stretchlib.figures import draw_progress
from stretchlib.journals import Journal, entries, exchange
from stretchlib.journals.progress import progress, rules

DAYS = 3650
ROUNDS = 5
FRONTEND = Path(__file__).resolve().parent.parent / "frontend"
IN_THE_PAGE = """
import { readFileSync } from "node:fs";
import { fromJson } from "./src/journal/exchange.ts";
import { progressOf } from "./src/journal/progress.ts";
const { text, rules, today } = JSON.parse(readFileSync(process.argv[1], "utf8"));
let best = Infinity;
for (let round = 0; round < 5; round += 1) {
  const start = performance.now();
  progressOf(fromJson(text), today, rules);
  best = Math.min(best, performance.now() - start);
}
console.log(best);
"""


def ten_years() -> list[entries.Entry]:
    """A session a day, a check-in a week, a knee test of each side a month."""
    start = datetime(2016, 1, 1, 7, 30, tzinfo=UTC)
    some = []
    for day in range(DAYS):
        at = start + timedelta(days=day)
        work = {"heel-on-stool": 120, "lying-strap": 60}
        some.append(entries.new("session", at, routine="Core", seconds=600, techniques=work))
        if day % 7 == 0:
            told = {"socks": day % 11, "film": 5}
            some.append(entries.new("check-in", at, worst_pain=day % 11, activities=told))
        if day % 30 == 0:
            some += [
                entries.new("knee-extension", at, side=side, tries=[30, 31, 35]) for side in ("left", "right")
            ]
    return some


def least(act: Callable[[], Any]) -> float:
    """Milliseconds of the quickest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def by_pandas(text: str) -> Any:
    """What a script of one's own would do: means by week, and four lines drawn."""
    import pandas as pd
    from matplotlib.figure import Figure

    table = pd.json_normalize(json.loads(text)["entries"])
    table["day"] = pd.to_datetime(table["at"], utc=True)
    weeks = table.set_index("day").resample("W")[["seconds", "worst_pain", "degrees"]].mean()
    figure = Figure()
    weeks.plot(ax=figure.subplots())
    return figure.canvas.draw()


def in_the_page(text: str, today: date) -> float | None:
    """Milliseconds in Node, which strips the types by itself; None where it is too old to."""
    node = Path(sys.executable).with_name("node")
    if not node.exists() and shutil.which("node") is None:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({"text": text, "rules": rules(), "today": today.isoformat()}, file)
        file.flush()
        command = [
            str(node if node.exists() else "node"),
            "--input-type=module-typescript",
            "-e",
            IN_THE_PAGE,
            file.name,
        ]
        done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def main() -> None:
    """Print a table of each way and its time."""
    some = ten_years()
    text = exchange.as_json(some)
    today = some[-1].at.date()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mine.sqlite3"
        with Journal(file) as mine:
            mine.merge(text)
        opened = least(lambda: Journal(file).close())
        read = least(lambda: Journal(file).entries())
    shows = least(lambda: progress(some, today))
    drawn = least(lambda: draw_progress(some, today=today).canvas.draw())
    page = in_the_page(text, today)
    print(f"A journal of {len(some)} entries, {len(text) / 1e6:.1f} MB as a copy; least of {ROUNDS}:")
    rows = [
        ("open it (aim: 300 ms)", opened),
        ("open and read all of it", read),
        ("work out what it shows", shows),
    ]
    rows += [("work out and draw all (aim: 1000 ms)", drawn)]
    if page is not None:
        rows += [("in the page: read a copy, work it out (aim: 200 ms)", page)]
    if importlib.util.find_spec("pandas"):
        pandas = least(lambda: by_pandas(text))
        rows += [("pandas: read a copy, means by week, one chart", pandas)]
        keep("Ten years of a journal, drawn", ours=drawn, theirs=pandas, unit="ms", peer="pandas, one chart")
    keep_alone("Ten years of a journal, opened", ours=opened, unit="ms", aim="300 ms")
    for name, milliseconds in rows:
        print(f"  {name:<52} {milliseconds:>7.0f} ms")


if __name__ == "__main__":
    main()
