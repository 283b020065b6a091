/** The person who shows movements and poses, chosen once for all widgets of a reader. */

import { type Known, known } from "./known.ts";

export const knownPerson = (): Known<string> =>
  known("stretchlib.person", (found) => (typeof found === "string" && found !== "" ? found : null));
