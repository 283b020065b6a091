"""The plates of the course: which region each shows, and what is written beside it.

Anatomy follows the muscle records of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from matplotlib.axes import Axes

from stretchlib.body.pose import Pose, Side
from stretchlib.figures.anatomy.gluteal_plates import deep_gluteal, gluteal_layers, variants
from stretchlib.figures.anatomy.plates import Name, Panel, Plate, change, draw_plate
from stretchlib.figures.anatomy.regions import (
    BACK,
    BRICK,
    CLAY,
    FRONT,
    LEG,
    PELVIS,
    RED,
    ROSE,
    SIDE,
    SINEW,
    SPINE,
    WINE,
)
from stretchlib.look import Theme


def plate_ids() -> list[str]:
    """Ids of all plates."""
    return list(_MAKERS)


@cache
def plate(plate_id: str) -> Plate:
    """A plate by one of ``plate_ids``."""
    return _MAKERS[plate_id]()


def _hamstrings() -> Plate:
    """The right thigh from behind, twice: all hamstrings, and the deeper ones alone."""
    thigh = ("right_hemipelvis", "sacrum", "coccyx", *LEG)
    inner = {"sacrotuberous-ligament": SINEW, "obturator-internus": CLAY, "quadratus-femoris": CLAY}
    inner |= {"addmag": WINE, "vaslat": WINE, "semimem": BRICK, "bfsh": CLAY}
    outer = {"grac": CLAY, "semiten": ROSE, "bflh": RED, "gasmed": CLAY, "gaslat": CLAY}
    calf = {"gasmed": (0.0, 0.4), "gaslat": (0.0, 0.4)}
    return Plate(
        panels=(
            Panel(
                BACK,
                thigh,
                inner | outer,
                (
                    Name("Sit bone", "landmark:ischial_tuberosity", "left", "ischial tuberosity"),
                    Name("Semi-\ntendinosus", "semiten:0.3", "left", "inner side"),
                    Name("Inner shin", "semiten:0.97", "left", "end of its tendon", mark="inner-shin"),
                    Name("Biceps\nfemoris,\nlong head", "bflh:0.36", "right", "outer side"),
                ),
                "all hamstrings",
                cuts=calf,
            ),
            Panel(
                BACK,
                thigh,
                inner | {"semiten": ROSE, "bflh": RED},
                (
                    Name("Semimem-\nbranosus", "semimem:0.78", "left", "broad, deep"),
                    Name("Sciatic\nnerve", "nerve:0.5", "right", mark="sciatic-nerve"),
                    Name("Biceps\nfemoris,\nshort head", "bfsh:0.5,0.6", "right", "from the thigh bone"),
                    Name("Head of\nthe fibula", "landmark:fibular_head", "right", "end of both heads"),
                ),
                "the deeper ones alone",
                nerve="below",
                cuts={"semiten": (0.0, 0.09), "bflh": (0.0, 0.11)},
            ),
        ),
        alt=(
            "Two drawings of the right thigh from behind, with pelvis, thigh bone and knee. Left, "
            "all hamstrings: semitendinosus and the long head of biceps femoris run from the sit "
            "bone past the knee, to the inner shin and to the head of the fibula. Right, the deeper "
            "ones alone: broad semimembranosus, also from the sit bone, and the short head of "
            "biceps femoris from the thigh bone."
        ),
        size=(6.0, 3.4),
        width=1.34,
        top=0.22,
        columns=(-0.115, 0.135),
        middle=0.02,
        line_height=0.033,
        step=(0.44, 0.0),
        crop=0.52,
        pixel=0.0007,
    )


def _hip_flexors() -> Plate:
    """Low spine, pelvis and right thigh from the front, with the muscles that bend the hip."""
    return Plate(
        panels=(
            Panel(
                FRONT,
                (*PELVIS, *SPINE, "right_femur", "right_tibia", "right_fibula", "right_patella"),
                {
                    "glmin": WINE,
                    "glmed": WINE,
                    "psoas": RED,
                    "iliacus": ROSE,
                    "pectineus": CLAY,
                    "addmag": WINE,
                    "addlong": CLAY,
                    "grac": CLAY,
                    "vasint": WINE,
                    "vaslat": CLAY,
                    "vasmed": CLAY,
                    "recfem": BRICK,
                    "patellar-ligament": SINEW,
                    "tfl": RED,
                    "iliotibial-tract": SINEW,
                    "sart": ROSE,
                },
                (
                    Name("Iliacus", "iliacus:0.18,0.4", "left", "inside the hip bone"),
                    Name("Tensor\nfasciae latae", "tfl:0.5", "left", "side of the hip"),
                    Name("Rectus\nfemoris", "recfem:0.45,0.6", "left", "hip to kneecap"),
                    Name("Psoas major", "psoas:0.35", "right", "from the low spine"),
                    Name("Sartorius", "sart:0.45", "right", "hip to inner shin"),
                    Name("Shin bone", "recfem:end", "right", "below the kneecap", mark="shin"),
                ),
            ),
        ),
        alt=(
            "The front of the low spine, the pelvis and the right thigh. Psoas major comes from the "
            "sides of the low spine, iliacus from the inside of the hip bone; both end on the small "
            "bump inside the top of the thigh bone. Rectus femoris runs from the hip bone to the "
            "kneecap, sartorius slants across the thigh to the inner shin, tensor fasciae latae "
            "lies at the side of the hip."
        ),
        size=(5.4, 6.0),
        width=0.80,
        top=0.33,
        columns=(-0.16, 0.20),
        middle=0.04,
        line_height=0.0264,
        crop=0.50,
        pixel=0.0007,
    )


def _calves() -> Plate:
    """The right lower leg from behind, twice: all of the calf, and soleus alone."""
    calf = ("right_femur", "right_tibia", "right_fibula", "right_talus", "right_foot", "right_toes")
    deep = {"popliteus": BRICK, "soleus": CLAY, "heel-cord": SINEW}
    return Plate(
        panels=(
            Panel(
                BACK,
                calf,
                deep | {"gasmed": RED, "gaslat": ROSE},
                (
                    Name("Gastrocnemius", "gasmed:0.5", "left", "from the thigh bone"),
                    Name("Heel cord", "heel-cord:0.7", "left", "one for all three"),
                    Name("Heel bone", "heel-cord:0.97", "left", mark="heel"),
                ),
            ),
            Panel(
                BACK,
                calf,
                deep,
                (Name("Soleus", "soleus:0.4,0.8", "right", "from the shin"),),
            ),
        ),
        alt=(
            "Two drawings of the right lower leg from behind. Left: gastrocnemius has two heads that "
            "start on the thigh bone, above the knee, and end in the heel cord. Right: soleus alone, "
            "which starts on the shin and the fibula, below the knee, and ends in the same cord. So the "
            "knee matters for the first and not for the second."
        ),
        size=(6.0, 4.15),
        width=0.80,
        top=-0.35,
        columns=(-0.095, 0.085),
        step=(0.23, 0.0),
        line_height=0.025,
        pixel=0.0006,
    )


def _back() -> Plate:
    """The back: latissimus dorsi, the thoracolumbar fascia and gluteus maximus."""
    spine = tuple(f"thoracic{n}" for n in range(1, 13)) + SPINE[:5]
    arms = tuple(
        f"{side}_{bone}" for side in ("left", "right") for bone in ("humerus", "scapula", "clavicle")
    )
    bones = (*PELVIS, *spine, "left_ribs", "right_ribs", *arms, "left_femur", "right_femur")
    out = Side(shoulder_abduction=38)
    # With what lies below it, gluteus maximus ends where it does in life, and not in points.
    thigh = {"addmag": WINE, "vaslat": WINE, "semimem": BRICK, "semiten": ROSE, "bflh": CLAY, "grac": CLAY}
    muscles = thigh | {"glmed": CLAY, "glmax": ROSE, "iliotibial-tract": SINEW, "latissimus": RED}
    return Plate(
        panels=(
            Panel(
                BACK,
                bones,
                muscles,
                (
                    Name("Thoracolumbar\nfascia", "thoracolumbar-fascia:0.6", "left", "not measured"),
                    Name("Latissimus\ndorsi", "latissimus:0.45,0.6", "right", "to the arm bone"),
                    Name("Rim of the pelvis", "landmark:iliac_crest", "right", "iliac crest"),
                    Name("Gluteus maximus", "glmax:0.4", "right"),
                ),
                pose=Pose(left=out, right=out),
                both=True,
                fascia=True,
            ),
        ),
        alt=(
            "The back from behind. Latissimus dorsi is a broad sheet on each side: it starts from the lower "
            "half of the spine and the rim of the pelvis, through a pale sheet of tissue, the thoracolumbar "
            "fascia, and narrows to the upper arm bone. Gluteus maximus starts at the lower edge of the same "
            "fascia. Muscle sheets and fascia are drawn from landmarks, not measured."
        ),
        size=(6.0, 4.82),
        width=1.04,
        top=0.615,
        columns=(-0.2, 0.2),
        middle=-0.077,
        crop=0.19,
        line_height=0.0297,
        label_top=0.18,
        pixel=0.0009,
    )


def _see_saw() -> Plate:
    """The pelvis tipped forward, level and tipped back on a standing leg."""
    bones = ("right_hemipelvis", "sacrum", "coccyx", *SPINE[:5], "right_femur")
    muscles = {"bflh": "", "semimem": "", "iliacus": "", "psoas": ""}
    panels = []
    for pitch, title in ((20, "Tipped forward"), (0, "Level"), (-20, "Tipped back")):
        # The thigh and the chest stay upright: hip and low back give way to the pelvis.
        pose = Pose(pelvis_pitch=pitch, lumbar_flexion=-pitch, right=Side(hip_flexion=pitch))
        panel = Panel(SIDE, bones, muscles, (), title, "as in standing", pose=pose, discs=True)
        if pitch:
            panel = replace(
                panel, subtitle=f"hamstrings {change(panel, 'bflh'):+.0f} %".replace("-", "\N{MINUS SIGN}")
            )
        panels.append(panel)
    forward, back = (change(panels[i], "bflh") for i in (0, 2))
    front_forward, front_back = (change(panels[i], "iliacus") for i in (0, 2))
    return Plate(
        panels=tuple(panels),
        alt=(
            "Three drawings of pelvis, low spine and thigh from the side. With the pelvis tipped 20 degrees "
            f"forward the hamstrings behind are {forward:.0f} per cent longer and iliacus in front "
            f"{-front_forward:.0f} per cent shorter. Tipped back 20 degrees it is the other way round: "
            f"hamstrings {-back:.0f} per cent shorter, iliacus {front_back:.0f} per cent longer."
        ),
        size=(6.0, 4.6),
        width=0.72,
        top=0.36,
        columns=(-0.1, 0.1),
        middle=-0.02,
        step=(0.24, 0.0),
        crop=0.19,
        line_height=0.0286,
        pixel=0.0008,
    )


def draw_hamstrings_anatomy(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The right thigh from behind, twice: all hamstrings, and the deeper ones alone."""
    return draw_plate(plate("hamstrings-anatomy"), ax=ax, theme=theme)


