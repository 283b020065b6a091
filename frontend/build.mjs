// Builds what the Python package carries: the widgets (ES modules with their CSS), and the scripts of book and slides.
// `node build.mjs --watch` builds again at each change. `node build.mjs --into FOLDER` makes the widgets, and
// nothing else, in another folder, as for a try of another language; see words.mjs.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { licencesOfPackages } from "../packages/sphinx-live-widgets/host/licences.mjs";
import {
  bodyData,
  bodyFolder,
  catalogueFacts,
  interfaceWords,
  lookColours,
  lookTokens,
  packers,
} from "./plugins.mjs";
import { onlyTopSectionsAreSlides, writeSpeakerHash } from "./reveal.mjs";
import { WORDS_FILE } from "./words.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const at = process.argv.indexOf("--into");
const otherFolder = at < 0 ? null : process.argv[at + 1];

/** Each widget is a folder of src/ with an index.ts and a style sheet of its own name. */
const WIDGETS = [
  "bodymap",
  "claims",
  "classplanner",
  "explorer",
  "flashcards",
  "groupanswers",
  "guess",
  "journal",
  "memory",
  "planner",
  "planwriter",
  "movement",
  "quiz",
  "safety",
  "timer",
  "today",
];
/** What widgets use and that shows nothing itself: a page fetches it when somebody first asks for it. */
const USED = { qrcode: here("src/qrcode/index.ts") };
const entries = (file) =>
  Object.fromEntries(WIDGETS.map((name) => [name, here(`src/${name}/${file(name)}`)]));

/** Changes with the code and the data of the widgets, so that different builds in one page share nothing. */
async function buildName() {
  const digest = createHash("sha256");
  for (const packed of Object.values(packers)) digest.update((await packed(bodyFolder)).content);
  digest.update(await readFile(WORDS_FILE));
  for (const name of (await readdir(here("src"), { recursive: true })).sort())
    if (/\.(ts|mjs)$/.test(name)) digest.update(await readFile(here(`src/${name}`)));
  return digest.digest("hex").slice(0, 12);
}

const LICENCES = `/* stretchlib: BSD-3-Clause. It may hold code of others under MIT and ISC, and data of the body under
Apache-2.0, CC-BY-3.0, CC0-1.0 and MPL-2.0. NOTICE and the file .licences.txt beside it say which. */`;
const shared = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  logLevel: "info",
  banner: { js: LICENCES },
};
const widgets = {
  ...shared,
  entryPoints: { ...entries(() => "index.ts"), ...USED },
  format: "esm",
  outdir: otherFolder ?? here("../stretchlib/widgets/static"),
  plugins: [bodyData, catalogueFacts, lookColours, interfaceWords, licencesOfPackages("widgets")],
  define: { BUILD: JSON.stringify(await buildName()) },
};
const styles = {
  ...shared,
  entryPoints: entries((name) => `${name}.css`),
  target: ["chrome111", "firefox114", "safari16.4"],
  outdir: here("../stretchlib/widgets/static"),
  plugins: [lookTokens],
};
const ofPages = [catalogueFacts, interfaceWords];
/** The script of every page of the book, and that of its search. */
const page = {
  ...shared,
  entryPoints: { page: here("src/page.ts"), search: here("src/search/page.ts") },
  format: "iife",
  plugins: [...ofPages, licencesOfPackages("page")],
  outdir: here("../stretchlib/publish/static/scripts"),
};
/** The course on the device: code that pages ask for only where it is wanted. */
const offline = {
  ...page,
  entryPoints: { offline: here("src/offline/index.ts") },
  format: "esm",
  plugins: [...ofPages, licencesOfPackages("offline")],
};
/** The worker of the book, which stands at its root, and the script of JupyterLite's pages. */
const worker = {
  ...page,
  entryPoints: {
    "lite-page": here("src/lite/page.ts"),
    "service-worker": here("src/offline/worker.ts"),
  },
  plugins: [...ofPages, licencesOfPackages("worker")],
  outdir: here("../stretchlib/publish/static/offline"),
};
const slides = {
  ...shared,
  entryPoints: { slides: here("src/slides/deck.ts") },
  format: "iife",
  plugins: [onlyTopSectionsAreSlides, licencesOfPackages("slides")],
  outdir: here("../stretchlib/publish/static"),
};
const slideStyles = {
  ...styles,
  entryPoints: { slides: here("src/slides/slides.css") },
  outdir: here("../stretchlib/publish/static"),
  external: ["fonts/*"], // fonts.mjs puts them beside the style sheet
};

const bundles = otherFolder ? [widgets] : [widgets, styles, page, offline, worker, slides, slideStyles];
if (process.argv.includes("--watch")) {
  for (const options of bundles) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(bundles.map((options) => esbuild.build(options)));
  if (!otherFolder) await writeSpeakerHash(here("../stretchlib/publish/static/speaker-view.sha256"));
}
