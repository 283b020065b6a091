import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Advice,
  type Caution,
  conditionKey,
  planLine,
  type Replies,
  type Reply,
  type Sheet,
  type Sign,
  screen,
  signKey,
} from "../src/safety/rules.ts";

interface Vectors {
  emergency: string[];
  clinician: string[];
  urgency: Record<string, Sign["urgency"]>;
  no_plan: string[];
  brings: Record<string, string[]>;
  conditions: string[];
  techniques: string[];
  /** The action, then the forms that are left. */
  cautions: Record<string, Record<string, [Caution["action"], ...string[]]>>;
  cases: {
    signs: string[];
    conditions: string[];
    verdict: string;
    no_plan: string[];
    heeded: string[];
    left_out: Record<string, string[]>;
    changed: Record<string, string[]>;
  }[];
}

// Vitest runs in frontend/.
const vectors = JSON.parse(readFileSync("../tests/vectors/safety.json", "utf8")) as Vectors;

const sign = (id: string): Sign => ({
  id,
  lead: id,
  items: [],
  more: "",
  action: `Go with ${id}.`,
  urgency: vectors.urgency[id] ?? "now",
  plan: vectors.no_plan.includes(id) ? "none" : "first-remark",
  conditions: vectors.brings[id] ?? [],
});
const sheet: Sheet = {
  emergency: vectors.emergency.map(sign),
  clinician: vectors.clinician.map(sign),
  asked: vectors.conditions.map((id) => ({ id, name: id, question: `${id}?`, why: "" })),
  techniques: vectors.techniques.map((id) => ({ id, name: id, chapter: "" })),
  cautions: Object.fromEntries(
    Object.entries(vectors.cautions).map(([condition, row]) => [
      condition,
      Object.fromEntries(
        Object.entries(row).map(([id, [action, ...forms]]) => [id, { action, forms, text: `${id}.` }]),
      ),
    ]),
  ),
};

function replies(signs: readonly string[], conditions: readonly string[], fits: Reply): Replies {
  const all = [...sheet.emergency, ...sheet.clinician].map(
    (item) => [signKey(item), signs.includes(item.id) ? fits : "no"] as const,
  );
  const asked = sheet.asked.map(
    (item) => [conditionKey(item), conditions.includes(item.id) ? fits : "no"] as const,
  );
  return Object.fromEntries([...all, ...asked]);
}

const ids = (advice: readonly Advice[]) =>
  Object.fromEntries(
    advice.map(({ technique, because }) => [technique.id, because.map(({ condition }) => condition.id)]),
  );

describe.each(["yes", "unsure"] as const)("an answer of '%s'", (fits) => {
  it(`leads where Python's rules lead, in all ${vectors.cases.length} cases`, () => {
    for (const wanted of vectors.cases) {
      const found = screen(sheet, replies(wanted.signs, wanted.conditions, fits));
      const sorted = (table: Record<string, string[]>) =>
        Object.fromEntries(Object.entries(table).map(([key, because]) => [key, [...because].sort()]));
      expect({
        verdict: found.verdict,
        instead: found.instead,
        heeded: found.conditions.map(({ id }) => id),
        left_out: sorted(ids(found.leftOut)),
        changed: sorted(ids(found.changed)),
      }).toEqual({
        verdict: wanted.verdict,
        instead: wanted.no_plan.length ? `Go with ${wanted.no_plan[0]}.` : "",
        heeded: wanted.heeded,
        left_out: sorted(wanted.left_out),
        changed: sorted(wanted.changed),
      });
      expect(found.unsure).toHaveLength(fits === "unsure" ? wanted.signs.length : 0);
    }
  });

  it.each(vectors.emergency)("to the emergency sign %s ends in 'act now', whatever else is said", (id) => {
    for (const other of ["", ...vectors.clinician])
      expect(screen(sheet, replies([id, other], vectors.conditions, fits)).verdict).toBe("act-now");
  });

  it.each(vectors.clinician)("to the sign %s asks for a clinician first, some the same day", (id) => {
    const wanted = vectors.urgency[id] === "today" ? "see-today" : "see-first";
    expect(screen(sheet, replies([id], [], fits)).verdict).toBe(wanted);
  });

  it("to new back pain after a cancer gives no plan", () => {
    expect(screen(sheet, replies(["past-cancer"], [], fits)).instead).not.toBe("");
  });

  it.each(vectors.conditions)("to the condition %s is heeded", (id) => {
    const found = screen(sheet, replies([], [id], fits));
    expect(found.verdict).toBe("go");
    expect(found.conditions.map((condition) => condition.id)).toEqual([id]);
    expect(found.leftOut.length + found.changed.length).toBeGreaterThan(0);
  });
});

it("leaves nothing out when every answer is no", () => {
  expect(screen(sheet, replies([], [], "no"))).toMatchObject({ verdict: "go", leftOut: [], changed: [] });
});

it("never both leaves out and changes a technique", () => {
  const { leftOut, changed } = screen(sheet, replies([], vectors.conditions, "yes"));
  const out = Object.keys(ids(leftOut));
  expect(Object.keys(ids(changed)).filter((id) => out.includes(id))).toEqual([]);
});

it("writes the plan's line so that Python reads it", () => {
  expect(planLine([], [])).toBe("sl.plan(minutes=10, check=sl.routine.screen([], []))");
  expect(planLine([{ id: "no-better" }], [{ id: "osteoporosis" }, { id: "pregnancy" }])).toBe(
    'sl.plan(minutes=10, check=sl.routine.screen(["no-better"], ["osteoporosis", "pregnancy"]))',
  );
});
