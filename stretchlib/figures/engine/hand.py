"""The drawing hand: solids in space become tinted, outlined shapes on matplotlib axes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from stretchlib.figures.engine.artist import ShadedShape
from stretchlib.figures.engine.relief import pen, shaded
from stretchlib.figures.engine.render import EMPTY, Camera, Floats, Region, Solid, View, look
from stretchlib.figures.engine.trace import Area, areas_above, blur, curves
from stretchlib.look import mix

# Grid cells over which outlines and tones are smoothed: the stairs of the grid must go, the shape stay.
EDGE_BLUR, TONE_BLUR = 1.2, 2.0
# How much farther the edge of a tone may stray than an outline, which is drawn with a line.
TONE_ERROR = 2.4
PEN_ERROR = 0.6  # and a pen line, which is thinner than its curve may stray
# Narrower regions, in grid cells, get every other tone only, and still narrower ones but one: more would not
# be seen.
NARROW, THIN = 10.0, 5.0
SLIVER = 40  # grid cells; where a tone would change fewer, nobody would see it
FIBRE_STEP = 4  # every how manieth point of a fibre is drawn


@dataclass(frozen=True)
class Tint:
    """How one region is coloured: tones from the darkest on, where they change, and its outline."""

    tones: tuple[str, ...]
    steps: tuple[float, ...]
    line: str
    width: float
    pale: bool = False  # stands back: drawn with fewer tones and simpler curves

    def faded(self, ground: str, share: float) -> Tint:
        """The same, nearer to the ground colour by ``share`` (0 to 1): for what lies farther away."""
        tones = tuple(mix(tone, ground, share) for tone in self.tones)
        return Tint(tones, self.steps, mix(self.line, ground, share), self.width * (1 - share / 2), pale=True)


def paint(ax: Axes, patch: Patch) -> None:
    """Put a patch on axes as it is: the axes' limits stay, which saves most of the time of ``add_patch``."""
    patch.set_clip_on(False)
    ax.add_artist(patch)


