// The chapters of the course, as the pages need them.
import { parse } from "smol-toml";

/** @param {string} toml the text of chapters.toml @returns each chapter's notebook by the chapter's id */
export function notebooksOf(toml) {
  return Object.fromEntries(Object.entries(parse(toml)).map(([id, { notebook }]) => [id, notebook]));
}
