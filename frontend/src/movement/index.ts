/** A technique as a moving person. A still picture is there first; the engine comes when somebody asks for it. */

import { knownPerson } from "../elements/person.ts";
import type { Widget } from "../model.ts";
import { remembered } from "../store/page.ts";
import { engineOf } from "./engine.ts";
import { MovementSession } from "./session.ts";
import type { MovementTraits } from "./traits.ts";
import { drawMovement } from "./view.ts";

const CALM = "(prefers-reduced-motion: reduce)";

export default (): Widget<MovementTraits> => {
  let session: MovementSession | null = null;
  return {
    async initialize({ model }) {
      await remembered();
      session = new MovementSession(model, {
        now: () => performance.now(),
        calm: () => matchMedia(CALM).matches,
        person: knownPerson(),
      });
      return undefined;
    },
    render({ model, el, host }) {
      return session ? drawMovement(session, el, () => engineOf(host, model.get("engine"))) : undefined;
    },
  };
};
