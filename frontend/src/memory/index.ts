/** What a browser keeps of a learner, as an anywidget module. */

import type { Widget } from "../model.ts";
import { pageStore } from "../store/page.ts";
import { drawMemory } from "./view.ts";

export default (): Widget<Record<string, never>> => ({
  render: ({ el }) => drawMemory(pageStore(), el),
});
