/** Days and a time for a reminder, as a file for the reader's own calendar. */

import language from "words:language";
import say from "words:today";
import { icon, make, setText } from "../elements/dom.ts";
import { saveFile } from "../elements/saving.ts";
import { calendarFile } from "./reminder.ts";
import type { TodaySession } from "./session.ts";
import { firstDayOfWeek, type Weekday, weekdayNames } from "./weeks.ts";

const FIRST_TIME = "18:00";
/** Three days with a day between: Monday, Wednesday, Friday. */
const FIRST_DAYS: readonly number[] = [1, 3, 5];

export function reminderForm(session: TodaySession, told: (sentence: string) => void): HTMLElement {
  const first = firstDayOfWeek(globalThis.navigator?.language ?? language.locale);
  const names = weekdayNames(language.locale, first, "long");
  const boxes = names.map((name, at) => {
    const day = ((first + at) % 7) as Weekday;
    const box = make("input", { type: "checkbox" });
    box.checked = FIRST_DAYS.includes(day);
    return { day, box, label: make("label", {}, box, make("span", {}, name)) };
  });
  const time = make("input", { type: "time", required: true });
  time.value = FIRST_TIME;
  const done = make("p", { class: "sl-meta" });
  const get = (): void => {
    const days = boxes.filter(({ box }) => box.checked).map(({ day }) => day);
    const isTime = /^\d\d:\d\d/.test(time.value);
    const sentence = say(!days.length ? "no-days" : isTime ? "file-made" : "no-time");
    if (days.length && isTime)
      saveFile(
        "stretching.ics",
        "text/calendar;charset=utf-8",
        fileFor(session, days, time.value.slice(0, 5)),
      );
    setText(done, sentence);
    told(sentence);
  };
  return make(
    "details",
    { class: "sl-fold" },
    make("summary", { "data-key": "remind" }, make("span", {}, say("remind"))),
    make(
      "div",
      { class: "sl-today-remind" },
      make("p", {}, say("remind-what")),
      make(
        "fieldset",
        { class: "sl-chips" },
        make("legend", { class: "sl-subtitle" }, say("days")),
        make("div", {}, ...boxes.map(({ label }) => label)),
      ),
      make("label", { class: "sl-choice" }, make("span", { class: "sl-subtitle" }, say("time")), time),
      make(
        "button",
        { type: "button", "data-key": "file", onclick: get },
        icon("save"),
        make("span", {}, say("get-file")),
      ),
      done,
      make("p", { class: "sl-meta" }, say("remind-change")),
    ),
  );
}

function fileFor(session: TodaySession, days: readonly Weekday[], time: string): string {
  const plan = session.plan("linked") ?? session.plan("own");
  const address = location.protocol.startsWith("http") ? location.href.split("#")[0] : "";
  return calendarFile(
    {
      days,
      time,
      minutes: (plan?.ready.routine.seconds ?? 600) / 60,
      title: say("event"),
      note: say("event-note"),
      address: address ?? "",
    },
    session.now,
  );
}
