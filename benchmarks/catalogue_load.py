"""What loading the whole catalogue costs, beside only parsing the same files with the standard library.

Each figure is the least of several fresh interpreters, by turns, so that a busy machine hurts all alike. The
time of the imports is not in it. The aim is at most 60 ms.
"""

from __future__ import annotations

import subprocess
import sys

from beside import keep

ROUNDS = 7
CLOCK = "import time; start = time.perf_counter(); {}; print((time.perf_counter() - start) * 1000)"
WAYS = {
    "records, checked, all kinds": (
        "from stretchlib.catalogue import shelves",
        "shelves.load_everything()",
    ),
    "records, checked, and every link": ("from stretchlib import catalogue", "catalogue.check()"),
    "plain tables, tomllib alone": (
        "import tomllib; from stretchlib.catalogue import shelves; texts = [shelves.packaged(name).decode()"
        " for name in shelves.file_names()]",
        "[tomllib.loads(text) for text in texts]",
    ),
}


def milliseconds(before: str, timed: str) -> float:
    """Wall time of a statement in a fresh interpreter, after another one."""
    program = f"{before}\n{CLOCK.format(timed)}"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Print a table of each way and its time."""
    best = dict.fromkeys(WAYS, float("inf"))
    for _ in range(ROUNDS):
        for name, (before, timed) in WAYS.items():
            best[name] = min(best[name], milliseconds(before, timed))
    print(f"Loading the catalogue; least of {ROUNDS}:")
    for name, time in best.items():
        print(f"  {name:<36} {time:>6.0f} ms")
    checked, _, parsed = best.values()
    peer = "tomllib, which checks nothing"
    keep("Loading all facts, each one checked", ours=checked, theirs=parsed, unit="ms", peer=peer)


if __name__ == "__main__":
    main()
