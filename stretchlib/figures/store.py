"""Every drawing once, into ``images/``: an SVG for each theme and an index with sizes and alt texts."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from matplotlib.axes import Axes
from matplotlib.text import Text

from stretchlib.figures.drawings import Drawing, drawing, drawings
from stretchlib.figures.style import blank_axes, font_families, style
from stretchlib.look import THEMES, Theme
from stretchlib.pictures import INDEX, folder

CSS_PIXELS_PER_INCH = 96
# What a picture depends on; when any of it changes, the stored pictures are stale.
_INPUTS = ("figures", "body", "look.toml", "look.py")


def draw(drawing_id: str, *, ax: Axes | None = None, theme: Theme = "light") -> Axes:
    """Draw a figure by its id.

    Parameters
    ----------
    ax : axes to draw on; without, a new figure of the drawing's own size.

    Raises
    ------
    UnknownId : with the nearest ids.
    """
    wanted = drawing(drawing_id)
    with style(theme):
        ax = blank_axes(wanted.width, wanted.height) if ax is None else ax
        wanted.draw(ax, theme)
        for text in ax.findobj(Text):
            # Named on the words themselves: who saves the figure later does so without our style.
            text.set_fontfamily(font_families())
    return ax


def store(target: Path, drawing_ids: Collection[str] = ()) -> Iterator[str]:
    """Draw everything, or some of it, into a folder, yielding each id when it is done.

    Pictures of drawings that there are no longer are removed.

    Raises
    ------
    UnknownId : with the nearest ids; then nothing is drawn.
    """
    wanted = [(key, drawing(key)) for key in (drawing_ids or drawings())]
    target.mkdir(parents=True, exist_ok=True)
    there = target / INDEX
    index: dict[str, dict[str, object]] = (
        json.loads(there.read_text(encoding="utf-8")) if there.exists() else {}
    )
    for key, item in wanted:
        for theme in THEMES:
            (target / f"{key}.{theme}.svg").write_text(svg(key, theme), encoding="utf-8", newline="\n")
        index[key] = {
            "alt": item.alt,
            "width": round(item.width * CSS_PIXELS_PER_INCH),
            "height": round(item.height * CSS_PIXELS_PER_INCH),
            "least_width": item.least_width,
            "made_from": fingerprint(item),
        }
        if item.marks:
            index[key]["marks"] = {mark: [round(x, 3), round(y, 3)] for mark, (x, y) in item.marks.items()}
        yield key
    kept = {key: index[key] for key in drawings() if key in index}
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    (target / INDEX).write_text(text, encoding="utf-8", newline="\n")
    for found in target.glob("*.svg"):
        if found.name.split(".")[0] not in kept:
            found.unlink()


def stale() -> list[str]:
    """Ids of stored pictures that are missing, left over, or older than what they are made from."""
    there = json.loads((folder() / INDEX).read_text(encoding="utf-8"))
    wanted = {key: fingerprint(item) for key, item in drawings().items()}
    changed = [key for key, print_ in wanted.items() if there.get(key, {}).get("made_from") != print_]
    return sorted({*changed, *(there.keys() - wanted.keys())})


def svg(drawing_id: str, theme: Theme = "light") -> str:
    """A drawing as compact SVG text; the same text every time."""
    buffer = io.StringIO()
    figure = draw(drawing_id, theme=theme).get_figure(root=True)
    assert figure is not None
    with style(theme):
        figure.savefig(
            buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    # Ids must differ between drawings, since a page may hold many; short ones keep the files small.
    return _compact(buffer.getvalue(), "k" + hashlib.sha256(drawing_id.encode()).hexdigest()[:5])


def fingerprint(item: Drawing) -> str:
    """Changes when the drawing's data, its alt text or the code that draws change."""
    told = f"{_code()}{item!r}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    root = Path(str(files("stretchlib")))
    for name in _INPUTS:
        path = root / name
        found = (
            sorted(p for p in path.rglob("*") if p.suffix in {".py", ".json"}) if path.is_dir() else [path]
        )
        for file in found:
            digest.update(file.read_text(encoding="utf-8").encode())
    return digest.hexdigest()


