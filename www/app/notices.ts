/** `THIRD-PARTY.txt` of the site: the packages whose code or fonts are in it, with their licenses. Part of the build, not of the page. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MODULES = here("../node_modules");
/** Shorter ones are no license. */
const SHORTEST_TERMS = 200;
/** What every license of that name says after its title and its copyright, as ours does. */
const MIT = readFileSync(here("../../LICENSE-MIT"), "utf8")
  .trim()
  .split(/\n\n/)
  .slice(2)
  .join("\n\n");
const RULE = "-".repeat(72);

/** Ships as one file with what it depends on inside, which no module names. */
const WHOLE = ["pdfmake"];
/** The service worker is written after the bundle, from these. */
const SERVICE_WORKER = [
  "workbox-core",
  "workbox-precaching",
  "workbox-routing",
  "workbox-strategies",
];
/** Fonts have a license of their own, whatever package brings them. */
const FONTS = [{ name: "Roboto", license: "OFL-1.1", file: here("pdf/OFL.txt") }];

interface Manifest {
  name: string;
  version: string;
  license?: string;
  author?: string | { name: string };
  repository?: string | { url: string };
  dependencies?: Record<string, string>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** The folder of the package that a module belongs to; none for our own. */
function packageOf(module: string): string | undefined {
  const path = module.replace(/^\0/, "").replace(/\?.*$/, "");
  const at = path.lastIndexOf("/node_modules/");
  if (at < 0) return undefined;
  const [scope = "", name = ""] = path.slice(at + "/node_modules/".length).split("/");
  const folder = scope.startsWith("@") ? `${scope}/${name}` : scope;
  const found = join(path.slice(0, at), "node_modules", folder);
  return existsSync(join(found, "package.json")) ? found : undefined;
}

/** Where a package finds another one that it depends on. */
function resolved(from: string, name: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return found;
  }
  throw new Error(`${name}, which ${from} depends on, is not installed.`);
}

function withDependencies(folder: string, found: Set<string>): void {
  if (found.has(folder)) return;
  found.add(folder);
  for (const name of Object.keys(manifest(folder).dependencies ?? {})) {
    withDependencies(resolved(folder, name), found);
  }
}

/** The text of a license. */
function terms(folder: string, { name, license, author }: Manifest): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length > 0) {
    return files
      .sort()
      .map((file) => readFileSync(join(folder, file), "utf8").trim())
      .join("\n\n");
  }
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const text = readme === undefined ? "" : readFileSync(join(folder, readme), "utf8");
  const said = /^#+ *licen[cs]e[^\n]*\n([\s\S]*)/im.exec(text)?.[1]?.trim();
  if (said && said.length > SHORTEST_TERMS) return said;
  // Its author names the license and leaves its text out.
  const by = typeof author === "string" ? author : author?.name;
  if (license === "MIT" && by) return `Copyright (c) ${by}\n\n${MIT}`;
  throw new Error(`${name} (${license}) comes without the text of its license.`);
}

function section(name: string, license: string, address: string, text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const kept = lines.map((line) => line.trimEnd()).join("\n");
  return [RULE, `${name}, ${license}`, address, "", kept].join("\n");
}

function noticeOf(folder: string): string {
  const told = manifest(folder);
  const { name, version, license = "see below", repository } = told;
  const url = typeof repository === "string" ? repository : (repository?.url ?? "");
  const address = url.replace(/^git\+/, "").replace(/\.git$/, "");
  return section(`${name} ${version}`, license, address, terms(folder, told));
}

/** Two plugins that share what they see: one for the workers, one for the page, which comes last and writes the file. */
export function notices(): { seen: () => Plugin; written: Plugin } {
  const modules = new Set<string>();
  const look: Plugin["generateBundle"] = (_, bundle) => {
    for (const part of Object.values(bundle)) {
      if (part.type !== "chunk") continue;
      for (const [id, module] of Object.entries(part.modules)) {
        if (module.renderedLength > 0) modules.add(id);
      }
    }
  };
  return {
    seen: () => ({ name: "notices-seen", generateBundle: look }),
    written: {
      name: "notices",
      generateBundle(options, bundle, isWrite) {
        if (typeof look === "function") look.call(this, options, bundle, isWrite);
        const packages = new Set<string>();
        for (const module of modules) {
          const folder = packageOf(module);
          if (folder === undefined) continue;
          if (WHOLE.includes(manifest(folder).name)) withDependencies(folder, packages);
          else packages.add(folder);
        }
        for (const name of SERVICE_WORKER) packages.add(join(MODULES, name));
        const fonts = FONTS.map(({ name, license, file }) =>
          section(name, license, "", readFileSync(file, "utf8").trim()),
        );
        // One that is there in two places is told once.
        const parts = [...new Set([...packages].map(noticeOf))].sort();
        const crates = readFileSync(here("../../dist/npm/THIRD-PARTY.txt"), "utf8");
        this.emitFile({
          type: "asset",
          fileName: "THIRD-PARTY.txt",
          source: `This site contains code of these packages, and these fonts.\n\n${[...parts, ...fonts].join("\n\n")}\n\n${"=".repeat(72)}\n${crates}`,
        });
      },
    },
  };
}
