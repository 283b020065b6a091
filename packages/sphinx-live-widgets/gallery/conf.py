"""A page of other people's widgets, live. ``sphinx-build -W gallery gallery/_build``."""

project = "Live widgets"
extensions = ["sphinx_live_widgets"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
html_theme = "furo"
html_title = "Live widgets"
exclude_patterns = ["_build"]
