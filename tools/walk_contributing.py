"""Follow CONTRIBUTING word by word in a copy of the project, and print what comes out.

A block of code below "In `FILE`:" is written there; below "At the end of `FILE`:" or "After `LINE` in
`FILE`:" it is put there. A block of ``sh`` is run; ``tests/house/test_contributing.py`` runs the fast ones.
The copy uses this environment and these packages of npm, and is removed at the end.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
HOST = "packages/sphinx-live-widgets"
#: What stands for the preparing of an environment, which the copy shares.
PREPARING = ("make install", "make test", "make quick")
#: Commands that take long; a test leaves them out.
SLOW = re.compile(r"pytest|make |tools/|stretchlib (images|check)")
#: What is built and that a copy needs.
BUILT = ("stretchlib/widgets/static", "stretchlib/publish/static", f"{HOST}/sphinx_live_widgets/static")
SHARED = (".venv", "frontend/node_modules", f"{HOST}/host/node_modules")
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S)
_PLACE = re.compile(
    r"^ *(?:In|(?P<end>At the end of)|After `(?P<after>[^\n]+)` in) `(?P<file>[\w./-]+)`:\n\n\Z", re.M
)
_HEADING = re.compile(r"^## (.+)$", re.M)


@dataclass(frozen=True)
class Step:
    """One block of the page: text for a file, or commands."""

    part: str
    kind: str
    body: str
    file: str = ""
    after: str = ""
    at_end: bool = False


def steps(page: str) -> Iterator[Step]:
    """What the page says to do, in order."""
    for block in _BLOCK.finditer(page):
        before = page[: block.start()]
        part = _HEADING.findall(before)[-1] if _HEADING.search(before) else ""
        body = dedent(block["body"])
        if block["kind"] == "sh":
            yield Step(part, "sh", body)
        elif place := _PLACE.search(before):
            # A line that goes after another keeps its own indent, beyond that of the list.
            text = re.sub(rf"^{block['indent']}", "", block["body"], flags=re.M)
            yield Step(part, block["kind"], text, place["file"], place["after"] or "", bool(place["end"]))
        else:
            raise ValueError(f"A block below '{part}' does not say which file it is for:\n{body[:80]}")


def copy_project(target: Path) -> Path:
    """The project's own files and its built scripts; environment and npm packages are shared."""
    listed = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, text=True
    )
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    for folder in BUILT:
        shutil.copytree(ROOT / folder, target / folder)
    for folder in SHARED:
        (target / folder).symlink_to(ROOT / folder, target_is_directory=True)
    return target


def write(step: Step, root: Path) -> None:
    """Put the text of a block where the page says."""
    path = root / step.file
    if step.at_end:
        path.write_text(path.read_text(encoding="utf-8") + step.body, encoding="utf-8")
    elif step.after:
        text = path.read_text(encoding="utf-8")
        if f"\n{step.after}\n" not in text:
            raise ValueError(f"{step.file} has no line '{step.after}'.")
        path.write_text(
            text.replace(f"\n{step.after}\n", f"\n{step.after}\n{step.body}", 1), encoding="utf-8"
        )
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.body, encoding="utf-8")


def commands(step: Step) -> list[str]:
    """The lines of a block that are run."""
    lines = (line.partition("  # ")[0].strip() for line in step.body.splitlines())
    return [line for line in lines if line and line not in PREPARING]


def run(command: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in the copy, whose package comes before the installed one."""
    own = [str(root), str(root / HOST)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(own), "NO_COLOR": "1"}
    return subprocess.run(
        command, shell=True, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def main() -> int:
    """Walk through the whole page; 1 if a command failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project")
        for step in steps(PAGE.read_text(encoding="utf-8")):
            if step.kind != "sh":
                write(step, root)
                print(f"{step.part}: {step.file}")
                continue
            for command in commands(step):
                done = run(command, root)
                told = (done.stdout + done.stderr).strip().splitlines()[-3:]
                print(f"{step.part}: {command}\n    " + "\n    ".join(told))
                failed += bool(done.returncode)
    print(f"{failed} commands failed.")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
