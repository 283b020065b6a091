// An esbuild plugin: beside a bundle, the licences of all that is in it.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Beside the bundle, the licence of every package in it. */
export const licencesOfPackages = {
  name: "licences-of-packages",
  setup(build) {
    build.onEnd(async ({ metafile }) => {
      for (const [output, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
        if (!output.endsWith(".js")) continue;
        const folders = new Set(Object.keys(inputs).map(packageFolder).filter(Boolean));
        const texts = await Promise.all([...folders].sort().map(licence));
        await writeFile(output.replace(/\.js$/, ".licences.txt"), texts.join("\n\n"));
      }
    });
  },
};

function packageFolder(path) {
  // What is left out of a browser's bundle stands in the list too, as "(disabled):…".
  return /^(?:\w+:)?([^()]*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1];
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const text = file ? await readFile(join(folder, file), "utf8") : "";
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}
