// The functions of `encours/import` over the module of files. Nothing but an EncoursError leaves here.

import type * as contract from "encours";
import type * as types from "encours/import";
import { bug, EncoursError, english, notReady, setEnglish } from "./failures.js";
import { Encoder, isBytes } from "./tokens.js";
import * as module from "./wasm/encours-files.js";
import { setListener } from "./wasm/progress.js";

export { EncoursError };

/** Whether the module is loaded. */
let ready = false;
/** Whether it trapped: its memory cannot be trusted, and a fresh instance takes over. */
let trapped = false;

/** Whether the module is telling its progress: it cannot be called then. */
let reporting = false;

function refuse(code: contract.ErrorCode, path: string): never {
  return module.refuse(code, path, english);
}

export function setReady(): void {
  ready = true;
}

function call<T>(work: () => T): T {
  if (!ready) throw notReady();
  try {
    if (reporting) refuse("option/invalid", "progress");
    if (trapped) {
      module.__wbg_reset_state();
      trapped = false;
    }
    return work();
  } catch (error) {
    if (error instanceof EncoursError) throw error;
    // Before all else: where the stack has run out, nothing below may still work.
    trapped = true;
    throw bug(error);
  }
}

/** Writes an input, and hands it to the module. */
function send<T>(
  input: unknown,
  question: (tokens: Uint32Array, bytes: Uint8Array, english: boolean) => T,
): T {
  if (!ready) throw notReady();
  let words: [tokens: Uint32Array, bytes: Uint8Array];
  try {
    const encoder = new Encoder();
    encoder.whole(() => encoder.value(input));
    words = encoder.written();
  } catch (error) {
    // An input that exhausts the stack or the memory is refused before the module sees any of it.
    throw bug(error);
  }
  return call(() => question(...words, english));
}

/** What a file says. */
function read(name: module.Reading, file: Uint8Array, options: unknown) {
  const given = call(() => checked(file));
  return JSON.parse(send(options, (...words) => module.read(name, given, ...words)));
}

function checked(bytes: unknown): Uint8Array {
  return isBytes(bytes) ? bytes : refuse("option/invalid", "bytes");
}

export function setLanguage(language: contract.Language): contract.Language {
  const before = english ? "en" : "fr";
  setEnglish(read("isEnglish", new Uint8Array(), { language }));
  return before;
}

export function detect(bytes: Uint8Array): types.FileKind {
  return read("detect", bytes, undefined);
}

export function readFec(bytes: Uint8Array, progress?: (bytes: number) => void): types.FecImport {
  const given = call(() => checked(bytes));
  if (progress === undefined || progress === null) return read("readFec", given, undefined);
  if (typeof progress !== "function") call(() => refuse("option/invalid", "progress"));
  const thrown: unknown[] = [];
  setListener((read: number) => {
    reporting = true;
    try {
      progress(read);
    } catch (error) {
      thrown.push(error);
    } finally {
      reporting = false;
    }
  });
  let answer: types.FecImport;
  try {
    answer = read("readFec", given, undefined);
  } finally {
    setListener(undefined);
  }
  if (thrown.length > 0) throw thrown[0];
  return answer;
}

export function readEInvoice(
  bytes: Uint8Array,
  options?: { language?: contract.Language },
): types.EInvoice {
  return read("readEInvoice", bytes, options);
}

export function readStatement(
  bytes: Uint8Array,
  options?: types.StatementOptions,
): types.Statement {
  return read("readStatement", bytes, options);
}

export function matchPayments(
  ledger: contract.Ledger,
  lines: types.BankLine[],
): types.PaymentProposal[] {
  // Its own refusal, where it is none or is freed.
  const snapshot = call(() => snapshotOf(ledger));
  return read("matchPayments", snapshot, { lines }).proposals;
}

function snapshotOf(ledger: unknown): Uint8Array {
  if (typeof (ledger as contract.Ledger | undefined)?.snapshot !== "function") {
    return refuse("option/invalid", "ledger");
  }
  return (ledger as contract.Ledger).snapshot();
}

export function readXlsx(
  bytes: Uint8Array,
  options?: types.XlsxOptions,
): ReturnType<typeof types.readXlsx> {
  return read("readXlsx", bytes, options);
}

export function sheetCsv(
  bytes: Uint8Array,
  options?: types.XlsxOptions,
): ReturnType<typeof types.sheetCsv> {
  return read("sheetCsv", bytes, options);
}

const LINE_END = 10;

export function writeFec(ledger: contract.Ledger, options?: types.FecOptions): types.FecFile {
  const snapshot = call(() => snapshotOf(ledger));
  const written = send(options, (...words) => module.write("writeFec", snapshot, ...words));
  const end = written.indexOf(LINE_END);
  const told = JSON.parse(new TextDecoder().decode(written.subarray(0, end)));
  return { file: written.slice(end + 1), ...told };
}

export function writeXlsx(workbook: types.Workbook): Uint8Array {
  return send(workbook, (...words) => module.write("writeXlsx", new Uint8Array(), ...words));
}
