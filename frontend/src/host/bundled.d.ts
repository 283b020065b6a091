/** anywidget's classes, made for the `@jupyter-widgets/base` that they are to extend; `build.mjs` wraps them. */
declare module "anywidget-for-hosts" {
  export function anywidget(base: unknown): Record<string, unknown>;
}

declare module "*.css";
