"""What all plates share: from where they are seen, groups of bones, colours of flesh."""

from __future__ import annotations

from stretchlib.figures.engine.render import Camera

BACK, FRONT, SIDE = Camera(azimuth=-90), Camera(azimuth=90), Camera(azimuth=0)
SPINE = ("lumbar1", "lumbar2", "lumbar3", "lumbar4", "lumbar5", "thoracic12")
PELVIS = ("left_hemipelvis", "right_hemipelvis", "sacrum", "coccyx")
LEG = ("right_femur", "right_tibia", "right_fibula")
# On plates muscles have the colour of flesh; the colours of length belong to poses and charts.
RED, ROSE, BRICK, CLAY, WINE = "#b3544a", "#c4705a", "#a34a42", "#cb8067", "#97463d"
SINEW = "#e9e1cf"  # of what is tendon all over
