import { defineConfig } from "@playwright/test";
import { launchOptions } from "../chromium.ts";

/** The calculators of the built site on pages of others, in a real Chromium. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../target/elements-tests/results",
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // Slow machines are slow, not wrong.
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1024, height: 768 },
    launchOptions,
  },
});
