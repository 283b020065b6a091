"""The widget state that a notebook saves: which models name which, and which of them a page can run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

State = dict[str, Any]
Path = tuple[str | int, ...]

ANYWIDGET = "anywidget"
OUTPUT = "@jupyter-widgets/output"
BASE = "@jupyter-widgets/base"
CONTROLS = "@jupyter-widgets/controls"
KNOWN = (BASE, CONTROLS, ANYWIDGET, OUTPUT)
# What every widget has and only Jupyter's own front end uses.
ONLY_FOR_JUPYTER = {
    *("_anywidget_id", "_dom_classes", "_model_module", "_model_module_version", "_model_name"),
    *("_view_count", "_view_module", "_view_module_version", "_view_name"),
}
CODE = ("_esm", "_css")
INTERACTIVE = "widget-interact"

_LINKS = ("LinkModel", "DirectionalLinkModel")
_REFERENCES = ("IPY_MODEL_", "anywidget:")
_CONTROLS_WITHOUT_VALUE = (
    "HTMLModel",
    "HTMLMathModel",
    "LabelModel",
    "ImageModel",
    "VideoModel",
    "AudioModel",
)


@dataclass(frozen=True)
class Link:
    """A ``jslink`` or, with ``both`` false, a ``jsdlink``."""

    id: str
    start: tuple[str, str]
    end: tuple[str, str]
    both: bool


def name_of(model: dict[str, Any]) -> str:
    """The widget's name as its author would say it."""
    told = str(model["state"].get("_anywidget_id") or "")
    return told.rpartition(".")[2] or str(model["model_name"]).removesuffix("Model")


def is_anywidget(model: dict[str, Any]) -> bool:
    return bool(model["model_module"] == ANYWIDGET)


def is_known(model: dict[str, Any]) -> bool:
    """Whether a host of ours can run this class."""
    return model["model_module"] in KNOWN


def links(state: State) -> Iterator[Link]:
    """``jslink`` and ``jsdlink`` pairs; a broken record is none."""
    for key, model in state.items():
        if model["model_name"] in _LINKS:
            start, end = model["state"].get("source"), model["state"].get("target")
            if start and end:
                both = model["model_name"] == "LinkModel"
                yield Link(key, (unprefixed(start[0]), start[1]), (unprefixed(end[0]), end[1]), both)


def references(state: State, value: Any) -> Iterator[str]:
    """Ids of the models that a value names; a text that only looks like a reference is a text."""
    for _, text in strings(value):
        if text.startswith(_REFERENCES) and unprefixed(text) in state:
            yield unprefixed(text)


def reachable(
    state: State, views: Iterable[str], *, linked: bool = True, through_strangers: bool = True
) -> list[str]:
    """The shown models with all that they name and, if wanted, all that they are linked to.

    With ``through_strangers`` false, what only a widget names that no page can run is left out.
    """
    partners: dict[str, list[str]] = {}
    for link in links(state) if linked else ():
        (one, _), (other, _) = link.start, link.end
        partners.setdefault(one, []).extend((other, link.id))
        partners.setdefault(other, []).extend((one, link.id))
    found: dict[str, None] = {}
    waiting = list(views)
    while waiting:
        key = waiting.pop(0)
        if key in found or key not in state:
            continue
        found[key] = None
        if not (through_strangers or is_known(state[key])):
            continue
        shown = {name: part for name, part in state[key]["state"].items() if name not in CODE}
        waiting += [*references(state, shown), *_held_views(state[key]), *partners.get(key, ())]
    return list(found)


def without_circles(state: State, views: Iterable[str]) -> State:
    """A state in which no widget of ipywidgets stands inside itself: its manager would wait for it for ever.

    A reference that closes a circle names a model that does not exist, which the host gives a stand-in.
    """
    state = dict(state)
    done: set[str] = set()
    for view in views:
        open_ones: dict[str, Iterator[str]] = {view: iter(_inside(state, view))}
        while open_ones:
            key = next(reversed(open_ones))
            inner = next(open_ones[key], None)
            if inner is None:
                del open_ones[key]
                done.add(key)
            elif inner in open_ones:
                state[key] = state[key] | {"state": _renamed(state[key]["state"], inner)}
            elif inner not in done:
                open_ones[inner] = iter(_inside(state, inner))
    return state


def _inside(state: State, key: str) -> list[str]:
    """The models that a widget of ipywidgets must have before it is made."""
    model = state[key]
    return [] if model["model_module"] not in (BASE, CONTROLS) else list(references(state, model["state"]))


