// @vitest-environment happy-dom
/** Guesses are kept, shown again beside the answer, and can be changed and forgotten. */
import { beforeEach, describe, expect, it } from "vitest";
import { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import { Keeper, keptFrom, newMemory, type PageMemory } from "../src/guess/keeping.ts";
import { type Guess, type GuessModel, GuessSession, hitOf } from "../src/guess/session.ts";
import { drawGuess } from "../src/guess/view.ts";
import { FakeShelf } from "./shelf.ts";

const ONE: Guess = {
  id: "one",
  stem: "Which way?",
  options: ["In", "Out"],
  right: ["In"],
  answer: "It swings over.",
  several: false,
};
const MANY: Guess = {
  id: "many",
  stem: "Which of these?",
  options: ["A", "B", "C"],
  right: ["A", "C"],
  answer: "Both of them.",
  several: true,
};

let shelf: FakeShelf;
let memory: PageMemory;
beforeEach(() => {
  shelf = new FakeShelf();
  memory = newMemory();
});

function session(answering: boolean, ...asked: Guess[]) {
  const model = new PageModel({ title: "t", asked, answering, kept: {} }) as unknown as GuessModel;
  return { model, session: new GuessSession(model, new Keeper(shelf, memory)) };
}

describe("what is kept", () => {
  it.each([null, "", "{", "[]", "7", '{"one": "In"}', '{"one": [1]}', '{"one": []}'])(
    "is nothing in %s",
    (text) => {
      expect(keptFrom(text)).toEqual({});
    },
  );
  it("is there at the next visit, beside the guesses of other chapters", () => {
    new Keeper(shelf, memory).keep({ other: ["X"] });
    new Keeper(shelf, newMemory()).keep({ one: ["Out"] });
    expect(new Keeper(shelf, newMemory()).kept).toEqual({ other: ["X"], one: ["Out"] });
  });
  it("lasts as long as the page where the browser refuses, and the page says so", () => {
    shelf.works = false;
    const keeper = new Keeper(shelf, memory);
    expect(keeper.lasts).toBe(true);
    keeper.keep({ one: ["Out"] });
    expect(keeper.lasts).toBe(false);
    expect(new Keeper(shelf, memory).kept).toEqual({ one: ["Out"] });
    expect(new Keeper(shelf, newMemory()).kept).toEqual({});
  });
  it("is gone once it is forgotten, and the rest is not", () => {
    const keeper = new Keeper(shelf, memory);
    keeper.keep({ one: ["Out"], two: ["X"] });
    keeper.forget(["one"]);
    expect(keeper.kept).toEqual({ two: ["X"] });
    keeper.forget(["two"]);
    expect(shelf.text).toBeNull();
  });
  it("never includes an option that is offered no more", () => {
    new Keeper(shelf, memory).keep({ one: ["Sideways"] });
    const { session: asking } = session(false, ONE);
    expect(asking.guessed(ONE)).toEqual([]);
    expect(asking.open).toBe(true);
  });
  it("does not mistake a name that every object has for a guess", () => {
    expect(session(false, { ...ONE, id: "constructor" }).session.open).toBe(true);
  });
});

describe("how near a guess was", () => {
  it.each([
    [ONE, [], "none"],
    [ONE, ["In"], "right"],
    [ONE, ["Out"], "wrong"],
    [MANY, ["A", "C"], "right"],
    [MANY, ["A"], "partly"],
    [MANY, ["A", "B", "C"], "partly"],
    [MANY, ["B"], "wrong"],
  ] as const)("%# is told", (guess, chosen, hit) => {
    expect(hitOf(guess, chosen)).toBe(hit);
  });
});

describe("a guess", () => {
  it("is not taken before something is chosen", () => {
    const { session: asking } = session(false, ONE, MANY);
    asking.keep();
    expect(asking.complaint).toMatch(/^Choose an answer first/);
    expect(asking.open).toBe(true);
    expect(shelf.text).toBeNull();
  });
  it("is told to the kernel, and left open where nothing was chosen", () => {
    const { model, session: asking } = session(false, ONE, MANY);
    asking.choose(ONE, ["Out"]);
    asking.keep();
    expect(asking.open).toBe(false);
    expect(model.get("kept")).toEqual({ one: ["Out"] });
  });
  it("stands beside the answer at once, in another box of the page, and follows when it changes", () => {
    const { session: asking } = session(false, ONE);
    const { session: telling } = session(true, ONE);
    const el = document.createElement("div");
    const leave = drawGuess(telling, el);
    expect(el.textContent).toContain("You made no guess here.");
    asking.choose(ONE, ["Out"]);
    expect(el.textContent).toContain("You made no guess here.");
    asking.keep();
    expect(el.querySelector("dd")?.textContent).toBe("OutNot this one");
    expect(el.textContent).toContain("In. It swings over.");
    asking.change();
    asking.choose(ONE, ["In"]);
    asking.keep();
    expect(el.querySelector("dd")?.textContent).toBe("InRight");
    asking.forget();
    expect(el.textContent).toContain("You made no guess here.");
    leave();
  });
  it("does not show its answer where it is asked, before and after it is kept", () => {
    const { session: asking } = session(false, ONE);
    const el = document.createElement("div");
    document.body.replaceChildren(el);
    drawGuess(asking, el);
    expect(el.textContent).not.toContain("swings over");
    el.querySelector("input")?.click();
    el.querySelector("form")?.dispatchEvent(new Event("submit"));
    expect(el.textContent).toContain("kept for later");
    expect(el.textContent).not.toContain("swings over");
    expect(el.textContent).not.toMatch(/right|wrong/i);
  });
});
