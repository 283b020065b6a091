"""Text that is HTML already, told apart from text that is not.

Whatever makes HTML takes ``str`` and escapes it; only ``Html`` goes in as it is. Each method of ``str``, and
an f-string too, gives a plain ``str`` again. So no escape can be forgotten, and a mistake shows itself as
visible marks in the page, never as markup out of a record. The idea is MarkupSafe's; that package is
compiled, and the notebooks that run in a browser get nothing that is.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as _escape

#: Elements that hold nothing and are not closed.
VOID = frozenset({"br", "meta"})


class Html(str):
    """HTML that may go into a page as it is: made by ``tag`` and ``joined``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Html({super().__repr__()})"


#: What stands where there is nothing to show.
NOTHING = Html()


def escaped(text: str) -> Html:
    """A text as HTML; what is HTML already stays as it is."""
    return text if isinstance(text, Html) else Html(_escape(text))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Parts one after the other, each escaped unless it is HTML already."""
    return Html(escaped(between).join(map(escaped, parts)))


def tag(name: str, *inside: str, **attributes: str) -> Html:
    """An element, such as ``tag("p", record.summary, class_="sl-small")``.

    Parameters
    ----------
    name : such as ``"p"``; from our own code, never from a record.
    *inside : what stands in it; texts are escaped, ``Html`` is not.
    **attributes : their values, escaped; ``class_`` is ``class``, and ``data_sl_care`` is ``data-sl-care``.
    """
    told = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{_escape(value)}"' for key, value in attributes.items()
    )
    return Html(f"<{name}{told}>" if name in VOID else f"<{name}{told}>{joined(inside)}</{name}>")
