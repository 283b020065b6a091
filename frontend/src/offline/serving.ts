/**
 * Answers for the pages of the book from what the device keeps. A page and all that it asks for come from one
 * version, or all from the network: never from both.
 */

import { NOT_KEPT, pathFrom } from "./list.ts";
import { Shelf } from "./shelf.ts";

/** What stands beside the book; it has workers of its own, or is not kept. */
const BESIDE = /^(lite|slides|handouts)\//;
const NETWORK = "";

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
export interface Asked extends Lasting {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}
/** What a service worker sees; the types of one and of a page do not go together. */
export interface Site {
  readonly registration: { readonly scope: string };
  readonly clients: { matchAll(how: object): Promise<readonly { readonly id: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install", heard: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", heard: (event: Asked) => void): void;
}

export function serveCourse(site: Site, storage: CacheStorage): void {
  const { scope } = site.registration;
  const shelf = new Shelf(scope, storage);
  const pages = new Map<string, string>();

  // It holds no version of the course, so that a newer worker need not wait. It claims no open pages either: they
  // came from the network, and go on with it.
  site.addEventListener("install", (event) => event.waitUntil(site.skipWaiting()));

  site.addEventListener("fetch", (event) => {
    const { request } = event;
    const path = pathFrom(scope, request.url);
    if (request.method !== "GET" || path === null || Shelf.asksForOne(request.url)) return;
    if (request.mode === "navigate") event.respondWith(open(event, path));
    else if (!BESIDE.test(path)) event.respondWith(part(event, path));
  });

  async function open(event: Asked, path: string): Promise<Response> {
    const version = await shelf.version();
    const kept = version && !BESIDE.test(path) ? await shelf.find(version, path) : null;
    if (kept) {
      remember(event, version ?? NETWORK);
      return kept;
    }
    remember(event, NETWORK);
    try {
      return await fetch(event.request);
    } catch (error) {
      if (!version || path === NOT_KEPT) throw error;
      return Response.redirect(new URL(NOT_KEPT, scope).href);
    }
  }

  function remember(event: Asked, version: string): void {
    const page = event.resultingClientId;
    if (!page) return; // in a browser that does not tell
    pages.set(page, version);
    event.waitUntil(noteAndSweep(page, version));
  }

  async function noteAndSweep(page: string, version: string): Promise<void> {
    if ((await shelf.version()) === null) return; // without a course there is nothing to note
    await shelf.notePage(page, version);
    const open = await site.clients.matchAll({ includeUncontrolled: true });
    await shelf.sweep(new Set([page, ...open.map(({ id }) => id)]));
  }

  async function part(event: Asked, path: string): Promise<Response> {
    const version = await versionOf(event.clientId);
    if (!version) return fetch(event.request);
    const kept = (await shelf.find(version, path)) ?? (await shelf.findAgain(version, path));
    return kept ?? fetch(event.request);
  }

  async function versionOf(page: string): Promise<string | null> {
    const known = pages.get(page) ?? (await shelf.pageVersion(page));
    return known ?? shelf.version();
  }
}
