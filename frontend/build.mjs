// Builds what the Python package carries: the widgets (ES modules with their CSS), and the scripts of book and slides.
// `node build.mjs --watch` builds again at each change. `node build.mjs --into FOLDER` makes the widgets, and
// nothing else, in another folder, as for a try of another language; see words.mjs.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { licencesOfPackages } from "../packages/sphinx-live-widgets/host/licences.mjs";
import { packedBody, packedMovements, packedShapes } from "./bodydata.mjs";
import { notebooksOf } from "./chapters.mjs";
import { numbersOf } from "./numbers.mjs";
import { onlyTopSectionsAreSlides, writeSpeakerHash } from "./reveal.mjs";
import { coloursOf, tokensCss } from "./tokens.mjs";
import { moduleOf, sectionsOf, WORDS_FILE, writeTypes } from "./words.mjs";

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

/** Lets a module say `import look from "look:colours"` and get the colours of both themes. */
const lookColours = {
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
const bodyFolder = here("../stretchlib/body/data/");
const packers = { "body:data": packedBody, "body:movements": packedMovements, "body:shapes": packedShapes };
const bodyData = {
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
const catalogueFacts = {
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

const at = process.argv.indexOf("--into");
const otherFolder = at < 0 ? null : process.argv[at + 1];

/** Lets a module say `import say from "words:timer"` and get what fills in the sentences of that section. */
const interfaceWords = {
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
