/** A saved widget in JupyterLab: what its host does wrong with it is put right, once for each notebook. */

import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";

const CODE = readFileSync(new URL("../../stretchlib/publish/unpack.js", import.meta.url), "utf8");
const ADDRESS = `data:text/javascript,${encodeURIComponent(CODE)}`;
const VIEW = "application/vnd.jupyter.widget-view+json";

interface Output {
  readonly data: Record<string, unknown>;
  toJSON(): string;
}

const output = (id: string): Output => ({
  data: { [VIEW]: { model_id: id } },
  toJSON: () => id,
});

/** A notebook with one cell of widgets, of which JupyterLab has drawn "drawn". */
function opened(typed: boolean, status = "idle") {
  const again: [number, unknown][] = [];
  const shown = [output("drawn"), output("given-up"), output("of-a-kernel-that-is-gone")];
  const notebook = {
    dirty: true, // as JupyterLab counts it
    isDisposed: false,
    sharedModel: { canUndo: () => false },
    cells: [
      { sharedModel: { canUndo: () => typed } },
      {
        sharedModel: { canUndo: () => false },
        outputs: {
          length: shown.length,
          get: (at: number) => shown[at],
          set(at: number, value: unknown) {
            again.push([at, value]);
            notebook.dirty = true;
          },
        },
      },
    ],
  };
  const manager = {
    context: { model: notebook, sessionContext: { session: { kernel: { status } } } },
    has_model: (id: string) => id !== "of-a-kernel-that-is-gone",
    get_model: async (id: string) => ({ views: id === "drawn" ? { one: Promise.resolve() } : {} }),
  };
  return { again, manager, notebook };
}

async function begin(manager: object, times = 1): Promise<void> {
  vi.useFakeTimers();
  const { default: widget } = await import(/* @vite-ignore */ ADDRESS);
  const values: Record<string, string> = { _packed: "" };
  const model = { widget_manager: manager, get: (name: string) => values[name], set: () => undefined };
  for (let time = 0; time < times; time += 1)
    await widget()
      .initialize({ model })
      .catch(() => undefined); // there is no code to unpack
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
}

it("draws a widget that was given up, and no other, once", async () => {
  const { again, manager } = opened(false);
  await begin(manager, 3);
  expect(again).toEqual([[1, "given-up"]]);
});

it("leaves a notebook unchanged that nobody has changed, and no other", async () => {
  for (const [typed, status, dirty] of [
    [false, "idle", false],
    [true, "idle", true],
    [false, "busy", true],
  ] as const) {
    const { manager, notebook } = opened(typed, status);
    await begin(manager);
    expect(notebook.dirty).toBe(dirty);
  }
});

it("does nothing on a page that is not JupyterLab's", async () => {
  await expect(begin({})).resolves.toBeUndefined();
});
