// The tarball that `npm publish` would send, installed in a folder of its own.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

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

export class Installation {
  readonly folder: string;
  /** What is in the tarball, in the order of names. */
  readonly files: string[];

  constructor() {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), "encours-package-")));
    const packed = JSON.parse(
      npm(join(root, "dist/npm"), "pack", "--json", "--pack-destination", this.folder),
    );
    const { filename, files } = Array.isArray(packed) ? packed[0] : packed.encours;
    this.files = files.map((file: { path: string }) => file.path).sort();
    this.write("package.json", JSON.stringify({ name: "stranger", private: true, type: "module" }));
    npm(this.folder, "install", `./${filename}`);
  }

  write(name: string, text: string): string {
    const file = join(this.folder, name);
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

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** README's first example in TypeScript, to the letter. */
export function readmeExample(): string {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const example = /^```ts\n([\s\S]*?)^```$/m.exec(readme)?.[1];
  if (!example) throw new Error("README.md has no example in TypeScript");
  return example;
}

/** What the example's comments say it gives: `r.interest; // "1745.95"` is ["r.interest", "1745.95"]. */
export function promised(example: string): [expression: string, value: string][] {
  return [...example.matchAll(/^(r\..+); \/\/ "(.+)"$/gm)].map(([, left, right]) => [
    left as string,
    right as string,
  ]);
}
