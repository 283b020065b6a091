"""Compiles the modules inside wheels and Python's own library, once, when the site is built.

A browser starts each time as if for the first time, and would compile them all at every start. This file runs
in Pyodide: only the Python that will load a module can compile it.
"""

import importlib.util
import os
import py_compile
import shutil
import tempfile
import zipfile
from pathlib import Path

#: What no notebook needs: tests, and what jedi would know of packages and Pythons that are not here.
_STUBS = "jedi/third_party/typeshed/"
LEFT_OUT = (
    *("/tests/", "/test/", ".data/data/", "jedi/third_party/django-stubs/"),
    *(f"{_STUBS}third_party/", f"{_STUBS}stdlib/2/", f"{_STUBS}tests/"),
)
#: Modules that are read as text, never run.
ONLY_READ = "jedi/third_party/"


def precompile(archive: Path, *, with_source: bool) -> None:
    """Put compiled modules into a wheel or another archive, beside the source or instead of it.

    Parameters
    ----------
    archive : the file, which is written anew.
    with_source : also keep the source, for those who want to read it.
    """
    made = archive.with_suffix(".made")
    with (
        zipfile.ZipFile(archive) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
        tempfile.TemporaryDirectory() as folder,
    ):
        for item in before.infolist():
            name = item.filename
            if item.is_dir() or any(part in f"/{name}" for part in LEFT_OUT):
                continue
            source = before.read(name)
            module = name.endswith(".py") and not name.startswith(ONLY_READ)
            compiled = _compiled(name, source, Path(folder)) if module else None
            if compiled is None or with_source:
                after.writestr(item, source, zipfile.ZIP_DEFLATED)
            if compiled is not None:
                to = importlib.util.cache_from_source(name) if with_source else f"{name}c"
                after.writestr(zipfile.ZipInfo(to, item.date_time), compiled, zipfile.ZIP_DEFLATED)
    shutil.copymode(archive, made)
    os.replace(made, archive)


def _compiled(name: str, source: bytes, folder: Path) -> bytes | None:
    """The bytes of the compiled module; ``None`` for one that is no valid Python, such as a template."""
    path = folder / "module.py"
    path.write_bytes(source)
    try:
        py_compile.compile(
            str(path),
            str(path.with_suffix(".pyc")),
            dfile=name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    except py_compile.PyCompileError:
        return None
    return path.with_suffix(".pyc").read_bytes()
