"""Where the course's notebooks are: in a checkout, or in an installed package."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
LAB_SETTINGS = PACKAGE / "publish" / "lab_settings"
FIRST_NOTEBOOK = Path("notebooks", "00-start-here.ipynb")
_SETS = re.compile(r'sl\.routine\.named\("([^"]+)"\)')


class CourseMissing(FileNotFoundError):
    """A part of the course is not where it should be; the message is one sentence that says what to do."""


def checkout() -> Path | None:
    """The root of the checkout that this package is run from; ``None`` for an installed package."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "notebooks").is_dir() else None


def source() -> Path:
    """The folder that holds the course's own notebooks and images.

    Raises
    ------
    CourseMissing : neither a checkout nor an installed package with notebooks.
    """
    root = checkout() or PACKAGE
    if not (root / FIRST_NOTEBOOK).is_file():
        raise CourseMissing("This installation has no notebooks: install stretchlib again.")
    return root


def notebooks() -> list[Path]:
    """The course's own notebooks, in reading order."""
    root = checkout() or PACKAGE
    return sorted((root / "notebooks").glob("*.ipynb"))


@cache
def code_cells(notebook: Path) -> tuple[str, ...]:
    """The code of each code cell of a notebook."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return tuple("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def sets_in(code: str) -> list[str]:
    """Names of the ready-made sets that code asks for, each once, in its order."""
    return list(dict.fromkeys(_SETS.findall(code)))
