import { beforeEach, describe, expect, it } from "vitest";
import { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import {
  boxesFrom,
  counts,
  dueToday,
  later,
  MOST_NEW,
  nextDay,
  type Place,
  placed,
  whenText,
} from "../src/flashcards/leitner.ts";
import { type CardModel, CardSession } from "../src/flashcards/session.ts";
import { FakeShelf } from "./shelf.ts";

const TODAY = "2026-02-27";

describe("the boxes", () => {
  it("let a card that is always known rest 1, 2, 4, 8 and then always 16 days", () => {
    let place: Place | undefined;
    let day = TODAY;
    const rests: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      place = placed(place, true, day);
      rests.push((Date.parse(place.due) - Date.parse(day)) / 86_400_000);
      day = place.due;
    }
    expect(rests).toEqual([1, 2, 4, 8, 16, 16, 16]);
  });
  it("send a card that was not known back to the start, from any box", () => {
    for (const box of [1, 3, 5]) {
      const back = placed({ box, due: TODAY }, false, TODAY);
      expect(back).toEqual({ box: 0, due: TODAY });
      expect(placed(back, true, TODAY)).toEqual({ box: 1, due: "2026-02-28" });
    }
  });
  it("do not move a card on that is practised before its day", () => {
    const place = { box: 3, due: "2026-03-02" };
    expect(placed(place, true, TODAY)).toBe(place);
    expect(placed(place, false, TODAY)).toEqual({ box: 0, due: TODAY });
  });
  it("count days over the end of a month and a leap day", () => {
    expect(later("2026-02-28", 1)).toBe("2026-03-01");
    expect(later("2028-02-28", 1)).toBe("2028-02-29");
    expect(later("2026-12-31", 16)).toBe("2027-01-16");
  });
});

describe("the cards of a day", () => {
  const boxes = {
    a: { box: 3, due: TODAY },
    b: { box: 1, due: "2026-02-01" },
    c: { box: 2, due: "2026-02-28" },
  };
  it("are those that are due, the least known first, then new ones", () => {
    expect(dueToday(["new", "a", "b", "c"], boxes, TODAY)).toEqual(["b", "a", "new"]);
  });
  it("hold only so many new ones", () => {
    const many = Array.from({ length: 40 }, (_, at) => `card ${at}`);
    expect(dueToday(many, {}, TODAY)).toHaveLength(MOST_NEW);
  });
  it("are counted by box, and the next day is named", () => {
    expect(counts(["new", "a", "b", "c"], boxes)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(nextDay(["a", "c"], boxes, TODAY)).toEqual({ day: "2026-02-28", count: 1 });
    expect(nextDay(["a"], boxes, TODAY)).toBeNull();
    expect(["2026-02-27", "2026-02-28", "2026-03-03"].map((day) => whenText(TODAY, day))).toEqual([
      "today",
      "tomorrow",
      "in 4 days",
    ]);
  });
});

it("reads only what has the right form", () => {
  for (const bad of [null, "", "{", "3", "null", '{"a": 3}', '{"a": {"box": 9, "due": "2026-01-01"}}'])
    expect(boxesFrom(bad)).toEqual({});
  expect(boxesFrom('{"a": {"box": 1, "due": "soon"}, "b": {"box": 2, "due": "2026-01-01"}}')).toEqual({
    b: { box: 2, due: "2026-01-01" },
  });
});

describe("a deck under way", () => {
  let model: PageModel;
  let shelf: FakeShelf;
  let session: CardSession;
  const card = (id: string) => ({ id, ask: "?", front: id, said: "", back: `${id} means`, more: [] });
  const opened = () => new CardSession(model as unknown as CardModel, shelf, () => TODAY);

  beforeEach(() => {
    model = new PageModel({ title: "Words", cards: [card("a"), card("b")], answered: {} });
    shelf = new FakeShelf();
    session = opened();
  });

  function answer(known: boolean): void {
    session.turn();
    session.answer(known);
  }

  it("takes an answer only after the card was turned", () => {
    session.answer(true);
    expect(session.card?.id).toBe("a");
    answer(true);
    expect(session.card?.id).toBe("b");
    expect(model.get("answered")).toEqual({ number: 1, card: "a", known: true, box: 1 });
  });

  it("asks a card that was not known once more before the end", () => {
    answer(false);
    answer(true);
    expect(session.card?.id).toBe("a");
    answer(true);
    expect(session.card).toBeUndefined();
    expect(session.next).toEqual({ day: "2026-02-28", count: 2 });
  });

  it("goes on where another visit ended", () => {
    answer(true);
    const again = opened();
    expect(again.card?.id).toBe("b");
    expect(again.left).toBe(1);
  });

  it("keeps what other decks have written, also when it is erased", () => {
    shelf.text = '{"other": {"box": 4, "due": "2026-05-01"}}';
    answer(true);
    expect(boxesFrom(shelf.text)).toMatchObject({ other: { box: 4 }, a: { box: 1 } });
    session.erase();
    expect(Object.keys(boxesFrom(shelf.text))).toEqual(["other"]);
    expect(session.card?.id).toBe("a");
  });

  it("works where the browser keeps nothing", () => {
    shelf.works = false;
    answer(true);
    answer(true);
    expect(session.keeps).toBe(false);
    expect(session.card).toBeUndefined();
    expect(session.counts[1]).toBe(2);
    session.practise();
    expect(session.left).toBe(2);
  });
});
