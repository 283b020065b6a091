/** What the moving person costs whoever opens the explorer: the code that plays, and every movement. */
import { relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { expect, it } from "vitest";
import { bodyData, catalogueFacts, interfaceWords, lookColours } from "../plugins.mjs";

const MOST_BYTES = 45_000;
const SRC = resolve(import.meta.dirname, "../src");
/** All that plays movements in the explorer, and for the cards of its page. */
const PLAYER = ["film", "movement", "explorer/session/player.ts", "explorer/controls/play.ts"];

/** The explorer's bundle as build.mjs makes it, but for its licence; without the modules in these places. */
async function gzipped(without: readonly string[]): Promise<{ bytes: number; left: Set<string> }> {
  const left = new Set<string>();
  const leaveOut: Plugin = {
    name: "leave-out",
    setup(made) {
      made.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const asked = relative(SRC, resolve(resolveDir, path)).replaceAll("\\", "/");
        const place = without.find((start) => asked === start || asked.startsWith(`${start}/`));
        if (!place) return null;
        left.add(place);
        return { path, external: true, sideEffects: false };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [resolve(SRC, "explorer/index.ts")],
    ...{ bundle: true, minify: true, write: false, format: "esm", target: "es2022", legalComments: "none" },
    plugins: [leaveOut, bodyData, catalogueFacts, lookColours, interfaceWords],
    define: { BUILD: '"000000000000"' },
  });
  return { bytes: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length, left };
}

it(`adds at most ${MOST_BYTES / 1000} kB, gzipped, to the explorer`, async () => {
  const [whole, bare] = await Promise.all([gzipped([]), gzipped(PLAYER)]);
  expect([...bare.left].sort()).toEqual([...PLAYER].sort());
  expect(whole.bytes - bare.bytes).toBeGreaterThan(30_000); // the movements were left out too
  expect(whole.bytes - bare.bytes).toBeLessThanOrEqual(MOST_BYTES);
}, 60_000);
