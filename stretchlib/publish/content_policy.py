"""What pages may load and run, so that the browser keeps the promise that nothing leaves the device.

One policy for the pages of all forms but JupyterLite's, so that a host can send it for a whole site.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path

# Gives the body the theme that the reader chose at once, so that no page flashes in the other one. It stands
# in the page: a file of its own would have to arrive before anything below it is read. Furo's script would
# take "no-js" away only after the page is drawn, and the browser would look at every element again.
THEME_SCRIPT = """\
document.documentElement.classList.remove("no-js");
new MutationObserver((_, watching) => {
  if (!document.body) return;
  watching.disconnect();
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {} // the browser keeps nothing for this site
  document.body.dataset.theme = chosen || "auto";
}).observe(document.documentElement, { childList: true });
"""
# The speaker's window of a deck is a page that reveal.js writes, with one script. The build tells its hash.
_SPEAKER = Path(__file__).parent / "static" / "speaker-view.sha256"

#: JupyterLab compiles its schemas at run time, and Pyodide runs in workers of its own making.
LITE_POLICY = (
    "default-src 'none'; script-src 'self' blob: 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
    "frame-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'self'"
)


def policy() -> str:
    """The Content-Security-Policy of a page of the book, of slides, or of a workshop's folder."""
    hashes = [b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()]
    if _SPEAKER.is_file():  # not before the front end is first built
        hashes.append(_SPEAKER.read_text(encoding="utf-8").strip())
    scripts = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        "media-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'"
    )


def meta(content: str = "") -> str:
    """The element that a page begins its head with; without ``content``, for ``policy()``."""
    return f'<meta http-equiv="Content-Security-Policy" content="{content or policy()}">'
