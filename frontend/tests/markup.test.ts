// @vitest-environment happy-dom
/** Whatever a catalogue says stays text: no widget puts it into the page as markup. */
import { expect, it } from "vitest";
import { PageModel, type State } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import bodymap from "../src/bodymap/index.ts";
import claims from "../src/claims/index.ts";
import flashcards from "../src/flashcards/index.ts";
import guess from "../src/guess/index.ts";
import type { Widget } from "../src/model.ts";
import quiz from "../src/quiz/index.ts";
import safety from "../src/safety/index.ts";

const EVIL = `<script>window.bad = 1</script><img src=x onerror="window.bad = 1"><b>bold</b>`;

/** Makes every text of a widget's state evil, but leaves keys, kinds and addresses as they are. */
function poisoned(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((part) => poisoned(part, key));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, poisoned(part, name)]));
  const kept = ["kind", "id", "mark", "svg", "picture", "conditions", "chapter", "marks", "urgency", "signs"];
  return typeof value === "string" && !kept.includes(key) ? `${value}${EVIL}` : value;
}

async function mounted(make: () => unknown, state: unknown): Promise<HTMLElement> {
  const widget = make() as Widget<State>;
  const model = new PageModel(poisoned(state) as State) as never;
  await widget.initialize?.({ model });
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  await widget.render?.({ model, el });
  return el;
}

function press(el: HTMLElement, words: string): void {
  const button = [...el.querySelectorAll("button")].find(({ textContent }) => textContent?.includes(words));
  expect(button, words).toBeDefined();
  button?.click();
}

function check(el: HTMLElement): void {
  expect(el.querySelectorAll("script, img, b")).toHaveLength(0);
  expect("bad" in window).toBe(false);
  expect(el.textContent).toContain("<script>");
}

it("a quiz shows catalogue text as text, in the question, the feedback and the evidence", async () => {
  const options = ["A", "B", "C"].map((text, key) => {
    return { key, text, feedback: text, right: key === 0, mark: null };
  });
  const evidence = {
    ...{ verdict: "v", say: "s", checked: "c" },
    sources: [
      { label: "one", address: "javascript:alert(1)//" },
      { label: "two", address: "https://doi.org/x" },
    ],
  };
  const asked = { id: "q", kind: "single", chapter: "x", stem: "s", explain: "e", options };
  const questions = [{ ...asked, estimate: null, picture: null, evidence }];
  const el = await mounted(quiz, { title: "t", questions, pictures: {}, answers: {}, answered: {} });
  check(el);
  const first = el.querySelector("input") as HTMLInputElement;
  first.checked = true;
  first.dispatchEvent(new Event("change"));
  el.querySelector("form")?.dispatchEvent(new Event("submit"));
  expect(el.querySelector(".sl-feedback")).not.toBeNull();
  check(el);
  expect([...el.querySelectorAll("a")].map(({ protocol }) => protocol)).toEqual(["https:"]);
  press(el, "See how you did");
  check(el);
});

it("a guess shows catalogue text as text, where it is made, kept and answered", async () => {
  const asked = [
    { id: "g", stem: "s", options: ["a", "b"], right: ["a"], answer: "w", several: false, claim: "B3" },
  ];
  const el = await mounted(guess, { title: "t", asked, answering: false, kept: {} });
  check(el);
  el.querySelector("input")?.click();
  el.querySelector("form")?.dispatchEvent(new Event("submit"));
  expect(el.querySelector(".sl-kept")).not.toBeNull();
  check(el);
  check(await mounted(guess, { title: "t", asked, answering: true, kept: {} }));
});

it("a safety check shows catalogue text as text, in questions and result", async () => {
  const sign = {
    ...{ id: "s", lead: "s", items: ["i"], more: "m", action: "a {number} a", urgency: "now" },
    ...{ plan: "none", conditions: [] },
  };
  const el = await mounted(safety, {
    emergency: [sign],
    clinician: [{ ...sign, id: "soon", urgency: "soon", plan: "first-remark" }],
    asked: [{ id: "c", name: "n", question: "q", why: "w" }],
    techniques: [{ id: "t", name: "t", chapter: "x" }],
    cautions: { c: { t: { action: "skip", text: "x" } } },
    stop_rules: ["r"],
    notice: "n",
    country: "",
    result: {},
  });
  check(el);
  press(el, "None of these");
  (el.querySelector("input[value=yes]") as HTMLInputElement).dispatchEvent(new Event("change"));
  press(el, "Go on");
  check(el);
  (el.querySelector("input[value=yes]") as HTMLInputElement).dispatchEvent(new Event("change"));
  press(el, "Go on");
  check(el);
  expect(el.textContent).toContain("See a clinician first");
});

it("a claim table shows catalogue text as text", async () => {
  const source = { label: "one", address: "javascript:alert(1)//" };
  const told = { claim: "c", kind: "wrong", verdict: "v", say: "s", why: ["w", source], checked: "c" };
  const el = await mounted(claims, {
    title: "t",
    claims: [{ ...told, id: "A1", sources: [source], chapter: "x" }],
    verdicts: { wrong: "Wrong" },
    chapters: { x: { title: "x", notebook: "x" } },
    notice: "n",
  });
  check(el);
  expect([...el.querySelectorAll("a")].filter(({ protocol }) => protocol === "javascript:")).toEqual([]);
});

it("flash cards show catalogue text as text, on both sides", async () => {
  const card = { id: "a", ask: "?", front: "f", said: "s", back: "b", more: [["m", "n"]] };
  const el = await mounted(flashcards, { title: "t", cards: [card], answered: {} });
  check(el);
  press(el, "Show the meaning");
  check(el);
  expect(el.querySelector("dd")?.textContent).toContain("<b>");
  press(el, "I knew it");
  check(el);
});

it("a body map shows catalogue text as text, in the map and in what follows", async () => {
  const el = await mounted(bodymap, {
    title: "t",
    picture: { svg: "<svg xmlns='http://www.w3.org/2000/svg'/>", alt: "a", width: 9, marks: { m: [0, 0] } },
    regions: [
      {
        ...{ id: "r", name: "n", plain: "p", marks: ["m"], chapters: [] },
        warnings: { ache: { signs: ["s"], conditions: [] } },
      },
    ],
    feelings: [{ id: "ache", name: "f", say: "s", always: { signs: [], conditions: [] } }],
    signs: { s: { lead: "l", items: ["i"], more: "m", action: "a", urgency: "now" } },
    conditions: {},
    chapters: {},
    notice: "n",
  });
  check(el);
  const list = el.querySelector("select") as HTMLSelectElement;
  list.value = "m";
  press(el, "Add");
  el.querySelector("input[value=ache]")?.dispatchEvent(new Event("change"));
  expect(el.querySelector(".sl-say")).not.toBeNull();
  check(el);
});
