// An esbuild plugin for the host that brings ipywidgets' own widgets.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** ipywidgets calls MathJax 2; a page has MathJax 3 or newer, or KaTeX, or nothing. */
export const mathsOfThePage = {
  name: "maths-of-the-page",
  setup(build) {
    build.onLoad({ filter: /controls[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const maths = JSON.stringify(fileURLToPath(new URL("src/maths.ts", import.meta.url)));
      const contents = source.replace(
        /export function typeset\([\s\S]*?\n}\n/,
        `export { typeset } from ${maths};\n`,
      );
      if (contents === source || contents.includes("MathJax.Hub"))
        throw new Error("ipywidgets calls MathJax in another way now: look at utils.js.");
      return { contents };
    });
  },
};
