import { beforeEach, expect, it } from "vitest";
import { PageModel } from "../../../packages/sphinx-live-widgets/host/src/model.ts";
import type { Answered, QuizModel } from "../../src/quiz/questions.ts";
import { QuizSession } from "../../src/quiz/session.ts";
import { question, traits } from "./questions.ts";

const FIRST = question("single", "+--", { id: "first" });
const SECOND = question("multiple", "++-", { id: "second" });

let model: PageModel;
let session: QuizSession;
let drawn: number;

beforeEach(() => {
  model = new PageModel(traits([FIRST, SECOND]));
  session = new QuizSession(model as unknown as QuizModel);
  drawn = 0;
  session.addView(() => {
    drawn += 1;
  });
});

const event = () => model.get("answered") as Answered;

it("says what is missing in place of checking nothing", () => {
  session.check();
  expect(session.phase).toBe("open");
  expect(session.complaint).toBe("Choose an answer first.");
  session.choose([1]);
  expect(session.complaint).toBe("");
});

it("lets the learner try again, and tells the kernel each time", () => {
  session.choose([1]);
  session.check();
  expect(session.phase).toBe("wrong");
  expect(session.judgement?.notes[0]?.text).toBe("About B.");
  expect(event()).toEqual({
    ...{ number: 1, question: "first", chapter: "hamstrings" },
    ...{ result: "wrong", tries: 1, given: [1] },
  });
  session.tryAgain();
  expect(session.phase).toBe("open");
  expect(session.draft).toEqual([1]);
  session.choose([0]);
  session.check();
  expect(session.phase).toBe("right");
  expect(event()).toMatchObject({ number: 2, result: "right", tries: 2, given: [0] });
  expect(session.score).toMatchObject({ right: 1, atFirstTry: 0 });
});

it("shows the answer on request, without counting a try", () => {
  session.choose([2]);
  session.check();
  session.showAnswer();
  expect(session.phase).toBe("shown");
  expect(event()).toMatchObject({ result: "shown", tries: 1, given: [2] });
});

it("does not change an answer that has been checked", () => {
  session.choose([0]);
  session.check();
  session.choose([1]);
  expect(session.draft).toEqual([0]);
  session.check();
  session.showAnswer();
  expect(session.answers).toEqual({ first: { result: "right", tries: 1, given: [0] } });
});

it("goes on to what still waits, then to the end, and back", () => {
  session.next();
  expect(session.question?.id).toBe("second");
  session.choose([0, 1]);
  session.check();
  session.next();
  expect(session.phase).toBe("end");
  session.go(0);
  expect(session.question?.id).toBe("first");
  session.next();
  expect(session.phase).toBe("end");
});

it("repeats only what was not right at the first try", () => {
  session.choose([0]);
  session.check();
  session.next();
  session.choose([2]);
  session.check();
  session.showAnswer();
  session.next();
  session.repeatMissed();
  expect(session.question?.id).toBe("second");
  expect(session.phase).toBe("open");
  expect(session.draft).toEqual([]);
  expect(Object.keys(session.answers)).toEqual(["first"]);
  session.restart();
  expect(session.answers).toEqual({});
});

it("has one state for all views, also for one that comes later", () => {
  session.choose([1]);
  let other = 0;
  const leave = session.addView(() => {
    other += 1;
  });
  session.check();
  expect(drawn).toBeGreaterThan(1);
  expect(other).toBe(1);
  leave();
  session.tryAgain();
  expect(other).toBe(1);
});

it("keeps what was answered when the page gets the model again", () => {
  session.choose([0]);
  session.check();
  const again = new QuizSession(model as unknown as QuizModel);
  expect(again.phase).toBe("right");
  expect(again.draft).toEqual([0]);
});
