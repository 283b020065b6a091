"""A Sphinx extension: notebook pages whose widgets work with no kernel and no outside request.

It needs only Sphinx and myst-nb (or nbsphinx). README.md tells how to use it, what it makes of a page, and
where its limits are.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_live_widgets.page_data import DATA_TYPE, UnsupportedWidget, as_script, content_hash, page_data
from sphinx_live_widgets.places import PlaceWidgets, WidgetPlace, close_place, open_place
from sphinx_live_widgets.site_files import HOST, SHARED, STANDARD_HOST, add_page_data, give_back_scripts

__version__ = "0.1.0"
__all__ = [
    "DATA_TYPE",
    "HOST",
    "SHARED",
    "STANDARD_HOST",
    "UnsupportedWidget",
    "as_script",
    "content_hash",
    "page_data",
    "setup",
]


def _leave_out_other_hosts(app: Sphinx, config: Config) -> None:
    """Without this, myst-nb and nbsphinx would ask other hosts for require.js and more on each page."""
    if "nbsphinx" in app.extensions:
        for name in ("nbsphinx_widgets_path", "nbsphinx_requirejs_path"):
            if config[name] is None:
                config[name] = ""
    if "myst_nb" in app.extensions:
        config.nb_ipywidgets_js = {}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    if not {"myst_nb", "nbsphinx"} & {*app.extensions, *app.config.extensions}:
        app.setup_extension("myst_nb")
    app.add_event("widget-page-state")
    app.add_config_value("live_widgets_sentences", {}, "html", dict)
    app.add_config_value("live_widgets_strict_csp", False, "html", bool)
    app.add_node(WidgetPlace, html=(open_place, close_place))
    app.add_post_transform(PlaceWidgets)
    app.connect("config-inited", _leave_out_other_hosts, priority=100)
    app.connect("html-page-context", add_page_data, priority=400)  # before myst-nb adds its scripts at 500
    app.connect("html-page-context", give_back_scripts, priority=501)
    return {"version": "3", "parallel_read_safe": True, "parallel_write_safe": True}
