// @vitest-environment node
import { readFileSync } from "node:fs";
import speech from "words:speech";
import { expect, it } from "vitest";
import { forSpeech } from "../src/timer/pronouncing.ts";

it("gives the voice our terms respelled, wherever and however they stand", () => {
  expect(forSpeech("Sciatic slider, left leg (1 of 2)")).toBe("sigh attic slider, left leg, 1 of 2");
  expect(forSpeech("The psoas, and PSOAS again; not the iliopsoas.")).toBe(
    "The so-as, and so-as again; not the iliopsoas.",
  );
  expect(forSpeech("Stay there and breathe slowly.")).toBe("Stay there and breathe slowly.");
});

it("respells only words that the course has", () => {
  const read = (file: string) => readFileSync(`../stretchlib/catalogue/facts/${file}.toml`, "utf8");
  const course = ["glossary", "muscles", "stretches"].map(read).join(" ").toLowerCase();
  for (const term of Object.keys(speech)) expect(course).toContain(term.replaceAll("-", " "));
});
