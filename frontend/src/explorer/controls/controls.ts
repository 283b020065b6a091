/** What moves the body: technique, forms, sliders, switches, comparison, what is shown. */

import say from "words:explorer";
import { make, setText } from "../../elements/dom.ts";
import { shared } from "../../elements/shared.ts";
import type { Layer } from "../session/buttock.ts";
import type { Slider } from "../session/pose.ts";
import { isChanged, isStanding, limitsOf, readSlider, STANDING } from "../session/posture.ts";
import type { ExplorerSession } from "../session/session.ts";
import { sliderLabel, sliderWords } from "../session/words.ts";
import type { Shape } from "../traits.ts";

export interface Part {
  readonly element: HTMLElement;
  update(): void;
}

const MAIN: readonly Slider[] = ["hip_flexion", "knee_angle", "ankle_angle", "pelvis_tip", "lumbar_flexion"];
const MORE: readonly Slider[] = ["hip_adduction", "hip_rotation"];

/** Ids are counted for the whole page: in JupyterLab each explorer has its own copy of this module. */
function newId(): string {
  const ids = shared("ids", () => ({ made: 0 }));
  ids.made += 1;
  return `sl-explorer-${ids.made}`;
}

/** A word before its control. */
export function labelled(text: string, control: HTMLElement): HTMLElement {
  control.id = newId();
  return make("div", { class: "sl-field" }, make("label", { for: control.id }, text), control);
}

export function techniqueChoice(session: ExplorerSession): Part {
  const { techniques } = session.content;
  const select = make(
    "select",
    { onchange: () => session.choose(select.value) },
    make("option", { value: STANDING }, say("standing")),
  );
  const own = make("option", { value: "" }, session.first.name);
  if (!session.first.technique && !isStanding(session.first)) select.append(own);
  for (const { id, name } of techniques) select.append(make("option", { value: id }, name));
  const forms = make("div", { class: "sl-forms", role: "group", "aria-label": say("form") });
  let shown = "";
  const undo = make(
    "button",
    { type: "button", class: "sl-quiet", onclick: () => session.undo() },
    say("undo"),
  );
  const reset = make(
    "button",
    { type: "button", class: "sl-quiet", onclick: () => session.reset() },
    say("reset"),
  );
  const element = make(
    "div",
    { class: "sl-choose" },
    labelled(say("technique"), select),
    forms,
    make("div", { class: "sl-resets" }, undo, reset),
  );

  function update(): void {
    const { technique, phase } = session.first;
    undo.disabled = !isChanged(session.first);
    select.value = technique?.id ?? (isStanding(session.first) ? STANDING : "");
    const phases = technique?.phases ?? [];
    if (shown !== technique?.id) {
      shown = technique?.id ?? "";
      forms.replaceChildren(
        ...(phases.length > 1 ? phases : []).map(({ id, label }) =>
          make(
            "button",
            { type: "button", "data-phase": id, onclick: () => session.choose(shown, id) },
            label,
          ),
        ),
      );
    }
    for (const button of forms.children)
      button.setAttribute("aria-pressed", String((button as HTMLElement).dataset.phase === phase?.id));
  }
  return { element, update };
}

export function sliders(session: ExplorerSession): Part {
  const rows = [...MAIN, ...MORE].map((slider) => sliderRow(session, slider));
  const more = make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, say("more-hip")),
    make("div", { class: "sl-sliders" }, ...rows.slice(MAIN.length).map(({ element }) => element)),
  );
  const side = make("legend", { class: "sl-subtitle" });
  const element = make(
    "fieldset",
    { class: "sl-sliders" },
    side,
    ...rows.slice(0, MAIN.length).map((row) => row.element),
    more,
  );
  const update = (): void => {
    const { working } = session.first;
    setText(side, say(`move-${working}`));
    for (const row of rows) row.update();
  };
  return { element, update };
}

