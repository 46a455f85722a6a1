// The package as it is once it is installed, and projects of strangers beside it.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { StaticServer } from "./server.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** npm without the settings of whoever runs the tests, and without a network. */
export function npm(folder: string, ...words: string[]): string {
  return execFileSync(
    "npm",
    [...words, "--offline", "--ignore-scripts", "--no-audit", "--no-fund"],
    {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    },
  );
}

/** The folder in which the tarball is installed, and nothing else; `install.ts` makes it. */
export function installed(): string {
  const folder = process.env.ENCOURS_INSTALLED;
  if (!folder) throw new Error("nothing is installed: run the tests with their configuration");
  return folder;
}

/** What `npm pack` said. */
export interface Packed {
  filename: string;
  integrity: string;
  unpackedSize: number;
  files: { path: string }[];
}
export function packed(): Packed {
  return JSON.parse(readFileSync(join(installed(), "packed.json"), "utf8"));
}

/** A stranger's project: a folder that finds the package by its name. */
export class Project {
  readonly folder: string;

  constructor(readonly name: string) {
    this.folder = join(installed(), name);
    mkdirSync(this.folder, { recursive: true });
  }

  write(name: string, text: string): string {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Runs a program in the folder; gives what it printed. */
  run(program: string, ...words: string[]): { ok: boolean; output: string } {
    try {
      const output = execFileSync(program, words, {
        cwd: this.folder,
        encoding: "utf8",
        env: { ...process.env, FORCE_COLOR: "0" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      return { ok: true, output };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return { ok: false, output: `${stdout}${stderr}` };
    }
  }

  /** A static host for everything that is installed; the project is under its name. */
  serve(): Promise<StaticServer> {
    return StaticServer.start(installed());
  }
}

/** The blocks of README.md, to the letter. */
export function readmeBlocks(): { language: string; text: string }[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^ *```(\w*)\n([\s\S]*?)^ *```$/gm)];
  return blocks.map(([, language = "", text = ""]) => ({ language, text }));
}

/** Those in this language. */
export function readme(language: string): string[] {
  return readmeBlocks()
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}

/** README's first example. */
export const example = readme("ts")[0] as string;

/** What an example's comments say it gives: `r.interest; // "1745.95"` is ["r.interest", "1745.95"]. */
export function promised(example: string): [expression: string, value: string][] {
  return [...example.matchAll(/^(.+); \/\/ "?([\d.]+)"?$/gm)].map(([, left, right]) => [
    left as string,
    right as string,
  ]);
}

/** An object of what the first example promises, as program text. */
export const figures = `{ ${promised(example)
  .map(([expression]) => `${JSON.stringify(expression)}: ${expression}`)
  .join(", ")}, steps: r.steps.length }`;

/** The example between its import and its last line, for where `await` needs a function around it. */
export const exampleImport = /^import .*;$/m.exec(example)?.[0] as string;
export const exampleBody = example.replace(exampleImport, "");

export function expectPromised(given: Record<string, unknown>): void {
  const promises = promised(example);
  expect(promises.length).toBeGreaterThanOrEqual(3);
  for (const [expression, value] of promises) expect(given[expression], expression).toBe(value);
  expect(given.steps, "the example's result says why").toBeGreaterThan(0);
}

/** What a page leaves in `globalThis.figures`; an error on the page fails the test. */
export async function figuresOf(page: Page, address: string): Promise<Record<string, unknown>> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(address);
  await page
    .waitForFunction(() => "figures" in globalThis, null, { timeout: 20_000 })
    .catch(() => errors.push("the page gave no figures"));
  expect(errors).toEqual([]);
  return page.evaluate(
    () => (globalThis as unknown as { figures: Record<string, unknown> }).figures,
  );
}

export const html = (head: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>stranger</title><link rel="icon" href="data:,">${head}</html>`;
