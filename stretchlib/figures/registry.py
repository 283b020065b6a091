"""Which pictures there are, how one is drawn, and how they are kept in ``images/`` and checked.

A new picture is one more line in ``_makers``; CONTRIBUTING tells the rest.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.text import Text

from stretchlib import catalogue
from stretchlib.body.adults import people
from stretchlib.errors import UnknownId
from stretchlib.figures import fingerprints
from stretchlib.figures.anatomy import atlas, plates
from stretchlib.figures.engine.compact import compact
from stretchlib.figures.engine.flipbook import flipbook
from stretchlib.figures.engine.sameness import same_ink
from stretchlib.figures.engine.style import blank_axes, font_families, style
from stretchlib.figures.pictures import (
    body_map,
    charts,
    comparisons,
    evidence,
    film,
    poses,
    self_tests,
    stretch_table,
    strips,
)
from stretchlib.look import THEMES, Theme
from stretchlib.pictures import INDEX, folder

CSS_PIXELS_PER_INCH = 96
#: Files of ``stretchlib/body/data`` that a drawing of a body is made from.
BODY = ("bellies", "bones", "bones-mpl", "drawing", "lengths", "sheets", "skeleton", "spread")


@dataclass(frozen=True)
class Drawing:
    """A picture that can be drawn.

    Attributes
    ----------
    measured : gives width and height, inches.
    alt : what it shows, in 40 to 400 characters.
    draw : draws it, called with ``ax=`` and ``theme=``.
    least_width : CSS pixels that its words need; 0 without words.
    pages : of a moving picture, which is drawn page by page with ``page=``.
    made_from : the records, numbers and words behind it, so that a change in them is noticed.
    body_data : the files of ``stretchlib/body/data`` behind it.
    marked : gives where structures are seen; see ``stretchlib.pictures.Picture``.
    """

    measured: Callable[[], tuple[float, float]] = field(repr=False)
    alt: str
    draw: Callable[..., object] = field(repr=False)
    least_width: int = 0
    pages: int = 1
    made_from: object = None
    body_data: tuple[str, ...] = ()
    marked: Callable[[], Mapping[str, tuple[float, float]]] = field(default=dict, repr=False)

    @property
    def home(self) -> str:
        """The module whose code draws it."""
        function = self.draw.func if isinstance(self.draw, partial) else self.draw
        return str(function.__module__)

    def line(self) -> dict[str, object]:
        """What the index of the stored pictures says of what it is made from."""
        return {
            "alt": self.alt,
            "least_width": self.least_width,
            "made_from": fingerprints.of_input(self.made_from, self.body_data),
        }

    def came_out(self) -> dict[str, object]:
        """What the index says of how large it came out, pixels, and where structures are seen in it."""
        width, height = self.measured()
        told: dict[str, object] = {
            "width": round(width * CSS_PIXELS_PER_INCH),
            "height": round(height * CSS_PIXELS_PER_INCH),
        }
        if marks := self.marked():
            told["marks"] = {mark: [round(x, 3), round(y, 3)] for mark, (x, y) in marks.items()}
        return told


@cache
def _makers() -> Mapping[str, Callable[[], Drawing]]:
    """How to make each drawing; nothing is computed before it is wanted."""
    found: dict[str, Callable[[], Drawing]] = {
        "hamstring-lengths": lambda: Drawing(
            lambda: charts.SIZE,
            charts.lengths_alt(),
            charts.draw_hamstring_lengths,
            least_width=380,
            body_data=("lengths", "spread"),
        ),
        "piriformis-rotation": lambda: Drawing(
            lambda: charts.ROTATION_SIZE,
            charts.rotation_alt(),
            charts.draw_piriformis_rotation,
            least_width=380,
            body_data=("lengths", "spread"),
        ),
        "stretch-map": lambda: Drawing(
            stretch_table.size,
            stretch_table.map_alt(),
            stretch_table.draw_stretch_map,
            least_width=620,
            made_from=stretch_table.rows(),
        ),
        "stretch-dose": lambda: Drawing(
            lambda: evidence.DOSE_SIZE,
            evidence.dose_alt(),
            evidence.draw_stretch_dose,
            least_width=400,
            made_from=evidence.doses(),
        ),
        "stretch-effect": lambda: Drawing(
            lambda: evidence.EFFECT_SIZE,
            evidence.effect_alt(),
            evidence.draw_stretch_effect,
            least_width=400,
            made_from=evidence.effects(),
        ),
        "body-map": lambda: Drawing(
            lambda: body_map.SIZE,
            body_map.ALT,
            body_map.draw_body_map,
            made_from=body_map.STANCE,
            body_data=_worn(body_map.WHO, *BODY),
            marked=body_map.marks,
        ),
    }
    found |= {name: partial(_plate, name) for name in atlas.plate_ids()}
    found |= {name: partial(_comparison, name) for name in comparisons.comparison_ids()}
    for stretch in catalogue.stretches():
        for phase in stretch.poses:
            found[stretch.picture_of(phase)] = partial(_pose, stretch.id, phase, "person")
            found[stretch.inside_of(phase)] = partial(_pose, stretch.id, phase, "xray")
    found |= {name: partial(_strip, name) for name in strips.strip_ids()}
    found[film.ID] = _film
    return found | {
        f"self-test-{test_id}": partial(_self_test, test_id) for test_id in catalogue.self_tests()
    }


def _worn(person: str, *more: str) -> tuple[str, ...]:
    """The files of ``stretchlib/body/data`` that a person is made from, and some more."""
    own = {f"person-{each}" for each in (people()[0].id, person)}  # all differ from the first
    return tuple(sorted({"drawing", "people", "skeleton", "skin", *own, *more}))


def _plate(plate_id: str) -> Drawing:
    plate = atlas.plate(plate_id)
    return Drawing(
        lambda: plate.size,
        plate.alt,
        partial(plates.draw_plate, plate),
        plate.least_width,
        made_from=plate,
        body_data=BODY,
        marked=partial(plates.marks, plate),
    )


def _comparison(comparison_id: str) -> Drawing:
    comparison = comparisons.comparison(comparison_id)
    return Drawing(
        lambda: comparison.size,
        comparison.alt,
        partial(comparisons.draw_comparison, comparison),
        0 if comparison.stacked else 320 if len(comparison.panels) < 3 else 570,
        made_from=[(panel.picture.shown, panel.title, panel.subtitle) for panel in comparison.panels],
        body_data=_worn(comparison.panels[0].picture.person, *(BODY if comparison.seen == "xray" else ())),
    )


def _pose(stretch_id: str, phase: str, seen: poses.Seen) -> Drawing:
    picture = poses.plan(stretch_id, phase, seen)
    return Drawing(
        lambda: picture.inches,
        picture.alt,
        partial(poses.draw_pose, stretch_id, phase, seen=seen),
        made_from=picture.shown,
        body_data=_worn(picture.person, *(BODY if seen == "xray" else ())),
    )


def _self_test(test_id: str) -> Drawing:
    picture, reading = self_tests.plan(test_id), self_tests.READINGS.get(test_id)
    return Drawing(
        lambda: picture.inches,
        picture.alt,
        partial(self_tests.draw_self_test, test_id),
        least_width=320 if reading else 0,
        made_from=(picture.shown, reading),
        body_data=_worn(picture.person),
    )


def _strip(strip_id: str) -> Drawing:
    wanted = strips.strip(strip_id)
    return Drawing(
        lambda: wanted.inches,
        wanted.alt,
        partial(strips.draw_strip, strip_id),
        least_width=480,
        made_from=wanted.shown,
        body_data=_worn(wanted.person),
    )


def _film() -> Drawing:
    wanted = film.film()
    return Drawing(
        film.film_inches,
        wanted.alt,
        film.draw_film,
        pages=len(wanted.stills),
        made_from=wanted.shown,
        body_data=_worn(wanted.person),
    )


def drawing(drawing_id: str) -> Drawing:
    """A drawing by its id; an unknown one raises ``UnknownId`` with the nearest."""
    if drawing_id not in _makers():
        raise UnknownId("drawing", drawing_id, _makers())
    return _made(drawing_id)


def drawings() -> Mapping[str, Drawing]:
    """All drawings by id, such as ``pose-<stretch>-<phase>`` and ``inside-<stretch>-<phase>``."""
    return {drawing_id: _made(drawing_id) for drawing_id in _makers()}


@cache
def _made(drawing_id: str) -> Drawing:
    return _makers()[drawing_id]()


def draw(drawing_id: str, *, ax: Axes | None = None, theme: Theme = "light", page: int | None = None) -> Axes:
    """Draw a figure by its id.

    Parameters
    ----------
    ax : axes to draw on; without, a new figure of the drawing's own size.
    page : of a moving picture; the last unless said.

    Raises
    ------
    UnknownId : with the nearest ids.
    """
    wanted = drawing(drawing_id)
    with style(theme):
        ax = blank_axes(*wanted.measured()) if ax is None else ax
        wanted.draw(ax=ax, theme=theme, **({} if page is None else {"page": page}))
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


def svg(drawing_id: str, theme: Theme = "light") -> str:
    """A drawing as compact SVG text; the same text every time."""
    # Ids must differ between drawings, since a page may hold many; short ones keep the files small.
    prefix = "k" + hashlib.sha256(drawing_id.encode()).hexdigest()[:5]
    pages = drawing(drawing_id).pages
    if pages == 1:
        return _page(drawing_id, theme, None, prefix)
    return flipbook([_page(drawing_id, theme, k, f"{prefix}{k}-") for k in range(pages)], prefix)


def _page(drawing_id: str, theme: Theme, page: int | None, prefix: str) -> str:
    buffer = io.StringIO()
    figure = draw(drawing_id, theme=theme, page=page).get_figure(root=True)
    assert figure is not None
    with style(theme):
        figure.savefig(
            buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    return compact(buffer.getvalue(), prefix)


def store(target: Path, drawing_ids: Collection[str] = (), *, memory: Path | None = None) -> Iterator[str]:
    """Draw what is stale into a folder, or the pictures named, yielding each id that was drawn and written.

    What is made from other records than before is drawn. So is, to be compared, what other code draws than
    the code that ``memory`` knows; it is written only if it came out differently. Pictures of drawings that
    there are no longer are removed.

    Parameters
    ----------
    memory : a file of this machine that keeps with which code each picture was last drawn and compared.

    Raises
    ------
    UnknownId : with the nearest ids; then nothing is drawn.
    """
    named = [(key, drawing(key)) for key in drawing_ids]
    target.mkdir(parents=True, exist_ok=True)
    index = _index(target)
    known: dict[str, str] = json.loads(memory.read_text()) if memory and memory.exists() else {}
    changed = {*drawing_ids} or {*stale(target)}
    for key, item in named or list(drawings().items()):
        code = fingerprints.of_code(item.home)
        if key not in changed and known.get(key) == f"{code} {index[key]['drawn']}":
            continue
        ink = {theme: svg(key, theme) for theme in THEMES}
        if key in changed or not all(same_ink(ink[theme], _stored(target, key, theme)) for theme in THEMES):
            for theme, text in ink.items():
                _file(target, key, theme).write_text(text, encoding="utf-8", newline="\n")
            index[key] = item.line() | item.came_out() | {"drawn": fingerprints.of_texts(*ink.values())}
            yield key
        known[key] = f"{code} {index[key]['drawn']}"
    kept = {key: index[key] for key in sorted(index) if key in _makers()}
    lines = (f" {json.dumps(key)}: {json.dumps(told, ensure_ascii=False)}" for key, told in kept.items())
    (target / INDEX).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")
    for found in target.glob("*.svg"):
        if found.name.split(".")[0] not in kept:
            found.unlink()
    if memory:
        memory.write_text(json.dumps(known, indent=1))


def stale(target: Path | None = None) -> list[str]:
    """Ids of stored pictures that are missing, left over, made from other records, or not as they were drawn.

    Nothing is drawn for it. That code draws something else than it did, the tests and ``store`` find.

    Parameters
    ----------
    target : the folder of the pictures; the course's own unless said.
    """
    target = Path(str(folder())) if target is None else target
    index = _index(target)
    wanted = {key: item.line() for key, item in drawings().items()}
    told = {key: line | {"drawn": _drawn(target, key)} for key, line in wanted.items()}
    changed = [key for key, line in told.items() if index.get(key, {}) | line != index.get(key)]
    return sorted({*changed, *(index.keys() - wanted.keys())})


def _index(target: Path) -> dict[str, dict[str, Any]]:
    there = target / INDEX
    return json.loads(there.read_text(encoding="utf-8")) if there.exists() else {}


def _drawn(target: Path, key: str) -> str:
    return fingerprints.of_texts(*(_stored(target, key, theme) for theme in THEMES))


def _stored(target: Path, key: str, theme: Theme) -> str:
    file = _file(target, key, theme)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _file(target: Path, key: str, theme: Theme) -> Path:
    return target / f"{key}.{theme}.svg"
