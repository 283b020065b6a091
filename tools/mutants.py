"""Break the package on purpose, one small way after another, and see that a test notices each.

``make mutants`` runs this. It works in a copy, which it removes at the end. Names of breaks may be given:
``python tools/mutants.py terminal-drift``. It ends with 1 if any break was missed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_suffix(".toml")
COPIED = ("book", "frontend", "images", "notebooks", "stretchlib", "tests", "tools", "pyproject.toml")
LEFT = shutil.ignore_patterns("node_modules", "_build", "__pycache__", ".ipynb_checkpoints", ".hypothesis")
SOUND, NOTICED = 0, 1  # what pytest ends with: all passed, some failed


class NotABreak(ValueError):
    """An entry of the list that breaks nothing; the message says which and why."""


@dataclass(frozen=True)
class Break:
    """One small change that a test must notice."""

    name: str
    says: str
    find: str
    replace: str
    tests: tuple[str, ...]

    def place(self, package: Path) -> Path:
        """The one file that holds what is changed; ``NotABreak`` if none does, or more."""
        files = sorted(package.rglob("*.py"))
        found = {path: n for path in files if (n := path.read_text(encoding="utf-8").count(self.find))}
        if sum(found.values()) != 1:
            raise NotABreak(f"{self.name}: {self.find!r} stands {sum(found.values())} times; it must once.")
        return next(iter(found))


def breaks(path: Path = LIST) -> list[Break]:
    """The breaks of the list, in its order."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Break(name, **{**table, "tests": tuple(table["tests"])}) for name, table in tables.items()]


def run(tests: tuple[str, ...], copy: Path) -> tuple[int, str]:
    """What pytest ends with in a copy, and the first test that failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    failed = re.search(r"^FAILED \S+::([^\s\[]+)", ended.stdout, re.MULTILINE)
    return ended.returncode, failed[1] if failed else ended.stdout.strip().rpartition("\n")[2]


def tried(wanted: list[Break], copy: Path) -> Iterator[tuple[Break, bool, str]]:
    """Each break, whether a test noticed it, and which, or what went wrong."""
    sound: dict[tuple[str, ...], tuple[int, str]] = {}
    for each in wanted:
        if each.tests not in sound:
            sound[each.tests] = run(each.tests, copy)
        code, told = sound[each.tests]
        if code != SOUND:
            yield each, False, f"fails without the break: {told}"
            continue
        try:
            path = each.place(copy / "stretchlib")
        except NotABreak as fault:
            yield each, False, str(fault)
            continue
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(each.find, each.replace), encoding="utf-8")
        try:
            code, told = run(each.tests, copy)
        finally:
            path.write_text(whole, encoding="utf-8")
        yield each, code == NOTICED, told if code in (SOUND, NOTICED) else f"the tests did not run: {told}"


def main(names: list[str]) -> int:
    known = breaks()
    if unknown := set(names) - {each.name for each in known}:
        print(f"There is no break {sorted(unknown)[0]!r} in {LIST.name}.", file=sys.stderr)
        return 2
    wanted = [each for each in known if not names or each.name in names]
    table = Table("break", "what it does", "noticed", "by", title="Deliberate breaks")
    missed = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=LEFT)
            else:
                shutil.copy2(source, copy / name)
        for each, noticed, told in track(tried(wanted, copy), "Breaking", total=len(wanted)):
            missed += not noticed
            table.add_row(each.name, each.says, "yes" if noticed else "[bold]NO[/bold]", told)
    Console().print(table)
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
