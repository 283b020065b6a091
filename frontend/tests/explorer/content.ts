/** A small catalogue for tests, and sessions on it. */

import type { Body } from "../../src/explorer/body/body.ts";
import { type ExplorerModel, ExplorerSession } from "../../src/explorer/session/session.ts";
import type { Content, ExplorerTraits } from "../../src/explorer/traits.ts";

const muscle = (id: string, name: string, group: string, model: string[]) => ({
  ...{ id, name, group, model, latin: `Musculus ${id}`, plain: "A muscle.", actions: [], note: "" },
});

export const content: Content = {
  techniques: [
    {
      ...{ id: "raise", name: "Leg raise", area: "hamstrings", main: "hold", person: "man-45" },
      phases: [
        {
          ...{ id: "easy", label: "Easier", working: "left", contacts: [], props: [], hands: [0, 1] },
          pose: { left: { hip_flexion: 40 } },
        },
        {
          ...{ id: "hold", label: "The technique", working: "left", props: [], hands: [0.3, 0.7] },
          contacts: [{ point: "right_foot", height: 0, on: "floor" }],
          pose: { pelvis_pitch: 10, left: { hip_flexion: 80 }, right: { hip_flexion: 10 } },
        },
      ],
    },
  ],
  muscles: [
    muscle("semimem", "Semimembranosus", "hamstrings", ["semimem"]),
    muscle("bfsh", "Biceps femoris, short head", "hamstrings", ["bfsh"]),
    muscle("psoas", "Psoas", "hip-flexors", ["psoas"]),
    muscle("glmax", "Gluteus maximus", "glutes", ["glmax1", "glmax2", "glmax3"]),
    muscle("glmin", "Gluteus minimus", "glutes", ["glmin1", "glmin2", "glmin3"]),
  ],
  groups: [
    { id: "hamstrings", name: "Hamstrings", chapter: "02-hamstrings" },
    { id: "hip-flexors", name: "Hip flexors", chapter: "" },
    { id: "glutes", name: "Glutes", chapter: "" },
  ],
  variants: [{ id: "below", name: "Below piriformis", how_often: "85 to 94 of 100 hips" }],
  bones: { femur: { name: "Thigh bone", latin: "Femur" } },
  nerve: { name: "Sciatic nerve", latin: "Nervus ischiadicus", plain: "A nerve." },
};

export const traits: ExplorerTraits = {
  content,
  start: { technique: "raise", phase: "hold", pose: {} },
  compare: "",
  muscles: ["semimem", "bfsh"],
  view: "side",
  predict: {},
  answered: {},
};

export function modelOf(changed: Partial<ExplorerTraits> = {}): ExplorerModel & { saved: number } {
  const state = { ...traits, ...changed };
  return {
    saved: 0,
    get: (key) => state[key],
    set: (key, value) => {
      state[key] = value;
    },
    on: () => {},
    off: () => {},
    save_changes() {
      this.saved += 1;
    },
  };
}

/** A session on a model, with a clock that only the test moves. */
export function started(
  body: Body,
  changed: Partial<ExplorerTraits> = {},
  calm = true,
): { session: ExplorerSession; clock: { now: number } } {
  const clock = { now: 0 };
  return {
    session: new ExplorerSession(
      modelOf(changed),
      body,
      () => clock.now,
      () => calm,
    ),
    clock,
  };
}
