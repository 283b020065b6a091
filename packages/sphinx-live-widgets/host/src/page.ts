// The classic script that a page without a kernel includes, anywhere and in any loading order.
import { mountPage } from "./mount.ts";

function run(): void {
  mountPage(document).catch((fault: unknown) => console.error(fault));
}

// As soon as the page is read: DOMContentLoaded would wait for style sheets and deferred scripts as well.
if (document.readyState === "loading") document.addEventListener("readystatechange", run, { once: true });
else run();
