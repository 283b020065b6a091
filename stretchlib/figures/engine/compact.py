"""Matplotlib's SVG made small for pages: whole numbers, each curve written once, no groups that say nothing.

A drawing is measured in quarters of a point, so that its coordinates need no decimals.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeVar
from xml.etree import ElementTree as ET

import numpy as np

from stretchlib.figures.engine.render import Floats, Ints

_Points = TypeVar("_Points", Floats, Ints)

UNITS_PER_POINT = 4
SHORT = 20  # letters of a curve that is written again sooner than referred to
# Matplotlib writes letters in 64ths of a font's unit, far finer than anybody sees.
_GLYPH_SCALE, _GLYPH_UNITS = "scale(0.015625)", 16
_SVG = "{http://www.w3.org/2000/svg}"
_PATH, _GROUP, _USE, _DEFS, _CLIP = (f"{_SVG}{name}" for name in ("path", "g", "use", "defs", "clipPath"))
_XLINK = "{http://www.w3.org/1999/xlink}href"
_LENGTHS = ("x", "y", "width", "height")
_PLAIN_STYLE = re.compile(r"; stroke-linejoin: miter|; stroke-linecap: butt")
_STROKE_LENGTHS = re.compile(r"(?<=stroke-width: )[\d.]+|(?<=stroke-dasharray: )[\d.,]+")
# The commands that matplotlib writes, and how many points each takes.
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "z": 0}
_LETTERS, _NUMBERS = re.compile(r"[MLQCz]"), re.compile(r"[^MLQCz]+")
# Farther than this from the middle between its neighbours, a point is no part of a smooth curve.
MIDDLE_ERROR = 0.01
_SUBPATH, _SMOOTH = re.compile(r"M[^M]*"), re.compile(r"MQ{3,}z")


def compact(text: str, prefix: str) -> str:
    """A page's SVG from matplotlib's.

    Parameters
    ----------
    prefix : begins the ids of shared curves; must differ between drawings that stand on one page.
    """
    ET.register_namespace("", _SVG[1:-1])
    root = ET.fromstring(text[text.index("<svg ") :])
    box = [float(number) for number in root.get("viewBox", "").split()]
    root.attrib = {"viewBox": " ".join(_number(UNITS_PER_POINT * side) for side in box)}
    known: dict[str, str] = {}
    _shorten(root, UNITS_PER_POINT, known)
    _unwrap(root)
    _clip_together(root, prefix)
    _share(root, prefix)
    return ET.tostring(root, encoding="unicode") + "\n"


def _shorten(parent: ET.Element, scale: float, known: dict[str, str]) -> None:
    """Scale and shorten everything below an element; ``known`` remembers curves that came before."""
    parent.text = None
    for child in list(parent):
        if child.tag in {f"{_SVG}metadata", f"{_SVG}style"} or child.get("style") == "fill: none":
            parent.remove(child)
            continue
        child.tail = None
        if child.tag == _GROUP:
            child.attrib.pop("id", None)
        link = child.attrib.pop(_XLINK, None)
        if link is not None:  # the older form is lost when the picture stands inside a page
            child.set("href", link)
        if child.get("transform") == _GLYPH_SCALE:
            child.set("transform", f"scale({_number(_GLYPH_UNITS / 64)})")
            child.set("d", shortened(child.get("d", ""), 1 / _GLYPH_UNITS))
            continue
        inner = scale
        if "transform" in child.attrib and scale != 1:
            child.set("transform", f"scale({_number(scale)})" + child.get("transform", ""))
            inner = 1.0  # what it holds is measured as before
        else:
            _scale(child, scale)
        if "d" in child.attrib:
            long = child.get("d", "")
            if long not in known:
                known[long] = shortened(long, inner)
            child.set("d", known[long])
        _shorten(child, inner, known)


def _scale(element: ET.Element, scale: float) -> None:
    for name in _LENGTHS:
        if name in element.attrib:
            element.set(name, _number(scale * float(element.get(name, ""))))
    if "style" in element.attrib:
        style = _PLAIN_STYLE.sub("", element.get("style", ""))
        if scale != 1 and "stroke: " in style and "stroke-width" not in style:
            style += "; stroke-width: 1"
        element.set(
            "style",
            _STROKE_LENGTHS.sub(
                lambda found: ",".join(_number(scale * float(part)) for part in found[0].split(",")), style
            ),
        )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _unwrap(parent: ET.Element) -> None:
    """Put the children of groups that say nothing in the groups' place, and drop what is empty."""
    children: list[ET.Element] = []
    for child in parent:
        _unwrap(child)
        if child.tag == _GROUP and not child.attrib:
            children += list(child)
        elif len(child) or child.attrib:
            children.append(child)
    parent[:] = children


