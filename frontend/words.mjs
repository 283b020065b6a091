// The words of the interface, as the front end needs them: checked, a module for each section, and types.
// `node words.mjs --pseudo FILE` writes them in a language that nobody speaks: a test looks there for words that
// stand outside the words file.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "smol-toml";

const PLACEHOLDER = /\{([a-z]+)\}/g;
/** Sections that are read whole, and not said. */
const PLAIN = ["language", "speech"];
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The words file: the package's own, or the one that STRETCHLIB_WORDS names, as for Python. */
export const WORDS_FILE = process.env.STRETCHLIB_WORDS || here("../stretchlib/words/en.toml");
const TYPES_FILE = here("src/words/sections.d.ts");

/** @param {string} toml @returns {Record<string, Record<string, string | { one: string, other: string }>>} */
export function sectionsOf(toml) {
  const sections = parse(toml);
  for (const [section, entries] of Object.entries(sections))
    for (const [key, entry] of Object.entries(entries)) checked(`${section}.${key}`, key, entry);
  return sections;
}

function checked(name, key, entry) {
  const wrong = (why) => new Error(`Words '${name}': ${why}.`);
  if (!KEY.test(key)) throw wrong("a key is lower case with hyphens");
  const forms = typeof entry === "string" ? { other: entry } : entry;
  if (typeof entry !== "string" && Object.keys(entry).sort().join() !== "one,other")
    throw wrong("it is a text, or has the forms 'one' and 'other'");
  for (const text of Object.values(forms))
    if (typeof text !== "string" || /[{}]/.test(text.replace(PLACEHOLDER, "")))
      throw wrong("a placeholder is '{name}' in lower case");
  if (typeof entry === "string") return;
  const [one, other] = [entry.one, entry.other].map((text) => new Set(["count", ...namesIn(text)]));
  if ([...one].sort().join() !== [...other].sort().join())
    throw wrong("both forms have the same placeholders");
}

/** Names of what is to be filled in, each once. */
function namesIn(entry) {
  const texts = typeof entry === "string" ? [entry] : ["{count}", entry.one, entry.other];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name)))];
}

/** The module that `import say from "words:<section>"` gives, as JavaScript. */
export function moduleOf(sections, section) {
  const entries = sections[section];
  if (!entries) throw new Error(`The words file has no section '${section}'.`);
  if (PLAIN.includes(section)) return `export default ${JSON.stringify(entries)};`;
  return `import { sayer } from ${JSON.stringify(here("src/words/say.ts"))};
export default sayer(${JSON.stringify(entries)}, ${JSON.stringify(sections.language.locale)});`;
}

/** What TypeScript knows of the sections: each key with its placeholders. */
export function typesOf({ language, speech, ...sections }) {
  const line = ([key, entry]) =>
    `    ${JSON.stringify(key)}: ${
      namesIn(entry)
        .map((name) => JSON.stringify(name))
        .join(" | ") || "never"
    };`;
  const modules = Object.entries(sections).map(([section, entries]) =>
    [
      `declare module "words:${section}" {`,
      `  const say: import("./say.ts").Say<{`,
      ...Object.entries(entries).map(line),
      "  }>;\n  export default say;\n}",
    ].join("\n"),
  );
  const names = Object.keys(language).map((key) => `    readonly ${key}: string;`);
  const whole = ['declare module "words:language" {', "  const language: {", ...names, "  };"];
  return [
    "// Made from stretchlib/words/en.toml by words.mjs.",
    [...whole, "  export default language;\n}"].join("\n"),
    ...(speech
      ? [
          'declare module "words:speech" {\n  const speech: Readonly<Record<string, string>>;\n  export default speech;\n}',
        ]
      : []),
    ...modules,
    "",
  ].join("\n");
}

export async function writeTypes() {
  await writeFile(TYPES_FILE, typesOf(sectionsOf(await readFile(WORDS_FILE, "utf8"))));
}

const ACCENTED = Object.fromEntries(
  [..."aáeéiíoóuúyýcçnñsšzžAÁEÉIÍOÓUÚYÝCÇNÑSŠZŽ"].flatMap((letter, at, all) =>
    at % 2 ? [] : [[letter, all[at + 1]]],
  ),
);

/** A third longer, as translations are, with accents, and within marks by which one finds it on a page. */
export function pseudoText(text) {
  const accented = text
    .split(/(\{[a-z]+\})/)
    .map((part, at) => (at % 2 ? part : [...part].map((letter) => ACCENTED[letter] ?? letter).join("")));
  const longer = "ëøþ ".repeat(Math.ceil(text.length / 12)).trim();
  return `⟦${accented.join("")} ${longer}⟧`;
}

/** The same sections in a language that nobody speaks, written from right to left. */
export function pseudo({ language: _, ...sections }) {
  const told = (entry) =>
    typeof entry === "string"
      ? pseudoText(entry)
      : { one: pseudoText(entry.one), other: pseudoText(entry.other) };
  const all = Object.entries(sections).map(([section, entries]) => [
    section,
    Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, told(entry)])),
  ]);
  return { language: { locale: "ar", direction: "rtl" }, ...Object.fromEntries(all) };
}

if (process.argv[1] === here("words.mjs")) {
  const at = process.argv.indexOf("--pseudo");
  if (at < 0) await writeTypes();
  else
    await writeFile(process.argv[at + 1], stringify(pseudo(sectionsOf(await readFile(WORDS_FILE, "utf8")))));
}
