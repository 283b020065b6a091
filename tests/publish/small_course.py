"""A course of three small notebooks, to try the book with."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat import v4

ROOT = Path(__file__).parents[2]
COUNTER = '''import anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """// </script> <!--
    export default { render({ model, el }) { el.textContent = model.get("value") } }"""
    value = traitlets.Int(3).tag(sync=True)
    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/html": "<p>Counts from a number.</p>"}, metadata'''
HIDDEN = {"tags": ["hide-input"], "jupyter": {"source_hidden": True}}
PAGES = {
    "index.md": """# A small course

A first page with a picture, and a card for each chapter.

```{picture} pose-heel-on-stool-hold
```

```{emergency-signs}
```

```{chapters}
```

```{toctree}
:hidden:
:glob:
../notebooks/*
```

```{toctree}
:hidden:
evidence
about
```
""",
    "evidence.md": "# How we know\n\nWhat people say, and what we found.\n\n```{evidence}\n```\n",
    "about.md": "# About\n\nThis course is here to try the book with. [How we know](evidence.md)\n\n"
    "{reviewed}`this course` {reviewed}`this page: claims, reasons`\n",
}
PICTURE = "../images/hamstrings-anatomy.light.svg"


def write_course(root: Path, extra_text: str = "", extra_code: str = "") -> Path:
    """Lay out ``book/``, ``images/`` and ``notebooks/`` under ``root``."""
    shutil.copytree(ROOT / "book", root / "book", ignore=shutil.ignore_patterns("_build", "*.md"))
    for name, text in PAGES.items():
        (root / "book" / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "images", root / "images")
    write_notebook(
        root / "notebooks" / "00-start-here.ipynb",
        "# Start here\n\nWhat is this *course*?\n\n[On](01-more.ipynb)",
        v4.new_code_cell("1 + 1"),
    )
    cells = [
        v4.new_code_cell(COUNTER, metadata=HIDDEN),
        v4.new_code_cell("first = Counter()\nfirst", metadata=HIDDEN),
        v4.new_code_cell("Counter(value=7)", metadata=HIDDEN),
        v4.new_code_cell("40 + 2"),
    ]
    if extra_code:
        cells.append(v4.new_code_cell(extra_code))
    text = (
        f"# More\n\nWhat comes next?\n\n![Two drawings of the thigh]({PICTURE})\n\n## A part\n\n{extra_text}"
    )
    write_notebook(root / "notebooks" / "01-more.ipynb", text, *cells)
    write_notebook(
        root / "notebooks" / "02-parts.ipynb",
        "# Parts\n\nWhat does the library show?\n\n**About 20 minutes.** " + "Words to read. " * 300,
        v4.new_code_cell("import stretchlib as sl", metadata={"tags": ["remove-cell"]}),
        v4.new_code_cell('sl.stretch("heel-on-stool")', metadata=HIDDEN),
        v4.new_code_cell('sl.timer("heel-on-stool")', metadata=HIDDEN),
        v4.new_code_cell('sl.timer("heel-on-stool", sound=False)', metadata=HIDDEN),
    )
    return root


def write_notebook(path: Path, text: str, *cells: nbformat.NotebookNode) -> None:
    """A notebook with one Markdown cell and then the given ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = v4.new_notebook(metadata={"kernelspec": kernel}, cells=[v4.new_markdown_cell(text), *cells])
    nbformat.write(notebook, path)
