/** The phone's own sensor for the knee test, behind a button; whoever has none types. */

import say from "words:journal";
import { make, setText } from "../../elements/dom.ts";
import { isFlat, leanOf, Stillness, UPRIGHT, type Up, upOf } from "../angle.ts";
import { button } from "./parts.ts";

const EVERY_MS = 100;
const PATIENCE_MS = 2500;
const BUZZ_MS = 300;

/** Some phones ask first. */
interface Asking {
  requestPermission?(): Promise<string>;
}

/** `take` is given each angle that was measured; false says that it wants no more. */
export function sensorPart(take: (degrees: number) => boolean): HTMLElement {
  const live = make("p", { class: "sl-median" });
  const said = make("p", { role: "status" });
  const inside = make(
    "div",
    { class: "sl-box sl-sensor", hidden: true },
    make("p", {}, say("sensor-set")),
    make(
      "div",
      { class: "sl-buttons" },
      button(say("sensor-zero"), "sl-quiet", () => set()),
    ),
    make("p", {}, say("sensor-how")),
    live,
    said,
    make(
      "div",
      { class: "sl-buttons" },
      button(say("sensor-now"), "sl-quiet", () => now(), "check"),
      button(say("sensor-stop"), "sl-quiet", () => stop(), "cross"),
    ),
  );
  const start = button(say("sensor-start"), "sl-quiet", () => void begin());
  let up: Up | null = null;
  let zero: Up = UPRIGHT;
  let timer = 0;
  let begun = 0;
  const still = new Stillness();

  const hear = ({ beta, gamma }: DeviceOrientationEvent): void => {
    if (beta !== null && gamma !== null) up = upOf(beta, gamma);
  };
  async function begin(): Promise<void> {
    const asking = globalThis.DeviceOrientationEvent as unknown as Asking | undefined;
    const answer = await asking?.requestPermission?.().catch(() => "denied");
    inside.hidden = false;
    if (!asking || answer === "denied") {
      setText(said, say(asking ? "sensor-refused" : "sensor-none"));
      return;
    }
    start.hidden = true;
    begun = performance.now();
    addEventListener("deviceorientation", hear);
    timer = setInterval(tick, EVERY_MS) as unknown as number;
    inside.querySelector("button")?.focus();
  }
  function tick(): void {
    if (!inside.isConnected) {
      stop();
      return;
    }
    const time = performance.now();
    if (!up) {
      if (time - begun > PATIENCE_MS) setText(said, say("sensor-none"));
      return;
    }
    if (isFlat(up)) {
      still.forget();
      setText(live, say("sensor-flat"));
      return;
    }
    const lean = leanOf(up, zero);
    setText(live, say("sensor-live", { degrees: Math.round(lean) }));
    const held = still.add(lean, time);
    if (held !== null) took(held);
  }
  function now(): void {
    if (up && !isFlat(up)) took(leanOf(up, zero));
    else setText(said, up ? say("sensor-flat") : say("sensor-none"));
  }
  function took(degrees: number): void {
    still.take(degrees);
    const rounded = Math.round(degrees * 10) / 10;
    const wantsMore = take(rounded);
    setText(said, say("sensor-took", { degrees: rounded }));
    globalThis.navigator?.vibrate?.(BUZZ_MS);
    if (!wantsMore) stop();
  }
  function set(): void {
    if (!up || isFlat(up)) {
      setText(said, up ? say("sensor-flat") : say("sensor-none"));
      return;
    }
    zero = up;
    still.take(0); // a phone that stays where it was set measures no leg
    setText(said, say("sensor-is-set"));
  }
  function stop(): void {
    clearInterval(timer);
    removeEventListener("deviceorientation", hear);
    const hadFocus = inside.contains(document.activeElement);
    inside.hidden = true;
    start.hidden = false;
    if (hadFocus) start.focus();
  }
  return make("div", { class: "sl-column" }, make("div", { class: "sl-buttons" }, start), inside);
}
