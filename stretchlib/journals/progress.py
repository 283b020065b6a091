"""What a journal shows of a learner's progress, as plain data from which page and figures draw.

``frontend/src/journal/progress.ts`` works out the same; shared vectors hold the two together.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from statistics import median
from typing import Any

from stretchlib import catalogue
from stretchlib.journals.entries import Entry, tenth

KNEE_TEST = "active-knee-extension"
GUIDELINE = "C9"
MOST_WEEKS = 26
#: Values at each end that are compared: one alone may be a good or a bad day.
AT_EACH_END = 3
SIDES = ("left", "right")


@cache
def rules() -> dict[str, Any]:
    """How large a change must be to count, and the area of each technique; the page gets the same."""
    told = tomllib.loads((files("stretchlib.journals") / "changes.toml").read_text(encoding="utf-8"))
    test = catalogue.self_test(KNEE_TEST)
    noise = test.noise_degrees
    numbers = {number.unit: number.value for number in catalogue.claim(GUIDELINE).numbers}
    return {
        **told,
        "knee": {"degrees": noise, "sources": [each.source for each in test.numbers if each.value == noise]},
        "guideline": {"seconds": numbers["seconds"], "days": numbers["days a week"]},
        "areas": {item.id: item.area for item in catalogue.stretches()},
    }


def progress(entries: Iterable[Entry], today: date) -> dict[str, Any]:
    """Weeks, and for each measure its values, how it was, how it is, and whether the change counts.

    Returns
    -------
    ``weeks`` : the latest, each with its Monday, sessions, seconds, and seconds and days of work by area.
    ``pain``, ``mean`` (of the three things), ``things`` (by name), ``knee`` (by side) : ``points`` of day and
    value, ``before`` and ``now``, the band from ``low`` to ``high`` in which a change does not count, and its
    ``verdict``: ``few``, ``better``, ``worse`` or ``unclear``.
    ``worse`` : the names of those that call for somebody to look at it.
    """
    known = rules()
    told = sorted((each for each in entries if not each.deleted), key=lambda each: (each.at, each.id))
    pain = _series(_points(told, lambda data: data.get("worst_pain")), _pain_band(known["pain"]), down=True)
    things, mean = _things(told, known["things"])
    knee = {
        side: _series(_knee_points(told, side), _band(known["knee"]["degrees"]), down=True) for side in SIDES
    }
    worse = [name for name, found in (("pain", pain), ("mean", mean)) if found["verdict"] == "worse"]
    worse += [name for name, found in things.items() if found["verdict"] == "worse"]
    return {
        "weeks": _weeks(told, today, known["areas"]),
        "pain": pain,
        "mean": mean,
        "things": [{"name": name, **found} for name, found in things.items()],
        "knee": knee,
        "worse": worse,
    }


Points = list[tuple[str, float]]
#: Of a value: below and above it, what does not count.
Band = Callable[[float], tuple[float, float]]


def _points(told: Sequence[Entry], value: Callable[[Mapping[str, Any]], float | None]) -> Points:
    found = ((_day(each).isoformat(), value(each.data)) for each in told)
    return [(day, number) for day, number in found if number is not None]


def _knee_points(told: Sequence[Entry], side: str) -> Points:
    return _points(told, lambda data: data.get("degrees") if data.get("side") == side else None)


def _things(told: Sequence[Entry], counts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Those that the latest check-in names, and their mean wherever all of them were told."""
    named = [each.data["activities"] for each in told if "activities" in each.data]
    names = list(named[-1]) if named else []

    def mean(data: Mapping[str, Any]) -> float | None:
        values = data.get("activities", {})
        return (
            tenth(sum(values[name] for name in names) / len(names))
            if names and set(names) <= set(values)
            else None
        )

    single = {name: _series(_points(told, _thing(name)), _band(counts["single"])) for name in names}
    return single, _series(_points(told, mean), _band(counts["mean"]))


def _thing(name: str) -> Callable[[Mapping[str, Any]], float | None]:
    return lambda data: data.get("activities", {}).get(name)


def _series(points: Points, band: Band, *, down: bool = False) -> dict[str, Any]:
    """``down``: less is better."""
    found: dict[str, Any] = {"points": [list(point) for point in points], "verdict": "few"}
    if len(points) < 2:
        return found
    size = min(AT_EACH_END, len(points) // 2)
    before, now = (tenth(median(value for _, value in part)) for part in (points[:size], points[-size:]))
    low, high = band(before)
    verdict = "unclear"
    if now <= low or now >= high:
        verdict = "better" if (now <= low) is down else "worse"
    return {**found, "before": before, "now": now, "low": low, "high": high, "verdict": verdict}


def _band(change: float) -> Band:
    return lambda before: (tenth(before - change), tenth(before + change))


def _pain_band(counts: Mapping[str, Any]) -> Band:
    """Less pain counts by points or by its share, more by points alone: a share of little is nothing."""
    points, share = counts["points"], counts["share"]
    return lambda before: (tenth(before - max(0.1, min(points, share * before))), tenth(before + points))


def _weeks(told: Sequence[Entry], today: date, areas: Mapping[str, str]) -> list[dict[str, Any]]:
    """From the first session on, with the empty ones between."""
    sessions = [each for each in told if each.kind == "session" and _day(each) <= today]
    if not sessions:
        return []
    last = _monday(today)
    first = max(_monday(_day(sessions[0])), last - timedelta(weeks=MOST_WEEKS - 1))
    weeks = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    return [
        _week(monday, [each for each in sessions if _monday(_day(each)) == monday], areas) for monday in weeks
    ]


def _week(monday: date, sessions: Sequence[Entry], areas: Mapping[str, str]) -> dict[str, Any]:
    seconds: dict[str, int] = {}
    days: dict[str, set[date]] = {}
    for each in sessions:
        for technique, time in each.data.get("techniques", {}).items():
            if area := areas.get(technique):
                seconds[area] = seconds.get(area, 0) + time
                days.setdefault(area, set()).add(_day(each))
    return {
        "monday": monday.isoformat(),
        "sessions": len(sessions),
        "seconds": sum(each.data["seconds"] for each in sessions),
        "areas": {area: {"seconds": seconds[area], "days": len(days[area])} for area in sorted(seconds)},
    }


def _day(entry: Entry) -> date:
    """By the learner's own clock."""
    return entry.at.date()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
