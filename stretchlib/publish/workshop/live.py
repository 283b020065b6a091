"""Pages of the folder on which widgets live with no kernel: class mode, and the questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sphinx_live_widgets import DATA_TYPE, as_script, page_data

from stretchlib.publish.moving_cards import ENGINE, engine, saved
from stretchlib.publish.workshop.html import page
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.show import html
from stretchlib.widgets._base import StretchWidget
from stretchlib.widgets._quiz import Quiz
from stretchlib.widgets._timer import RoutineTimer
from stretchlib.words import say


def class_page(lesson: Lesson) -> str:
    """A timer for each topic's part, to be shown large."""
    timers = [(topic.title, RoutineTimer(lesson.parts[topic.id])) for topic in lesson.topics]
    return _live("class-mode", timers)


def quiz_page(lesson: Lesson) -> str:
    """The questions as they are asked before, with no answers, and after, with an answer to each."""
    after = [(say("workshop.questions-after"), Quiz(lesson.questions))]
    return _live("quiz", after, "quiz.html", questions=lesson.questions)


def _live(
    name: str, shown: Iterable[tuple[str, StretchWidget]], template: str = "live.html", **more: Any
) -> str:
    models: dict[str, Any] = {ENGINE: engine()}
    places = []
    for number, (heading, widget) in enumerate(shown):
        key = f"widget-{number}"
        models[key] = saved(widget)
        if models[key]["state"].get("engine"):
            models[key]["state"]["engine"] = f"anywidget:{ENGINE}"
        places.append((heading, key, html(widget.fallback())))
    data = page_data(models, [key for _, key, _ in places])
    return page(
        template,
        title=say(f"workshop.{name}"),
        lead=say(f"workshop.{name}-lead"),
        places=places,
        data=as_script(data),
        data_type=DATA_TYPE,
        **more,
    )
