"""Sphinx configuration of the course's book, whose source directory is the repository's root.

Use it through ``stretchlib book``, which adds what depends on the address the book will have.
"""

from stretchlib import __version__
from stretchlib.publish.book_pages import FONTS, SCRIPTS, theme_variables
from stretchlib.words import say

project = say("pages.course")
author = say("pages.authors")
project_copyright = "2026, The stretchlib authors"
release = __version__
language = "en"

root_doc = "book/index"
include_patterns = ["book/*.md", "notebooks/*.ipynb"]
# Only folders that begin with "b" or "n" are looked into: the others hold thousands of files, and no page.
exclude_patterns = ["[!bn]*", "book/_build", "**/.ipynb_checkpoints"]
extensions = [
    "myst_nb",
    "notfound.extension",
    "sphinx_live_widgets",
    "stretchlib.publish.card_movements",
    "stretchlib.publish.page_pictures",
    "stretchlib.publish.book_pages",
    "stretchlib.publish.api_docs",
    "stretchlib.publish.home_screen",
    "stretchlib.publish.page_furniture",
    "stretchlib.publish.page_policy",
    "stretchlib.publish.page_requests",
    "stretchlib.publish.site_address",
]

# Notebooks run when they or the library have changed; a cell that fails stops the build.
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_execution_show_tb = True
nb_execution_timeout = 120
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
# Docstrings say types and shapes in words.
autodoc_typehints = "none"
add_module_names = False
myst_update_mathjax = False
myst_heading_anchors = 3

# The country whose emergency number the pages name until their reader chooses one, such as "GB"; "" for none.
course_country = ""

html_theme = "furo"
html_title = project
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["course.css", "course-pages.css", "course-paper.css"]
templates_path = ["_templates"]
html_sourcelink_suffix = ""
html_show_sphinx = False
html_use_index = False
html_show_search_summary = False  # it would fetch each page found, which file:// forbids
html_last_updated_fmt = None
html_theme_options = {
    "light_css_variables": theme_variables("light"),
    "dark_css_variables": theme_variables("dark"),
    "top_of_page_buttons": [],
}
if FONTS.is_dir():
    html_static_path.append(str(FONTS))
if SCRIPTS.is_dir():
    html_static_path.append(str(SCRIPTS))
    html_js_files = [("page.js", {"defer": "defer"})]
