"""What a page with widgets brings along: its data, the host, and files that all pages of the site share."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_live_widgets import sentences
from sphinx_live_widgets.assets import Assets
from sphinx_live_widgets.icons import icons_of
from sphinx_live_widgets.notebooks import docnames, page_scripts
from sphinx_live_widgets.page_data import (
    DATA_TYPE,
    LONG_FROM,
    as_script,
    content_hash,
    escape_surrogates,
    page_data,
)
from sphinx_live_widgets.places import MATHS, STATE, places
from sphinx_live_widgets.saved_state import reachable

STATIC = Path(__file__).parent / "static"
HOST = STATIC / "widget-host.js"
STANDARD_HOST = STATIC / "standard-widget-host.js"
SHARED = "widgets"
EARLY_UP_TO = 150_000  # characters: longer code waits until its widget comes near the screen

_SHEET = (Path(__file__).parent / "places.css").read_text(encoding="utf-8")


def add_page_data(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page with live widgets its data and the host, and take away what myst-nb would add."""
    _take_scripts(app, pagename)
    views = list(places(doctree))
    if doctree is None or not views:
        return
    if doctree.get(MATHS):  # brings the page's own renderer of mathematics
        context["has_maths_elements"] = True
        app.env.domaindata["math"].setdefault("has_equations", {})[pagename] = True
    state = doctree[STATE]
    app.emit("widget-page-state", pagename, state)
    shown = {key: state[key] for key in reachable(state, views)}
    Assets(app, pagename, docnames(doctree, pagename)).publish(shown)
    data = page_data(state, views)
    if own := sentences.for_the_host(app.config.live_widgets_sentences):
        data["sentences"] = own
    if data["standard"] and (icons := icons_of(state)):
        data["icons"] = icons
    _link_style_sheets(app, data)
    if app.config.live_widgets_strict_csp:
        _make_modules(app, context, data)
    context["metatags"] = context.get("metatags", "") + _share_long_texts(app, context, data)
    context["body"] += f'<script type="{DATA_TYPE}">{as_script(data)}</script>'
    if data["standard"]:
        app.add_css_file(_publish(app, STANDARD_HOST.with_suffix(".css")))
    host = STANDARD_HOST if data["standard"] else HOST
    address = context["pathto"](f"_static/{_publish(app, host)}", 1)
    version = content_hash(host.read_text(encoding="utf-8"))
    context["metatags"] += f'<script async src="{address}?v={version}"></script>\n'


def _take_scripts(app: Sphinx, pagename: str) -> None:
    """Keep from myst-nb, which comes next, the scripts that it would add for widgets."""
    scripts = page_scripts(app.env, pagename)
    taken = {name: scripts.pop(name) for name in list(scripts) if name.startswith("ipywidgets_")}
    app.env.live_widgets_taken = {pagename: taken}  # type: ignore[attr-defined]


def give_back_scripts(app: Sphinx, pagename: str, *_: object) -> None:
    """Put them back for the next time that the page is written."""
    taken = getattr(app.env, "live_widgets_taken", {}).get(pagename)
    if taken:
        page_scripts(app.env, pagename).update(taken)


def _link_style_sheets(app: Sphinx, data: dict[str, Any]) -> None:
    """Style sheets of widgets become one file; in the data they would come after the first drawing.

    Pages with the same kinds of widgets share it: it is named after the sheets in it.
    """
    for model in data["models"].values():
        if model.get("css") in data.get("addresses", {}):
            continue  # the host links it when its widget starts: another host must not hold up the page
        model["sheet"] = model.pop("css", None)
    sheets = sorted({sheet for model in data["models"].values() if (sheet := model.pop("sheet", None))})
    text = "\n".join([_SHEET, *(data["texts"].pop(sheet) for sheet in sheets)])
    app.add_css_file(_write(app, f"{content_hash(text)}.css", text))


def _make_modules(app: Sphinx, context: dict[str, Any], data: dict[str, Any]) -> None:
    """Make a file of each widget's code, for sites whose policy lets scripts come from files alone."""
    for code in {model.get("esm") for model in data["models"].values()} & {*data["texts"]}:
        name = _write(app, f"{code}.mjs", data["texts"][code])
        data.setdefault("modules", {})[code] = context["pathto"](f"_static/{name}", 1)


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
            elif key in code and key not in data.get("modules", {}):
                early.append(f'<link rel="preload" as="script" href="{address}">\n')
    return "".join(early[:1])


def _bringing(key: str, text: str) -> str:
    """A classic script that brings one text: unlike a request it works from a disk."""
    told = escape_surrogates(json.dumps(text, ensure_ascii=False))
    return f"(globalThis.widgetPageTexts??={{}})[{json.dumps(key)}]={told};\n"


def _publish(app: Sphinx, path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} has not been built: install the package again.")
    return _write(app, path.name, path.read_text(encoding="utf-8"))


def _write(app: Sphinx, name: str, text: str) -> str:
    """Put a file into the site, whole at once; returns its address under ``_static``."""
    target = Path(app.outdir, "_static", SHARED, name)
    content = text.encode("utf-8", "replace")
    if not target.is_file() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, delete=False) as file:  # others may be writing it too
            file.write(content)
        os.chmod(file.name, 0o644)
        os.replace(file.name, target)
    return f"{SHARED}/{name}"
