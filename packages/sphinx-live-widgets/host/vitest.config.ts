import { defineConfig } from "vitest/config";

export default defineConfig({
  // A busy machine takes its time; no test asks for any.
  test: { environment: "node", include: ["tests/**/*.test.ts"], restoreMocks: true, testTimeout: 60_000 },
});
