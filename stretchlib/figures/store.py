"""Every drawing once, into ``images/``: an SVG for each theme and an index with sizes and alt texts."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.text import Text

from stretchlib.figures.engine.compact import compact
from stretchlib.figures.engine.style import blank_axes, font_families, style
from stretchlib.figures.registry import Drawing, drawing, drawings
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
        for text in _words(ax):
            # Named on the words themselves: who saves the figure later does so without our style.
            text.set_fontfamily(font_families())
    return ax


def _words(ax: Axes) -> Iterator[Text]:
    """All words on axes; looking for them on an axis that is switched off would first make its ticks."""
    if ax.axison:
        yield from ax.findobj(Text)
        return
    yield from ax.texts
    for inner in ax.child_axes:
        yield from inner.findobj(Text)


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
    return compact(buffer.getvalue(), "k" + hashlib.sha256(drawing_id.encode()).hexdigest()[:5])


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
