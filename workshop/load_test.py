"""A class of simulated learners on a real hub, with the configuration beside this file.

    python workshop/load_test.py --learners 30                # as root: the hub makes accounts
    python workshop/load_test.py --learners 30 --site site    # the same number on the static site too

Each learner logs in, opens chapter 02, runs all of its cells and starts its timer, all at once. Then one
tries to read what others have, one server is killed and comes back. Everything stays on this machine;
accounts, homes and the hub's own files are taken away at the end. It ends with 1 where something failed or
the slowest took too long.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

from hub_under_test import Hub, running_hub
from learner import Learner
from static_site import visit_all

CHAPTER = "notebooks/02-hamstrings.ipynb"
SLOWEST_SECONDS = 90
KEEP = """
import stretchlib as sl
sl.Journal().record("session", routine="core", seconds=600)
"""
READ = """
import os
try:
    print(os.listdir({path!r}) if os.path.isdir({path!r}) else open({path!r}, "rb").read(99))
except OSError as error:
    print(type(error).__name__)
"""
COUNT = "import stretchlib as sl; print(len(sl.Journal()))"


def all_at_once(learners: list[Learner], act: Callable[[Learner], Any]) -> list[Any]:
    """What each learner's act gives; none begins before all are there."""
    ready = Barrier(len(learners))

    def one(learner: Learner) -> Any:
        ready.wait()
        return act(learner)

    with ThreadPoolExecutor(len(learners)) as threads:
        return list(threads.map(one, learners))


def attend(learner: Learner) -> dict[str, Any]:
    """Logs in, opens the chapter, runs all cells, starts the timer: seconds, or what failed."""
    begun = time.monotonic()
    told: dict[str, Any] = {"learner": learner.name}
    try:
        learner.log_in()
        told["logged_in"] = time.monotonic() - begun
        learner.wait_for_server()
        told["server"] = time.monotonic() - begun
        cells = learner.open(CHAPTER)
        told["cells"] = learner.run(cells)
        learner.start_timer()
        learner.run([KEEP])
    except Exception as error:  # every failure of a learner is counted and told
        told["failure"] = f"{type(error).__name__}: {error}"
    told["seconds"] = time.monotonic() - begun
    return told


def isolation_faults(learner: Learner, others: list[Learner], hub: Hub) -> Iterator[str]:
    """What one learner can read of others, of the class's password or of the hub."""
    closed = [hub.state / "private", hub.state / "private" / "jupyterhub.sqlite"]
    for other in others:
        closed += [other.home, other.home / "stretching-course" / CHAPTER]
        status = learner.status_of(f"user/{other.name}/api/contents/{CHAPTER}")
        if status < 400:
            yield f"{learner.name} gets a notebook of {other.name} from the hub: {status}"
    for path in closed:
        got = learner.output(READ.format(path=str(path)))
        if "PermissionError" not in got:
            yield f"{learner.name} reads {path}: {got[:80]}"
    if hub.password in learner.output("import os; print(dict(os.environ))"):
        yield f"{learner.name} finds the class's password"


def comes_back(learner: Learner) -> Iterator[str]:
    """A server that is killed in the middle: the saved work and the journal are there again."""
    mark = f"my own line of {learner.name}"
    learner.write_into(CHAPTER, mark)
    entries = learner.output(COUNT).strip()
    learner.kill_server()
    learner.wait_for_server()
    learner.open(CHAPTER)
    if mark not in learner.text_of(CHAPTER):
        yield f"{learner.name} lost what was saved"
    found = learner.output(COUNT).strip()
    if found != entries or int(found) < 1:
        yield f"{learner.name} had {entries} entries in the journal, and has {found}"


def on_a_hub(count: int, course: Path | None = None) -> dict[str, Any]:
    """A class on a hub of its own: times, memory, and everything that went wrong.

    ``course`` : see ``running_hub``.
    """
    with running_hub(course) as hub:
        learners = [Learner(hub, f"load-{at:02}") for at in range(1, count + 1)]
        try:
            begun = time.monotonic()
            attended = all_at_once(learners, attend)
            whole = time.monotonic() - begun
            memory = [learner.memory() for learner in learners]
            faults = [f"{each['learner']}: {each['failure']}" for each in attended if "failure" in each]
            if not faults:
                faults += isolation_faults(learners[0], learners[1:3], hub)
                faults += comes_back(learners[-1])
        finally:
            all_at_once(learners, Learner.leave)
    return {
        "learners": count,
        "whole_seconds": round(whole, 1),
        "slowest_seconds": round(max(each["seconds"] for each in attended), 1),
        "median_seconds": round(sorted(each["seconds"] for each in attended)[count // 2], 1),
        "slowest_start_seconds": round(max(each.get("server", 0.0) for each in attended), 1),
        "cells": sorted({each.get("cells", 0) for each in attended}),
        "memory_mb": [round(min(memory)), round(max(memory))],
        "memory_all_mb": round(sum(memory)),
        "faults": faults,
    }


@contextmanager
def stopped_by_a_signal() -> Iterator[None]:
    """A hub that is told to stop takes its accounts away all the same."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    yield


def main() -> int:
    about = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    about.add_argument("--learners", type=int, default=3)
    about.add_argument("--site", type=Path, help="folder of the built site, for the same number on it")
    about.add_argument("--only-site", action="store_true")
    asked = about.parse_args()
    if not 1 <= asked.learners <= 40:
        about.error("a class has 1 to 40 learners here")
    if shutil.which("useradd") is None and not asked.only_site:
        about.error("the hub makes accounts: run this on Linux, as root")
    with stopped_by_a_signal():
        found: dict[str, Any] = {} if asked.only_site else {"hub": on_a_hub(asked.learners)}
        if asked.site:
            found["site"] = visit_all(asked.site, f"{Path(CHAPTER).with_suffix('.html')}", asked.learners)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    faults = [fault for part in found.values() for fault in part["faults"]]
    slowest = max(part["slowest_seconds"] for part in found.values())
    return 1 if faults or slowest > SLOWEST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
