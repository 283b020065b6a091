/**
 * What every page of the book does about the course on the device: hardly anything. The rest is code of its own,
 * which is asked for where the button stands, or where the course is kept.
 */

import { siteRoot } from "../store/site.ts";

const MANIFEST = "course.webmanifest";
const CODE = "_static/offline.js";

export async function offerCourse(): Promise<void> {
  const scope = new URL(siteRoot(), location.href);
  const place = document.querySelector<HTMLElement>("[data-sl-keep]");
  if (scope.protocol === "file:") {
    for (const said of place?.children ?? []) said.removeAttribute("hidden");
    return; // of a manifest, a browser would complain here
  }
  await loaded(); // the page itself comes first
  const manifest = Object.assign(document.createElement("link"), { rel: "manifest" });
  manifest.href = new URL(MANIFEST, scope).href;
  document.head.append(manifest);
  if (!place && !(await isKept(scope.pathname))) return;
  const code: typeof import("./index.ts") = await import(new URL(CODE, scope).href);
  code.offerCourse(scope.href, place);
}

const loaded = (): Promise<unknown> =>
  document.readyState === "complete"
    ? Promise.resolve()
    : new Promise((done) => addEventListener("load", done, { once: true }));

/** Whether there is something of the course on the device. The shelf has the path in the names of its caches. */
async function isKept(path: string): Promise<boolean> {
  try {
    return (await caches.keys()).some((name) => name.startsWith(`stretchlib ${path} `));
  } catch {
    return false; // this browser keeps nothing
  }
}
