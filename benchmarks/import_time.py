"""What ``import stretchlib`` costs over a bare Python, beside the packages that it must not load.

Each figure is the least of several fresh interpreters, bare and importing by turns, so that a busy machine
hurts all of them alike. The aim is at most 50 ms.
"""

from __future__ import annotations

import subprocess
import sys
import time

from beside import keep

ROUNDS = 7
STATEMENTS = {
    "import stretchlib": "import stretchlib",
    "import stretchlib, then one record": "import stretchlib; stretchlib.stretch('heel-on-stool')",
    "import stretchlib, then a timer": "import stretchlib; stretchlib.timer('heel-on-stool')",
    "import numpy": "import numpy",
    "import ipywidgets": "import ipywidgets",
    "import matplotlib.pyplot": "import matplotlib.pyplot",
}


def milliseconds(statement: str) -> float:
    """Wall time of one fresh interpreter that runs a statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print a table of what each statement adds to a bare start."""
    everything = ["pass", *STATEMENTS.values()]
    best = dict.fromkeys(everything, float("inf"))
    for _ in range(ROUNDS):
        for statement in everything:
            best[statement] = min(best[statement], milliseconds(statement))
    print(f"Bare Python {best['pass']:.0f} ms; least of {ROUNDS}; over it:")
    for name, statement in STATEMENTS.items():
        print(f"  {name:<36} {best[statement] - best['pass']:>6.0f} ms")
    ours, numpy = (best[STATEMENTS[name]] - best["pass"] for name in ("import stretchlib", "import numpy"))
    keep("import stretchlib", ours=ours, theirs=numpy, unit="ms", peer="import numpy")


if __name__ == "__main__":
    main()
