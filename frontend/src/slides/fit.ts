/** How small a slide's content must be drawn so that all of it stands on the slide. */

/** From what fills a slide of few words down to the smallest that the last row of a room still reads. */
export const SIZES = [1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6] as const;

export type Layout = "stacked" | "beside";

export interface Fit {
  readonly layout: Layout;
  readonly size: number;
  /** Even the smallest size is too tall: the presenter scrolls. */
  readonly scrolls: boolean;
}

/**
 * The largest size at which content is no taller than its room, in the first of the layouts that allows it.
 *
 * @param heightAt the height of the content in a layout at a size; text that is smaller also breaks later.
 * @param smallest a slide that would need a smaller size scrolls.
 */
export function largestFit(
  layouts: readonly Layout[],
  heightAt: (layout: Layout, size: number) => number,
  room: number,
  smallest: number = SIZES[SIZES.length - 1] ?? 1,
): Fit {
  const sizes = SIZES.filter((size) => size >= smallest);
  const allowing = (place: number) => {
    const size = sizes[place];
    return size === undefined ? undefined : layouts.find((each) => heightAt(each, size) <= room);
  };
  // Each try lays the slide out anew, so halve the sizes in question rather than try them one by one.
  let first = 0;
  let end = sizes.length;
  while (first < end) {
    const middle = (first + end) >> 1;
    if (allowing(middle)) end = middle;
    else first = middle + 1;
  }
  const layout = allowing(first);
  if (layout) return { layout, size: sizes[first] ?? 1, scrolls: false };
  return { layout: layouts[0] ?? "stacked", size: smallest, scrolls: true };
}
