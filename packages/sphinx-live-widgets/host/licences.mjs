// An esbuild plugin: beside its bundles, the licences of all that is in them.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** Packages of these names come without a text; it stands in their projects, and here. */
const TEXTS = { "@jupyter-widgets": "LICENSE-jupyter-widgets.txt", "@lumino": "LICENSE-lumino.txt" };

/** Writes `NAME.licences.txt`: which package is in which bundle, and the licence of each. */
export const licencesOfPackages = (name) => ({
  name: "licences-of-packages",
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(async ({ metafile }) => {
      if (metafile) await writeFile(join(build.initialOptions.outdir, fileOf(name)), await told(metafile));
    });
  },
});

const fileOf = (name) => `${name}.licences.txt`;

async function told({ outputs }) {
  const bundles = new Map();
  for (const [output, { inputs }] of Object.entries(outputs))
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = bytesInOutput > 0 && packageFolder(input);
      if (folder) bundles.set(folder, new Set(bundles.get(folder)).add(basename(output)));
    }
  const folders = [...bundles.keys()].sort();
  const packages = await Promise.all(folders.map(about));
  // The same package may stand in two folders.
  const lines = packages.map(({ title }, at) => `${title}, in ${[...bundles.get(folders[at])].join(", ")}`);
  const texts = packages.map(({ title, text }) => `${title}\n\n${text}`);
  return `${[[...new Set(lines)].join("\n"), ...new Set(texts)].join("\n\n\n").trim()}\n`;
}

function packageFolder(path) {
  // What is left out of a browser's bundle stands in the list too, as "(disabled):…".
  return /^(?:\w+:)?([^()]*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1];
}

async function about(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const brought = (await readdir(folder)).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const known = TEXTS[name.split("/")[0]];
  if (!license || !(brought || known))
    throw new Error(`${name} ${version} brings no licence: put its project's into the folder licences.`);
  const file = brought ? join(folder, brought) : new URL(`licences/${known}`, import.meta.url);
  const text = await readFile(file, "utf8");
  return { title: `${name} ${version} (${license})`, text: text.trim() };
}
