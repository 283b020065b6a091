// Lets slides hold widgets with sections of their own: reveal.js takes every <section> for a slide, however
// deep. In the copy that goes into the decks, only those right below a deck or a stack are slides.
import { readFile } from "node:fs/promises";

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
