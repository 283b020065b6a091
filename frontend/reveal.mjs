// Lets slides hold widgets with sections of their own: reveal.js takes every <section> for a slide, however
// deep. In the copy that goes into the decks, only those right below a deck or a stack are slides.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SLIDE = ":is(.slides > section, .slides > section > section)";
const CHANGES = [
  {
    from: /(?<!slideElement:\w\.)(querySelector(?:All)?\()"section"\)/g,
    to: '$1":scope > section")',
    times: 8,
  },
  { from: /(\w\([\w.]+,)"section"\)/g, to: '$1":scope > section")', times: 6 },
  { from: /"\.slides section"/g, to: `"${SLIDE}"`, times: 2 },
];

export const onlyTopSectionsAreSlides = {
  name: "only-top-sections-are-slides",
  setup(build) {
    build.onLoad({ filter: /reveal\.esm\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const { from, to, times } of CHANGES) {
        const found = contents.match(from)?.length;
        if (found !== times) throw new Error(`reveal.js has changed: ${from} is there ${found} times.`);
        contents = contents.replace(from, to);
      }
      return { contents, loader: "js" };
    });
  },
};

/** Writes the hash of the one script in the speaker's window, for the policy of the decks. */
export async function writeSpeakerHash(target) {
  const page = fileURLToPath(import.meta.resolve("reveal.js/plugin/notes/speaker-view.html"));
  const scripts = [...(await readFile(page, "utf8")).matchAll(/<script>([\s\S]*?)<\/script>/g)];
  if (scripts.length !== 1) throw new Error(`The speaker's window has ${scripts.length} scripts, not one.`);
  await writeFile(target, `${createHash("sha256").update(scripts[0][1]).digest("base64")}\n`);
}
