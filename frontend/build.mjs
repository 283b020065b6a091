// Builds what the Python package carries: the widgets (ES modules with their CSS) and the page host (a classic script).
// `node build.mjs --watch` builds again at each change.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { tokensCss } from "./tokens.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const lookFile = here("../stretchlib/look.toml");

/** Lets a style sheet say `@import "look:tokens"` and get the design tokens as custom properties. */
const lookTokens = {
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

const shared = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "info" };
const widgets = {
  ...shared,
  entryPoints: { timer: here("src/timer/index.ts") },
  format: "esm",
  outdir: here("../stretchlib/widgets/static"),
};
const styles = {
  ...shared,
  entryPoints: { timer: here("src/timer/timer.css") },
  outdir: here("../stretchlib/widgets/static"),
  plugins: [lookTokens],
};
const host = {
  ...shared,
  entryPoints: { "widget-host": here("src/host/page.ts") },
  format: "iife",
  outdir: here("../stretchlib/publish/static"),
};

/** The book's typeface: letters, figures and punctuation of Western Europe, in the faces that its style sheet names. */
async function copyFonts() {
  const from = here("node_modules/@fontsource/atkinson-hyperlegible/files");
  const to = here("../stretchlib/publish/static/fonts");
  await mkdir(to, { recursive: true });
  const faces = ["400-normal", "400-italic", "700-normal"].map(
    (face) => `atkinson-hyperlegible-latin-${face}.woff2`,
  );
  await Promise.all(faces.map((face) => copyFile(`${from}/${face}`, `${to}/${face}`)));
}

const bundles = [widgets, styles, host];
await copyFonts();
if (process.argv.includes("--watch")) {
  for (const options of bundles) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}
