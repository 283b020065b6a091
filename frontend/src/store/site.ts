/** Which site a page belongs to. Browsers keep things by host, and several courses may share one. */

/** Parts of a site that stand beside its book. */
const BESIDE = /^(.*?\/)(?:slides|lite)\//;

/** The path of the site's root, such as `/course/`: the same for book, slides and notebooks beside it. */
export function siteRoot(page: Document = document, address: string = location.href): string {
  const up = page.documentElement.getAttribute("data-content_root");
  if (up !== null) return new URL(up || ".", address).pathname;
  const { pathname } = new URL(address);
  return BESIDE.exec(pathname)?.[1] ?? jupyterRoot(page) ?? pathname.replace(/[^/]*$/, "");
}

/** Where the server of a running notebook begins. */
function jupyterRoot(page: Document): string | null {
  try {
    const config = JSON.parse(page.getElementById("jupyter-config-data")?.textContent ?? "null");
    return typeof config?.baseUrl === "string" && config.baseUrl.startsWith("/") ? config.baseUrl : null;
  } catch {
    return null;
  }
}
