/** Before the start: what is safe, what will happen, and one large button. */

import say from "words:timer";
import { cautions } from "../../elements/cautions.ts";
import { icon, make, setText } from "../../elements/dom.ts";
import { classModeButton } from "../fullscreen.ts";
import { KEY_HELP } from "../keys.ts";
import { STEP_CHOICES } from "../pace.ts";
import { PictureFrame } from "../picture.ts";
import { hasShortHold, isOneTechnique, isWork, type Stage, totalSeconds } from "../routine.ts";
import type { Session } from "../session.ts";
import { roughDuration, stageLine } from "../words.ts";
import { type Controls, soundControls } from "./controls.ts";
import { effort, emergencySigns, stopRules } from "./safety.ts";
import type { Screen } from "./screen.ts";

const PREPARE_CHOICES = [5, 10, 20, 30];

export function readyScreen(session: Session): Screen {
  const { routine } = session;
  const meta = make("p", { class: "sl-meta" });
  const steps = make("ol", { class: "sl-steps" });
  const sound = soundControls(session);
  const times = timeChoices(session);
  const longer = longerHolds(session);
  const moving = movingPictures(session);
  const start = make(
    "button",
    { type: "button", class: "sl-main", onclick: () => session.start() },
    icon("play"),
    make("span", {}, say("start")),
  );
  const careful = cautions(session.care, isOneTechnique(routine));
  const firstWork = session.stages.find((stage) => isWork(stage) && stage.picture);
  const frame = new PictureFrame();
  const hasPicture = frame.show(session.pictureOf(firstWork?.picture), firstWork?.mirrored ?? false);

  const element = make(
    "div",
    { class: "sl-screen sl-ready" },
    make("header", {}, make("h3", { class: "sl-title" }, routine.name), meta),
    emergencySigns(routine, session.country),
    make(
      "div",
      { class: hasPicture ? "sl-columns" : "sl-column" },
      hasPicture ? frame.element : null,
      make("div", { class: "sl-advice" }, careful?.element, effort(routine), stopRules(routine)),
    ),
    make(
      "div",
      { class: "sl-go" },
      start,
      classModeButton(() => session.start()),
    ),
    longer?.element,
    moving?.element,
    make(
      "div",
      { class: "sl-folds" },
      fold(say("all-steps"), steps, "sl-all"),
      fold(
        times.length ? say("sound-and-ready") : say("sound"),
        make("div", { class: "sl-go" }, sound.element, ...times),
      ),
      fold(say("keys"), keyHelp()),
    ),
    routine.notice ? make("p", { class: "sl-notice" }, routine.notice) : null,
  );

  let listed: readonly Stage[] | null = null;
  return {
    element,
    focus: start,
    update() {
      sound.update();
      longer?.update();
      moving?.update();
      careful?.update();
      if (listed === session.stages) return;
      listed = session.stages;
      setText(meta, summary(listed));
      steps.replaceChildren(...listed.map(step));
    },
  };
}

function fold(title: string, content: HTMLElement, kind = ""): HTMLElement {
  return make(
    "details",
    { class: `sl-fold ${kind}`.trim() },
    make("summary", {}, make("span", {}, title)),
    content,
  );
}

function summary(stages: readonly Stage[]): string {
  const sides = new Set(stages.filter(isWork).map((stage) => stage.side));
  return [
    roughDuration(totalSeconds(stages)),
    say("steps", { count: stages.length }),
    sides.has("left") && sides.has("right") ? say("left-and-right") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** A stage with all that is said in it. */
function step(stage: Stage): HTMLElement {
  return make(
    "li",
    { class: isWork(stage) ? "sl-work" : undefined },
    make(
      "div",
      { class: "sl-line" },
      make("span", {}, stageLine(stage)),
      make("span", { class: "sl-time" }, say("short-seconds", { seconds: stage.seconds })),
    ),
    make("ul", {}, ...stage.sentences.map(({ text }) => make("li", {}, text))),
  );
}

/** Time to get ready, and for each move: nothing where a routine leads into nothing. */
function timeChoices(session: Session): HTMLElement[] {
  if (!session.routine.stages.some((stage) => stage.kind === "prepare")) return [];
  const { prepareSeconds: chosen, stepSeconds } = session.settings;
  const ready = new Set(chosen === null ? PREPARE_CHOICES : [...PREPARE_CHOICES, chosen]);
  const short = (seconds: number): [string, string] => [String(seconds), say("short-seconds", { seconds })];
  const more = (seconds: number): [string, string] => [
    String(seconds),
    seconds ? say("more-seconds", { seconds }) : say("as-planned"),
  ];
  return [
    choice(
      say("time-to-prepare"),
      [["", say("as-planned")], ...[...ready].sort((a, b) => a - b).map(short)],
      chosen === null ? "" : String(chosen),
      (value) => session.choices.setPrepareSeconds(value === "" ? null : Number(value)),
    ),
    choice(say("step-time"), STEP_CHOICES.map(more), String(stepSeconds), (value) =>
      session.choices.setStepSeconds(Number(value)),
    ),
  ];
}

function choice(
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
  choose: (value: string) => void,
): HTMLElement {
  const select = make("select", { onchange: () => choose(select.value) });
  select.append(...options.map(([value, text]) => make("option", { value }, text)));
  select.value = chosen;
  return make("label", { class: "sl-choice" }, make("span", {}, label), select);
}

/** Nothing where no hold could be longer. */
function longerHolds(session: Session): Controls | null {
  const { routine } = session;
  if (!hasShortHold(routine)) return null;
  const box = make("input", {
    type: "checkbox",
    onchange: () => session.choices.setLongHolds(box.checked),
  });
  return {
    element: make(
      "div",
      { class: "sl-longer" },
      make(
        "label",
        { class: "sl-tick" },
        box,
        make("span", {}, say("longer-holds", { seconds: routine.long_hold.seconds })),
      ),
      make("p", { class: "sl-meta" }, `${say("over-65")} ${routine.long_hold.why}`),
    ),
    update() {
      box.checked = session.settings.longHolds;
    },
  };
}

/** Nothing where no picture moves, or the learner's system asks for less motion. */
function movingPictures(session: Session): Controls | null {
  if (!session.canMove) return null;
  const box = make("input", {
    type: "checkbox",
    onchange: () => session.choices.setMoving(box.checked),
  });
  return {
    element: make(
      "div",
      { class: "sl-longer" },
      make("label", { class: "sl-tick" }, box, make("span", {}, say("moving-pictures"))),
      make("p", { class: "sl-meta" }, say("moving-pictures-why")),
    ),
    update() {
      box.checked = session.settings.moving;
    },
  };
}

function keyHelp(): HTMLElement {
  const list = make("dl", { class: "sl-keys" });
  for (const [keys, what] of KEY_HELP) list.append(make("dt", {}, keys), make("dd", {}, what));
  return list;
}
