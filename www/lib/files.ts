// The functions of `encours/import` over the module of files. Nothing but an EncoursError leaves here.

import type * as contract from "encours";
import type * as types from "encours/import";
import { bug, EncoursError, english, notReady, setEnglish } from "./failures.js";
import { Encoder, isBytes } from "./tokens.js";
import * as module from "./wasm/encours-files.js";

export { EncoursError };

/** Whether the module is loaded. */
let ready = false;
/** Whether it trapped: its memory cannot be trusted, and a fresh instance takes over. */
let trapped = false;

export function setReady(): void {
  ready = true;
}

function call<T>(work: () => T): T {
  if (!ready) throw notReady();
  try {
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
  return isBytes(bytes) ? bytes : module.refuse("option/invalid", "bytes", english);
}

export function setLanguage(language: contract.Language): contract.Language {
  const before = english ? "en" : "fr";
  setEnglish(read("isEnglish", new Uint8Array(), { language }));
  return before;
}

export function writeXlsx(workbook: types.Workbook): Uint8Array {
  return send(workbook, (...words) => module.write("writeXlsx", ...words));
}