def _clip_together(root: ET.Element, prefix: str) -> None:
    """Name what clips shortly, and say it once for neighbours that it clips alike."""
    names = {clip.get("id", ""): f"{prefix}c{k}" for k, clip in enumerate(root.iter(_CLIP))}
    for clip in root.iter(_CLIP):
        clip.set("id", names[clip.get("id", "")])
    for parent in list(root.iter()):
        if parent.tag == _CLIP:
            continue
        children: list[ET.Element] = []
        for child in parent:
            clipped_by = child.attrib.pop("clip-path", "")
            if not clipped_by:
                children.append(child)
                continue
            name = f"url(#{names[clipped_by[5:-1]]})"
            if not (children and children[-1].tag == _GROUP and children[-1].get("clip-path") == name):
                children.append(ET.Element(_GROUP, {"clip-path": name}))
            children[-1].append(child)
        parent[:] = children


def _share(root: ET.Element, prefix: str) -> None:
    """Write a curve that is used for filling, clipping and outlining only once."""
    bare = [path for path in root.iter(_PATH) if path.get("d") and not path.get("id")]
    count = Counter(path.get("d", "") for path in bare)
    often = {curve for curve, times in count.items() if times > 1 and len(curve) > SHORT}
    names = {curve: f"{prefix}{k}" for k, curve in enumerate(c for c in count if c in often)}
    # Where a curve clips it stands already; the others stand at the beginning.
    shared = ET.Element(_DEFS)
    clipping = {path.get("d", ""): path for clip in root.iter(_CLIP) for path in clip if path.tag == _PATH}
    for curve, name in names.items():
        if curve in clipping:
            clipping[curve].set("id", name)
        else:
            ET.SubElement(shared, _PATH, {"id": name, "d": curve})
    for path in bare:
        curve = path.get("d", "")
        if curve in often and clipping.get(curve) is not path:
            path.tag = _USE
            del path.attrib["d"]
            path.set("href", f"#{names[curve]}")
    if len(shared):
        root.insert(0, shared)


def shortened(path: str, scale: float) -> str:
    """A path in whole numbers and relative steps.

    Parameters
    ----------
    path : as matplotlib writes it, with absolute commands.
    scale : units of the result in one unit of ``path``.
    """
    numbers = scale * np.array(_LETTERS.sub(" ", path).split(), dtype=float)
    points = numbers.reshape(-1, 2)
    text, start = "", 0
    for commands in _SUBPATH.findall(_NUMBERS.sub("", path)):
        stop = start + sum(_POINTS[command] for command in commands)
        text += _subpath(commands, points[start:stop])
        start = stop
    return text


def _subpath(commands: str, points: Floats) -> str:
    # A line home just before the path is closed anyway says nothing.
    if commands.endswith("Lz") and np.array_equal(points[-1], points[0]):
        commands, points = commands[:-2] + "z", points[:-1]
    if _SMOOTH.fullmatch(commands):
        controls, ends = points[1::2], points[2::2]
        if np.abs(ends - 0.5 * (controls + _next(controls))).max() < MIDDLE_ERROR:
            return _spline(controls)
    return _pieces(commands, points)


def _spline(controls: Floats) -> str:
    """A closed quadratic B-spline with one relative point a piece.

    Each control point is the mirror image of the one before, in the point between them, which is just what
    SVG's ``t`` says. Controls on even numbers make those points exact, so that no rounding adds up.
    """
    even = 2 * np.rint(controls / 2).astype(int)
    even = even[(even != _next(even)).any(axis=1)]
    if len(even) < 3:
        return ""
    middles = (even + _next(even)) // 2
    home = middles[-1]
    begun = _packed(np.concatenate([even[0] - home, middles[0] - home]))
    return f"M{_packed(home)}q{begun}t{_packed(middles[1:] - middles[:-1])}z"


def _next(points: _Points) -> _Points:
    """For each point of a ring the one that follows; as ``np.roll`` does it, without its overhead."""
    return np.concatenate([points[1:], points[:1]])


def _pieces(commands: str, points: Floats) -> str:
    """Any subpath: a start, then steps relative to the point before."""
    whole = np.rint(points).astype(int)
    text, at, running = "", 0, ""
    for command in commands:
        count = _POINTS[command]
        if command in "Mz":
            text += command + _packed(whole[at : at + count])
            running = ""
        else:
            step = whole[at : at + count] - whole[at - 1]
            if command == "L" and not step.any():
                at += 1
                continue
            packed = _packed(step)
            join = "" if packed.startswith("-") else " "
            text += join + packed if command == running else command.lower() + packed
            running = command
        at += count
    return text


def _packed(points: Ints) -> str:
    """Numbers with the least of separators: a minus sign separates too."""
    return " ".join(map(str, points.ravel().tolist())).replace(" -", "-")
