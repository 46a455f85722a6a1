// What is in the tarball, and what two independent checkers say of it.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { installed, npm, Project, packed, readmeBlocks, root } from "./installed.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const inPackage = (name: string) => join(installed(), "node_modules/encours", name);
const manifest = () => JSON.parse(readFileSync(inPackage("package.json"), "utf8"));

test("the tarball holds the files of the list and no others", () => {
  const list = readFileSync(join(here, "files.txt"), "utf8").trim().split("\n");
  const files = packed().files.map(({ path }) => path);
  expect(files.sort()).toEqual(list);
});

test("of the modules of the calculators, a program finds those of the tags and no others", () => {
  const tags: { name: string }[] = JSON.parse(
    readFileSync(inPackage("elements/calculators.json"), "utf8"),
  );
  const modules = packed().files.flatMap(
    ({ path }) => /^elements\/(.+)\.js$/.exec(path)?.[1] ?? [],
  );
  const project = new Project("found");
  project.write(
    "found.mjs",
    `const found = ${JSON.stringify(modules)}.filter((name) => {
      try {
        return import.meta.resolve("encours/elements/" + name);
      } catch {
        return false;
      }
    });
    console.log(JSON.stringify(found));`,
  );
  const { output } = project.run(process.execPath, "found.mjs");
  // `encours/elements` is that of the index; by its file it is found too.
  expect(JSON.parse(output).sort()).toEqual(["index", ...tags.map(({ name }) => name)].sort());
});

test("the same files give the same tarball, to the byte", () => {
  const again = npm(join(root, "dist/npm"), "pack", "--json", "--dry-run");
  expect(again).toContain(packed().integrity);
});

test("the sizes are those that README states", () => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const stated =
    /less than (\d+) kB unpacked; gzipped, the module in it is less than (\d+) kB, that of files less than (\d+) kB/.exec(
      text,
    );
  const [unpacked = 0, zipped = 0, files = 0] = [1, 2, 3].map(
    (group) => Number(stated?.[group]) * 1000,
  );
  const gzipped = (name: string) =>
    execFileSync("gzip", ["-9", "-c", inPackage(name)], { maxBuffer: 2 ** 24 }).length;
  const sizes: [given: number, stated: number][] = [
    [packed().unpackedSize, unpacked],
    [gzipped("wasm/encours.wasm"), zipped],
    [gzipped("wasm/encours-files.wasm"), files],
  ];
  for (const [given, stated] of sizes) expect(given).toBeLessThan(stated);
  expect(gzipped("wasm/encours.wasm"), "the statement is near the truth").toBeGreaterThan(
    zipped * 0.7,
  );
});

test("README has no block of code that no test runs", () => {
  // How to build; the two examples of node.spec.ts; the import map of page.spec.ts.
  const languages = readmeBlocks().map(({ language }) => language);
  expect(languages).toEqual(["sh", "ts", "ts", "html"]);
});

test("nothing is installed beside the package and nothing runs at install", () => {
  const { dependencies, peerDependencies, scripts } = manifest();
  expect(dependencies ?? {}).toEqual({});
  expect(peerDependencies ?? {}).toEqual({});
  expect(scripts ?? {}).toEqual({});
  expect(existsSync(join(installed(), "node_modules/.bin"))).toBe(false);
});

test("a release is published with its provenance, or not at all", () => {
  expect(manifest().publishConfig).toEqual({ access: "public", provenance: true });
});

test("the licenses of the package and of the crates in it are in the tarball", () => {
  const text = (name: string) => readFileSync(inPackage(name), "utf8");
  expect(manifest().license).toBe("MIT OR Apache-2.0");
  expect(text("LICENSE-MIT")).toContain("Permission is hereby granted");
  expect(text("LICENSE-APACHE")).toContain("Version 2.0, January 2004");
  for (const crate of ["wasm-bindgen", "chrono", "xxhash-rust", "rust_xlsxwriter", "alloc-stdlib"])
    expect(text("THIRD-PARTY.txt")).toContain(`\n${crate} `);
});

test("every entry leads to a file that is there", () => {
  const targets = (entry: unknown): string[] =>
    typeof entry === "string" ? [entry] : Object.values(entry ?? {}).flatMap(targets);
  const { exports, main, types, sideEffects } = manifest();
  const named = [...targets(exports), main, types, ...sideEffects];
  expect(named.length).toBeGreaterThan(8);
  const files = packed().files.map(({ path }) => `./${path}`);
  for (const name of named) {
    const [start = "", end = ""] = name.split("*");
    const fits = (file: string) =>
      name.includes("*") ? file.startsWith(start) && file.endsWith(end) : file === name;
    expect(files.some(fits), name).toBe(true);
  }
});

test("publint finds nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(root, "dist/npm"), strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

test("are-the-types-wrong finds nothing wrong, whoever resolves the types", () => {
  const attw = join(root, "www/node_modules/@arethetypeswrong/cli/dist/index.js");
  const tarball = join(installed(), packed().filename);
  const elements = packed().files.flatMap(
    ({ path }) => /^elements\/(?!index|calculator)[\w-]+(?=\.d\.ts$)/.exec(path) ?? [],
  );
  const { ok, output } = new Project("attw").run(
    process.execPath,
    attw,
    tarball,
    "--no-color",
    // Which an entry with a star does not name.
    "--include-entrypoints",
    ...elements,
    // Files for pages, with nothing to import.
    "--exclude-entrypoints",
    "encours.wasm",
    "encours-files.wasm",
    "encours-elements.js",
    "encours-elements.css",
    "encours-iframe.js",
    "custom-elements.json",
    // That a `require` meets an ES module is no fault: node.spec.ts shows what becomes of it.
    "--ignore-rules",
    "cjs-resolves-to-esm",
  );
  expect(output).toContain("No problems found");
  for (const entry of ["encours", "encours/import", ...elements.map((name) => `encours/${name}`)])
    expect(output).toContain(`"${entry}"`);
  expect(ok).toBe(true);
});
