// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Layout, largestFit, SIZES } from "../src/slides/fit.ts";
import { isForDeck, turnFromControl } from "../src/slides/keys.ts";
import { fitToPaper } from "../src/slides/paper.ts";

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

describe("a deck on paper", () => {
  let changed: ResizeObserverCallback = () => {};
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(callback: ResizeObserverCallback) {
          changed = callback;
        }
        observe(): void {}
      },
    );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is laid out once when many widgets have come, and not for what that changes itself", () => {
    document.body.innerHTML =
      '<div class="pdf-page"><section><div class="sl-fit"><p>A</p></div></section></div>';
    const [page] = document.querySelectorAll<HTMLElement>(".pdf-page");
    const content = document.querySelector(".sl-fit") as HTMLElement;
    let height = 500;
    content.getBoundingClientRect = () => new DOMRect(0, 0, 900, height * Number(content.style.zoom || 1));
    const drawn = vi.spyOn(content.classList, "toggle");
    const change = () =>
      changed([{ target: content } as unknown as ResizeObserverEntry], {} as ResizeObserver);

    fitToPaper([page as HTMLElement], { height: 720, margins: 104 });
    for (height of [500, 600, 700]) {
      change();
      vi.advanceTimersByTime(50);
    }
    expect(drawn).not.toHaveBeenCalled();
    expect(document.documentElement.dataset.deckFitted).toBeUndefined();
    vi.advanceTimersByTime(200);
    const once = drawn.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    expect(700 * Number(content.style.zoom)).toBeLessThanOrEqual(616);
    expect(document.documentElement.dataset.deckFitted).toBe("1");

    change();
    vi.advanceTimersByTime(500);
    expect(drawn.mock.calls.length).toBe(once);
    height = 1500;
    change();
    vi.advanceTimersByTime(500);
    expect(drawn.mock.calls.length).toBeGreaterThan(once);
    expect(page?.style.height).toBe("1438px");
  });
});
