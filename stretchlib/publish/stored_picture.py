"""The ``picture`` directive and theme twins: stored pictures in the book, with their own alt text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from stretchlib.pictures import picture


class StoredPicture(SphinxDirective):
    """``{picture} ID``: the stored picture with the alt text that was made with it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        stored = picture(self.arguments[0])
        self.env.note_dependency("images/index.json")
        return [nodes.image(uri=f"/images/{stored.id}.light.svg", alt=stored.alt)]


class FollowTheme(SphinxPostTransform):
    """Show ``picture.dark.svg`` in the place of ``picture.light.svg`` while the page is dark."""

    default_priority = 5  # before Sphinx chooses among the forms of each image
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        for image in list(self.document.findall(nodes.image)):
            dark = image["uri"].replace(".light.svg", ".dark.svg")
            if dark == image["uri"] or not (Path(self.env.srcdir) / dark).is_file():
                continue
            twin = image.deepcopy()
            twin["uri"] = dark
            twin["candidates"] = {"*": dark}
            self.env.images.add_file(self.env.current_document.docname, dark)
            image["classes"].append("only-light")
            twin["classes"].append("only-dark")
            image.parent.insert(image.parent.index(image) + 1, twin)
