"""A Sphinx extension for myst-nb: notebook pages whose widgets work with no kernel and no outside request.

It knows nothing of this course, and needs only Sphinx and myst-nb. README.md beside this file tells how to
use it, what it makes of a page, and where its limits are.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from stretchlib.publish.widget_pages.page_data import DATA_TYPE, UnsupportedWidget, as_script, page_data
from stretchlib.publish.widget_pages.places import PlaceWidgets, WidgetPlace, close_place, open_place
from stretchlib.publish.widget_pages.site_files import HOST, STANDARD_HOST, add_page_data

__all__ = ["DATA_TYPE", "HOST", "STANDARD_HOST", "UnsupportedWidget", "as_script", "page_data", "setup"]


def _leave_out_myst_nb_scripts(_app: Sphinx, config: Config) -> None:
    """Without this, myst-nb would make each page with widgets ask other hosts for require.js and more."""
    config.nb_ipywidgets_js = {}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.setup_extension("myst_nb")
    app.add_event("widget-page-state")
    app.add_node(WidgetPlace, html=(open_place, close_place))
    app.add_post_transform(PlaceWidgets)
    app.connect("config-inited", _leave_out_myst_nb_scripts, priority=100)
    app.connect("html-page-context", add_page_data, priority=400)  # before myst-nb adds its scripts at 500
    return {"version": "2", "parallel_read_safe": True, "parallel_write_safe": True}
