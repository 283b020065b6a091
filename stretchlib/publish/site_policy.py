"""Whether every page of a built site begins with a Content-Security-Policy and keeps it.

``python -m stretchlib.publish.site_policy FOLDER`` stops the building of a site where one does not.
"""

from __future__ import annotations

import hashlib
import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from stretchlib.publish.content_policy import LITE_POLICY, policy

_LITE = "lite"  # pages of JupyterLite, whose policy is wider
_NAME = "content-security-policy"
_DATA = re.compile(r"(application|text)/(?!javascript|ecmascript|babel)")  # kinds of scripts that never run


class _Head(HTMLParser):
    """The policies of a page, what stands before the first, and what only an inline policy would let run."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[str] = []
        self.early: list[str] = []
        self.handlers: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta" and values.get("http-equiv", "").lower() == _NAME:
            self.policies.append(values.get("content", ""))
        elif tag in ("script", "link", "style", "base", "img", "iframe") and not self.policies:
            self.early.append(tag)
        self.handlers += [key for key in values if key.startswith("on")]
        self.handlers += [value[:30] for value in values.values() if value.strip().startswith("javascript:")]
        self._in_script = tag == "script" and "src" not in values and not _DATA.match(values.get("type", ""))

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_script &= tag != "script"


def policy_faults(folder: Path) -> Iterator[str]:
    """One sentence for each page of the site that has no policy, or holds what its policy forbids."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder)
        is_lite = name.parts[0] == _LITE
        if is_lite and path.name != "index.html":
            continue  # parts of JupyterLab, which no reader opens
        for fault in _faults(path.read_text(encoding="utf-8"), LITE_POLICY if is_lite else policy()):
            yield f"{name.as_posix()} {fault}"


def _faults(text: str, wanted: str) -> Iterator[str]:
    page = _Head(text)
    if page.policies != [wanted]:
        yield f"has {len(page.policies)} policies that are not the one of its kind: see content_policy.py."
        return
    for tag in page.early:
        yield f"has a <{tag}> before its policy."
    if "'unsafe-inline'" in wanted.split("script-src", 1)[1].split(";")[0]:
        return
    for handler in page.handlers:
        yield f"has the handler {handler}, which its policy forbids: listen from a script."
    for script in page.scripts:
        if f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" not in wanted:
            yield f"holds a script that its policy forbids: {script.strip()[:60]}"


if __name__ == "__main__":
    sys.exit("\n".join(policy_faults(Path(sys.argv[1]))) or None)
