"""The tints of bone, muscle, tendon and nerve."""

from __future__ import annotations

from stretchlib.figures.engine.hand import Tint
from stretchlib.look import Theme, colours, mix, tokens

# Where one tone ends and the next begins, in light from 0 (turned away) to 1 (facing the lamp).
BONE_STEPS = (0.40, 0.54, 0.68, 0.80, 0.91)
FLESH_STEPS = (0.36, 0.52, 0.70, 0.86)

PEN = "#38180f"  # of lines where one part of a plate hides another


def bone_tint(theme: Theme) -> Tint:
    """Ivory bone with a soft outline."""
    colour = colours(theme)
    half = mix(colour["bone-shade"], colour["bone"], 0.5)
    tones = (colour["bone-dark"], colour["bone-shade"], half, colour["bone"], colour["bone-light"])
    return Tint((*tones, colour["bone-bright"]), BONE_STEPS, colour["bone-line"], tokens()["line"]["bone"])


def flesh_tint(colour: str) -> Tint:
    """Muscle in one colour, modelled from its shadow to its light."""
    shadow, lit = "#2a0d08", "#ffffff"
    tones = (mix(colour, shadow, 0.34), mix(colour, shadow, 0.16), colour, mix(colour, lit, 0.16))
    return Tint(
        (*tones, mix(colour, lit, 0.32)), FLESH_STEPS, mix(colour, shadow, 0.62), tokens()["line"]["muscle"]
    )


def tendon_tint(theme: Theme) -> Tint:
    """Pale and cool, to tell tendon from bone."""
    base = mix(colours(theme)["bone-bright"], "#8fa0a8", 0.22)
    shade = mix(base, "#33414a", 0.28)
    tones = (shade, mix(shade, base, 0.5), base, mix(base, "#ffffff", 0.4))
    return Tint(tones, (0.4, 0.58, 0.8), mix(base, "#1d262c", 0.62), 0.6)


def sinew_tint(theme: Theme) -> Tint:
    """Of tendon and ligament where they are large: ivory, warmer than bone, to be drawn with fibres."""
    base = mix(colours(theme)["bone-light"], "#d9c48f", 0.35)
    shade, lit = "#6b5a3c", "#ffffff"
    tones = (mix(base, shade, 0.5), mix(base, shade, 0.24), mix(base, shade, 0.06), mix(base, lit, 0.4))
    return Tint(tones, (0.4, 0.56, 0.84), "#5d4c33", 0.6)


def nerve_tint(theme: Theme) -> Tint:
    """Golden."""
    colour = colours(theme)
    gold, line = colour["nerve"], colour["nerve-line"]
    tones = (mix(gold, line, 0.4), mix(gold, line, 0.15), gold, mix(gold, "#ffffff", 0.35))
    return Tint(tones, (0.4, 0.58, 0.8), line, 0.7)
