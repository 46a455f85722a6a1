// What the generated glue of the module of files exports: for `www/lib` only; the published types are `import.d.ts`.

import type { ErrorCode } from "encours";

export default function init(input: { module_or_path: unknown }): Promise<unknown>;
export function initSync(input: { module: BufferSource | WebAssembly.Module }): unknown;
/** A fresh instance of the same module; what the old one held is lost. */
export function __wbg_reset_state(): void;

export function refuse(code: ErrorCode, path: string | undefined, english: boolean): never;
export type Reading =
  | "detect"
  | "isEnglish"
  | "matchPayments"
  | "readEInvoice"
  | "readFec"
  | "readStatement"
  | "readXlsx"
  | "sheetCsv";
/** JSON text. */
export function read(
  name: Reading,
  file: Uint8Array,
  tokens: Uint32Array,
  bytes: Uint8Array,
  english: boolean,
): string;
export type Writing = "writeFec" | "writeXlsx";
/** A file; one of a ledger is told of in a line of JSON before it. */
export function write(
  name: Writing,
  snapshot: Uint8Array,
  tokens: Uint32Array,
  bytes: Uint8Array,
  english: boolean,
): Uint8Array;
