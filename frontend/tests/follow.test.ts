// @vitest-environment happy-dom

import numbers from "catalogue:numbers";
import { beforeEach, expect, it } from "vitest";
import { type Answers, knownAnswers } from "../src/elements/answers.ts";
import { ELSEWHERE, knownCountry } from "../src/elements/country.ts";
import { followReader } from "../src/follow/follow.ts";

const CARD = `
  <div class="sl-care" data-sl-care="" data-sl-techniques='{"lunge":"Lunge"}'><h4>Skip or change it if you have</h4><p>Thin bones · Sore knee</p>
    <details><summary>What to do then</summary><ul>
      <li data-sl-condition="bones"><strong>Thin bones: skip.</strong> Leave it.</li>
      <li data-sl-condition="knee"><strong>Sore knee: change.</strong> Stand.</li>
    </ul></details></div>
  <div data-sl-signs=""><h4>Call <span data-sl-number="">${numbers.unknown}</span> now.</h4></div>`;
const ANSWERS: Answers = {
  day: "2026-05-03",
  replies: {},
  verdict: "go",
  instead: "",
  conditions: [{ id: "knee", name: "Sore knee" }],
  leftOut: [],
};

let care: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = CARD;
  delete (document as unknown as Record<symbol, unknown>)[Symbol.for("stretchlib.follow")];
  knownAnswers().forget();
  knownCountry().forget();
  followReader();
  care = document.querySelector<HTMLElement>(".sl-care") as HTMLElement;
});

const open = () =>
  [...care.children].filter((part) => part.tagName !== "DETAILS").map((part) => part.textContent);

it("shows every caution, and a hint to take the check, while nothing is known", () => {
  expect(care.querySelector("h4")?.textContent).toBe("Skip or change it if you have");
  expect(care.textContent).toContain("Take the safety check");
});

it("puts first what concerns this person, and folds the rest, when the check is done", () => {
  knownAnswers().write(ANSWERS);
  expect(open().join(" ")).toContain("Shown for you: sore knee");
  expect(open().join(" ")).toContain("Stand.");
  expect(open().join(" ")).not.toContain("Leave it.");
  expect(care.querySelector(":scope > details")?.textContent).toContain("Leave it.");
  expect(care.textContent).toContain("3 May 2026");
});

it("shows all again when the answers are forgotten", () => {
  const before = care.innerHTML;
  knownAnswers().write(ANSWERS);
  const forget = [...care.querySelectorAll("button")].find((button) => button.textContent === "Forget it");
  forget?.click();
  expect(care.innerHTML).toBe(before);
});

it("says before all else that there is no stretching yet", () => {
  knownAnswers().write({ ...ANSWERS, instead: "Call {number} now." });
  knownCountry().write("GB");
  expect(open().join(" ")).toContain("Do not stretch yet. Call 999 now.");
});

it("names the technique that this person leaves out", () => {
  knownAnswers().write({ ...ANSWERS, leftOut: ["lunge", "other"] });
  expect(open().join(" ")).toContain("Leave this out: Lunge.");
});

it("does not call a card free of cautions when a condition is on none of its lines", () => {
  knownAnswers().write({ ...ANSWERS, conditions: [{ id: "other", name: "Other" }] });
  expect(open().join(" ")).toContain(
    "Your answers change nothing here. Still stop when something feels wrong.",
  );
});

it("names the number of the country that is chosen in the box of signs", () => {
  const list = document.querySelector<HTMLSelectElement>("[data-sl-signs] select") as HTMLSelectElement;
  const number = () => document.querySelector("[data-sl-number]")?.textContent;
  expect(number()).toBe(numbers.unknown);
  list.value = "AU";
  list.dispatchEvent(new Event("change"));
  expect(number()).toBe("000");
  list.value = ELSEWHERE;
  list.dispatchEvent(new Event("change"));
  expect(number()).toBe(numbers.unknown);
});

it("lets the reader's country outweigh the one of whoever made the page", () => {
  const number = document.querySelector<HTMLElement>("[data-sl-number]") as HTMLElement;
  number.dataset.slNumber = "US";
  knownCountry().write("NZ");
  expect(number.textContent).toBe("111");
  knownCountry().forget();
  expect(number.textContent).toBe("911");
});

const BOX = `<div class="page-concerns" data-sl-techniques='{"lunge":"Lunge","strap":"Strap","hinge":"Hinge"}'
  data-sl-concerns='{"knee":["lunge","strap"],"bones":["hinge"]}'><details><summary>Who</summary></details></div>`;

it("tells at the top of a page which techniques this person leaves out and which change", async () => {
  document.body.innerHTML += BOX;
  delete (document as unknown as Record<symbol, unknown>)[Symbol.for("stretchlib.follow")];
  followReader();
  const box = document.querySelector(".page-concerns");
  expect(box?.textContent).toContain("Take the safety check");
  knownAnswers().write({ ...ANSWERS, leftOut: ["lunge", "elsewhere"] });
  const told = [...(box?.querySelectorAll(":scope > p") ?? [])].map((part) => part.textContent);
  expect(told).toContain("Shown for you: sore knee");
  expect(told).toContain("Leave this out: Lunge.");
  expect(told).toContain("Look at these first, for they change for you: Strap.");
  expect(box?.querySelector(":scope > details")).not.toBeNull();
  knownAnswers().write({ ...ANSWERS, conditions: [] });
  expect(box?.textContent).toContain("Your answers change nothing here.");
  knownAnswers().forget();
  expect(box?.textContent).toContain("Take the safety check");
});
