"""What a drawing hangs on, as short texts that change when it changes.

Two of them travel beside the stored pictures: of what a drawing is made from, and of the drawn picture. The
third, of the code that draws it, stays on the machine: code may change without changing any ink.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from stretchlib.look import THEMES, tokens

# Colours of pages and widgets; see ``test_no_drawing_uses_the_colours_of_pages``.
PAGES_ALONE = (
    *("paper", "accent-ink", "accent-soft", "focus"),
    *("caution-ground", "caution-ink", "danger-ground", "danger-ink"),
)
# Code that draws. What is told of the catalogue reaches a drawing as records.
BODY = "stretchlib.body"
_DRAWS = ("stretchlib.figures", BODY, "stretchlib.look")


def of_input(made_from: object, body_data: Iterable[str]) -> str:
    """Fingerprint of what a drawing is made from, and of the colours and lines that all drawings share.

    Parameters
    ----------
    made_from : records, numbers and words; numbers count to six digits.
    body_data : files of ``stretchlib/body/data``, such as ``"bones"``.
    """
    data = {name: _data(name) for name in sorted(body_data)}
    return _short(json.dumps([_told(made_from), data, _look()], ensure_ascii=False, sort_keys=True))


def of_texts(*texts: str) -> str:
    """Fingerprint of texts in their order, such as a picture in both themes."""
    return _short("\0".join(texts))


def of_code(module: str) -> str:
    """Fingerprint of the code that a module of drawings runs, its comments and docstrings left out."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _code(name)[1]
    return of_texts(*(_code(name)[0] for name in sorted(found)))


def _told(value: object) -> Any:
    """A record as JSON can tell it. A field with its default is left out: a new one changes nothing."""
    if is_dataclass(value):
        pairs = ((item, getattr(value, item.name)) for item in fields(value))
        return {item.name: _told(each) for item, each in pairs if not _is_default(item, each)}
    if isinstance(value, Mapping):
        return {str(key): _told(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_told(each) for each in value]
    if isinstance(value, float):
        return float(f"{value:.6g}") + 0.0  # -0.0 is 0.0
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"A drawing is made from {type(value).__name__}; give records, numbers and words.")


def _is_default(item: Field[Any], value: object) -> bool:
    if item.default is not MISSING:
        return bool(value == item.default)
    return item.default_factory is not MISSING and bool(value == item.default_factory())


@cache
def _look() -> dict[str, Any]:
    """The design tokens that drawings use."""
    known = tokens()
    colours = [
        {name: colour for name, colour in known[theme].items() if name not in PAGES_ALONE} for theme in THEMES
    ]
    return {
        "family": known["type"]["family"],
        "line": known["line"],
        "change": known["change"],
        "ink": colours,
    }


@cache
def _data(name: str) -> str:
    return _short((files("stretchlib.body") / "data" / f"{name}.json").read_text(encoding="utf-8"))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _code(module: str) -> tuple[str, list[str]]:
    """A module's code without its words, and the modules of ours that it imports."""
    tree = ast.parse(_source(module))
    for node in ast.walk(tree):
        words = getattr(node, "body", None)
        if isinstance(words, list) and words and _is_words(words[0]):
            del words[0]
    return ast.dump(tree), [name for name in _imported(tree) if name.startswith(_DRAWS) and _source(name)]


def _is_words(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            yield from names
            if BODY in names:
                # It loads its modules when their names are used, so that no import names them.
                yield from (f"{BODY}.{path.stem}" for path in _path(BODY).glob("*.py"))


def _path(module: str) -> Path:
    return Path(str(files("stretchlib"))).joinpath(*module.split(".")[1:])


@cache
def _source(module: str) -> str:
    """The text of a module of ours; empty where a name is no module."""
    place = _path(module)
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""
