/** Prints one sheet, and nothing of the page around it. */

const PRINTING = "sl-printing";
const PRINTED = "sl-printed";

/** Waits for the sheet's pictures; the sheet goes when the browser has printed. */
export async function printAlone(
  sheet: HTMLElement,
  print: () => void = () => globalThis.print(),
): Promise<void> {
  const root = document.documentElement;
  sheet.classList.add(PRINTED);
  document.body.append(sheet);
  const images = [...sheet.querySelectorAll("img")];
  if (images.length) await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  root.classList.add(PRINTING);
  const after = (): void => {
    root.classList.remove(PRINTING);
    sheet.remove();
  };
  addEventListener("afterprint", after, { once: true });
  print();
}
