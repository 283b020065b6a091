// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { type Layout, largestFit, SIZES } from "../src/slides/fit.ts";
import { isForDeck, turnFromControl } from "../src/slides/keys.ts";

const SMALLEST = SIZES[SIZES.length - 1];
const grows = (height: number) => (_layout: Layout, size: number) => height * size;

describe("what stands on a slide", () => {
  it("keeps its full size while it fits", () => {
    expect(largestFit(["stacked"], grows(600), 616)).toEqual({ layout: "stacked", size: 1, scrolls: false });
  });

  it("grows where it is little, so that the last row reads it", () => {
    expect(largestFit(["stacked"], grows(200), 616).size).toBe(SIZES[0]);
    expect(SIZES[0]).toBeGreaterThan(1);
  });

  it("is drawn just small enough to fit", () => {
    const { size, scrolls } = largestFit(["stacked"], grows(700), 616);
    expect(scrolls).toBe(false);
    expect(700 * size).toBeLessThanOrEqual(616);
    expect(SIZES.filter((each) => 700 * each <= 616)[0]).toBe(size);
  });

  it("stands beside its text where that allows a larger size", () => {
    const height = (layout: Layout, size: number) => (layout === "beside" ? 500 : 800) * size;
    expect(largestFit(["stacked", "beside"], height, 616)).toMatchObject({ layout: "beside", size: 1.2 });
    expect(largestFit(["stacked", "beside"], grows(500), 616).layout).toBe("stacked");
  });

  it("scrolls rather than becoming too small to read", () => {
    expect(largestFit(["stacked"], grows(5000), 616)).toEqual({
      layout: "stacked",
      size: SMALLEST,
      scrolls: true,
    });
  });

  it("scrolls sooner where words would be too small for the screen", () => {
    expect(largestFit(["stacked"], grows(700), 616, 1)).toMatchObject({ size: 1, scrolls: true });
    expect(largestFit(["stacked"], grows(500), 616, 1)).toMatchObject({ size: 1.2, scrolls: false });
  });
});

describe("keys", () => {
  const press = (key: string, html: string) => {
    document.body.innerHTML = html;
    return { key, target: document.querySelector("[data-here]") };
  };
  const widget = '<div class="sl-widget"><div><span data-here></span></div></div>';

  it("turn the slides from anywhere in the text", () => {
    for (const key of [" ", "ArrowRight", "n", "s"]) {
      expect(isForDeck(press(key, "<p data-here></p>"))).toBe(true);
    }
  });

  it("belong to a widget while it has the focus", () => {
    for (const key of [" ", "ArrowRight", "b", "f", "Escape"]) {
      expect(isForDeck(press(key, widget))).toBe(false);
      expect(turnFromControl(press(key, widget))).toBe(0);
    }
  });

  it("belong to a control while it has the focus", () => {
    expect(isForDeck(press(" ", "<details><summary data-here></summary></details>"))).toBe(false);
    expect(isForDeck(press("ArrowRight", "<input data-here>"))).toBe(false);
  });

  it("of a presenter's remote turn the slides from a widget too, and only once", () => {
    expect(turnFromControl(press("PageDown", widget))).toBe(1);
    expect(turnFromControl(press("PageUp", widget))).toBe(-1);
    expect(turnFromControl(press("PageDown", "<p data-here></p>"))).toBe(0);
  });
});
