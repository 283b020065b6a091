"""The documentation: the README, a gallery of other people's widgets, live, and the shelf's results.

``sphinx-build -W docs docs/_build``.
"""

project = "sphinx-live-widgets"
extensions = ["sphinx_live_widgets"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
html_theme = "furo"
html_title = "Live widgets"
exclude_patterns = ["_build"]
