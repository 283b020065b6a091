// Font Awesome's solid icons as outlines by name, old names too: a page gets those that its widgets show.
import { mkdir, writeFile } from "node:fs/promises";
import { fas } from "@fortawesome/free-solid-svg-icons";

export async function writeIcons(path) {
  const icons = {};
  const names = {};
  for (const { iconName, icon } of Object.values(fas)) {
    const [width, height, aliases, , outline] = icon;
    icons[iconName] = [width, height, typeof outline === "string" ? outline : outline.join(" ")];
    for (const alias of aliases) if (typeof alias === "string") names[alias] = iconName;
  }
  for (const name of Object.keys(icons)) delete names[name];
  await mkdir(new URL(".", path), { recursive: true });
  await writeFile(path, JSON.stringify({ icons, names }));
}
