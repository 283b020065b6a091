// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { adoptSvg } from "../src/elements/drawing.ts";
import { PictureFrame } from "../src/timer/picture.ts";

const SVG = 'xmlns="http://www.w3.org/2000/svg"';

it("drops whatever could run", () => {
  const svg = adoptSvg(
    `<svg ${SVG} onload="alert(1)"><script>alert(1)</script><foreignObject><p>x</p></foreignObject>` +
      `<a href="javascript:alert(1)"><path d="M0 0" onclick="alert(1)"/></a>` +
      `<image href="https://elsewhere.example/x.png"/><set attributeName="href" to="javascript:alert(1)"/></svg>`,
  );
  const text = svg?.outerHTML ?? "";
  expect(text).toContain("M0 0");
  for (const bad of ["alert", "script", "foreignObject", "elsewhere", "onload"])
    expect(text).not.toContain(bad);
});

it("gives each copy ids of its own", () => {
  const text = `<svg ${SVG}><clipPath id="c"><path d="M0 0"/></clipPath><g clip-path="url(#c)"/><use href="#c"/></svg>`;
  const [first, second] = [adoptSvg(text), adoptSvg(text)].map((svg) => svg?.querySelector("[id]")?.id);
  expect(first).not.toBe(second);
  const svg = adoptSvg(text);
  const id = svg?.querySelector("[id]")?.id;
  expect(svg?.querySelector("g")?.getAttribute("clip-path")).toBe(`url(#${id})`);
  expect(svg?.querySelector("use")?.getAttribute("href")).toBe(`#${id}`);
});

it("shows nothing when the text is no drawing", () => {
  expect(adoptSvg("<p>no</p>")).toBeNull();
  const frame = new PictureFrame();
  expect(frame.show({ svg: "broken <", alt: "x" }, false)).toBe(false);
  expect(frame.element.childElementCount).toBe(0);
});

it("has the next picture in the page before it is needed, but neither seen nor announced", () => {
  const drawing = (id: string) => ({ svg: `<svg ${SVG}><path d="M${id}"/></svg>`, alt: `Picture ${id}` });
  const [first, second, third] = [drawing("1"), drawing("2"), drawing("3")];
  const frame = new PictureFrame();
  const seen = () =>
    [...frame.element.querySelectorAll("svg:not(.sl-unseen)")].map((svg) => svg.getAttribute("aria-label"));
  const announced = () => frame.element.querySelectorAll("svg:not([aria-hidden])").length;
  frame.show(first, false);
  frame.prepare(second);
  const waiting = frame.element.querySelector(".sl-unseen");
  expect([seen(), announced(), frame.element.childElementCount]).toEqual([["Picture 1"], 1, 2]);
  frame.show(second, false);
  expect(frame.element.querySelector("svg:not(.sl-unseen)")).toBe(waiting);
  expect([seen(), announced()]).toEqual([["Picture 2"], 1]);
  frame.prepare(third);
  expect([seen(), frame.element.childElementCount]).toEqual([["Picture 2"], 2]);
});

it("announces a mirrored picture with left and right swapped", () => {
  const frame = new PictureFrame();
  frame.show({ svg: `<svg ${SVG}/>`, alt: "The left leg is up." }, true);
  expect(frame.element.querySelector("svg")?.getAttribute("aria-label")).toBe("The right leg is up.");
});
