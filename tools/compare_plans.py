"""Let the page's planner answer thousands of new wishes, and say whether it answers as Python does.

For maintainers: ``.venv/bin/python tools/compare_plans.py --plans 20000 --seed 3``. Needs the packages of
``frontend/`` (``make frontend`` installs them).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from shared_vectors import plans

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """The exit code of the comparison: 0 where all plans are the same."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--plans", type=int, default=20_000, help="how many wishes")
    options.add_argument("--seed", type=int, default=1, help="which wishes")
    chosen = options.parse_args()
    made_up = chosen.plans // 3
    content = plans.vectors(chosen.plans - made_up, made_up, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / plans.FILE
        file.write_text(plans.text(content), encoding="ascii")
        node = {"PLANS": str(file), "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
        command = ["npx", "vitest", "run", "tests/routine/plans.test.ts"]
        return subprocess.run(command, cwd=ROOT / "frontend", env={**os.environ, **node}).returncode


if __name__ == "__main__":
    sys.exit(main())