@dataclass
class Scene:
    """Solids with their tints and the fine lines that lie on them.

    Attributes
    ----------
    solids : what is there; solids of one name share one region.
    tints : a tint for each name.
    fibres : for some names, lines on the surface, each of shape (k, 3), world metres.
    """

    solids: list[Solid] = field(default_factory=list)
    tints: dict[str, Tint] = field(default_factory=dict)
    fibres: dict[str, list[Floats]] = field(default_factory=dict)

    def add(self, solid: Solid, tint: Tint, fibres: Sequence[Floats] = ()) -> None:
        """Put one more solid there."""
        self.solids.append(solid)
        self.tints[solid.name] = tint
        if fibres:
            self.fibres.setdefault(solid.name, []).extend(fibres)

    def draw(
        self,
        ax: Axes,
        camera: Camera,
        *,
        pixel: float = 0.002,
        zorder: float = 2.0,
        error: float = 0.8,
        lowest: float | None = None,
        inside: tuple[View, Collection[str]] | None = None,
        ink: str = "",
    ) -> View | None:
        """Draw everything on ``ax`` in picture coordinates (metres); ``None`` when there is nothing.

        Parameters
        ----------
        pixel : grid cell for finding what is visible, metres.
        lowest : picture height at which the drawing is cut off, metres.
        error : how far curves may stray, grid cells; larger is smaller in bytes.
        inside : another view and names; only where some of them are seen there, anything is drawn.
        ink : colour of pen lines where one part hides another, with shade in hollows; empty for neither.
        """
        if not self.solids:
            return None
        view = look(self.solids, camera, pixel=pixel)
        if lowest is not None:
            cut = slice(0, max(0, round((lowest - view.bottom) / pixel)))
            view.region[cut] = EMPTY
        if inside is not None:
            view.region[~view.within(*inside)] = EMPTY
        view = shaded(view) if ink else view
        regions = sorted(view.regions(), key=lambda region: region.nearness)
        traced = [self._traced(view, region, error) for region in regions]
        # All curves at once is much faster.
        paths = iter(curves([area for areas, _ in traced for area in areas]))
        for rank, (region, (areas, tones)) in enumerate(zip(regions, traced, strict=True)):
            painted = [(next(paths), tone) for _, tone in zip(areas, tones, strict=True)]
            if np.size(painted[0][0].vertices):
                shape = self._shape(view, view.names[region.number], camera, painted)
                shape.set_zorder(zorder + 0.5 * rank / len(regions))
                shape.set_clip_on(False)
                ax.add_artist(shape)
        if ink:
            for line in curves(pen(view, error=PEN_ERROR * error)):
                paint(ax, PathPatch(line, facecolor=ink, edgecolor="none", zorder=zorder + 0.6))
        return view

    def _bands(self, name: str, light: Floats, width: float) -> tuple[str, list[tuple[float, str]]]:
        """The darkest tone of a region; then where each further tone begins, and the tone.

        Parameters
        ----------
        light : in each of its grid cells.
        width : of the region, grid cells.
        """
        tint = self.tints[name]
        bands = list(zip(tint.steps, tint.tones[1:], strict=True))
        if width < THIN:
            bands = bands[len(bands) // 2 :][:1]
        elif tint.pale or (width < NARROW and len(bands) > 3):
            bands = bands[1::2]
        darkest, seen = tint.tones[0], []
        for step, tone in bands:
            lit = np.count_nonzero(light > step)
            if len(light) - lit < SLIVER:
                darkest = tone
            elif lit >= SLIVER:
                seen.append((step, tone))
        return darkest, seen

    def _traced(self, view: View, region: Region, error: float) -> tuple[list[Area], list[str]]:
        """The region's outline with the areas of its tones, and the darkest tone with these tones."""
        name = view.names[region.number]
        error = 2.0 * error if self.tints[name].pale else error
        part = view.region[region.window] == region.number
        rows, columns = region.window
        frame = (view.left + columns.start * view.pixel, view.bottom + rows.start * view.pixel, view.pixel)
        solid, light = part.astype(float), view.light[region.window]
        outline = areas_above(blur(solid, EDGE_BLUR), [0.45], frame, error=error)
        width = 2 * region.cells / max(1.0, outline[0].border)
        darkest, bands = self._bands(name, light[part], width)
        if not bands:
            return outline, [darkest]
        # Light spreads a little past the region's edge, so that tones reach the outline without a gap.
        weight, spread = blur(np.stack([solid, solid * light]), TONE_BLUR)
        spread = np.where(weight > 0.02, spread / np.maximum(weight, 1e-3), 0.0)
        lit = areas_above(spread, [step for step, _ in bands], frame, error=TONE_ERROR * error, least=SLIVER)
        return outline + lit, [darkest, *(tone for _, tone in bands)]

    def _shape(
        self, view: View, name: str, camera: Camera, painted: Sequence[tuple[Path, str]]
    ) -> ShadedShape:
        tint = self.tints[name]
        (outline, darkest), *lit = painted
        return ShadedShape(
            outline,
            darkest,
            [(area, tone) for area, tone in lit if np.size(area.vertices)],
            self._visible_fibres(view, name, camera),
            (mix(tint.line, tint.tones[len(tint.tones) // 2], 0.45), 0.4),
            (tint.line, tint.width),
        )

    def _visible_fibres(self, view: View, name: str, camera: Camera) -> Path | None:
        """The visible runs of the lines on a solid, as one path in the picture."""
        known = self.fibres.get(name)
        if not known:
            return None
        lengths = [len(line) for line in known]
        points = camera.project(np.concatenate(known))
        shown = view.shows(points, name, slack=0.002)
        shown[np.cumsum(lengths) - 1] = False  # a run ends where its line ends
        edges = np.flatnonzero(np.diff(np.concatenate([[0], shown.astype(int), [0]])))
        runs = [
            points[np.linspace(start, stop - 1, 1 + max(1, (stop - start) // FIBRE_STEP)).astype(int), :2]
            for start, stop in zip(edges[::2], edges[1::2], strict=True)
            if stop - start > FIBRE_STEP
        ]
        if not runs:
            return None
        codes = [[Path.MOVETO] + [Path.LINETO] * (len(run) - 1) for run in runs]
        return Path(np.concatenate(runs), np.concatenate(codes))


def fibre_lines(path: Floats, surface: Floats, sides: int) -> list[Floats]:
    """Lines along a muscle's surface, as its fibres run; each of shape (k, 3), world metres.

    Parameters
    ----------
    path : the muscle's middle line, shape (k, 3).
    surface : vertices of the tube round it, as ``tube`` gives them.
    sides : corners of the tube's section; every other one carries a fibre.
    """
    rings = surface[: len(path) * sides].reshape(len(path), sides, 3)
    rings = path[:, None] + 1.004 * (rings - path[:, None])
    trim = max(2, len(path) // 14)
    staggered = [trim + (3 * k) % trim for k in range(sides // 2)]
    return [rings[cut : len(path) - cut, 2 * k] for k, cut in enumerate(staggered)]
