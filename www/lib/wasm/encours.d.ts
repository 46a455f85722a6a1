// What the generated glue exports: for `www/lib` only; the published types are `index.d.ts`.

import type { ErrorCode } from "encours";

export default function init(input: { module_or_path: unknown }): Promise<unknown>;
export function initSync(input: { module: BufferSource | WebAssembly.Module }): unknown;
/** A fresh instance of the same module; what the old one held is lost. */
export function __wbg_reset_state(): void;

export function refuse(code: ErrorCode, path: string | undefined, english: boolean): never;
export type Call =
  | "checkTerms"
  | "collectionCosts"
  | "dueDate"
  | "earlyDiscount"
  | "installments"
  | "isEnglish"
  | "latePayment"
  | "provision"
  | "rates"
  | "rules"
  | "version"
  | "writeOff";
/** JSON text. */
export function call(
  name: Call,
  tokens: Uint32Array,
  bytes: Uint8Array,
  english: boolean,
): string;
