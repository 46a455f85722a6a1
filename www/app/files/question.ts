import type { Reading, Refusal } from "../worker/messages.ts";

/** What a reader asks for, because the file can be read in two ways. */
export function questionOf(refusal: Refusal): Extract<Reading, { kind: "question" }> | undefined {
  const { code, path: about, value: example } = refusal;
  if (code !== "option/missing" || (about !== "dateFormat" && about !== "decimal"))
    return undefined;
  return { kind: "question", about, refusal, ...(example ? { example } : {}) };
}
