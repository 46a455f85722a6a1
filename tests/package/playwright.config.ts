import { defineConfig } from "@playwright/test";

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
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
