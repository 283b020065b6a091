"""Fuzzes what the course hears and reads: messages to widgets, broken files of every kind, stored text.

    .venv/bin/python tools/fuzz.py  # 50,000 messages and 200 files of each kind: a minute
    .venv/bin/python tools/fuzz.py --messages 5000 --files 50 --seed 3

Python hears messages of the widget protocol and reads files; then the page's own readers get as many texts
(``frontend/tests/stored_text.test.ts``). Nothing may stop anything, and nothing that was kept may be lost.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "widgets")]


def messages(count: int, seed: int) -> None:
    from many_messages import bombard, makers

    with TemporaryDirectory() as folder:
        all_kinds = makers(Path(folder))
        each = -(-count // len(all_kinds))
        for name, make in all_kinds.items():
            begun = time.monotonic()
            changes = bombard(name, make(), each, seed)
            took = time.monotonic() - begun
            print(f"  {name}: {each} messages in {took:.1f} s, {changes} had a meaning", flush=True)
        print(f"{each * len(all_kinds)} messages to {len(all_kinds)} widgets: none raised, nothing was lost.")


def files(count: int, seed: int) -> None:
    from broken_files import faults, kinds
    from own_technique import GOOD

    with TemporaryDirectory() as folder:
        for name, kind in kinds(Path(folder), GOOD).items():
            told = list(faults(kind, Path(folder) / name, count, seed))
            longest = max(max(map(len, said.splitlines())) for said in told)
            print(f"  {name}: {count} files, {len(told)} refused, {count - len(told)} still right;", end=" ")
            print(f"{len(set(told))} different sentences, the longest of {longest} signs", flush=True)
        print("All of them were told in sentences, and nothing was lost.")


def page(count: int, seed: int) -> None:
    environment = {**os.environ, "FUZZ": str(count), "FUZZ_SEED": str(seed), "NO_COLOR": "1"}
    environment["PATH"] = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{environment['PATH']}"
    command = ["npx", "vitest", "run", "tests/stored_text.test.ts", "--testTimeout", "600000"]
    subprocess.run(command, cwd=ROOT / "frontend", env=environment, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    warnings.simplefilter("error")  # ipywidgets turns what a message raised into a warning
    files(asked.files, asked.seed)
    messages(asked.messages, asked.seed)
    page(asked.messages, asked.seed)


if __name__ == "__main__":
    main()
