"""Drawings of one size as one SVG that shows them in turn, there and back; it needs no script."""

from __future__ import annotations

import re
from collections.abc import Sequence

TURN_SECONDS = 0.12  # that each drawing is seen
REST_SECONDS = 1.6  # that the first and the last are seen longer
_WHOLE = re.compile(r"<svg [^>]*?viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", re.S)


def flipbook(drawings: Sequence[str], prefix: str) -> str:
    """One drawing after the other and back again, for ever.

    Who wants less motion sees the last one, which stands still. It is also what is seen where styles are
    not read, as it lies on top.

    Parameters
    ----------
    drawings : compact SVG texts of one size, with different ids.
    prefix : begins the names of the styles; must differ between drawings that stand on one page.
    """
    parts = [found for found in map(_WHOLE.search, drawings) if found]
    pages = "".join(f'<g class="{prefix}f {prefix}f{k}">{part[2]}</g>' for k, part in enumerate(parts))
    box = parts[0][1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        f"<style>{_style(len(parts), prefix)}</style>{pages}</svg>\n"
    )


def _style(count: int, prefix: str) -> str:
    """When each drawing is seen."""
    starts = [REST_SECONDS + TURN_SECONDS * (k - 1) for k in range(1, count)]
    middle = starts[-1] + REST_SECONDS
    bounds = [0.0, *starts, middle]
    rules = [f".{prefix}f{{visibility:hidden;animation:{2 * middle:.2f}s step-end infinite}}"]
    for k in range(count):
        shares = [50 * bounds[k + end] / middle for end in (0, 1)]
        moments = {0.0: "hidden"}
        moments |= {shares[0]: "visible", shares[1]: "hidden", 100 - shares[1]: "visible"}
        moments[100 - shares[0]] = "hidden"
        steps = "".join(f"{at:.2f}%{{visibility:{state}}}" for at, state in moments.items())
        rules.append(f"@keyframes {prefix}k{k}{{{steps}}}.{prefix}f{k}{{animation-name:{prefix}k{k}}}")
    last = f".{prefix}f{count - 1}{{visibility:visible}}"
    return "".join(rules) + f"@media(prefers-reduced-motion:reduce){{.{prefix}f{{animation:none}}{last}}}"
