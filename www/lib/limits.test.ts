// What reading a file takes: each real one, in a fresh instance of its module.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import type { FileKind } from "./import.d.ts";

/** The real files are not ours to publish: they stand beside the repository, or where ENCOURS_DATA says. */
const DATA =
  process.env.ENCOURS_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const FOLDERS = ["fec", "e-invoices", "bank-statements", "accounting-exports", "hostile"];
const SECONDS = 2;
const MEBIBYTES = 256;

const compiled = (name: string) =>
  new WebAssembly.Module(readFileSync(new URL(`./wasm/${name}.wasm`, import.meta.url)));
const MODULES = { core: compiled("encours"), files: compiled("encours-files") };

/** What reads files, with nothing in its memory, and how much that is. */
async function fresh() {
  vi.resetModules();
  const [core, files, api, reader, ready, filesReady] = await Promise.all([
    import("./wasm/encours.js"),
    import("./wasm/encours-files.js"),
    import("./ledger.ts"),
    import("./files.ts"),
    import("./ready.ts"),
    import("./import-ready.ts"),
  ]);
  ready.start(MODULES.core);
  filesReady.start(MODULES.files);
  // Started already, each gives what it exports.
  const memories = [core, files].map(
    (glue) => glue.initSync({ module: MODULES.core }) as { memory: WebAssembly.Memory },
  );
  const bytes = () => memories.map(({ memory }) => memory.buffer.byteLength);
  return { Ledger: api.Ledger, ...reader, bytes };
}

/** Reads a file as what it is called. A refusal is an answer, too. */
function readAs(kind: FileKind, file: Uint8Array, by: Awaited<ReturnType<typeof fresh>>): void {
  const readings: Partial<Record<FileKind, () => unknown>> = {
    fec: () => by.readFec(file),
    xlsx: () => by.readXlsx(file),
    ods: () => by.readXlsx(file),
    ubl: () => by.readEInvoice(file),
    cii: () => by.readEInvoice(file),
    facturx: () => by.readEInvoice(file),
    csv: () => {
      try {
        by.Ledger.fromCsv(file);
      } finally {
        by.readStatement(file);
      }
    },
    unknown: () => undefined,
  };
  try {
    (readings[kind] ?? (() => by.readStatement(file)))();
  } catch (error) {
    expect(error).toMatchObject({ name: "EncoursError" });
    expect(error).not.toMatchObject({ code: "internal/bug" });
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name));
}

test.skipIf(!existsSync(DATA))(
  `each real file is read within ${SECONDS} s of the processor and ${MEBIBYTES} MiB`,
  { timeout: 600_000 },
  async () => {
    const paths = FOLDERS.flatMap((folder) => filesOf(join(DATA, folder)));
    expect(paths.length).toBeGreaterThan(250);
    const beyond: string[] = [];
    for (const path of paths) {
      const file = new Uint8Array(readFileSync(path));
      const by = await fresh();
      const start = process.cpuUsage();
      readAs(by.detect(file), file, by);
      const { user, system } = process.cpuUsage(start);
      const seconds = (user + system) / 1e6;
      const most = Math.max(...by.bytes()) / 2 ** 20;
      if (seconds > SECONDS || most > MEBIBYTES) beyond.push(`${path}: ${seconds} s, ${most} MiB`);
    }
    expect(beyond).toEqual([]);
  },
);
