import { readFile } from "node:fs/promises";
import { defineConfig, type Plugin } from "vitest/config";
import { packedBody, packedMovements, packedShapes } from "./bodydata.mjs";
import { notebooksOf } from "./chapters.mjs";
import { numbersOf } from "./numbers.mjs";
import { coloursOf } from "./tokens.mjs";
import { moduleOf, sectionsOf, WORDS_FILE } from "./words.mjs";

/** What build.mjs gives to esbuild: modules made from the package's data. */
const made: Record<string, () => Promise<string>> = {
  "look:colours": async () => JSON.stringify(coloursOf(await readFile("../stretchlib/look.toml", "utf8"))),
  "catalogue:numbers": async () =>
    JSON.stringify(numbersOf(await readFile("../stretchlib/catalogue/facts/emergency_numbers.toml", "utf8"))),
  "catalogue:notebooks": async () =>
    JSON.stringify(notebooksOf(await readFile("../stretchlib/catalogue/facts/chapters.toml", "utf8"))),
  "body:data": async () => (await packedBody("../stretchlib/body/data/")).content,
  "body:movements": async () => (await packedMovements("../stretchlib/body/data/")).content,
  "body:shapes": async () => (await packedShapes("../stretchlib/body/data/")).content,
};
const madeModules: Plugin = {
  name: "made-modules",
  resolveId: (id) => (id in made || id.startsWith("words:") ? `\0${id}` : null),
  load: async (id) => {
    if (id.startsWith("\0words:"))
      return moduleOf(sectionsOf(await readFile(WORDS_FILE, "utf8")), id.slice("\0words:".length));
    const text = await made[id.slice(1)]?.();
    return text === undefined ? null : `export default ${text}`;
  },
};

export default defineConfig({
  plugins: [madeModules],
  // A busy machine takes its time; no test asks for any.
  test: {
    environment: "node",
    include: ["tests/**/*.test.ts"],
    restoreMocks: true,
    // Each file by itself takes a third longer: that is for a thorough run.
    isolate: Boolean(process.env.THOROUGH),
    testTimeout: 60_000,
    maxWorkers: "100%",
  },
});