def draw_hip_flexors_anatomy(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Low spine, pelvis and right thigh from the front, with the muscles that bend the hip."""
    return draw_plate(plate("hip-flexors-anatomy"), ax=ax, theme=theme)


def draw_deep_gluteal_anatomy(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The right buttock from behind without its big muscles: piriformis and the sciatic nerve."""
    return draw_plate(plate("deep-gluteal-anatomy"), ax=ax, theme=theme)


def draw_sciatic_variants(*, ax: Axes, theme: Theme = "light") -> Axes:
    """Ways of the sciatic nerve past piriformis, with how often each was found."""
    return draw_plate(plate("sciatic-variants"), ax=ax, theme=theme)


def _without_names(plate_id: str, size: tuple[float, float], step: float, told: str) -> Plate:
    """The same plate for questions: no names, and the panels moved together."""
    whole = plate(plate_id)
    panels = tuple(replace(panel, title="", subtitle="") for panel in whole.panels)
    return replace(
        whole,
        panels=panels,
        size=size,
        width=whole.width * size[0] / whole.size[0],
        step=(step, 0.0),
        alt=f"{told} No names are written: they are what the questions ask for.",
        least_width=0,
        named=False,
    )


_MAKERS: Mapping[str, Callable[[], Plate]] = {
    "hamstrings-anatomy": _hamstrings,
    "hamstrings-anatomy-blank": lambda: _without_names(
        "hamstrings-anatomy",
        (3.2, 5.2),
        0.24,
        "Two drawings of the right thigh from behind, with pelvis, thigh bone and knee.",
    ),
    "hip-flexors-anatomy": _hip_flexors,
    "hip-flexors-anatomy-blank": lambda: _without_names(
        "hip-flexors-anatomy",
        (2.9, 6.6),
        0.0,
        "The front of the low spine, the pelvis and the right thigh, with the muscles that bend the hip.",
    ),
    "gluteal-anatomy": gluteal_layers,
    "deep-gluteal-anatomy": deep_gluteal,
    "deep-gluteal-anatomy-blank": lambda: _without_names(
        "deep-gluteal-anatomy",
        (3.9, 4.4),
        0.0,
        "The right buttock from behind without its big muscles, with a nerve that passes through.",
    ),
    "sciatic-variants": variants,
    "calves-anatomy": _calves,
    "calves-anatomy-blank": lambda: _without_names(
        "calves-anatomy", (3.2, 5.0), 0.18, "Two drawings of the right lower leg from behind."
    ),
    "back-anatomy": _back,
    "pelvis-see-saw": _see_saw,
}
