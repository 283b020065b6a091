"""A copy of the book on a server of its own, which tests change and stop; and a reader who keeps it."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from built_site import Book, served
from conftest import Visit
from playwright.sync_api import Locator, Page, expect

from stretchlib.publish.kept_files import LIST, write_list

REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).map(each => each.scope)"
CACHES = "() => caches.keys()"
_NO_NETWORK = "net::ERR_"  # a browser writes it into its console


class Site:
    """The book below a path, as on GitHub Pages."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.folder = folder / "course"
        shutil.copytree(book.folder, self.folder)
        self._server = ExitStack()
        self.address = f"{self._server.enter_context(served(folder))}/course"

    def stop(self) -> None:
        self._server.close()

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file without telling the list."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def publish(self) -> None:
        """Make a new version of what stands there."""
        before = (self.folder / LIST).read_bytes()
        write_list(self.folder)
        assert (self.folder / LIST).read_bytes() != before


def pardon_missing_network(visited: Visit) -> None:
    """Let a page ask in vain for what needs the network that this test has cut."""
    visited.complaints[:] = [said for said in visited.complaints if _NO_NETWORK not in said]


def panel(page: Page) -> Locator:
    return page.locator(".keep-course")


def keep(page: Page, site: Site) -> None:
    """Open Today and press the button, until all is there."""
    page.goto(f"{site.address}/today.html")
    panel(page).get_by_role("button", name="Keep this course on this device").click()
    expect(panel(page)).to_have_attribute("data-state", "kept")
