import type { Plugin } from "esbuild";
export const bodyData: Plugin;
export const catalogueFacts: Plugin;
export const interfaceWords: Plugin;
export const lookColours: Plugin;
export const lookTokens: Plugin;
