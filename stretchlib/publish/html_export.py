"""A notebook as one HTML page with live widgets: nbconvert's own page asks other hosts for what draws them.

Where nbconvert runs beside the course it does this by itself, for ``jupyter nbconvert --to html`` as for the
menu of a JupyterLab that ``stretchlib learn`` started: ``jupyter_nbconvert_config.json`` names it.
"""

from __future__ import annotations

from html import escape
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import v4
from sphinx_live_widgets import DATA_TYPE, HOST, as_script, page_data

from stretchlib.publish.picture_files import draw_again
from stretchlib.publish.shared_code import styled_again

_STATE = "application/vnd.jupyter.widget-state+json"
_VIEW = "application/vnd.jupyter.widget-view+json"


class LiveWidgets(Preprocessor):
    """Puts the course's widgets into the page itself; those of others stay as they are.

    Each keeps its readable form, which stands there until the page's scripts run, and on paper.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        state = nb.metadata.get("widgets", {}).get(_STATE, {}).get("state", {})
        draw_again(nb)
        shown: list[str] = []
        for output in (found for cell in nb.cells for found in cell.get("outputs", ())):
            model = output.get("data", {}).get(_VIEW, {}).get("model_id")
            if _is_ours(state.get(model, {})):
                shown.append(model)
                del output.data[_VIEW]
                readable = _text(output.data.get("text/html", ""))  # as the notebook has it
                output.data["text/html"] = (
                    f'<div class="sl-widget" data-model="{escape(model)}">{readable}</div>'
                )
        if shown:
            data = as_script(page_data(styled_again(state), shown, strict=False))
            host = HOST.read_text(encoding="utf-8")
            scripts = f'<script type="{DATA_TYPE}">{data}</script><script>{host}</script>'
            last = [cell for cell in nb.cells if cell.get("outputs")][-1]
            output = v4.new_output("display_data", {"text/html": scripts})  # type: ignore[no-untyped-call]
            last.outputs.append(output)
        return nb, resources


def _is_ours(model: dict[str, Any]) -> bool:
    return str(model.get("state", {}).get("_anywidget_id", "")).startswith("stretchlib.")


def _text(lines: str | list[str]) -> str:
    """A notebook's text, which may be kept by lines."""
    return lines if isinstance(lines, str) else "".join(lines)
