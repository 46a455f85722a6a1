/** The file of a backup: one JSON document that says what it holds, and proves it. */
import { checksum } from "../store/checksum.ts";
import type { ChangeSummary, PartContent } from "../store/records.ts";
import type { BookContent } from "./content.ts";
import { BackupError } from "./error.ts";

const FORMAT = "encours-backup";
/** Of the document; what a change may be has no number of its own, for one that is not known here is refused as newer. */
const VERSION = 1;

export interface BackupChange {
  at: string;
  /** Changes are numbered from 1 here; an undo names its own by that number. */
  summary: ChangeSummary;
  parts: PartContent[];
}

export interface Backup {
  /** Instant, ISO 8601 in UTC. */
  made: string;
  /** Version of encours. */
  by: string;
  /** SHA-256 of `book` as JSON. */
  hash: string;
  counts: { customers: number; invoices: number; desk: number; changes: number };
  /** Choices of the person. */
  settings: Record<string, unknown>;
  book: BookContent;
  /** How the book came about; empty where the journal of the book is not whole. */
  changes: BackupChange[];
}

/**
 * The backup as a file, told of in `docs/guides/book-json.md`. Its checksum, the last field, is of the document without it and without blanks.
 * @param isRead By people, too: a line for each value.
 */
export async function documentOf(backup: Backup, isRead: boolean): Promise<string> {
  const document = { format: FORMAT, version: VERSION, ...backup };
  const whole = { ...document, checksum: await checksum(JSON.stringify(document)) };
  return JSON.stringify(whole, null, isRead ? 2 : 0);
}

type Shape = "text" | "number" | "texts" | "record" | "records" | "optional text";
const SUMMARIES: Record<ChangeSummary["kind"], Record<string, Shape>> = {
  import: {
    file: "text",
    added: "number",
    replaced: "number",
    customers: "number",
    payments: "number",
    rejected: "number",
    firstIssued: "text",
    lastIssued: "text",
    currencies: "texts",
  },
  edit: { action: "text", invoice: "text", issued: "text", currency: "text" },
  bulk: {
    action: "text",
    invoices: "texts",
    firstIssued: "text",
    lastIssued: "text",
    currencies: "texts",
  },
  customer: { action: "text", customer: "text" },
  desk: { action: "text", of: "text", ids: "texts", name: "text" },
  restore: {
    file: "text",
    made: "text",
    hash: "text",
    changes: "number",
    firstIssued: "optional text",
    lastIssued: "optional text",
    currencies: "texts",
    settings: "records",
  },
  undo: { of: "number" },
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function has(shape: Shape, value: unknown): boolean {
  switch (shape) {
    case "text":
      return typeof value === "string";
    case "optional text":
      return value === undefined || typeof value === "string";
    case "number":
      return Number.isSafeInteger(value);
    case "texts":
      return Array.isArray(value) && value.every((one) => typeof one === "string");
    case "record":
      return isRecord(value);
    case "records":
      return isRecord(value) && isRecord(value.before) && isRecord(value.after);
  }
}

function hasAll(shapes: Record<string, Shape>, value: unknown): boolean {
  return isRecord(value) && Object.entries(shapes).every(([key, shape]) => has(shape, value[key]));
}

function isContent(value: unknown): boolean {
  return (
    isRecord(value) &&
    Array.isArray(value.customers) &&
    Array.isArray(value.invoices) &&
    (value.desk === undefined ||
      (Array.isArray(value.desk) &&
        value.desk.every((one) => hasAll({ kind: "text", id: "text" }, one))))
  );
}

function isChange(value: unknown): boolean {
  if (!isRecord(value) || typeof value.at !== "string" || !isRecord(value.summary)) return false;
  if (Number.isNaN(Date.parse(value.at))) return false;
  if (!Array.isArray(value.parts) || !value.parts.every(isContent)) return false;
  const kind = String(value.summary.kind);
  if (!Object.hasOwn(SUMMARIES, kind)) throw new BackupError("newer");
  const shapes = SUMMARIES[kind as ChangeSummary["kind"]];
  return hasAll({ ...shapes, by: "optional text" }, value.summary);
}

function isBackup(value: Record<string, unknown>): boolean {
  return (
    hasAll({ made: "text", by: "text", hash: "text", settings: "record" }, value) &&
    !Number.isNaN(Date.parse(String(value.made))) &&
    hasAll(
      { customers: "number", invoices: "number", desk: "number", changes: "number" },
      value.counts,
    ) &&
    isContent(value.book) &&
    Array.isArray(value.changes) &&
    value.changes.every(isChange)
  );
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    // Whoever cuts a backup short leaves its first words.
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 64));
    throw new BackupError(start.includes(`"${FORMAT}"`) ? "damaged" : "unknown", cause);
  }
}

/** What a file holds, if each character of it that matters is as it was written. */
export async function readDocument(bytes: Uint8Array): Promise<Backup> {
  const document = parsed(bytes);
  if (!isRecord(document) || document.format !== FORMAT) throw new BackupError("unknown");
  const { checksum: sum, ...rest } = document;
  if (typeof document.version === "number" && document.version > VERSION) {
    throw new BackupError("newer");
  }
  if (sum !== (await checksum(JSON.stringify(rest)))) throw new BackupError("damaged");
  if (document.version !== VERSION || !isBackup(document)) throw new BackupError("damaged");
  const { made, by, hash, counts, settings, book, changes } = document as unknown as Backup;
  return { made, by, hash, counts, settings, book, changes };
}
