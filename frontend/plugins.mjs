// What the build gives to esbuild besides files: modules made from the package's data, colours and words.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { packedBody, packedMovements, packedShapes } from "./bodydata.mjs";
import { notebooksOf } from "./chapters.mjs";
import { numbersOf } from "./numbers.mjs";
import { coloursOf, tokensCss } from "./tokens.mjs";
import { moduleOf, sectionsOf, WORDS_FILE, writeTypes } from "./words.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const lookFile = here("../stretchlib/look.toml");

/** Lets a style sheet say `@import "look:tokens"` and get the design tokens as custom properties. */
export const lookTokens = {
  name: "look-tokens",
  setup(build) {
    build.onResolve({ filter: /^look:tokens$/ }, () => ({ path: lookFile, namespace: "look" }));
    build.onLoad({ filter: /.*/, namespace: "look" }, async () => ({
      contents: tokensCss(await readFile(lookFile, "utf8")),
      loader: "css",
      watchFiles: [lookFile],
    }));
  },
};

/** Lets a module say `import look from "look:colours"` and get the colours of both themes. */
export const lookColours = {
  name: "look-colours",
  setup(build) {
    build.onResolve({ filter: /^look:colours$/ }, () => ({ path: lookFile, namespace: "colours" }));
    build.onLoad({ filter: /.*/, namespace: "colours" }, async () => ({
      contents: JSON.stringify(coloursOf(await readFile(lookFile, "utf8"))),
      loader: "json",
      watchFiles: [lookFile],
    }));
  },
};

/** Lets a module say `import body from "body:data"` and get the packed body; `"body:shapes"` gives its surfaces. */
export const bodyFolder = here("../stretchlib/body/data/");
export const packers = {
  "body:data": packedBody,
  "body:movements": packedMovements,
  "body:shapes": packedShapes,
};
export const bodyData = {
  name: "body-data",
  setup(build) {
    build.onResolve({ filter: /^body:/ }, ({ path }) => ({ path, namespace: "body" }));
    build.onLoad({ filter: /.*/, namespace: "body" }, async ({ path }) => {
      const { content, files } = await packers[path](bodyFolder);
      return { contents: content, loader: "json", watchFiles: files };
    });
  },
};

/**
 * Lets a module say `import numbers from "catalogue:numbers"` and get whom to call in each country; or
 * `"catalogue:notebooks"`, and get which notebook holds which chapter.
 */
const facts = {
  "catalogue:numbers": [here("../stretchlib/catalogue/facts/emergency_numbers.toml"), numbersOf],
  "catalogue:notebooks": [here("../stretchlib/catalogue/facts/chapters.toml"), notebooksOf],
};
export const catalogueFacts = {
  name: "catalogue-facts",
  setup(build) {
    build.onResolve({ filter: /^catalogue:/ }, ({ path }) => ({ path, namespace: "facts" }));
    build.onLoad({ filter: /.*/, namespace: "facts" }, async ({ path }) => {
      const [file, read] = facts[path];
      return {
        contents: JSON.stringify(read(await readFile(file, "utf8"))),
        loader: "json",
        watchFiles: [file],
      };
    });
  },
};

/** Lets a module say `import say from "words:timer"` and get what fills in the sentences of that section. */
export const interfaceWords = {
  name: "interface-words",
  setup(build) {
    build.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice(6), namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, async ({ path }) => {
      await writeTypes();
      const sections = sectionsOf(await readFile(WORDS_FILE, "utf8"));
      return {
        contents: moduleOf(sections, path),
        resolveDir: here("src"),
        watchFiles: [WORDS_FILE],
      };
    });
  },
};
