"""Anatomy plates: regions of the body with their names."""

from __future__ import annotations

from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy import add_bones, add_muscle
from stretchlib.figures.drawing import Scene, bone_tint
from stretchlib.figures.labels import Label, place
from stretchlib.figures.render import Camera, Floats
from stretchlib.figures.style import clear
from stretchlib.look import Theme, colours

# On plates muscles have the colour of flesh; the colours of length belong to poses and charts.
FLESH = {"semiten": "#c4705a", "bflh": "#b3544a", "semimem": "#ab4f46", "bfsh": "#cf8a6d"}
BONES = ("right_hemipelvis", "sacrum", "coccyx", "right_femur", "right_tibia", "right_fibula")
OUTER, INNER = ("semiten", "bflh"), ("semimem", "bfsh")
PANEL = 0.42  # metres between the two legs of the plate
SIZE = (6.0, 5.2)  # inches


def draw_hamstrings_anatomy(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The right thigh from behind, twice: all hamstrings, and the deeper ones alone."""
    clear(ax)
    camera = Camera(azimuth=-90)
    placement = body.place(body.Pose())
    hip = camera.project(placement.points["right_hip"])
    bellies: dict[str, Floats] = {}
    for panel, muscles in enumerate(((*OUTER, *INNER), INNER)):
        scene = Scene()
        add_bones(scene, placement, BONES, bone_tint(theme))
        for muscle in muscles:
            line = add_muscle(scene, placement, muscle, "right", FLESH[muscle], theme)
            bellies[muscle] = camera.project(line)[:, :2]
        scene.draw(ax, camera.moved(panel * PANEL), pixel=0.0011, zorder=2.0)
    middle_x, width = float(hip[0]) + PANEL / 2 - 0.02, 1.0
    height = width * SIZE[1] / SIZE[0]
    top = float(hip[1]) + 0.215
    ax.set_xlim(middle_x - width / 2, middle_x + width / 2)
    ax.set_ylim(top - height, top)
    _name(ax, placement, camera, bellies, (top - height + 0.02, top - 0.05), theme)
    for panel, title in enumerate(("all hamstrings", "the deeper ones alone")):
        x = float(hip[0]) - 0.02 + panel * PANEL
        ax.text(x, top - 0.02, title, ha="center", va="center", fontsize=10.5, color=colours(theme)["muted"])
    return ax


def hamstrings_alt() -> str:
    """What ``draw_hamstrings_anatomy`` shows."""
    return (
        "Two drawings of the right thigh from behind, with pelvis, thigh bone and knee. Left, all "
        "hamstrings: semitendinosus and the long head of biceps femoris run from the sit bone past the knee, "
        "to the inner shin and to the head of the fibula. Right, the deeper ones alone: broad "
        "semimembranosus, also from the sit bone, and the short head of biceps femoris from the thigh bone."
    )


def _name(
    ax: Axes,
    placement: Placement,
    camera: Camera,
    bellies: dict[str, Floats],
    limits: tuple[float, float],
    theme: Theme,
) -> None:
    def at(point: Floats, panel: int, nudge: float = 0.0) -> tuple[float, float]:
        x, y = camera.project(point)[:2]
        return float(x + nudge + panel * PANEL), float(y)

    def on(muscle: str, panel: int, share: float, nudge: float = 0.0) -> tuple[float, float]:
        line = bellies[muscle]
        x, y = line[round(share * (len(line) - 1))]
        return float(x + nudge + panel * PANEL), float(y)

    sit_bone = placement.landmark("ischial_tuberosity", "right")
    fibula = placement.landmark("fibular_head", "right")
    shin = placement.muscle_path("semiten", "right")[-1]
    hip = float(camera.project(placement.points["right_hip"])[0])
    first = [
        Label("Sit bone", at(sit_bone, 0), "left", "ischial tuberosity"),
        Label("Semi-\ntendinosus", on("semiten", 0, 0.45, -0.008), "left", "inner side"),
        Label("Inner shin", at(shin, 0), "left", "its end"),
        Label("Biceps\nfemoris,\nlong head", on("bflh", 0, 0.3, 0.006), "right", "outer side"),
    ]
    second = [
        Label("Semimem-\nbranosus", on("semimem", 1, 0.72, -0.01), "left", "broad, deep"),
        Label("Biceps\nfemoris,\nshort head", on("bfsh", 1, 0.4), "right", "from the thigh bone"),
        Label("Head of\nthe fibula", at(fibula, 1), "right", "end of both heads"),
    ]
    for labels, columns in (
        (first, (hip - 0.135, hip + 0.075)),
        (second, (hip + PANEL - 0.125, hip + PANEL + 0.07)),
    ):
        place(ax, labels, columns=columns, limits=limits, line_height=0.027, theme=theme, size=10.5)
