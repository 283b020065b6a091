"""A Sphinx extension that turns the library's docstrings into the fields of the reference.

The docstrings say ``name : what it is.`` and go on below it, which reads well in a notebook's help. Here each
becomes a field of reStructuredText.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from sphinx.application import Sphinx

#: Heading of a docstring -> the field that each of its entries becomes.
FIELDS = {"Parameters": "param", "Attributes": "ivar", "Raises": "raises"}
WHOLE = {"Returns": "returns"}
_RULE = re.compile(r"-{3,}$")
_ENTRY = re.compile(r"(?P<names>\*{0,2}\w[\w, *.]*?) : (?P<text>.*)")


def as_fields(docstring: Iterable[str]) -> list[str]:
    """The lines of a docstring with its headed sections as fields."""
    lines = list(docstring)
    heads = [row for row, (line, below) in enumerate(pairwise(lines)) if line.strip() and _RULE.match(below)]
    made = lines[: heads[0]] if heads else lines
    for start, end in pairwise([*heads, len(lines)]):
        name, body = lines[start], lines[start + 2 : end]
        if name in FIELDS:
            made = [*made, *_fields(FIELDS[name], body), ""]
        elif name in WHOLE:
            inside, after = _split(body)
            text = "\n    ".join(line.strip() for line in inside)
            made = [*made, f":{WHOLE[name]}: {text}".split("\n")[0], *text.split("\n")[1:], "", *after, ""]
        else:  # examples speak for themselves
            made = [*made, *body, ""]
    return made


def _fields(field: str, body: list[str]) -> Iterator[str]:
    """One field an entry; paragraphs after the entries stay as they are."""
    inside, after = _split(body)
    for line in inside:
        entry = _ENTRY.fullmatch(line)
        if entry:
            names = entry["names"].replace("*", r"\*")
            yield f":{field} {names}: {entry['text']}"
        elif line.startswith(" "):
            yield line
        elif re.fullmatch(r"\*{0,2}\w+", line):
            yield f":{field} {line.replace('*', chr(92) + '*')}:"
        else:  # a sentence, such as "As for ``guess``."
            yield from ("", line, "")
    yield ""
    yield from after


def _split(body: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a section up to the first empty one, and what follows it."""
    here = body.index("") if "" in body else len(body)
    return body[:here], body[here:]


def _process(_app: Sphinx, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    lines[:] = as_fields(lines)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", _process)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
