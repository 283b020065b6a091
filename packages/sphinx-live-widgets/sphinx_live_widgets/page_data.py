"""From the widget state that a notebook saves to what the page's host needs. README.md has the format."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sphinx_live_widgets import saved_state as saved
from sphinx_live_widgets.outside import hosts, is_address, outside_of, perhaps_outside_of

DATA_TYPE = "application/x-anywidget-page+json"
SHARED_FROM = 200  # characters: a string this long that occurs twice in a page is there once
LONG_FROM = 4096  # characters: a string this long stands apart, so that pages can share it

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class UnsupportedWidget(ValueError):
    """A page has a widget that no host of ours can run."""


def check(state: saved.State, view: str) -> None:
    """Raise `UnsupportedWidget`, which says why and what to do, for a view that cannot live."""
    if view not in state:
        raise UnsupportedWidget(
            "A widget's state was not saved: run the notebook again and save it with its widget state."
        )
    model = state[view]
    if not saved.is_known(model):
        raise UnsupportedWidget(
            f"{model['model_name']} of {model['model_module']} is neither an anywidget nor of ipywidgets "
            "itself, so a page without a kernel cannot run it: show a picture or an anywidget there."
        )
    if saved.is_anywidget(model) and not model["state"].get("_esm"):
        raise UnsupportedWidget(
            f"The code of {saved.name_of(model)} was not saved: run the notebook again with its widget state."
        )


def page_data(state: saved.State, views: Iterable[str], strict: bool = True) -> dict[str, Any]:
    """What the host needs for one page.

    Parameters
    ----------
    state : the ``state`` of a notebook's widget metadata: model ids to ``model_module`` and ``state``.
    views : ids of the models that the page shows.
    strict : refuse a view that cannot live; without, the host shows a sentence in its place.

    Returns
    -------
    ``texts``, ``models`` and ``links`` as README.md tells; ``standard`` is true where ipywidgets' own
    widgets are among what is shown, which need the larger host.

    Raises
    ------
    UnsupportedWidget : a view's state is missing, or it is neither an anywidget nor one of ipywidgets' own.
    """
    views = list(views)
    for view in views if strict else ():
        check(state, view)
    views = [view for view in views if view in state]
    standard = any(saved.needs_standard_host(state, view) for view in views)
    if standard:
        state = saved.without_circles(state, views)
    wanted = saved.reachable(state, views, through_strangers=False)
    if not standard:
        wanted = [key for key in wanted if not _is_only_looks(state, key)]
    shown = {key: _shown(state, key, standard) for key in wanted}
    shared = _strings_to_share(shown)
    texts: dict[str, str] = {}
    addresses: dict[str, str] = {}
    models = {key: _model(state, key, shown[key], shared, texts, addresses, standard) for key in wanted}
    data: dict[str, Any] = {"texts": texts, "models": models, "links": [], "standard": standard}
    if addresses:
        data["addresses"] = addresses
    if not standard:
        ends = [link for link in saved.links(state) if link.start[0] in models and link.end[0] in models]
        data["links"] = [
            {"id": each.id, "from": each.start, "to": each.end, "both": each.both} for each in ends
        ]
    return data


def as_script(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    try:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError:  # NaN and infinity, which JSON has not
        text = json.dumps(_finite(data), ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/").replace("<!--", "\\u003c!--")
    return escape_surrogates(text)


def escape_surrogates(text: str) -> str:
    """JSON or a script's string whose lone surrogates, which no file can hold, are escapes."""
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def keep(texts: dict[str, str], text: str) -> str:
    """Put a text among the page's texts; returns its hash."""
    key = content_hash(text)
    texts[key] = text
    return key


def content_hash(text: str) -> str:
    """A name for a text that changes with it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _shown(state: saved.State, key: str, standard: bool) -> dict[str, Any]:
    model = state[key]
    if not saved.is_known(model):
        return {}
    if not saved.is_anywidget(model):
        return dict(model["state"])
    kept = saved.own_traits(state, model)
    if standard and "layout" not in kept and "layout" in model["state"]:
        kept["layout"] = model["state"]["layout"]
    if standard:
        kept["_dom_classes"] = saved.classes_of(model)
    return kept


def _is_only_looks(state: saved.State, key: str) -> bool:
    """A layout, which the small host gets with its widget, or a link, which it gets among the links."""
    return state[key]["model_name"] in ("LayoutModel", "LinkModel", "DirectionalLinkModel")


def _model(
    state: saved.State,
    key: str,
    values: dict[str, Any],
    shared: set[str],
    texts: dict[str, str],
    addresses: dict[str, str],
    standard: bool,
) -> dict[str, Any]:
    """One model for the page; what is shared or binary is taken out of its state."""
    model = state[key]
    entry: dict[str, Any] = {"state": values}
    if standard:
        entry |= {name: model[name] for name in ("model_name", "model_module")}
        entry["model_module_version"] = model.get("model_module_version", "")
    if saved.is_anywidget(model):
        entry |= {name[1:]: _code(model["state"].get(name), texts, addresses) for name in saved.CODE}
        entry |= _looks(state, model, standard)
    places = [(path, text) for path, text in saved.strings(values) if text in shared]
    if places:
        entry["texts"] = [[list(path), keep(texts, text)] for path, text in places]
        entry["state"] = saved.without(values, {path for path, _ in places})
    if model.get("buffers"):
        entry["buffers"] = [[each["path"], keep(texts, _base64(each))] for each in model["buffers"]]
    return entry


def _code(code: Any, texts: dict[str, str], addresses: dict[str, str]) -> str | None:
    """The hash of a widget's code or style sheet: a text of the page, or the address of one."""
    if not code or not isinstance(code, str):
        return None
    if is_address(code):
        addresses[content_hash(code.strip())] = code.strip()
        return content_hash(code.strip())
    return keep(texts, code)


def _looks(state: saved.State, model: dict[str, Any], standard: bool) -> dict[str, Any]:
    """What Jupyter puts round a widget, and which other hosts its code is known to ask."""
    looks: dict[str, Any] = {}
    if not standard:
        looks = {"layout": saved.layout_of(state, model), "classes": saved.classes_of(model)}
    looks["outside"] = sorted(hosts([*outside_of(model), *perhaps_outside_of(model)]))
    return {name: value for name, value in looks.items() if value}


def _base64(buffer: dict[str, Any]) -> str:
    if buffer.get("encoding") != "hex":
        return str(buffer["data"])
    import base64

    return base64.b64encode(bytes.fromhex(buffer["data"])).decode()


def _strings_to_share(states: dict[str, dict[str, Any]]) -> set[str]:
    seen = Counter(text for values in states.values() for _, text in saved.strings(values))
    return {t for t, times in seen.items() if len(t) >= LONG_FROM or (times > 1 and len(t) >= SHARED_FROM)}


def _finite(value: Any) -> Any:
    """A copy whose NaNs and infinities are ``None``."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(part) for part in value]
    return value
