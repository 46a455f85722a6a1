import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages of the figures, which xtask writes from `docs/figures`: part of the site, so part of what is cached. */
const figures: Plugin = {
  name: "figures",
  generateBundle() {
    const folder = process.env.ENCOURS_FIGURES;
    if (!folder)
      throw new Error("ENCOURS_FIGURES names no folder: build with `cargo xtask build`.");
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const name = file.slice(folder.length + 1).replaceAll("\\", "/");
      this.emitFile({ type: "asset", fileName: `figures/${name}`, source: readFileSync(file) });
    }
  },
};

export default defineConfig({
  root: here("."),
  base: "./",
  build: {
    outDir: here("../../dist/site"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
  },
  worker: { format: "es" },
  plugins: [
    figures,
    VitePWA({
      registerType: "prompt",
      injectRegister: false,
      filename: "sw.js",
      manifest: {
        id: "./",
        name: "encours",
        short_name: "encours",
        description: "Vos factures : ce qui est dû, depuis quand, ce que le retard vaut.",
        lang: "fr",
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: "#fbfaf7",
        theme_color: "#0b5f62",
        categories: ["business", "finance"],
        icons: [
          { src: "icons/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
          { src: "icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
          { src: "icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
          {
            src: "icons/icon-maskable-512.png",
            sizes: "512x512",
            type: "image/png",
            purpose: "maskable",
          },
        ],
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,wasm,svg,png,webmanifest}"],
        maximumFileSizeToCacheInBytes: 4_000_000,
        cleanupOutdatedCaches: true,
        // A new version waits for the person; the first one serves the page that installed it.
        skipWaiting: false,
        clientsClaim: true,
        inlineWorkboxRuntime: true,
        navigateFallback: "index.html",
      },
    }),
  ],
});
