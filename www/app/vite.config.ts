import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { notices } from "./notices.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What xtask makes beside the app, pages and calculators: part of the site, so part of what is cached. */
const pages: Plugin = {
  name: "pages",
  generateBundle() {
    const folder = process.env.ENCOURS_PAGES;
    if (!folder) throw new Error("ENCOURS_PAGES names no folder: build with `cargo xtask build`.");
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const fileName = file.slice(folder.length + 1).replaceAll("\\", "/");
      this.emitFile({ type: "asset", fileName, source: readFileSync(file) });
    }
  },
};

const { seen, written } = notices();

export default defineConfig({
  root: here(".."),
  publicDir: here("public"),
  base: "./",
  build: {
    outDir: here("../../dist/site"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    rolldownOptions: {
      input: { app: here("index.html"), site: here("../site/main.ts") },
      output: {
        // The pages that xtask writes name this script without knowing its hash.
        entryFileNames: ({ name }) => (name === "site" ? "site.js" : "assets/[name]-[hash].js"),
        // Each file that the first screen waits for costs it some milliseconds: one for what every page has, one for
        // what starts the worker, one for all else.
        codeSplitting: {
          groups: [
            { name: "shared", test: /preload-helper|ui.trusted\.ts$/, priority: 2 },
            { name: "early", test: /app.worker.client\.ts$/, priority: 1 },
            { name: "start", test: /app.start\.ts$/ },
          ],
        },
      },
    },
  },
  worker: {
    format: "es",
    plugins: () => [seen()],
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "worker", test: /app.worker.worker\.ts$/ }] },
      },
    },
  },
  plugins: [
    pages,
    written,
    VitePWA({
      registerType: "prompt",
      injectRegister: false,
      filename: "sw.js",
      manifest: false,
      workbox: {
        globPatterns: ["**/*.{js,css,html,json,txt,wasm,svg,png,ttf,webmanifest}"],
        // For download: nobody who wants a figure needs them offline.
        globIgnores: ["vectors/**"],
        maximumFileSizeToCacheInBytes: 4_000_000,
        cleanupOutdatedCaches: true,
        // A new version waits for the person; the first one serves the page that installed it.
        skipWaiting: false,
        clientsClaim: true,
        inlineWorkboxRuntime: true,
        // Every address of the site is a file, whatever is asked behind « ? »; any other is for the network to answer.
        navigateFallback: null,
        ignoreURLParametersMatching: [/./],
      },
    }),
  ],
});
