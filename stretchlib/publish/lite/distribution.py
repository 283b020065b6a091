"""The Python that runs in the browser: Pyodide with every wheel beside it, to fetch nothing elsewhere.

Pyodide comes from its npm package. Its own list of packages, the lock, is cut down to what the chapters need,
and the wheels of those packages come from PyPI, at the versions of the lock. Their modules are compiled here,
once, instead of at each start in each browser.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from stretchlib.missing import how_to_install

PYODIDE = "314.0.7"
PYODIDE_SHA256 = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
#: Where a build with internet gets numpy and matplotlib, which npm and PyPI do not have for the browser.
FULL_DISTRIBUTION = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"

KERNEL = ("micropip", "ipython", "jedi")
CHAPTERS = ("anywidget", "comm", "ipywidgets", "psygnal", "tomli", "typing-extensions")
_PRECOMPILE = Path(__file__).with_name("precompile.mjs")
NUMBERS = ("numpy", "matplotlib")
OWN = "stretchlib"
#: Loaded before the first cell runs: asking for them one by one at ``import`` would take longer.
AT_START = (*KERNEL, "piplite", "ipykernel", "pyodide-kernel", *CHAPTERS, OWN)


class NotAssembled(RuntimeError):
    """A part of the distribution could not be had; the message is one sentence that says which."""


def assemble(target: Path, own_wheel: Path, shims: Iterable[Path], cache: Path, *, full: bool) -> list[str]:
    """Put a Pyodide distribution with our wheels into a folder.

    Parameters
    ----------
    own_wheel : the library's own wheel.
    shims : wheels that make Jupyter's kernel packages fit into a browser.
    cache : a folder that keeps what was downloaded.
    full : with numpy and matplotlib, from ``FULL_DISTRIBUTION``.

    Returns
    -------
    Names of the packages to load before the first cell runs.

    Raises
    ------
    NotAssembled : a download failed, or is not what was expected.
    """
    package = _pyodide(cache)
    target.mkdir(parents=True, exist_ok=True)
    for name in PYODIDE_FILES:
        shutil.copyfile(package / name, target / name)
    lock = json.loads((package / LOCK).read_text(encoding="utf-8"))
    known = lock["packages"]
    entries = {}
    for name in _with_dependencies(known, (*KERNEL, *(NUMBERS if full else ()))):
        entry = known[name]
        pure = entry["file_name"].endswith("none-any.whl")
        wheel = _from_pypi(name, entry["version"], cache) if pure else _from_distribution(entry, cache)
        shutil.copyfile(wheel, target / wheel.name)
        entries[name] = {**entry, "file_name": wheel.name}
    ours = [_from_pypi(name, version(name), cache) for name in CHAPTERS if name not in entries]
    for wheel in (*shims, *ours, own_wheel):
        shutil.copyfile(wheel, target / wheel.name)
        entry = _entry(wheel)
        entries[entry["name"]] = entry
    _precompile(package, target, own_wheel.name)
    for entry in entries.values():
        entry["sha256"] = _sha256(target / entry["file_name"])
        needed = map(canonicalize_name, entry["depends"])  # the lock writes some with underscores
        entry["depends"] = [name for name in needed if name in entries]
    lock["packages"] = entries
    (target / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    return [*AT_START, *(NUMBERS if full else ())]


def _pyodide(cache: Path) -> Path:
    """The files of the npm package."""
    archive = cache / f"pyodide-{PYODIDE}.tgz"
    if not archive.is_file():
        npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or shutil.which("npm")
        if npm is None:
            raise NotAssembled(f"npm is missing here: run  {how_to_install('lite')}  and try again.")
        packed = subprocess.run(
            [npm, "pack", f"pyodide@{PYODIDE}", "--silent"], cwd=cache, capture_output=True, check=False
        )
        if packed.returncode or not archive.is_file():
            raise NotAssembled(f"Pyodide {PYODIDE} could not be had from npm: check the connection.")
    if _sha256(archive) != PYODIDE_SHA256:
        archive.unlink()
        raise NotAssembled(f"The npm package of Pyodide {PYODIDE} is not the one that was expected.")
    folder = cache / f"pyodide-{PYODIDE}"
    if not folder.is_dir():
        with tarfile.open(archive) as packed_files:
            packed_files.extractall(folder, filter="data")
    return folder / "package"


def _precompile(pyodide: Path, archives: Path, *with_source: str) -> None:
    """Compile the modules in wheels, and Python's own, with the Python that will load them."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    if node is None:
        raise NotAssembled(f"Node is missing here: run  {how_to_install('lite')}  and try again.")
    command = [node, str(_PRECOMPILE), str(pyodide), str(archives), *with_source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise NotAssembled(f"Python's modules could not be compiled in Pyodide: {' '.join(last)}")


def _with_dependencies(known: dict[str, Any], names: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found:
            found[name] = None
            waiting += known[name]["depends"]
    return sorted(found)


def _from_pypi(name: str, exact: str, cache: Path) -> Path:
    """The wheel of a package that is pure Python."""
    wheels = cache / "wheels"
    wheel = _wheel_in(wheels, name, exact)
    if wheel is None:
        options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:")
        anywhere = ("--python-version=3.14", "--implementation=py", "--abi=none", "--platform=any")
        command = [sys.executable, "-m", "pip", "download", *options, *anywhere, f"--dest={wheels}"]
        subprocess.run([*command, f"{name}=={exact}"], capture_output=True, check=False)
        wheel = _wheel_in(wheels, name, exact)
    if wheel is None:
        raise NotAssembled(f"The wheel of {name} {exact} could not be had: check the connection.")
    return wheel


def _wheel_in(wheels: Path, name: str, exact: str) -> Path | None:
    beginnings = (f"{name}-{exact}-", f"{name.replace('-', '_')}-{exact}-")
    return next((path for path in wheels.glob("*.whl") if path.name.startswith(beginnings)), None)


def _from_distribution(entry: dict[str, Any], cache: Path) -> Path:
    """A wheel that was compiled for Pyodide, checked against Pyodide's own lock."""
    wheel = cache / "wheels" / str(entry["file_name"])
    if not wheel.is_file():
        wheel.parent.mkdir(parents=True, exist_ok=True)
        try:
            with urllib.request.urlopen(FULL_DISTRIBUTION + entry["file_name"], timeout=120) as answer:
                wheel.write_bytes(answer.read())
        except (urllib.error.URLError, TimeoutError) as error:
            raise NotAssembled(
                f"Pyodide's distribution with {entry['name']} is out of reach: build without --full."
            ) from error
    if _sha256(wheel) != entry["sha256"]:
        wheel.unlink()
        raise NotAssembled(f"{entry['file_name']} is not the file that Pyodide's lock names.")
    return wheel


def _entry(wheel: Path) -> dict[str, Any]:
    """What the lock says of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        described = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(described).decode())
    tops = {name.split("/")[0].removesuffix(".py") for name in names if ".dist-info/" not in name}
    return {
        "name": canonicalize_name(metadata["Name"]),
        "version": metadata["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "imports": sorted(top for top in tops if not top.endswith(".data")),
        "depends": sorted(set(_required(metadata.get_all("Requires-Dist", [])))),
        "unvendored_tests": False,
    }


def _required(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        name = re.match(r"[\w.-]+", line)
        if name and "extra ==" not in line:
            yield canonicalize_name(name[0])


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
