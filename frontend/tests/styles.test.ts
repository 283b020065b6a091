import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

// Vitest runs in frontend/.
const sheets = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css"))
  .map((name) => [name, readFileSync(`src/${name}`, "utf8")] as const)
  .filter(([, text]) => text.includes("elements/panel.css"));

it("reads the sheets of the widgets", () => {
  expect(sheets.length).toBeGreaterThan(4);
});

it.each(sheets)("rules of %s weigh more than the shared ones that another widget brings later", (_, text) => {
  const outermost = text.match(/^\.[^{}]*(?=\{)/gm) ?? [];
  expect(outermost.length).toBeGreaterThan(0);
  for (const selector of outermost) expect(selector).toMatch(/^\.sl-panel\.sl-/);
});
