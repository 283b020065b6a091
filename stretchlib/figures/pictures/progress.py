"""What a journal shows, drawn from the same data as in the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from stretchlib.figures.engine.style import font_families, style
from stretchlib.journals.entries import Entry
from stretchlib.journals.progress import progress
from stretchlib.look import Theme
from stretchlib.words import say

WIDTH, ROW, FOOT = 6.4, 1.9, 0.5  # inches
#: More of them run into a line.
MOST_DOTS = 40


def draw_progress(entries: Iterable[Entry], *, today: date | None = None, theme: Theme = "light") -> Figure:
    """Weeks and measures of a journal, one below the other; shaded is what does not count as a change.

    Parameters
    ----------
    entries : those of a journal, such as ``sl.Journal().entries()``.
    today : the day up to which weeks are drawn; without, today.

    Returns
    -------
    A figure that shows itself in a notebook. ``progress_alt`` has the same in words.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> journal = sl.Journal(mkdtemp() + "/mine.sqlite3")
    >>> _ = journal.record("check-in", worst_pain=4)
    >>> [ax.get_title("left") for ax in sl.figures.draw_progress(journal.entries()).axes]
    ['Worst pain of the week']
    """
    shows = progress(entries, today or date.today())
    rows = _measures(shows)
    weeks = shows["weeks"]
    count = len(rows) + bool(weeks)
    with style(theme) as colour:
        figure = Figure(figsize=(WIDTH, ROW * max(count, 1) + FOOT), layout="constrained")
        figure.patch.set_facecolor(colour["ground"])
        places = list(figure.subplots(count, squeeze=False)[:, 0]) if count else []
        if weeks:
            _bars(places.pop(0), weeks, colour)
        for ax, (title, series, most) in zip(places, rows, strict=True):
            _line(ax, title, series, most, colour)
        for ax in figure.axes:
            for text in ax.findobj(Text):
                text.set_fontfamily(font_families())
    return figure


def progress_alt(entries: Iterable[Entry], *, today: date | None = None) -> str:
    """What ``draw_progress`` shows, in words.

    Examples
    --------
    >>> sl.figures.progress_alt([])
    'When you have kept a few sessions or check-ins, you see here how it goes.'
    """
    shows = progress(entries, today or date.today())
    told = [
        say(
            "journal.line-alt",
            what=title,
            count=len(series["points"]),
            first=series["points"][0][0],
            last=series["points"][-1][0],
            told=_told(series),
        ).strip()
        for title, series, _ in _measures(shows)
    ]
    if weeks := shows["weeks"]:
        counts = ", ".join(str(each["sessions"]) for each in weeks)
        told.insert(0, say("journal.weeks-alt", count=len(weeks), told=counts))
    return " ".join(told) or say("journal.no-progress")


def _told(series: dict[str, Any]) -> str:
    if "before" not in series:
        return ""
    return say("journal.from-to", before=f"{series['before']:g}", now=f"{series['now']:g}")


def _measures(shows: dict[str, Any]) -> list[tuple[str, dict[str, Any], float]]:
    """Title, values and top of the scale of each measure that has a value."""
    knees = [(say(f"journal.knee-{side}-title"), series) for side, series in shows["knee"].items()]
    highest = max((value for _, each in knees for _, value in each["points"]), default=0)
    rows = [
        (say("journal.pain-title"), shows["pain"], 10.0),
        *([(say("journal.mean-title"), shows["mean"], 10.0)] if len(shows["things"]) > 1 else []),
        *((each["name"], each, 10.0) for each in shows["things"]),
        *((title, series, max(40.0, 20 * -(-highest // 20))) for title, series in knees),
    ]
    return [row for row in rows if row[1]["points"]]


def _line(ax: Axes, title: str, series: dict[str, Any], most: float, colour: dict[str, str]) -> None:
    days = [date.fromisoformat(day) for day, _ in series["points"]]
    values = [value for _, value in series["points"]]
    if "low" in series:
        low, high = max(0, series["low"]), min(most, series["high"])
        ax.axhspan(low, high, color=colour["accent"], alpha=0.16, linewidth=0)
    places = [day.toordinal() for day in days]
    dots = {"marker": "o", "markerfacecolor": colour["ground"]} if len(values) <= MOST_DOTS else {}
    ax.plot(places, values, color=colour["accent"], linewidth=2, **dots)  # type: ignore[arg-type]
    ax.set_title(title, parse_math=False)
    ax.set_ylim(0, most * 1.02)
    ax.set_yticks([0, most / 2, most])
    _ends(ax, days)


def _bars(ax: Axes, weeks: Sequence[dict[str, Any]], colour: dict[str, str]) -> None:
    days = [date.fromisoformat(each["monday"]) for each in weeks]
    counts = [each["sessions"] for each in weeks]
    ax.bar([day.toordinal() for day in days], counts, width=5, color=colour["accent"])
    ax.set_title(say("journal.weeks-title"))
    ax.set_yticks(sorted({0, max(2, *counts)}))
    _ends(ax, days)


def _ends(ax: Axes, days: Sequence[date]) -> None:
    """The first and the last day, in a form that every language reads."""
    first, last = days[0], days[-1]
    shown = [first] if first == last else [first, last]
    ax.set_xticks([day.toordinal() for day in shown], [day.isoformat() for day in shown])
    ax.set_xlim(first.toordinal() - 4, last.toordinal() + 4)
    ax.grid(axis="y")