def _renamed(value: Any, key: str) -> Any:
    """A copy of a state in which a model is named that does not exist."""
    if isinstance(value, dict):
        return {name: _renamed(part, key) for name, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, key) for part in value]
    if isinstance(value, str) and value.startswith(_REFERENCES) and unprefixed(value) == key:
        return f"IPY_MODEL_circle-{key}"
    return value


def needs_standard_host(state: State, view: str) -> bool:
    """Whether a view has ipywidgets' own widgets in it. What is only data, such as a layout, is none."""
    return any(
        not is_anywidget(state[key])
        and state[key]["model_module"] != BASE
        and not _is_empty_output(state[key])
        for key in reachable(state, [view], linked=False)
    ) or not is_anywidget(state[view])


def strangers(state: State, view: str) -> list[str]:
    """Models in a view whose classes no host of ours has."""
    found = reachable(state, [view], linked=False, through_strangers=False)
    return [key for key in found if not is_known(state[key])]


def waits_for_python(state: State, view: str) -> bool:
    """Whether a view is that of ``interact``: controls whose function runs in Python."""
    models = [state[key] for key in reachable(state, [view], linked=False)]
    if any(INTERACTIVE in (model["state"].get("_dom_classes") or ()) for model in models):
        return True
    outputs = any(model["model_module"] == OUTPUT and model["state"].get("outputs") for model in models)
    return outputs and any(_is_control(model) for model in models)


def layout_of(state: State, model: dict[str, Any]) -> dict[str, str]:
    """What a widget's layout asks for, such as ``{"width": "50%"}``."""
    named = model["state"].get("layout")
    layout = state.get(unprefixed(named)) if isinstance(named, str) else None
    if not layout or layout["model_name"] != "LayoutModel":
        return {}
    told = layout["state"].items()
    return {key: str(value) for key, value in told if not key.startswith("_") and value is not None}


def own_traits(state: State, model: dict[str, Any]) -> dict[str, Any]:
    """A widget's state without what is only Jupyter's; a trait of its own stays, whatever its name."""
    kept = {key: value for key, value in model["state"].items() if key not in {*ONLY_FOR_JUPYTER, *CODE}}
    named = kept.get("layout")
    is_reference = isinstance(named, str) and named.startswith(_REFERENCES)
    if (
        is_reference
        and state.get(unprefixed(str(named)), {}).get("model_name", "LayoutModel") == "LayoutModel"
    ):
        del kept["layout"]
    for name in ("tooltip", "tabbable"):
        if name in kept and kept[name] is None:
            del kept[name]
    return kept


def classes_of(model: dict[str, Any]) -> list[str]:
    """The classes that ``add_class`` gave a widget."""
    return [name for name in model["state"].get("_dom_classes") or () if isinstance(name, str)]


def unprefixed(reference: str) -> str:
    """The id in a reference."""
    for prefix in _REFERENCES:
        reference = reference.removeprefix(prefix)
    return reference


def strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every string in a state, with the way to it."""
    waiting: list[tuple[Any, Path]] = [(value, path)]
    while waiting:
        part, way = waiting.pop()
        if isinstance(part, str):
            yield way, part
        elif isinstance(part, dict):
            waiting += [(each, (*way, key)) for key, each in reversed(part.items())]
        elif isinstance(part, list):
            waiting += [(each, (*way, index)) for index, each in reversed(list(enumerate(part)))]


def without(value: Any, paths: Collection[Path], path: Path = ()) -> Any:
    """A copy of a state with ``None`` in the places of the given strings."""
    if path in paths:
        return None
    if isinstance(value, dict):
        return {key: without(part, paths, (*path, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [without(part, paths, (*path, index)) for index, part in enumerate(value)]
    return value


def _held_views(model: dict[str, Any]) -> Iterator[str]:
    """Ids of the models whose views an Output holds."""
    for output in model["state"].get("outputs") or () if model["model_module"] == OUTPUT else ():
        view = (output.get("data") or {}).get("application/vnd.jupyter.widget-view+json") or {}
        if view.get("model_id"):
            yield str(view["model_id"])


def _is_empty_output(model: dict[str, Any]) -> bool:
    return model["model_module"] == OUTPUT and not model["state"].get("outputs")


def _is_control(model: dict[str, Any]) -> bool:
    plain = model["model_name"] in _CONTROLS_WITHOUT_VALUE or model["model_module"] != CONTROLS
    return not plain and ("value" in model["state"] or "index" in model["state"])
