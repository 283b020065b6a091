"""Files beside a notebook that its widgets name, such as code or pictures: they are copied into the site."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_live_widgets.javascript import texts
from sphinx_live_widgets.saved_state import State, name_of

logger = logging.getLogger(__name__)

FOLDER = "_static/widgets/files"
_FILE_NAME = re.compile(r"[^\s\"'<>`;{}()\n]+\.(?P<kind>m?js|css)")
_IN_SHEET = re.compile(
    r"(?P<before>url\(\s*|@import\s+)(?P<quote>[\"']?)(?P<file>[^\"')\s]+)(?P=quote)", re.I
)
_IN_MARKUP = re.compile(
    r"(?P<before><(?:img|source|video|audio|iframe|embed|track)\b[^>]*?\s(?:src|poster)\s*=\s*|"
    r"<link\b[^>]*?\shref\s*=\s*)(?P<quote>[\"'])(?P<file>[^\"']+)(?P=quote)",
    re.I,
)


class Assets:
    """The files of one page."""

    def __init__(self, app: Sphinx, pagename: str, docnames: list[str]) -> None:
        self._page = pagename
        self._site = Path(app.outdir)
        self._source = Path(app.srcdir)
        self._folders = [Path(app.env.doc2path(name)).parent for name in docnames]
        self._up = "../" * app.builder.get_target_uri(pagename).count("/") or "./"

    def publish(self, state: State) -> None:
        """Copy what the widgets of a page name, and let their states name the copies."""
        for model in state.values():
            values = model["state"]
            if model["model_module"] == "anywidget":
                for trait in ("_esm", "_css"):
                    if isinstance(values.get(trait), str):
                        values[trait] = self._code(values[trait], name_of(model), trait)
            elif model["model_name"] in ("HTMLModel", "HTMLMathModel") and isinstance(
                values.get("value"), str
            ):
                values["value"] = self._renamed(_IN_MARKUP, values["value"], self._up + FOLDER, None)

    def _code(self, code: str, name: str, trait: str) -> str:
        """Code or a style sheet with addresses of the site; that of a file where only its name is given."""
        folder = None
        told = _FILE_NAME.fullmatch(code.strip())
        if told and "//" not in code:
            file = self._find(code.strip())
            if file is None:
                logger.warning(
                    "%s of %s names the file %s, which is not beside the notebook: put it there.",
                    *(trait, name, code.strip()),
                    location=self._page,
                    type="live_widgets",
                    subtype="file",
                )
                return code
            code, folder = file.read_text(encoding="utf-8"), file.parent
        if trait == "_css":
            return self._renamed(_IN_SHEET, code, "files", folder)
        return self._module(code, folder)

    def _module(self, code: str, folder: Path | None) -> str:
        """The code itself; the address of its copy if it imports files that are beside it."""
        if not any(self._find(each, folder) for each in _imports(code)):
            return code
        return self._up + FOLDER + "/" + self._copied_module(code, folder, {})

    def _copied_module(self, code: str, folder: Path | None, made: dict[Path, str]) -> str:
        for each in _imports(code):
            file = self._find(each, folder)
            if file is None:
                continue
            if file not in made:
                made[file] = f"{_short_hash(file.read_bytes())}-{file.name}"
                made[file] = self._copied_module(file.read_text(encoding="utf-8"), file.parent, made)
            code = re.sub(rf"([\"']){re.escape(each)}\1", f'"./{made[file]}"', code)
        return self._write(f"{_short_hash(code.encode())}.mjs", code.encode())

    def _renamed(self, pattern: re.Pattern[str], text: str, to: str, folder: Path | None) -> str:
        def new(found: re.Match[str]) -> str:
            file = self._find(found["file"], folder)
            if file is None:
                return found[0]
            content = file.read_bytes()
            if file.suffix == ".css":
                content = self._renamed(pattern, content.decode(), ".", file.parent).encode()
            name = self._write(f"{_short_hash(content)}-{file.name}", content)
            return f"{found['before']}{found['quote']}{to}/{name}{found['quote']}"

        return pattern.sub(new, text)

    def _find(self, told: str, folder: Path | None = None) -> Path | None:
        """A file of the project that a relative address names."""
        parts = urlsplit(told)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        for each in [folder] if folder else self._folders:
            file = (each / unquote(parts.path)).resolve()
            if file.is_relative_to(self._source.resolve()) and file.is_file():
                return file
        return None

    def _write(self, name: str, content: bytes) -> str:
        target = self._site / FOLDER / name
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return name


@lru_cache(maxsize=256)  # many pages have the same widgets
def _imports(code: str) -> tuple[str, ...]:
    """Relative addresses that a module imports."""
    found: dict[str, None] = {}
    for text in texts(code) if "import" in code or "export" in code else ():
        if code.startswith(("./", "../"), text.start):
            told = [token.text for token in text.before()]
            if told[-1:] in (["from"], ["import"]) or told[-2:] == ["import", "("]:
                found[text.value] = None
    return tuple(found)


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
