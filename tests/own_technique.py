"""A complete, right technique of a reader's own, to be broken in one place by each test."""

GOOD = """
[my-stretch]
name = "My stretch"
summary = "Sit and tip forward."
area = "hamstrings"
kind = "stretch"
position = "sitting"
steps = ["Sit tall.", "Tip forward."]
cues = ["Long chest."]
mistakes = ["Rounding the back."]
easier = [{ text = "Tip less." }]
harder = [{ text = "Tip more.", pose = "hold" }]
equipment = ["chair"]
sides = "left-right"
side_word = "leg"
primary = ["semimem"]
cautions = [{ condition = "hamstring-tear", action = "skip" }]
stop_if = ["It hurts."]
claims = ["C8"]
evidence = "Thirty seconds is a good hold [@bandy-1997]."

[my-stretch.dose]
kind = "hold"
hold_seconds = 30
repetitions = 2
sessions_a_week = 3
basis = "guideline"
article = "The article does not have it."
claims = ["C9"]

[my-stretch.poses.hold]
pelvis_pitch = 20
left = { hip_flexion = 80, knee_angle = 0 }
right = { hip_flexion = 80, knee_angle = 80 }
working = "left"
contacts = [{ point = "buttocks", height_cm = 45, on = "chair" }]
props = [{ kind = "chair", height_cm = 45 }]
"""
