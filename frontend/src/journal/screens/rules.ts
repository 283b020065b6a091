/** How large a change must be to count, in words, with who says so. */

import say from "words:journal";
import type { JournalSession } from "../session.ts";

export function rulesInWords(
  session: JournalSession,
): Readonly<Record<"pain" | "mean" | "thing" | "knee", string>> {
  const [{ pain, things, knee }, sources] = [session.content("rules"), session.content("sources")];
  const percent = Math.round(pain.share * 100);
  return {
    pain: say("rule-pain", { points: pain.points, percent, source: sources.pain }),
    mean: say("rule-mean", { points: things.mean, source: sources.things }),
    thing: say("rule-thing", { points: things.single, source: sources.things }),
    knee: say("rule-knee", { degrees: knee.degrees, source: sources.knee }),
  };
}
