"""Make a course of each kind that an instructor may ask for, build its book, and try the built book.

    python tools/try_courses.py [NAME ...]

Each is a copy of the project with its own tests: those of the whole book run in it, each page is opened in a
browser, and `stretchlib check` has its say. About two minutes a course. Ends with 1 where one of them failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import stretchlib as sl
from stretchlib.publish import own_course

ROOT = Path(__file__).parents[1]
#: Files of their own for the built book; others speak of chapters that a course may leave out.
TESTS = (
    "tests/publish/test_whole_book.py",
    "tests/browser/test_every_page.py::test_the_list_of_pages_is_whole",
    "tests/browser/test_every_page.py::test_a_page_is_alive_quiet_and_readable_for_all",
)


def main() -> int:
    """Print a line for each course."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "publish")]
    from test_own_course import CHANGED, LOGO

    about = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    about.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(CHANGED)}")
    chosen = about.parse_args().names or list(CHANGED)
    failed = 0
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            beside = Path(folder, "beside")
            beside.mkdir()
            (beside / "logo.svg").write_text(LOGO, encoding="utf-8")
            (beside / "imprint.md").write_text("# Imprint\n\nThe Harbour.\n", encoding="utf-8")
            (beside / "ours.toml").write_text(sl.plan(6).to_toml(), encoding="utf-8")
            (beside / "course.toml").write_text(CHANGED[name], encoding="utf-8")
            course, _ = own_course.make(beside / "course.toml", Path(folder, "made"))
            told = tried(course)
        print(f"{name}: {told or 'holds'}", flush=True)
        failed += bool(told)
    return 1 if failed else 0


def tried(course: Path) -> str:
    """What fails in a made course; empty where nothing does."""
    (course / "frontend" / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    environment = {**os.environ, "PYTHONPATH": str(course)}
    for what in (["stretchlib", "check"], ["pytest", "-q", "-p", "no:cacheprovider", *TESTS]):
        command = [sys.executable, "-m", *what]
        done = subprocess.run(
            command, cwd=course, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return "\n".join((done.stdout + done.stderr).splitlines()[-60:])
    return ""


if __name__ == "__main__":
    sys.exit(main())
