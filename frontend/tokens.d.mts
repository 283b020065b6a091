export function tokensCss(toml: string): string;
export function coloursOf(toml: string): {
  light: Record<string, string>;
  dark: Record<string, string>;
  change: { percent: number[]; colours: string[] };
  shade: Record<string, unknown>;
};
