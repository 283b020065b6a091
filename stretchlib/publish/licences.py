"""The licences of all that a published form holds: the course's own, and those of others' code in its pages.

Which package is in which script is told by the build of the front end, ``*.licences.txt`` beside its files.
What Sphinx, its theme and JupyterLite put into pages is told by their installed packages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from sphinx_live_widgets import HOST

from stretchlib.look import tokens
from stretchlib.publish.course import PACKAGE, checkout

FOLDER = "licences"
#: Packages of Python that put code or style into the pages of a form.
BROUGHT = {
    "book": ("sphinx", "snowballstemmer", "furo", "myst-nb", "pygments"),
    "slides": ("nbconvert", "pygments", "accessible-pygments"),
    "lite": ("jupyterlite-core", "jupyterlite-pyodide-kernel"),
}
#: Texts that nobody brings: Python itself, which JupyterLite runs.
_HELD = {"lite": (Path(__file__).parent / "lite" / "LICENSE-python.txt",)}
_OWN = ("NOTICE", "LICENSE", "LICENSES", "packages")
_MARK = ".licences.txt"


@dataclass(frozen=True)
class Licence:
    """One file of the folder: of which part of it, its name there, what it is of, its text."""

    kind: str
    file: str
    title: str
    text: str


def licences(*forms: str) -> list[Licence]:
    """Every text for these published forms, such as ``"book"``: the course's own first.

    Raises
    ------
    FileNotFoundError : the front end has not been built, or this installation has lost its licences.
    """
    every = [*_own(), *_bundles()]
    for form in forms:
        every += [_of_package(name) for name in BROUGHT.get(form, ())]
        every += [Licence("pages", path.name, path.stem, _read(path)) for path in _HELD.get(form, ())]
    return list({each.file: each for each in every}.values())


def write_licences(output: Path, *forms: str) -> None:
    """Put them into a folder of a published form."""
    for each in licences(*forms):
        place = output / FOLDER / each.file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(each.text, encoding="utf-8")


def _own() -> Iterator[Licence]:
    for name, path in _own_files():
        place = Path(name)
        if place.parts[0] not in _OWN:
            continue
        if place.parts[0] == "packages":
            yield Licence("code", f"{place.parent.name}-NOTICE.txt", place.parent.name, _read(path))
        else:
            yield Licence("own", place.with_suffix(".txt").as_posix(), place.stem, _read(path))
    family = str(tokens()["type"]["family"])
    font = PACKAGE / "figures" / "fonts" / "OFL.txt"
    yield Licence("own", f"{family.replace(' ', '-')}.txt", family, _read(font))


def _own_files() -> list[tuple[str, Path]]:
    """Names and places, in a checkout or in what an installed package says of itself."""
    if root := checkout():
        texts = sorted((root / "LICENSES").iterdir())
        paths = [root / "NOTICE", root / "LICENSE", *texts, *sorted(root.glob("packages/*/NOTICE"))]
        return [(path.relative_to(root).as_posix(), path) for path in paths]
    installed = metadata.distribution("stretchlib")
    files = [file for file in installed.files or () if file.parent.name and "licenses" in file.parts]
    named = [("/".join(file.parts[2:]), Path(str(file.locate()))) for file in files]
    if not any(name == "NOTICE" for name, _ in named):
        raise FileNotFoundError("This installation has lost its licences: install stretchlib again.")
    return sorted(named, key=lambda each: (_OWN.index(Path(each[0]).parts[0]), each[0]))


def _bundles() -> Iterator[Licence]:
    """What is in the built scripts."""
    folders = (PACKAGE / "widgets" / "static", PACKAGE / "publish" / "static", HOST.parent)
    paths = [path for folder in folders for path in sorted(folder.rglob(f"*{_MARK}"))]
    if not paths:
        raise FileNotFoundError("The front end has not been built: install the package again.")
    for path in paths:
        if text := _read(path).strip():
            yield Licence("code", path.name, path.name.removesuffix(_MARK), text + "\n")


def _of_package(name: str) -> Licence:
    package = metadata.distribution(name)
    files = [Path(str(file.locate())) for file in package.files or () if _is_licence(file.parts)]
    if not files:
        raise FileNotFoundError(f"{name} {package.version} brings no licence: install it again.")
    texts = "\n\n".join(_read(path) for path in files)
    return Licence("pages", f"{name}.txt", f"{name} {package.version}", texts)


def _is_licence(parts: tuple[str, ...]) -> bool:
    return parts[0].endswith(".dist-info") and parts[-1].lower().startswith(("licen", "copying"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
