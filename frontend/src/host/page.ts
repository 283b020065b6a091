// The classic script that a page without a kernel includes, anywhere and in any loading order.
import { mountPage } from "./mount.ts";

function run(): void {
  mountPage(document).catch((fault: unknown) => console.error(fault));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
else run();
