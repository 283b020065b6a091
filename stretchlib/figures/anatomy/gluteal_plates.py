"""The plates of the buttock: its big muscle, the deep layer, and the ways of the sciatic nerve.

Shares of nerve variants: range of Tomaszewski 2016 (10.1002/jor.23186), Poutoglidou 2020
(10.7759/cureus.11531) and Natsis 2014 (10.1007/s00276-013-1180-7).
"""

from __future__ import annotations

from stretchlib.catalogue.structures import nerve_ways
from stretchlib.figures.anatomy.plates import Name, Panel, Plate
from stretchlib.figures.anatomy.regions import BACK, BRICK, CLAY, PELVIS, RED, ROSE, SINEW, WINE

# Between which shares of its width piriformis gapes where parts of the nerve pass through it or above it.
GAPES = {
    "fibular-through": (0.55, 0.7),
    "through": (0.52, 0.72),
    "fibular-above": (0.0, 0.22),
    "above": (0.0, 0.26),
    "fibular-above-tibial-through": (0.0, 0.2, 0.55, 0.7),
}
# The deep layer and its ligaments.
DEEP = {
    "sacrospinous-ligament": SINEW,
    "sacrotuberous-ligament": SINEW,
    "piri": RED,
    "obturator-internus": CLAY,
    "gemellus-superior": BRICK,
    "gemellus-inferior": BRICK,
    "quadratus-femoris": ROSE,
    "glmin": WINE,
}


def gluteal_layers() -> Plate:
    """The right buttock from behind in two steps: gluteus maximus whole, then cut and folded back."""
    bones = (*PELVIS[1:], "lumbar5", "right_femur")
    deep = DEEP | {"glmed": CLAY}
    thigh = {
        "addmag": WINE,
        "vaslat": WINE,
        "semimem": BRICK,
        "semiten": ROSE,
        "bflh": CLAY,
        "grac": CLAY,
        "iliotibial-tract": SINEW,
    }
    return Plate(
        panels=(
            Panel(
                BACK,
                bones,
                deep | thigh | {"glmax": RED},
                (
                    Name("Gluteus\nmaximus", "glmax:0.45,0.5", "left"),
                    Name("Gluteus\nmedius", "glmed:0.35,0.4", "right"),
                    Name("Iliotibial\ntract", "iliotibial-tract:0.2,0.6", "right"),
                ),
                "whole",
            ),
            Panel(
                BACK,
                bones,
                deep | thigh | {"glmax": RED},
                (Name("Sciatic\nnerve", "nerve:0.4", "left", mark="sciatic-nerve"),),
                "cut and folded back",
                nerve="below",
                cuts={"glmax": (0.0, 0.21)},
                flap=("glmax", 0.40),
            ),
        ),
        alt=(
            "Two drawings of the right buttock from behind. Left: gluteus maximus, a broad and coarse sheet "
            "from the back of the pelvis to a pale band at the outer thigh, the iliotibial tract. Right: the "
            "same muscle is cut and its outer part folded back, and the golden sciatic nerve is seen under "
            "it, between the sit bone and the thigh bone."
        ),
        size=(6.0, 3.35),
        width=0.84,
        top=0.21,
        columns=(-0.115, 0.125),
        middle=0.012,
        step=(0.40, 0.0),
        line_height=0.0285,
        crop=0.235,
        pixel=0.0007,
    )


def deep_gluteal() -> Plate:
    """The right buttock from behind without its big muscles: piriformis and the sciatic nerve."""
    return Plate(
        panels=(
            Panel(
                BACK,
                (*PELVIS, "lumbar5", "right_femur"),
                DEEP | {"addmag": WINE, "vaslat": WINE},
                (
                    Name("Sacrum", "landmark:sacral_tip", "left", mark="sacrum"),
                    Name("Sacrotuberous\nligament", "sacrotuberous-ligament:0.4,0.6", "left"),
                    Name("Sciatic nerve", "nerve:0.62", "left", "below piriformis", mark="sciatic-nerve"),
                    Name("Sit bone", "landmark:ischial_tuberosity", "left"),
                    Name("Gluteus minimus", "glmin:0.4,0.6", "right"),
                    Name("Piriformis", "piri:0.55", "right"),
                    Name("Outer bump of\nthe thigh bone", "landmark:greater_trochanter", "right"),
                    Name("Obturator internus\nbetween gemelli", "obturator-internus:0.84", "right"),
                    Name("Quadratus femoris", "quadratus-femoris:0.8", "right"),
                ),
                nerve="below",
            ),
        ),
        alt=(
            "The right buttock from behind without its big muscles. Piriformis runs from the front "
            "of the sacrum to the top of the thigh bone. The golden sciatic nerve leaves the pelvis "
            "below piriformis, lying in front of it, and passes down midway between the sit bone and "
            "the outer bump of the thigh bone, behind the smaller rotators."
        ),
        size=(6.0, 4.1),
        width=0.60,
        top=0.165,
        columns=(-0.155, 0.10),
        middle=-0.015,
        line_height=0.0205,
        crop=0.245,
        pixel=0.0006,
    )


def variants() -> Plate:
    """Ways of the sciatic nerve past piriformis, with how often each was found."""
    ways = nerve_ways()
    usual, through = (ways[key].how_often.removesuffix(" hips") for key in ("below", "fibular-through"))
    return Plate(
        panels=tuple(
            Panel(
                BACK,
                ("right_hemipelvis", "sacrum", "coccyx", "right_femur"),
                {"piri": RED},
                (),
                way.name,
                way.how_often,
                nerve=way.id,
                split={"piri": GAPES[way.id]} if way.id in GAPES else {},
            )
            for way in ways.values()
        ),
        alt=(
            "Six drawings of the right buttock from behind: ways of the sciatic nerve past piriformis. "
            f"The usual one, in {usual} hips, is below the muscle. In {through} one part of "
            "the nerve passes through the muscle. Other ways are rare: one part above it, all of it "
            "through it, one part above and one through, or all of it above."
        ),
        size=(6.0, 6.2),
        width=0.66,
        top=0.215,
        columns=(-0.1, 0.1),
        middle=-0.03,
        step=(0.22, 0.34),
        per_row=3,
        crop=0.11,
        line_height=0.0242,
        pixel=0.0007,
    )
