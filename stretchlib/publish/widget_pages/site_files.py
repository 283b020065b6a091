"""What a page with widgets brings along: its data, the host, and files that all pages of the site share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from stretchlib.publish.widget_pages.page_data import (
    DATA_TYPE,
    LONG_FROM,
    as_script,
    content_hash,
    page_data,
)
from stretchlib.publish.widget_pages.places import page_scripts, page_state, places

STATIC = Path(__file__).parent / "static"
HOST = STATIC / "widget-host.js"
STANDARD_HOST = STATIC / "standard-widget-host.js"
SHARED = "widgets"
EARLY_UP_TO = 150_000  # characters: longer code waits until its widget comes near the screen


def add_page_data(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page with live widgets its data and the host, and take away what myst-nb would add."""
    views = list(places(doctree))
    if not views:
        return
    state = page_state(app.env, pagename)
    app.emit("widget-page-state", pagename, state)
    data = page_data(state, views)
    scripts = page_scripts(app.env, pagename)
    for name in [name for name in scripts if name.startswith("ipywidgets_")]:
        del scripts[name]
    _link_style_sheets(app, data)
    context["metatags"] = context.get("metatags", "") + _share_long_texts(app, context, data)
    context["body"] += f'<script type="{DATA_TYPE}">{as_script(data)}</script>'
    if data["standard"]:
        app.add_css_file(_publish(app, STANDARD_HOST.with_suffix(".css")))
    host = STANDARD_HOST if data["standard"] else HOST
    address = context["pathto"](f"_static/{_publish(app, host)}", 1)
    version = content_hash(host.read_text(encoding="utf-8"))
    context["metatags"] += f'<script async src="{address}?v={version}"></script>\n'


def _link_style_sheets(app: Sphinx, data: dict[str, Any]) -> None:
    """Style sheets of widgets become one file; in the data they would come after the first drawing.

    Pages with the same kinds of widgets share it: it is named after the sheets in it.
    """
    sheets = sorted({sheet for model in data["models"].values() if (sheet := model.pop("css", None))})
    if sheets:
        text = "\n".join(data["texts"].pop(sheet) for sheet in sheets)
        app.add_css_file(_write(app, f"{content_hash(' '.join(sheets))}.css", text))


def _share_long_texts(app: Sphinx, context: dict[str, Any], data: dict[str, Any]) -> str:
    """Move long texts into files that a reader's browser keeps from page to page.

    Returns the preload of the first widget's code. The others' would take the line from the style sheets, and
    so from the first drawing; the host asks for them as soon as the page is read.
    """
    data["files"], data["late"], early = {}, [], []
    code = {model.get("esm") for model in data["models"].values()}
    for key, text in list(data["texts"].items()):
        if len(text) >= LONG_FROM:
            name = _write(app, f"{key}.js", _bringing(key, data["texts"].pop(key)))
            data["files"][key] = address = context["pathto"](f"_static/{name}", 1)
            if key in code and len(text) > EARLY_UP_TO:
                data["late"].append(key)
            elif key in code:
                early.append(f'<link rel="preload" as="script" href="{address}">\n')
    return "".join(early[:1])


def _bringing(key: str, text: str) -> str:
    """A classic script that brings one text: unlike a request it works from a disk."""
    return f"(globalThis.widgetPageTexts??={{}})[{json.dumps(key)}]={json.dumps(text, ensure_ascii=False)};\n"


def _publish(app: Sphinx, path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} has not been built: install the package again.")
    return _write(app, path.name, path.read_text(encoding="utf-8"))


def _write(app: Sphinx, name: str, text: str) -> str:
    """Put a file into the site; returns its address under ``_static``."""
    target = Path(app.outdir, "_static", SHARED, name)
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return f"{SHARED}/{name}"
