/** Fills in the sentences of one section of the words file. */

/** A text, or one that depends on how many. */
export type Entry = string | { readonly one: string; readonly other: string };

/** What a text waits for: the names of its placeholders by its key, `never` where it has none. */
export type Placeholders = { readonly [key: string]: string };

type Values<Names extends string> = Readonly<{
  [Name in Names]: Name extends "count" ? number : string | number;
}>;

/** `say("turn")`, `say("next", { count: 3, when })`. A wrong key or a value left out does not compile. */
export type Say<All> = <Key extends keyof All>(
  key: Key,
  ...values: [All[Key]] extends [never] ? [] : [Values<All[Key] & string>]
) => string;

/** `locale` decides which form a number takes; what has no form of its own takes `other`. */
export function sayer<All>(entries: Readonly<Record<keyof All, Entry>>, locale: string): Say<All> {
  let rules: Intl.PluralRules | undefined;
  const form = (entry: Exclude<Entry, string>, count: number): string => {
    rules ??= new Intl.PluralRules(locale);
    return rules.select(count) === "one" ? entry.one : entry.other;
  };
  return (key, ...[given]) => {
    const values = (given ?? {}) as Readonly<Record<string, string | number>>;
    const entry = entries[key];
    const text = typeof entry === "string" ? entry : form(entry, Number(values.count));
    return text.replace(/\{([a-z]+)\}/g, (_, name: string) => String(values[name]));
  };
}

/** Stands in a text for an element that `filled` puts there: `say("hint", { link: HOLE })`. */
export const HOLE = "\uFFFC";

/** A text with an element at its hole, wherever a language has it. */
export function filled(text: string, element: Element): (string | Element)[] {
  return text.split(HOLE).flatMap((part, at) => (at ? [element, part] : [part]));
}
