// The calculators, built twice: `--mode modules` for bundlers (elements/, which imports `encours`), `--mode embed` for a plain page
// (encours-elements.js, which loads embed/ and wasm/ beside it).

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, defineConfig, type Plugin, runnerImport, type UserConfig } from "vite";

/** What `gzip -9` may leave of the loader, and of all that a page with one calculator loads, in bytes. */
const LOADER_BUDGET = 5_000;
const WIDGET_BUDGET = 150_000;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const TOPICS = readdirSync(here("."))
  .filter((name) => existsSync(here(`${name}/define.ts`)))
  .sort();
const definitions = Object.fromEntries(TOPICS.map((topic) => [topic, here(`${topic}/define.ts`)]));

function gzipped(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}

/** A calculator has the names of its own steps, not of all: they are looked up now, not in the browser. */
const stepNames: Plugin = {
  name: "step-names",
  async load(id) {
    if (!/\/elements\/[^/]+\/steps\.ts$/.test(id)) return undefined;
    const { module } = await runnerImport<{ names: unknown }>(id, { configFile: false });
    return `export const names = ${JSON.stringify(module.names)};`;
  },
};

const WASM = "wasm/calculators.wasm";

/** In the place of the package's module, the one that is made for the calculators. */
const module: Plugin = {
  name: "module",
  generateBundle(_, bundle) {
    const file = bundle[WASM];
    if (file?.type !== "asset") this.error(`${WASM} is not asked for.`);
    file.source = readFileSync(here(`../${WASM}`));
  },
};

/** The loader carries the hash of every other file, so it is built when these stand. */
const loader: Plugin = {
  name: "loader",
  async generateBundle(_, bundle) {
    const hashes: Record<string, string> = {};
    const files: Record<string, string[]> = {};
    for (const [name, output] of Object.entries(bundle)) {
      const content = output.type === "chunk" ? output.code : output.source;
      hashes[name] = createHash("sha384").update(content).digest("base64");
    }
    const withImports = (name: string): string[] => {
      const output = bundle[name];
      const imports = output?.type === "chunk" ? output.imports : [];
      return [...new Set([...imports.flatMap(withImports), name])];
    };
    for (const topic of TOPICS) files[topic] = withImports(`embed/${topic}.js`);
    const built = await build({
      configFile: false,
      root: here("."),
      logLevel: "warn",
      define: { BUILT: JSON.stringify({ hashes, files }) },
      build: {
        write: false,
        target: "es2022",
        modulePreload: false,
        rolldownOptions: { input: here("loader.ts") },
      },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (!output || !("output" in output)) throw new Error("the loader was not built.");
    const source = output.output[0].code;
    this.emitFile({ type: "asset", fileName: "encours-elements.js", source });
    this.emitFile({
      type: "asset",
      fileName: "encours-elements.css",
      source: readFileSync(here("encours-elements.css")),
    });
    const sizes = TOPICS.map((topic) => {
      const parts = [WASM, ...(files[topic] ?? [])].map((name) => {
        const file = bundle[name];
        return gzipped(file?.type === "chunk" ? file.code : (file?.source ?? ""));
      });
      return { topic, size: parts.reduce((sum, part) => sum + part, gzipped(source)) };
    });
    const over = sizes.filter(({ size }) => size > WIDGET_BUDGET).map(({ topic }) => topic);
    for (const { topic, size } of sizes) this.info(`${topic}: ${size} bytes gzipped in all`);
    this.info(`encours-elements.js: ${gzipped(source)} bytes gzipped`);
    if (gzipped(source) > LOADER_BUDGET) over.push("encours-elements.js");
    if (over.length > 0) this.error(`over the budget: ${over.join(", ")}.`);
  },
};

const embed: UserConfig = {
  plugins: [stepNames, module, loader],
  build: {
    rolldownOptions: {
      input: { core: here("calculator.ts"), ...definitions },
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: "embed/[name].js",
        chunkFileNames: "embed/[name].js",
        assetFileNames: WASM,
      },
    },
  },
};

const modules: UserConfig = {
  plugins: [stepNames],
  build: {
    minify: false,
    rolldownOptions: {
      input: { index: here("index.ts"), calculator: here("calculator.ts"), ...definitions },
      external: ["encours"],
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: "elements/[name].js",
        chunkFileNames: "elements/[name].js",
      },
    },
  },
};

export default defineConfig(({ mode }) => {
  const config = mode === "embed" ? embed : modules;
  return {
    ...config,
    root: here("."),
    base: "./",
    build: {
      ...config.build,
      outDir: here("../../../dist/npm"),
      emptyOutDir: false,
      copyPublicDir: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      target: "es2022",
    },
  };
});
