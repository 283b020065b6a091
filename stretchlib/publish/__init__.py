"""The course in its published forms, all made from the same notebooks.

``course`` finds the notebooks, ``book`` builds the static pages, ``widget_pages`` is the Sphinx extension
that keeps widgets alive in them.
"""
