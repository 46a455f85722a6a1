import { defineConfig } from "@playwright/test";
import { launchOptions } from "../chromium.ts";

/** The packed npm package, used as a stranger would: in Node, in pages, in bundles, in workers. */
export default defineConfig({
  testDir: ".",
  globalSetup: "./install.ts",
  outputDir: "../../target/package-tests/results",
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions,
  },
});