def _compact(text: str, prefix: str) -> str:
    """Drop what a page does not need, write curves short without groups that say nothing."""
    namespace = "{http://www.w3.org/2000/svg}"
    ET.register_namespace("", namespace[1:-1])
    root = ET.fromstring(text[text.index("<svg ") :])
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in {f"{namespace}metadata", f"{namespace}style"}:
                parent.remove(child)
            child.tail = child.text = None
    for element in root.iter():
        element.text = element.tail = None
        if element.tag == f"{namespace}g":
            element.attrib.pop("id", None)
        link = element.attrib.pop("{http://www.w3.org/1999/xlink}href", None)
        if link is not None:  # the older form is lost when the picture stands inside a page
            element.set("href", link)
        if "d" in element.attrib:
            element.set("d", _short(element.get("d", "")))
        if "style" in element.attrib:
            element.set(
                "style",
                re.sub(r"; stroke-linejoin: miter|; stroke-linecap: butt", "", element.get("style", "")),
            )
    _unwrap(root, f"{namespace}g")
    _share_paths(root, namespace, prefix)
    return ET.tostring(root, encoding="unicode") + "\n"


def _share_paths(root: ET.Element, namespace: str, prefix: str) -> None:
    """Write a curve that is used for filling, clipping and outlining only once."""
    bare = [path for path in root.iter(f"{namespace}path") if path.get("d") and not path.get("id")]
    often = {
        d for d, count in Counter(path.get("d", "") for path in bare).items() if count > 1 and len(d) > 60
    }
    shared = ET.Element(f"{namespace}defs")
    names: dict[str, str] = {}
    for path in bare:
        curve = path.get("d", "")
        if curve not in often:
            continue
        if curve not in names:
            names[curve] = f"{prefix}-{len(names)}"
            ET.SubElement(shared, f"{namespace}path", {"id": names[curve], "d": curve})
        path.tag = f"{namespace}use"
        del path.attrib["d"]
        path.set("href", f"#{names[curve]}")
    if len(shared):
        root.insert(0, shared)


def _unwrap(parent: ET.Element, tag: str) -> None:
    """Put the children of groups that say nothing in the groups' place."""
    children: list[ET.Element] = []
    for child in parent:
        _unwrap(child, tag)
        children += list(child) if child.tag == tag and not child.attrib else [child]
    parent[:] = children


def _short(path: str) -> str:
    """Round to a tenth of a point, and write smooth curves with one relative point a piece.

    Curves are quadratic B-splines: each control point is the mirror image of the one before, in the point
    between them, which is just what SVG's ``t`` says. Controls on a grid of 0.2 make those points exact, so
    that no rounding adds up along the curve.
    """
    pieces = []
    for subpath in re.split(r"(?=M)", path):
        numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", subpath)]
        commands = re.findall(r"[A-Za-z]", subpath)
        smooth = len(commands) > 4 and commands[0] == "M" and set(commands[1:-1]) == {"Q"}
        pieces.append(_spline(numbers) if smooth else _plain(subpath))
    return "".join(pieces)


def _spline(numbers: list[float]) -> str:
    """A closed B-spline from its numbers ``M x y (Q control middle)*``, in tenths until it is written."""
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    controls = [(2 * round(5 * x), 2 * round(5 * y)) for x, y in pairs[1::2]]
    middles = [
        ((x + after_x) // 2, (y + after_y) // 2)
        for (x, y), (after_x, after_y) in zip(controls, controls[1:] + controls[:1], strict=True)
    ]
    here = middles[-1]
    text = f"M{_pair(here)}q"
    text += _packed([_step(here, controls[0]), _step(here, middles[0])]) + "t"
    return text + _packed([_step(before, after) for before, after in pairwise(middles)]) + "z"


def _step(here: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
    return there[0] - here[0], there[1] - here[1]


def _plain(path: str) -> str:
    rounded = re.sub(r"-?\d+\.\d+", lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), path)
    joined = re.sub(r"\s+", " ", rounded).strip()
    return re.sub(r"(?<=[a-zA-Z]) | (?=[a-zA-Z-])", "", joined)


def _pair(point: tuple[int, int]) -> str:
    return _packed([point])


def _packed(points: list[tuple[int, int]]) -> str:
    """Tenths as decimals with the least of separators: a minus sign separates too."""
    text = ""
    for value in (v for point in points for v in point):
        number = f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 else f"{value / 10:g}"
        text += number if not text or number.startswith("-") else f" {number}"
    return text
