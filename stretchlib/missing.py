"""How to install what is missing here: a line for a terminal that works wherever the course came from.

It names the packages themselves and this very Python, so it is the same for a wheel, a clone and conda, and
needs no index that has the course.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata

_OF_EXTRA = re.compile(r"^(?P<wanted>[^;]+?)\s*;.*\bextra\s*==\s*['\"](?P<extra>[^'\"]+)['\"]")
_OWN = re.compile(r"^stretchlib\[(?P<extras>[^\]]+)\]$")


def how_to_install(*extras: str) -> str:
    """Such as ``/usr/bin/python3 -m pip install "segno>=1.6" "typst>=0.15"`` for ``"handouts"``."""
    wanted = " ".join(f'"{each}"' for each in sorted(_wanted(extras)))
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {wanted}"


def _wanted(extras: tuple[str, ...]) -> set[str]:
    found = set[str]()
    for line in metadata.requires("stretchlib") or ():
        needed = _OF_EXTRA.match(line)
        if needed is None or needed["extra"] not in extras:
            continue
        own = _OWN.match(needed["wanted"])
        found |= _wanted(tuple(own["extras"].split(","))) if own else {needed["wanted"]}
    return found
