/** An instructor's page that counts answers without names, as an anywidget module. */

import type { Widget } from "../model.ts";
import { pageStore } from "../store/page.ts";
import { GroupSession } from "./session.ts";
import { drawGroup, type GroupTraits } from "./view.ts";

export default (): Widget<GroupTraits> => {
  let session: GroupSession | null = null;
  return {
    initialize({ model }) {
      session = new GroupSession(pageStore(), new Set(model.get("questions").map(({ id }) => id)));
    },
    render: ({ model, el }) => (session ? drawGroup(session, model.get("questions"), el) : undefined),
  };
};
