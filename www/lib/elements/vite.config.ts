// The calculators, built twice: `--mode modules` for bundlers (elements/, which imports `encours`), `--mode embed` for a plain page
// (encours-elements.js, which loads embed/ and wasm/ beside it) and for frames (frame/).

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, defineConfig, type Plugin, runnerImport, type UserConfig } from "vite";
import type { Language } from "../../ui/format.ts";
import { type Calculator, framePage } from "./frame/page.ts";
import { manifestOf } from "./manifest.ts";

/** What `gzip -9` may leave of the loader, and of all that a page with one calculator loads, in bytes. */
const LOADER_BUDGET = 5_000;
const WIDGET_BUDGET = 150_000;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const TOPICS = readdirSync(here("."))
  .filter((name) => existsSync(here(`${name}/define.ts`)))
  .sort();
const definitions = Object.fromEntries(TOPICS.map((topic) => [topic, here(`${topic}/define.ts`)]));

function hashOf(algorithm: string, content: string | Uint8Array): string {
  return createHash(algorithm).update(content).digest("base64");
}

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

/** A script in one file, for pages without a bundler. */
async function compiled(entry: string, define: Record<string, string> = {}): Promise<string> {
  const built = await build({
    configFile: false,
    root: here("."),
    logLevel: "warn",
    define,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: here(entry) },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !("output" in output)) throw new Error(`${entry} was not built.`);
  return output.output[0].code;
}

async function inWords(topic: string): Promise<Calculator> {
  const read = async <Words>(file: string): Promise<Words> =>
    (await runnerImport<Words>(here(`${topic}/${file}`), { configFile: false })).module;
  const { words } = await read<{ words: Record<Language, { title: string }> }>("words.ts");
  const { formula } = await read<{ formula: Calculator["formula"] }>("formula.ts");
  return { name: topic, title: { fr: words.fr.title, en: words.en.title }, formula };
}

/** What a plain page loads besides the calculators, each file with the hashes of those that it names: the loader, then the pages for frames; last, the hashes of all. */
const forHosts: Plugin = {
  name: "for-hosts",
  async generateBundle(_, bundle) {
    const published: Record<string, string> = {};
    const publish = (name: string, content: string | Uint8Array) => {
      published[name] = `sha384-${hashOf("sha384", content)}`;
    };
    const emit = (fileName: string, source: string | Uint8Array) => {
      publish(fileName, source);
      this.emitFile({ type: "asset", fileName, source });
    };
    const contentOf = (name: string) => {
      const file = bundle[name];
      return file?.type === "chunk" ? file.code : (file?.source ?? "");
    };
    const withImports = (name: string): string[] => {
      const file = bundle[name];
      const imports = file?.type === "chunk" ? file.imports : [];
      return [...new Set([...imports.flatMap(withImports), name])];
    };
    const hashes: Record<string, string> = {};
    for (const name of Object.keys(bundle)) {
      hashes[name] = hashOf("sha256", contentOf(name));
      publish(name, contentOf(name));
    }
    const files = Object.fromEntries(
      TOPICS.map((topic) => [topic, withImports(`embed/${topic}.js`)]),
    );
    const loader = await compiled("loader.ts", { BUILT: JSON.stringify({ hashes, files }) });
    const sizes = TOPICS.map((topic) => {
      const parts = [WASM, ...(files[topic] ?? [])];
      return {
        topic,
        size: parts.reduce((sum, part) => sum + gzipped(contentOf(part)), gzipped(loader)),
      };
    });
    const over = sizes.filter(({ size }) => size > WIDGET_BUDGET).map(({ topic }) => topic);
    for (const { topic, size } of sizes) this.info(`${topic}: ${size} bytes gzipped in all`);
    this.info(`encours-elements.js: ${gzipped(loader)} bytes gzipped`);
    if (gzipped(loader) > LOADER_BUDGET) over.push("encours-elements.js");
    if (over.length > 0) this.error(`over the budget: ${over.join(", ")}.`);

    emit("encours-elements.js", loader);
    emit("encours-elements.css", readFileSync(here("encours-elements.css")));
    emit("encours-iframe.js", readFileSync(here("frame/host.js")));
    emit("frame/frame.js", await compiled("frame/frame.ts"));
    emit("frame/frame.css", readFileSync(here("frame/frame.css")));
    const integrity = (file: string) => published[file] ?? this.error(`${file} has no hash.`);
    const calculators = await Promise.all(TOPICS.map(inWords));
    for (const calculator of calculators) {
      emit(`frame/${calculator.name}.html`, framePage(calculator, integrity));
    }
    const sorted = Object.fromEntries(Object.entries(published).sort());
    const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
    const { version } = JSON.parse(readFileSync(here("../package.json"), "utf8"));
    emit("elements/integrity.json", asJson({ version, files: sorted }));
    emit("elements/calculators.json", asJson(calculators));
  },
};

const embed: UserConfig = {
  plugins: [stepNames, module, forHosts],
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

const forEditors: Plugin = {
  name: "for-editors",
  generateBundle() {
    const manifest = JSON.stringify(manifestOf(TOPICS, here(".")), null, 1);
    this.emitFile({ type: "asset", fileName: "custom-elements.json", source: `${manifest}\n` });
  },
};

const modules: UserConfig = {
  plugins: [stepNames, forEditors],
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
