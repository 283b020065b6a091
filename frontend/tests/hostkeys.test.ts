// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { makePanel } from "../src/elements/panel.ts";

const panel = makePanel("timer", "Guided timer");
const button = document.createElement("button");
panel.show(button);
document.body.append(panel.root);

/** What a host that listens on the document before anybody else finds: may it act on the key? */
function heard(init: KeyboardEventInit): boolean {
  let mayAct = false;
  const host = (event: Event): void => {
    const suppressed = (event.target as Element).closest("[data-lm-suppress-shortcuts]");
    mayAct = suppressed === null;
  };
  document.addEventListener("keydown", host, true);
  button.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, composed: true, ...init }));
  document.removeEventListener("keydown", host, true);
  return mayAct;
}

it.each([
  { key: "s", ctrlKey: true },
  { key: "s", metaKey: true },
  { key: "Enter", ctrlKey: true },
  { key: "Enter", shiftKey: true },
])("leaves the host its own shortcut %o", (init) => {
  expect(heard(init)).toBe(true);
});

it.each([{ key: " " }, { key: "d" }, { key: "ArrowLeft" }, { key: "Enter" }])(
  "keeps the plain key %o from the host",
  (init) => {
    expect(heard(init)).toBe(false);
  },
);

it("leaves the host every key outside of a widget", () => {
  const outside = document.createElement("input");
  document.body.append(outside);
  let suppressed: Element | null = null;
  outside.addEventListener("keydown", () => {
    suppressed = outside.closest("[data-lm-suppress-shortcuts]");
  });
  outside.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true }));
  expect(suppressed).toBeNull();
});

it("tells a notebook, for as long as a plain key is heard, that somebody writes in it", async () => {
  const notebook = document.createElement("div");
  notebook.className = "jp-Notebook";
  document.body.append(notebook);
  notebook.append(panel.root);
  const writes: boolean[] = [];
  const host = (): void => void writes.push(notebook.matches(".jp-mod-readWrite"));
  document.addEventListener("keydown", host, true);
  for (const init of [{ key: "d" }, { key: "d" }, { key: "s", ctrlKey: true }]) {
    button.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, composed: true, ...init }));
    await new Promise((done) => setTimeout(done));
  }
  document.removeEventListener("keydown", host, true);
  expect(writes).toEqual([true, true, false]);
  expect(notebook.matches(".jp-mod-readWrite")).toBe(false);
});
