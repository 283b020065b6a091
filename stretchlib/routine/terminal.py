"""Running a routine in a terminal: each sentence when it is due, a bar for the stage, and a bell for changes.

The clock is a deadline, not a count of ticks. Ctrl+C ends the routine and says how far it went.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn

from stretchlib import catalogue
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wording import clock
from stretchlib.words import say

TICK_SECONDS = 0.2


def run(
    routine: Routine,
    *,
    console: Console | None = None,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    wait: Callable[[], None] | None = None,
) -> int:
    """Run a routine to its end or until Ctrl+C.

    Parameters
    ----------
    console : where to show it.
    now, sleep : the clock; tests bring their own.
    wait : lets the reader read what comes before the start, and returns when they are ready.

    Returns
    -------
    The number of stages that were finished.
    """
    screen = console or Console()
    notice = catalogue.notice(*routine.review_parts())
    screen.print(f"[bold]{escape(routine.name)}[/bold] ({clock(routine.seconds)}). {notice}", highlight=False)
    for sentence in before_start(routine):
        screen.print(sentence, highlight=False, markup=False)
    screen.print(f"{say('routines.ctrl-c')}\n", highlight=False)
    if wait is not None:
        wait()
    done, deadline = 0, now()
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[left]}"))
    stages = routine.stages
    try:
        with Progress(*columns, console=screen, transient=True) as progress:
            for place, stage in enumerate(stages):
                following = stages[place + 1].title if place + 1 < len(stages) else say("routines.the-end")
                screen.bell()
                # A name may hold [square brackets].
                told = say("routines.next", stage=stage.title, next=following)
                screen.print(told, highlight=False, markup=False)
                bar = progress.add_task(escape(stage.title), total=stage.seconds, left=clock(stage.seconds))
                start, waiting = deadline, deque(zip(stage.starts, stage.sentences, strict=True))
                deadline += stage.seconds
                while (left := deadline - now()) > 0:
                    while waiting and start + waiting[0][0] <= now():
                        screen.print(f"  {waiting.popleft()[1].text}", highlight=False, markup=False)
                    progress.update(bar, completed=stage.seconds - left, left=clock(round(left)))
                    sleep(min(TICK_SECONDS, left))
                progress.remove_task(bar)
                done += 1
    except KeyboardInterrupt:
        screen.print(say("routines.ended", done=done, all=len(stages)), highlight=False)
        return done
    screen.bell()
    screen.print(say("routines.done"), highlight=False)
    return done


def before_start(routine: Routine) -> list[str]:
    """What must be read before a routine starts: signs, remarks, who takes care, and when to stop."""
    headings = dict.fromkeys(catalogue.condition(each["id"]).heading for each in routine.cautions())
    careful = "; ".join(headings)
    return [
        f"{say('timer.emergency')}.",
        *(f"- {sign.sign} {sign.action}" for sign in catalogue.emergency_signs()),
        *routine.remarks,
        *([say("routines.skip-or-change", conditions=careful)] if careful else []),
        *(say("routines.stop", rule=rule.text) for rule in catalogue.stop_rules()),
    ]
