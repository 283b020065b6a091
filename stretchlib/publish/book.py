"""The static book: Sphinx and myst-nb over the repository, every warning an error."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx_live_widgets import SHARED

from stretchlib.catalogue.emergency import known_country
from stretchlib.publish.build_faults import readable, unreadable_notebooks
from stretchlib.publish.course import PACKAGE, CourseMissing, checkout
from stretchlib.publish.kept_files import write_list
from stretchlib.publish.licences import write_licences
from stretchlib.publish.page_pictures import FOLDER
from stretchlib.publish.site_address import site_settings
from stretchlib.words import say, sections

_SHIPPED_FOR_NOBODY = ("*.map", "skeleton.css", "debug.css", "furo-extensions.js", "scripts/*.html")


class BookFailed(RuntimeError):
    """The book was not built; the message says why, one line a problem."""


def build(
    output: Path | None = None,
    *,
    root: Path | None = None,
    base_url: str = "",
    beside: Iterable[str] = (),
    fresh: bool = False,
    country: str = "",
) -> Path:
    """Build every page that is there, running the notebooks that have changed.

    Parameters
    ----------
    output : folder for the pages; without, ``book/_build/html`` under ``root``.
    root : a folder with ``book/`` and ``notebooks/``; without, the checkout.
    base_url : the address that the book will have, for links that must be absolute.
    beside : other forms that will stand in folders of the book, to link to; see ``forms_beside.FORMS``.
    fresh : run every notebook again.
    country : code of the country whose emergency number the pages name until their reader chooses another,
        such as ``"GB"``; without, the one in ``conf.py``, or none.

    Returns
    -------
    The folder with ``index.html``.

    Raises
    ------
    BookFailed : a cell failed, a picture or link is missing, or Sphinx warned of anything else.
    CourseMissing : there is no ``book/`` folder.
    UnknownCountry : the course does not know the country's number.
    """
    root = root or checkout()
    if root is None or not (root / "book" / "conf.py").is_file():
        raise CourseMissing("The book is built in a checkout of the project: this is an installed package.")
    unreadable = [*unreadable_notebooks(root)]
    if unreadable:
        raise _failure("\n".join(unreadable), root)
    work = root / "book" / "_build"
    pages = output or work / "html"
    cache = work / f"cache-{_library_fingerprint()}"
    for old in work.glob("cache-*"):
        if fresh or old != cache:
            shutil.rmtree(old)
    for old in (pages / "_static" / SHARED, pages / FOLDER):  # files named by their content, and pictures
        shutil.rmtree(old, ignore_errors=True)
    work.mkdir(parents=True, exist_ok=True)
    settings = {
        "nb_execution_cache_path": str(cache),
        "course_beside": sorted(beside),
        **site_settings(base_url),
        **({"course_country": known_country(country).id} if country else {}),
    }
    with _kernels_write_to(work / "kernels.log"):
        _run_sphinx(root, pages, work / "doctrees", settings, fresh)
    for pattern in _SHIPPED_FOR_NOBODY:
        for path in (pages / "_static").rglob(pattern):
            path.unlink()
    write_licences(pages, "book", *beside)
    write_list(pages)
    (pages / ".nojekyll").touch()  # GitHub Pages would drop folders that begin with an underscore
    return pages


def _run_sphinx(root: Path, pages: Path, doctrees: Path, settings: dict[str, Any], fresh: bool) -> None:
    warnings = io.StringIO()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with (
        patch_docutils(str(root / "book")),
        docutils_namespace(),
        Progress(*columns, transient=True) as progress,
    ):
        task = progress.add_task(say("commands.starting"), total=None)

        def tell(words: str, page: str) -> None:
            progress.update(task, description=say(words, page=page))

        try:
            app = Sphinx(
                srcdir=root,
                confdir=root / "book",
                outdir=pages,
                doctreedir=doctrees,
                buildername="html",
                confoverrides=settings,
                status=None,
                warning=warnings,
                freshenv=fresh,
                warningiserror=True,
            )
            app.connect("source-read", lambda _app, page, _source: tell("commands.book-reading", page))
            app.connect("doctree-resolved", lambda _app, _tree, page: tell("commands.book-writing", page))
            # Every page is written each time: the search index must hold them all, and few pages cost little.
            app.build(force_all=True)
            failed = app.statuscode != 0
        except Exception as error:
            raise _failure(warnings.getvalue() or str(error), root) from error
    if failed:
        raise _failure(warnings.getvalue(), root)


def _failure(warnings: str, root: Path) -> BookFailed:
    return BookFailed(f"The book was not built.\n{readable(warnings, root)}")


@contextmanager
def _kernels_write_to(log: Path) -> Iterator[None]:
    """Put what kernels write to standard error into a file: it is noise, as cells' errors come by Sphinx."""
    before = os.dup(2)
    with log.open("w") as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before, 2)
            os.close(before)


def _library_fingerprint() -> str:
    """Changes when the library does, so that no output of an older one stays in the book."""
    digest = hashlib.sha256(repr(sections()).encode())  # they may come from another file
    for path in sorted(PACKAGE.rglob("*")):
        relative = path.relative_to(PACKAGE)
        if path.is_file() and "__pycache__" not in relative.parts and relative.parts[0] != "publish":
            digest.update(relative.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
