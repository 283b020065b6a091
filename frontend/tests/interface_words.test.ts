/** The words of the interface: checked when they are read, typed where they are used, and nowhere else. */
import { readdir, readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { sayer } from "../src/words/say.ts";
import { pseudo, pseudoText, sectionsOf, typesOf, WORDS_FILE } from "../words.mjs";

const words = (line: string): string => `[language]\nlocale = "en-GB"\ndirection = "ltr"\n[cards]\n${line}`;

describe("a text", () => {
  const entries = { left: { one: "One is left.", other: "{count} are left." }, for: "For {name}: {count}" };
  const say = sayer<{ left: "count"; for: "name" | "count" }>(entries, "en-GB");

  it("takes the form that its number asks for", () => {
    expect([0, 1, 2, 21].map((count) => say("left", { count }))).toEqual([
      "0 are left.",
      "One is left.",
      "2 are left.",
      "21 are left.",
    ]);
  });

  it("takes the form for many where a language has more forms than the file", () => {
    const arabic = sayer<{ left: "count" }>(entries, "ar");
    expect(arabic("left", { count: 3 })).toBe("3 are left.");
  });

  it("does not read what is filled in", () => {
    expect(say("for", { name: "{count}", count: 2 })).toBe("For {count}: 2");
  });

  it("does not compile with a wrong key or without a value", () => {
    // @ts-expect-error: no such text
    expect(() => say("lost")).toThrow();
    // @ts-expect-error: it needs a name
    expect(say("for", { count: 1 })).toContain("undefined");
  });
});

describe("the words file", () => {
  it("tells TypeScript each key and its placeholders", () => {
    const types = typesOf(
      sectionsOf(
        words('go = "Go"\nleft = { one = "one", other = "{count} of {all}" }').replace(
          'one = "one"',
          'one = "one of {all}"',
        ),
      ),
    );
    expect(types).toContain('declare module "words:cards"');
    expect(types).toContain('"go": never;');
    expect(types).toContain('"left": "count" | "all";');
  });

  it.each([
    ['Go = "Go"', "a key is lower case with hyphens"],
    ['go = { one = "1" }', "it is a text, or has the forms 'one' and 'other'"],
    ['go = "Go {Name}"', "a placeholder is '{name}' in lower case"],
    ['go = { one = "{name}", other = "{count}" }', "both forms have the same placeholders"],
  ])("is refused with %s", (line, why) => {
    expect(() => sectionsOf(words(line))).toThrow(why);
  });

  it("becomes a language that keeps placeholders, is longer, and shows where its texts end", async () => {
    expect(pseudoText("Go to {name}")).toMatch(/^⟦Gó tó \{name\} .+⟧$/);
    const all = sectionsOf(await readFile(WORDS_FILE, "utf8"));
    expect(Object.keys(pseudo(all))).toEqual(Object.keys(all));
  });
});

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Attributes that are read aloud or shown. */
const TOLD = new Set(["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"]);
/** Functions whose text argument is shown or spoken, and its place. */
const SHOWN: Record<string, number> = { setText: 1, say: 0, makePanel: 1 };
/** Signs that all languages share. */
const NO_WORD = /^[^\p{L}]*$|^(svg|%)$/u;
/** A sentence, a capital word, or several words. Names of classes have hyphens, selectors have signs. */
const WORDY = /^[A-Z][a-z]+(?: [a-z]|[.?!:,]|$)|[a-z]{2,}[,.:;?!]? [a-z]{2,} [a-z]/;
/** Where words are no words of the interface: names of keys and of HTML, and what developers read. */
const ALLOWED = [
  /^(Space|Enter|Escape|Tab|Home|End|Page(Up|Down)|Arrow(Left|Right|Up|Down)?)$/,
  /^(button|input|select|textarea|a)(, | \[)/,
  /\bgl_(FragColor|Position)\b/,
];

/** Texts of a module that stand where a reader meets them, or that read like a sentence. */
async function hardCoded(source: string): Promise<string[]> {
  const { code } = await transform(source, { loader: "ts", target: "esnext" });
  const found = new Set<string>();
  const visit = (node: unknown, shown: boolean, quiet: boolean): void => {
    if (Array.isArray(node)) for (const part of node) visit(part, shown, quiet);
    if (typeof node !== "object" || node === null || !("type" in node)) return;
    const here = node as Node;
    const text = textOf(here);
    if (text !== null && !quiet && !NO_WORD.test(text) && !ALLOWED.some((each) => each.test(text)))
      if (shown || WORDY.test(text)) found.add(text);
    for (const [key, part] of Object.entries(here)) visitPart(here, key, part, shown, quiet);
  };
  const visitPart = (here: Node, key: string, part: unknown, shown: boolean, quiet: boolean): void => {
    if (/^(Import|Export)/.test(here.type) && key === "source") return;
    if (here.type === "CallExpression" && key === "arguments") {
      const name = nameOf(here.callee as Node);
      for (const [at, argument] of (part as Node[]).entries()) {
        const tells = name === "make" ? at >= 2 : name === "append" || SHOWN[name] === at;
        const never =
          name.startsWith("querySelector") ||
          (["closest", "matches", "say"].includes(name) && !(name in SHOWN));
        visit(argument, tells, quiet || never || (name === "say" && isTextOfFile(here)));
      }
      return;
    }
    if (here.type === "NewExpression" && /Error$/.test(nameOf(here.callee as Node))) return;
    if (here.type === "Property" && key === "value") {
      const name = String((here.key as Node).value ?? (here.key as Node).name);
      visit(part, TOLD.has(name), quiet || name === "class");
      return;
    }
    const ends = ["ArrowFunctionExpression", "BinaryExpression", "MemberExpression"].includes(here.type);
    const isTest = key === "test" || key === "discriminant" || key === "callee";
    visit(part, shown && !ends && !isTest, quiet);
  };
  visit(parseAst(code), false, false);
  return [...found];
}

/** `say("key")`, against `panel.say("Done.")`. */
const isTextOfFile = (call: Node): boolean => (call.callee as Node).type === "Identifier";

function textOf(node: Node): string | null {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  return node.type === "TemplateElement" ? (node.value as { cooked: string }).cooked : null;
}

function nameOf(callee: Node): string {
  const named = callee.type === "MemberExpression" ? (callee.property as Node) : callee;
  return String(named.name ?? "");
}

describe("no module", () => {
  it.each([
    'make("p", {}, "Go on")',
    'make("p", {}, done ? "yes" : null)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code to look at
    "make('p', {}, `${left} to go`)",
    'make("p", { "aria-label": "back" })',
    'setText(word, "loud")',
    'panel.say("done")',
    'const title = "First: does one of these fit you?";',
    'return "Choose an answer first.";',
    'const label = "Standing";',
  ])("would pass with %s", async (source) => {
    expect(await hardCoded(`function f() { ${source} }`)).not.toEqual([]);
  });

  it.each([
    'make("p", { class: "sl-one sl-two three" }, say("turn"), " · ")',
    'root.querySelector("button and input")',
    'throw new Error("The page holds no model.")',
    'make("p", {}, step === "first" && say("turn"))',
  ])("is blamed for %s", async (source) => {
    expect(await hardCoded(`function f() { ${source} }`)).toEqual([]);
  });

  it("of the front end has words of its own", async () => {
    const files = (await readdir("src", { recursive: true })).filter((name) => /(?<!\.d)\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(100);
    const found: Record<string, string[]> = {};
    for (const name of files) {
      const texts = await hardCoded(await readFile(`src/${name}`, "utf8"));
      if (texts.length) found[name] = texts;
    }
    expect(found).toEqual({});
  });
});
