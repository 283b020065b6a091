"""How a record becomes HTML or plain text: the one place that knows how things look on a page.

``@html_for(Kind)`` and ``@plain_for(Kind)`` register who renders a kind of record; a record asks by itself
when a notebook shows it or somebody prints it.
"""

from __future__ import annotations

from stretchlib.show.escaping import Html, tag
from stretchlib.show.registry import html, html_for, mimebundle, plain, plain_for

__all__ = ["Html", "html", "html_for", "mimebundle", "plain", "plain_for", "tag"]


def __dir__() -> list[str]:
    return sorted(__all__)
