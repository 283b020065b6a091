type Entry = string | { one: string; other: string };
export type Sections = Record<string, Record<string, Entry>>;
export const WORDS_FILE: string;
export function sectionsOf(toml: string): Sections;
export function moduleOf(sections: Sections, section: string): string;
export function typesOf(sections: Sections): string;
export function pseudoText(text: string): string;
export function pseudo(sections: Sections): Sections;
export function writeTypes(): Promise<void>;
