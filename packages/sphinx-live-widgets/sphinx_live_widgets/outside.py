"""Which addresses of other hosts a widget loads from, as far as its code and state tell.

The code is read in tokens, so that comments and texts that only mention an address raise no alarm.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from sphinx_live_widgets.javascript import Token, texts

_ABSOLUTE = re.compile(r"(?:https?:|wss?:)?//[^\s\"'<>`\\]+", re.I)
_LOADERS = {"fetch", "Worker", "SharedWorker", "importScripts", "EventSource", "WebSocket", "Request", "URL"}
# Where a name that was given an address is loaded.
_USED = (
    r"\b(?:import|fetch|Worker|SharedWorker|importScripts|EventSource|WebSocket|Request)"
    r"\s*\(\s*`?(?:\$\{{)?{name}\b"
)
_ATTRIBUTES = {"src", "poster", "srcset"}
# An address like these is there to be loaded, however it gets to where that is done.
_CODE_HOST = re.compile(
    r"^(?:[\w.-]*\.)?(?:esm\.sh|esm\.run|unpkg\.com|skypack\.dev|jspm\.io|jsdelivr\.net|cdnjs\.cloudflare\.com|"
    r"fonts\.googleapis\.com|fonts\.gstatic\.com|cdn\.[\w.-]+|tile\.[\w.-]+|[abc]\.tile\.[\w.-]+|"
    r"basemaps\.[\w.-]+)$"
)
_LOADED_KIND = re.compile(r"\.(?:m?js|css|wasm|woff2?|ttf|glb|gltf|pmtiles|parquet)(?:[?#]|$)", re.I)
_TILES = re.compile(r"\{z\}.*\{x\}|\{x\}.*\{z\}")
_MARKUP = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\s(?:src|srcset|poster)\s*=\s*[\"']?"
    r"((?:https?:)?//[^\s\"'>]+)|<link\b(?=[^>]*\brel\s*=\s*[\"']?(?:stylesheet|preload|icon|modulepreload))"
    r"[^>]*?\shref\s*=\s*[\"']?((?:https?:)?//[^\s\"'>]+)",
    re.I,
)
_SHEET_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SHEET = re.compile(
    r"@import\s+(?:url\(\s*)?[\"']?((?:https?:)?//[^\s\"')]+)|"
    r"(?<!@namespace )(?<!@namespace  )\burl\(\s*[\"']?((?:https?:)?//[^\s\"')]+)",
    re.I,
)
_NAMESPACE = re.compile(r"@namespace[^;]*;", re.I)
_ONE_LINE = re.compile(
    r"https?://[^\s\"'<>`;{}()]+|//[\w-]+(?:\.[\w-]+)+/[^\s\"'<>`;{}()]+|\.{1,2}/[^\s\"'<>`;{}()]+\.(?:m?js|css)",
    re.I,
)


def is_address(code: str) -> bool:
    """Whether ``_esm`` or ``_css`` is the address of code, not code."""
    return bool(_ONE_LINE.fullmatch(code.strip()))


def hosts(addresses: Iterable[str]) -> set[str]:
    """The hosts of addresses, without those of this machine."""
    return {host for address in addresses if (host := urlsplit(address, "https").hostname)}


def outside_of(model: dict[str, Any]) -> list[str]:
    """Addresses of other hosts that a saved model loads from, in order, each once."""
    return [address for address, certain in _addresses(model).items() if certain]


def perhaps_outside_of(model: dict[str, Any]) -> list[str]:
    """Addresses that its code has ready and may load from, such as the tiles of a map that it can draw."""
    return [address for address, certain in _addresses(model).items() if not certain]


def _addresses(model: dict[str, Any]) -> dict[str, bool]:
    """All addresses; true for those that are certainly loaded when the code comes to that place."""
    state = model["state"]
    found: dict[str, bool] = {}
    if model["model_module"] == "anywidget":
        found |= in_code(str(state.get("_esm") or ""))
        found |= dict.fromkeys(in_sheet(str(state.get("_css") or "")), True)
        values = {key: value for key, value in state.items() if key not in ("_esm", "_css")}
        found |= dict.fromkeys(_in_values(values), True)
    elif model["model_name"] in ("HTMLModel", "HTMLMathModel", "LabelModel"):
        found |= dict.fromkeys(in_markup(str(state.get("value") or "")), True)
    elif state.get("format") == "url":
        found |= dict.fromkeys(_in_buffers(model), True)
    return found


@lru_cache(maxsize=256)
def _in_code(code: str) -> tuple[tuple[str, bool], ...]:
    if is_address(code):
        return ((code.strip(), True),) if "//" in code else ()
    if "//" not in code:
        return ()
    found: dict[str, bool] = {}
    given: dict[str, str] = {}
    for text in texts(code):
        if "//" not in code[text.start : text.end] and "\\" not in code[text.start : text.end]:
            continue
        value, before = text.value, text.before()
        for address, certain in _in_text(value, before):
            found[address] = certain or found.get(address, False)
        name = before[-2].text if len(before) > 1 and before[-1].text in ("=", ":") else ""
        if len(name) > 2 and _ABSOLUTE.match(value):
            given.setdefault(name, value)
    for name, value in given.items():
        if re.search(_USED.format(name=re.escape(name)), code):
            found |= dict.fromkeys(_ABSOLUTE.findall(value)[:1], True)
    return tuple(found.items())


def in_code(code: str) -> dict[str, bool]:
    """Addresses in JavaScript's imports, requests, workers, elements, markup and style sheets.

    True for one that is certainly loaded where it stands; false for one that is only kept ready, as a string
    that names code, tiles or a host of packages.
    """
    return dict(_in_code(code))


@lru_cache(maxsize=256)
def in_sheet(sheet: str) -> tuple[str, ...]:
    """Addresses that a style sheet loads."""
    if is_address(sheet):
        return (sheet.strip(),) if "//" in sheet else ()
    plain = _NAMESPACE.sub("", _SHEET_COMMENT.sub("", sheet))
    return tuple(dict.fromkeys(one or other for one, other in _SHEET.findall(plain)))


def in_markup(html: str) -> tuple[str, ...]:
    """Addresses that a piece of HTML loads; links that a reader may follow are none."""
    return tuple(dict.fromkeys([one or other for one, other in _MARKUP.findall(html)] + [*in_sheet_of(html)]))


def in_sheet_of(html: str) -> Iterator[str]:
    """Addresses in the styles of a piece of HTML."""
    for styles in re.findall(r"<style[^>]*>(.*?)</style>|style\s*=\s*\"([^\"]*)\"", html, re.S | re.I):
        for style in styles:
            yield from in_sheet(style)


def _in_text(text: str, before: list[Token]) -> Iterator[tuple[str, bool]]:
    """Addresses in one string of a program, given the tokens before it; true if it loads them."""
    address = _ABSOLUTE.match(text)
    if address:
        host = urlsplit(address[0], "https").hostname or ""
        protocol_is_told = not text.startswith("//")
        likely = _CODE_HOST.match(host) or _LOADED_KIND.search(address[0]) or _TILES.search(text)
        if _loads(before) or (likely and protocol_is_told and "." in host):
            yield address[0], _loads(before)
    elif "//" in text:
        for found in in_markup(text):
            yield found, True
        for found in in_sheet(text) if "url(" in text or "@import" in text else ():
            yield found, True


def _loads(before: list[Token]) -> bool:
    """Whether what comes next is loaded, as in ``import("…")``, ``from "…"`` or ``image.src = "…"``."""
    told = [token.text for token in before]
    kinds = [token.kind for token in before]
    if not told:
        return False
    if kinds[-1] == "name":
        return told[-1] in ("from", "import")
    if told[-1] == "(" and len(told) > 1:
        return kinds[-2] == "name" and (told[-2] == "import" or told[-2] in _LOADERS - {"URL"})
    if told[-1] in ("=", ":") and len(told) > 1:
        return told[-2] in _ATTRIBUTES
    if told[-1] == "," and len(told) > 2:  # xhr.open("GET", "…"), setAttribute("src", "…")
        return told[-3] == "(" and (told[-2] in _ATTRIBUTES or told[-2] in ("GET", "POST"))
    return False


def _in_values(values: dict[str, Any]) -> Iterator[str]:
    """Addresses of map tiles and of code that a widget's traits name: it can do nothing else with them."""
    from sphinx_live_widgets.saved_state import strings

    for _, text in strings(values):
        if len(text) < 2000 and (address := _ABSOLUTE.match(text)):
            if _TILES.search(text) or _LOADED_KIND.search(address[0]):
                yield address[0]
        elif "<" in text and "//" in text:
            yield from in_markup(text)


def _in_buffers(model: dict[str, Any]) -> Iterator[str]:
    for buffer in model.get("buffers") or ():
        if buffer.get("path") == ["value"]:
            text = base64.b64decode(buffer["data"]).decode("utf-8", "replace")
            if _ABSOLUTE.match(text):
                yield text
