"""What the pages and the build say; a project changes it with ``live_widgets_sentences``."""

from __future__ import annotations

from collections.abc import Mapping

# What a reader sees. Those of the host are shown by its scripts, which have the same texts of their own.
IN_PAGES = {
    "class": "This part is interactive only where Python runs, so this is the plain version.",
    "interact": "Python made what stands here. Moving the controls changes nothing in this page.",
    "print": "This part is interactive in the web edition.",
}
OF_THE_HOST = ("failed", "outside", "missing", "kernel", "unanswered", "waiting")


def in_pages(own: Mapping[str, str], name: str) -> str:
    """The sentence of this name, in the project's words where it has any."""
    return str(own.get(name) or IN_PAGES[name])


def for_the_host(own: Mapping[str, str]) -> dict[str, str]:
    """The project's own sentences that a page must bring along."""
    return {name: own[name] for name in OF_THE_HOST if name in own}
