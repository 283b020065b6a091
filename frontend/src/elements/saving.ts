/** Gives the reader a file, which is made in the page and goes nowhere else. */

import { make } from "./dom.ts";

/** `type` is its media type. */
export function saveFile(name: string, type: string, text: string): void {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
