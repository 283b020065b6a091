"""Run every benchmark, and write the book's page of speed: ``book/speed.json`` and its two plots.

Each measures ours beside what people would use instead, in the same run. Other work on the machine makes all
of it wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from stretchlib.figures.engine.style import font_families, style
from stretchlib.look import THEMES
from stretchlib.publish.speed_page import RESULTS, by_ratio, ratio
from stretchlib.words import say

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
KEPT_BY = "beside"
#: What makes each short enough for all of them to be done in a quarter of an hour.
SHORTER = {
    "timer_drift": ["--seconds", "30", "--techniques", "2"],
    "book_page": ["--visits", "2"],
    "lite_start": ["--times", "1"],
}


def main() -> None:
    """Print what each benchmark prints, and write the page's data when all have come to their end."""
    sys.path.insert(0, str(BENCHMARKS))
    from beside import WHERE

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "only", nargs="*", help="names of benchmarks, such as explorer; then nothing is written"
    )
    chosen = options.parse_args().only
    names = chosen or sorted(path.stem for path in BENCHMARKS.glob("*.py") if path.stem != KEPT_BY)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "rows")
        kept.touch()
        began = time.monotonic()
        for name in names:
            start = time.monotonic()
            print(f"\n{name}", flush=True)
            command = [sys.executable, BENCHMARKS / f"{name}.py", *SHORTER.get(name, [])]
            subprocess.run(command, check=True, env={**os.environ, WHERE: str(kept)})
            print(f"({time.monotonic() - start:.0f} s)", flush=True)
        rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    print(f"\nAll of them took {(time.monotonic() - began) / 60:.0f} minutes.")
    if not chosen:
        write(rows)


def write(rows: list[dict[str, Any]]) -> None:
    """Write the data and the plots that the book shows."""
    found = {"date": datetime.now(UTC).date().isoformat(), "machine": machine(), "rows": rows}
    (ROOT / RESULTS).write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draw_ratios(rows, ROOT / RESULTS)


def machine() -> dict[str, str | int]:
    """What kind of machine this is, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count() or 1,
        "memory": round(memory),
        "system": platform.system(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
    }


def draw_ratios(rows: list[dict[str, Any]], results: Path) -> None:
    """Draw a bar for each comparison, for both themes, beside the results."""
    compared = by_ratio([row for row in rows if "theirs" in row])[::-1]
    for theme in THEMES:
        with style(theme) as colour:
            figure = Figure(figsize=(6.4, 0.56 * len(compared) + 0.7), layout="constrained")
            ax = figure.subplots()
            lengths = [ratio(row) for row in compared]
            ax.barh(
                range(len(compared)),
                [each - 1 for each in lengths],
                left=1,
                height=0.3,
                color=colour["accent"],
            )
            ax.set_xscale("log")
            ax.xaxis.set_major_formatter("{x:g}")
            ax.xaxis.set_minor_formatter("")
            ax.axvline(1, color=colour["line"], linewidth=1)
            ax.set_yticks([])
            ax.spines["left"].set_visible(False)
            ax.set_xlabel(say("pages.speed-axis"), fontfamily=font_families())
            for at, row in enumerate(compared):
                words = say("pages.speed-bar", what=row["what"], peer=row["peer"])
                ax.text(1, at + 0.2, words, fontsize=9, va="bottom", fontfamily=font_families())
            figure.savefig(results.with_suffix(f".{theme}.svg"), format="svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
