"""What a page may load and run, so that the browser keeps the promise that nothing leaves the device."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

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
_FINGERPRINT = b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()

CONTENT_SECURITY_POLICY = (
    f"default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-{_FINGERPRINT}'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
    "media-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)


def add_policy(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Begin the head of a page with the policy and the one script that it holds."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">\n'
    context["metatags"] = f"{policy}<script>{THEME_SCRIPT}</script>\n{context.get('metatags', '')}"


class Policy(SphinxDirective):
    """``{policy}``: the Content-Security-Policy of every page, as text."""

    def run(self) -> list[nodes.Node]:
        text = CONTENT_SECURITY_POLICY.replace("; ", ";\n")
        return [nodes.literal_block(text, text, language="text")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_directive("policy", Policy)
    app.connect("html-page-context", add_policy, priority=700)  # after all that adds to the head
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
