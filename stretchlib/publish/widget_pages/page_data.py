"""From the widget state that a notebook saves to what the page's host needs. README.md has the format."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

DATA_TYPE = "application/x-anywidget-page+json"
SHARED_FROM = 200  # characters: a string this long that occurs twice in a page is there once
LONG_FROM = 4096  # characters: a string this long stands apart, so that pages can share it

_ANYWIDGET = "anywidget"
_STANDARD = ("@jupyter-widgets/base", "@jupyter-widgets/controls", _ANYWIDGET)
_LINKS = ("LinkModel", "DirectionalLinkModel")
_REFERENCES = ("IPY_MODEL_", "anywidget:")
_CODE = ("_esm", "_css")
# What every widget has and only Jupyter's own front end uses.
_ONLY_FOR_JUPYTER = {
    *("_anywidget_id", "_dom_classes", "_model_module", "_model_module_version", "_model_name"),
    *("_view_count", "_view_module", "_view_module_version", "_view_name", "layout", "tabbable", "tooltip"),
}
Path = tuple[str | int, ...]


class UnsupportedWidget(ValueError):
    """A page has a widget that no host of ours can run."""


def page_data(state: dict[str, Any], views: Iterable[str]) -> dict[str, Any]:
    """What the host needs for one page.

    Parameters
    ----------
    state : the ``state`` of a notebook's widget metadata: model ids to ``model_module`` and ``state``.
    views : ids of the models that the page shows.

    Returns
    -------
    ``texts``, ``models`` and ``links`` as README.md tells; ``standard`` is true where ipywidgets' own
    widgets are among the models, which need the larger host.

    Raises
    ------
    UnsupportedWidget : a model is missing, or is neither an anywidget nor one of ipywidgets' own.
    """
    wanted = _reachable(state, views)
    standard = any(state[key]["model_module"] != _ANYWIDGET for key in wanted)
    if standard:
        wanted = _reachable(state, views, whole=True)
    shown = {key: _shown_state(state[key], standard) for key in wanted}
    shared = _strings_to_share(shown)
    texts: dict[str, str] = {}
    models = {}
    for key, values in shown.items():
        models[key] = _model(state[key], values, shared, texts, standard)
    links = [] if standard else [link for link in _links(state) if link["from"][0] in wanted]
    return {"texts": texts, "models": models, "links": links, "standard": standard}


def as_script(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "\\u003c!--")


def keep(texts: dict[str, str], text: str) -> str:
    """Put a text among the page's texts; returns its hash."""
    key = content_hash(text)
    texts[key] = text
    return key


def content_hash(text: str) -> str:
    """A name for a text that changes with it."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _model(
    model: dict[str, Any], values: dict[str, Any], shared: set[str], texts: dict[str, str], standard: bool
) -> dict[str, Any]:
    """One model for the page; what is shared or binary is taken out of its state."""
    entry: dict[str, Any] = {"state": values}
    if standard:
        entry |= {key: model[key] for key in ("model_name", "model_module", "model_module_version")}
    else:
        source = model["state"]
        entry |= {name[1:]: keep(texts, source[name]) if source.get(name) else None for name in _CODE}
    places = [(path, text) for path, text in _strings(values) if text in shared or path[0] in _CODE]
    if places:
        entry["texts"] = [[list(path), keep(texts, text)] for path, text in places]
        entry["state"] = _without(values, {path for path, _ in places})
    if model.get("buffers"):
        entry["buffers"] = [[each["path"], keep(texts, each["data"])] for each in model["buffers"]]
    return entry


def _reachable(state: dict[str, Any], views: Iterable[str], whole: bool = False) -> list[str]:
    """The shown models with all that they name or are linked to; with ``whole``, their layouts too."""
    partners: dict[str, list[str]] = {}
    links = list(_links(state))
    for link in links:
        (one, _), (other, _) = link["from"], link["to"]
        partners.setdefault(one, []).extend((other, link["id"]) if whole else (other,))
        partners.setdefault(other, []).extend((one, link["id"]) if whole else (one,))
    found: dict[str, None] = {}
    waiting = list(views)
    while waiting:
        key = waiting.pop(0)
        if key in found:
            continue
        found[key] = None
        _check(state, key)
        named = _references(_shown_state(state[key], whole))
        waiting += [*named, *partners.get(key, ())]
    return list(found)


def _check(state: dict[str, Any], key: str) -> None:
    if key not in state:
        raise UnsupportedWidget("A widget's state was not saved: run the notebook again.")
    model = state[key]
    if model["model_module"] not in _STANDARD:
        raise UnsupportedWidget(
            f"{model['model_name']} of {model['model_module']} is neither an anywidget nor of ipywidgets "
            "itself, so a page without a kernel cannot run it."
        )


def _shown_state(model: dict[str, Any], whole: bool) -> dict[str, Any]:
    left_out: Iterable[str] = () if whole else (*_ONLY_FOR_JUPYTER, *_CODE)
    return {key: value for key, value in model["state"].items() if key not in left_out}


def _links(state: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """``jslink`` and ``jsdlink`` pairs."""
    for key, model in state.items():
        if model["model_name"] in _LINKS:
            start, end = model["state"]["source"], model["state"]["target"]
            yield {
                "id": key,
                "from": (_unprefixed(start[0]), start[1]),
                "to": (_unprefixed(end[0]), end[1]),
                "both": model["model_name"] == "LinkModel",
            }


def _references(value: Any) -> Iterator[str]:
    """Ids of the models that a state names."""
    for _, text in _strings(value):
        if text.startswith(_REFERENCES):
            yield _unprefixed(text)


def _unprefixed(reference: str) -> str:
    for prefix in _REFERENCES:
        reference = reference.removeprefix(prefix)
    return reference


def _strings_to_share(states: dict[str, dict[str, Any]]) -> set[str]:
    seen = Counter(text for values in states.values() for _, text in _strings(values))
    return {t for t, times in seen.items() if len(t) >= LONG_FROM or (times > 1 and len(t) >= SHARED_FROM)}


def _strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every string in a state, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _strings(part, (*path, index))


def _without(value: Any, paths: set[Path], path: Path = ()) -> Any:
    """A copy of a state with ``None`` in the places of the given strings."""
    if path in paths:
        return None
    if isinstance(value, dict):
        return {key: _without(part, paths, (*path, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [_without(part, paths, (*path, index)) for index, part in enumerate(value)]
    return value
