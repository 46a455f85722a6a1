import { defineConfig } from "@playwright/test";
import { launchOptions } from "../chromium.ts";

/** The built page (`dist/site`) in a real Chromium, served under a sub-path as any static host may do. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../target/page-tests/results",
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  // Slow machines are slow, not wrong.
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    // It would keep every file of the site for each test, and hand those out where a test alters one: tests that go offline allow it.
    serviceWorkers: "block",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    launchOptions,
  },
});
