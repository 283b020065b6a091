"""The one artist of our drawings: a shape with its tones, the lines on it and its edge."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform, TransformedPath

Stroke = tuple[str, float]  # colour and width in points


class ShadedShape(Artist):
    """A filled outline, tones that stay inside it, fine lines on it and its edge, drawn in this order.

    A patch for each tone would look the same; most of the time would go into the patches' bookkeeping.

    Parameters
    ----------
    outline : closed, in the coordinates of the axes.
    fill : colour of the whole shape, its darkest tone.
    tones : areas with their colours, from the darkest on; what lies outside the outline is cut off.
    lines : fine lines on the shape.
    line, edge : how these lines and the outline are drawn.
    """

    def __init__(
        self,
        outline: Path,
        fill: str,
        tones: Sequence[tuple[Path, str]],
        lines: Path | None,
        line: Stroke,
        edge: Stroke,
    ) -> None:
        super().__init__()
        self._outline, self._fill, self._edge = outline, fill, edge
        self._tones = tuple(tones)
        self._lines, self._line = lines, line

    def draw(self, renderer: RendererBase) -> None:
        """Draw it; matplotlib calls this."""
        if not self.get_visible():
            return
        transform = self.get_transform()
        placed, here = transform.transform_path, IdentityTransform()
        outline = placed(self._outline)
        # Kept, since matplotlib tells clip paths apart by their places in memory. Placed already: the SVG
        # writer spells a clip path's transform out each time that it is used, which is slow.
        self._clip = TransformedPath(outline, here)
        pen = renderer.new_gc()
        pen.set_linewidth(0)
        renderer.draw_path(pen, outline, here, to_rgba(self._fill))
        pen.set_clip_path(self._clip)
        for area, colour in self._tones:
            renderer.draw_path(pen, placed(area), here, to_rgba(colour))
        pen.set_clip_path(None)
        pen.set_joinstyle("round")
        pen.set_capstyle("round")
        if self._lines is not None:
            _stroke(renderer, pen, placed(self._lines), self._line)
        _stroke(renderer, pen, outline, self._edge)
        pen.restore()
        self.stale = False


def _stroke(renderer: RendererBase, pen: GraphicsContextBase, path: Path, stroke: Stroke) -> None:
    colour, width = stroke
    pen.set_foreground(colour)
    pen.set_linewidth(width)
    renderer.draw_path(pen, path, IdentityTransform())
