// esbuild plugins for the page host that brings ipywidgets' own widgets.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** anywidget ships one AMD module that wants its host's @jupyter-widgets/base: here it becomes a function of that. */
export const anywidgetForHosts = {
  name: "anywidget-for-hosts",
  setup(build) {
    build.onResolve({ filter: /^anywidget-for-hosts$/ }, () => ({
      path: require.resolve("anywidget"),
      namespace: "amd",
    }));
    build.onLoad({ filter: /.*/, namespace: "amd" }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = `export function anywidget(base) {
        let made;
        const define = (_needs, make) => { made = make(base); };
        ${source}
        return made;
      }`;
      return { contents, loader: "js" };
    });
  },
};

/** ipywidgets calls MathJax 2; pages that have MathJax have 3 or newer. */
export const modernMathJax = {
  name: "modern-mathjax",
  setup(build) {
    build.onLoad({ filter: /controls[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(/MathJax\.Hub\.Queue\(.*?\);/, "MathJax.typesetPromise?.([element]);");
      if (contents === source)
        throw new Error("ipywidgets calls MathJax in another way now: look at utils.js.");
      return { contents };
    });
  },
};

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
