"""Where the course's notebooks are: in a checkout, or in an installed package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent
LAB_SETTINGS = PACKAGE / "publish" / "lab_settings"
FIRST_NOTEBOOK = Path("notebooks", "00-start-here.ipynb")


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
