// Builds the two hosts that the Python package carries. `node build.mjs --watch` builds again at each change.
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { writeIcons } from "./icons.mjs";
import { licencesOfPackages } from "./licences.mjs";
import { mathsOfThePage } from "./plugins.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const host = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  logLevel: "info",
  entryPoints: { "widget-host": here("src/page.ts") },
  format: "iife",
  outdir: here("../sphinx_live_widgets/static"),
  plugins: [licencesOfPackages("widget-host")],
};
const standardHost = {
  ...host,
  entryPoints: { "standard-widget-host": here("src/standard.ts") },
  define: { define: "undefined" }, // or jQuery would register itself with a loader that a page may have
  loader: { ".svg": "dataurl" },
  plugins: [mathsOfThePage, licencesOfPackages("standard-widget-host")],
};

const bundles = [host, standardHost];
await writeIcons(new URL("../sphinx_live_widgets/static/icons.json", import.meta.url));
if (process.argv.includes("--watch")) {
  for (const options of bundles) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}
