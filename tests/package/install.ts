// Before all package tests: the tarball that `npm publish` would send, installed in an empty folder.

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm, root } from "./installed.ts";

export default function install(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "encours-package-")));
  process.env.ENCOURS_INSTALLED = folder;
  const told = JSON.parse(
    npm(join(root, "dist/npm"), "pack", "--json", "--pack-destination", folder),
  );
  // A list, or from npm 12 on an object by name.
  const packed = Array.isArray(told) ? told[0] : told.encours;
  writeFileSync(join(folder, "packed.json"), JSON.stringify(packed));
  const manifest = { name: "stranger", private: true, type: "module" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  npm(folder, "install", `./${packed.filename}`);
  return () => rmSync(folder, { recursive: true, force: true });
}
