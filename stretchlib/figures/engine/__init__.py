"""A small vector renderer: shaded solids become outlined shapes, and axes become small SVG.

It knows nothing of bodies or of the course; its README says what it does and how.
"""
