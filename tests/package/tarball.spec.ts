// What is in the tarball, and what two independent checkers say of it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { installed, npm, Project, packed, root } from "./installed.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const inPackage = (name: string) => join(installed(), "node_modules/encours", name);
const manifest = () => JSON.parse(readFileSync(inPackage("package.json"), "utf8"));

test("the tarball holds the files of the list and no others", () => {
  const list = readFileSync(join(here, "files.txt"), "utf8").trim().split("\n");
  const files = packed().files.map(({ path }) => path);
  expect(files.sort()).toEqual(list);
});

test("the same files give the same tarball, to the byte", () => {
  const again = npm(join(root, "dist/npm"), "pack", "--json", "--dry-run");
  expect(again).toContain(packed().integrity);
});

test("nothing is installed beside the package and nothing runs at install", () => {
  const { dependencies, peerDependencies, scripts } = manifest();
  expect(dependencies ?? {}).toEqual({});
  expect(peerDependencies ?? {}).toEqual({});
  expect(scripts ?? {}).toEqual({});
  expect(existsSync(join(installed(), "node_modules/.bin"))).toBe(false);
});

test("every entry leads to a file that is there", () => {
  const targets = (entry: unknown): string[] =>
    typeof entry === "string" ? [entry] : Object.values(entry as object).flatMap(targets);
  const { exports, main, types, sideEffects } = manifest();
  const files = [...targets(exports), main, types, ...sideEffects];
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) expect(existsSync(inPackage(file)), file).toBe(true);
});

test("publint finds nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(root, "dist/npm"), strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

test("are-the-types-wrong finds nothing wrong, whoever resolves the types", () => {
  const attw = join(root, "www/node_modules/@arethetypeswrong/cli/dist/index.js");
  const tarball = join(installed(), packed().filename);
  const { ok, output } = new Project("attw").run(
    process.execPath,
    attw,
    tarball,
    "--no-color",
    "--exclude-entrypoints",
    "encours.wasm",
    // That a `require` meets an ES module is no fault: node.spec.ts shows what becomes of it.
    "--ignore-rules",
    "cjs-resolves-to-esm",
  );
  expect(output).toContain("No problems found");
  expect(output).toMatch(/node16 \(from ESM\) +│ 🟢/);
  expect(ok).toBe(true);
});
