/** A published source as a link to where it can be read. */

import { make } from "./dom.ts";

export interface Source {
  readonly label: string;
  readonly address: string;
}

/** A link, or the bare name where there is no safe address. */
export function sourceLink({ label, address }: Source): HTMLElement | string {
  if (!/^https:\/\//.test(address)) return label;
  return make("a", { href: address, target: "_blank", rel: "noopener" }, label);
}

/** Sources one after the other, parted by semicolons. */
export function sourceLinks(sources: readonly Source[]): (HTMLElement | string)[] {
  return sources.flatMap((source, at) => (at ? ["; ", sourceLink(source)] : [sourceLink(source)]));
}
