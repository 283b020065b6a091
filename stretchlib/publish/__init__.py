"""The course in its published forms, all made from the same notebooks.

``course`` finds the notebooks, ``book`` builds the static pages. The Sphinx extension that keeps widgets
alive in them is a package of its own, ``packages/sphinx-live-widgets``.
"""