function sliderRow(session: ExplorerSession, slider: Slider): Part {
  let ends = "";
  const input = make("input", {
    type: "range",
    id: newId(),
    ...{ step: 1, "data-slider": slider },
    oninput: () => session.slide(slider, input.valueAsNumber),
  });
  const value = make("output", { for: input.id });
  const element = make(
    "div",
    { class: "sl-slider" },
    make("label", { for: input.id }, sliderLabel(slider)),
    value,
    input,
  );
  const update = (): void => {
    const now = readSlider(session.first, slider);
    const [low, high] = limitsOf(session.first, slider);
    if (ends !== `${low} ${high}`) Object.assign(input, { min: String(low), max: String(high) });
    ends = `${low} ${high}`;
    if (Math.abs(input.valueAsNumber - now) >= 0.5) input.value = String(Math.round(now));
    const told = sliderWords(slider, now);
    setText(value, told);
    if (input.getAttribute("aria-valuetext") !== told) input.setAttribute("aria-valuetext", told);
  };
  return { element, update };
}

/** Where the picture and its sliders fill the screen, the rest is folded at first. */
const PHONE = "(max-width: 600px)";

const SHAPES: readonly (readonly [Shape, string])[] = [
  ["own", say("own")],
  ["round", say("hunch")],
  ["arched", say("arch")],
];

/** The back, and what stands beside the body. */
export function switches(session: ExplorerSession): Part {
  const back = make(
    "div",
    { class: "sl-segments", role: "group", "aria-label": say("back") },
    ...SHAPES.map(([shape, label]) =>
      make("button", { type: "button", "data-shape": shape, onclick: () => session.setShape(shape) }, label),
    ),
  );
  const compare = make(
    "select",
    { onchange: () => session.setCompare(compare.value) },
    make("option", { value: "" }, say("beside-nothing")),
    make("option", { value: "round" }, say("beside-round")),
    make("option", { value: "arched" }, say("beside-arched")),
    make("option", { value: STANDING }, say("standing")),
    ...session.content.techniques.map(({ id, name }) => make("option", { value: id }, name)),
  );
  const element = make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, say("back-and-beside")),
    make(
      "div",
      { class: "sl-switches" },
      make("div", { class: "sl-field" }, make("span", { "aria-hidden": "true" }, say("back")), back),
      labelled(say("beside"), compare),
    ),
  );
  element.open = !matchMedia(PHONE).matches || session.compare !== "";
  const update = (): void => {
    compare.value = session.compare;
    for (const button of back.children)
      button.setAttribute(
        "aria-pressed",
        String((button as HTMLElement).dataset.shape === session.first.shape),
      );
  };
  return { element, update };
}

const LAYERS: readonly (readonly [Layer, string])[] = [
  ["all", say("layers-all")],
  ["without-maximus", say("layers-without-maximus")],
  ["deep", say("layers-deep")],
];

/** Muscle groups, layers of the buttock, the nerve. */
export function visibility(session: ExplorerSession): Part {
  const check = (text: string, isOn: () => boolean, set: (on: boolean) => void): Part => {
    const input = make("input", { type: "checkbox", onchange: () => set(input.checked) });
    return {
      element: make("label", { class: "sl-check" }, input, make("span", {}, text)),
      update: () => {
        input.checked = isOn();
      },
    };
  };
  const { groups, variants, nerve } = session.content;
  const checks = [
    ...groups.map(({ id, name }) =>
      check(
        name,
        () => session.groupIsOn(id),
        (on) => session.setGroup(id, on),
      ),
    ),
    check(
      nerve.name,
      () => session.nerve !== "",
      (on) => {
        session.nerve = on ? (variants[0]?.id ?? "") : "";
        session.changed();
      },
    ),
  ];
  const layer = make(
    "select",
    { onchange: () => session.setLayer(layer.value as Layer) },
    ...LAYERS.map(([id, name]) => make("option", { value: id }, name)),
  );
  const variant = make(
    "select",
    {
      onchange: () => {
        session.nerve = variant.value;
        session.changed();
      },
    },
    ...variants.map(({ id, name, how_often }) =>
      make("option", { value: id }, say("nerve-variant", { name, often: how_often })),
    ),
  );
  const layers = labelled(say("layers"), layer);
  const ways = labelled(say("nerve-way"), variant);
  const element = make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, say("show-hide")),
    make(
      "div",
      { class: "sl-column" },
      make(
        "div",
        { class: "sl-checks", role: "group", "aria-label": say("shown") },
        ...checks.map((c) => c.element),
      ),
      layers,
      ways,
    ),
  );
  const update = (): void => {
    for (const each of checks) each.update();
    layers.hidden = !session.hasLayers;
    layer.value = session.layer;
    ways.hidden = session.nerve === "";
    variant.value = session.nerve;
  };
  return { element, update };
}
