export function notebooksOf(toml: string): Record<string, string>;
