/** Backups of a book: made, read back, and held against the book. */
import { type BookContent, bookHash, contentOf, isEmpty } from "../backup/content.ts";
import { type Backup, type BackupChange, documentOf, readDocument } from "../backup/document.ts";
import { decrypt, encrypt, isEncrypted } from "../backup/encryption.ts";
import { BackupError } from "../backup/error.ts";
import { type Desk, withRecords } from "../desk.ts";
import { takenOut } from "../journal.ts";
import type { Draft } from "../store/journal.ts";
import {
  type ChangeSummary,
  PART_SIZE,
  type PartContent,
  type RestoreSummary,
} from "../store/records.ts";
import type { BackupFile, BackupPreview, Extent } from "./messages.ts";
import { inSideLedger } from "./side-ledger.ts";

/** Choices that are of this device, and of no book. */
const DEVICE_SETTINGS = ["language", "lastBackup", "lastCheck", "seenRates"];

export function onlyDevice(settings: Record<string, unknown>): Record<string, unknown> {
  const chosen = Object.entries(settings).filter(([key]) => DEVICE_SETTINGS.includes(key));
  return Object.fromEntries(chosen);
}

export function withoutDevice(settings: Record<string, unknown>): Record<string, unknown> {
  const chosen = Object.entries(settings).filter(([key]) => !DEVICE_SETTINGS.includes(key));
  return Object.fromEntries(chosen);
}

/** No book that this page can hold is larger. */
const LARGEST_FILE = 256 << 20;

/** A book as these parts make it, in a ledger of its own. */
function rebuilt(parts: readonly PartContent[]): BookContent {
  return inSideLedger({}, (ledger) => {
    let desk: Desk = {};
    for (const { desk: records = [], ...rows } of parts) {
      ledger.put(rows);
      desk = withRecords(desk, records);
    }
    return contentOf(ledger, desk);
  });
}

/** What changes make of an empty book, one after the other. */
async function replayedHash(changes: readonly BackupChange[]): Promise<string> {
  const numbered = changes.map(({ summary, parts }, index) => ({ seq: index + 1, summary, parts }));
  const out = takenOut(numbered);
  return bookHash(rebuilt(numbered.flatMap(({ seq, parts }) => (out.has(seq) ? [] : parts))));
}

/** Refuses a backup whose book the core does not read as the backup says. */
async function proven(backup: Backup): Promise<Backup> {
  const { book, changes, counts, hash } = backup;
  const sound =
    counts.customers === book.customers.length &&
    counts.invoices === book.invoices.length &&
    counts.desk === (book.desk ?? []).length &&
    counts.changes === changes.length &&
    (await bookHash(book)) === hash &&
    (await bookHash(rebuilt([book]))) === hash &&
    (changes.length === 0 || (await replayedHash(changes)) === hash);
  if (!sound) throw new BackupError("damaged");
  return backup;
}

export interface ReadBackup {
  file: string;
  bytes: number;
  encrypted: boolean;
  backup: Backup;
}

async function opened(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string | undefined,
): Promise<Backup> {
  const plain = isEncrypted(bytes) ? await decrypt(bytes, passphrase ?? "") : bytes;
  try {
    return await proven(await readDocument(plain));
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    // What the core or the reading stumbles over was not written by us.
    throw new BackupError("damaged", cause);
  }
}

export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > LARGEST_FILE) throw new BackupError("limit");
  return new Uint8Array(await file.arrayBuffer());
}

/** Nothing where the file waits for a passphrase. */
export async function readBackup(
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  passphrase: string | undefined,
): Promise<ReadBackup | undefined> {
  const encrypted = isEncrypted(file.bytes);
  if (encrypted && passphrase === undefined) return undefined;
  const backup = await opened(file.bytes, passphrase);
  return { file: file.name, bytes: file.bytes.length, encrypted, backup };
}

/**
 * A file of the book that was read back before it is given: decrypted, checked, and put together again into the same book.
 * @param changes Its history, which is left out where it does not lead to this book.
 */
export async function makeBackup(
  content: BookContent,
  settings: Record<string, unknown>,
  changes: BackupChange[],
  by: string,
  passphrase: string | undefined,
): Promise<BackupFile> {
  if (isEmpty(content)) throw new BackupError("empty");
  const hash = await bookHash(content);
  const whole = changes.length > 0 && (await leadsTo(hash, changes));
  const history = whole ? changes : [];
  const { customers, invoices, desk } = content;
  const backup: Backup = {
    made: new Date().toISOString(),
    by,
    hash,
    counts: {
      customers: customers.length,
      invoices: invoices.length,
      desk: desk.length,
      changes: history.length,
    },
    settings,
    book: content,
    changes: history,
  };
  const text = await documentOf(backup, passphrase === undefined);
  const bytes =
    passphrase === undefined ? new TextEncoder().encode(text) : await encrypt(text, passphrase);
  const again = await opened(bytes, passphrase);
  if (again.hash !== hash) throw new BackupError("damaged");
  const type = passphrase === undefined ? "application/json" : "application/octet-stream";
  const file = new Blob([bytes], { type });
  return { file, made: again.made, hash, counts: again.counts, whole };
}

async function leadsTo(hash: string, changes: readonly BackupChange[]): Promise<boolean> {
  try {
    return (await replayedHash(changes)) === hash;
  } catch {
    return false;
  }
}

function extent({ customers, invoices }: BookContent, changes: number): Extent {
  const issued = invoices.map((invoice) => invoice.issued).sort();
  const [first, last] = [issued.at(0), issued.at(-1)];
  return {
    customers: customers.length,
    invoices: invoices.length,
    changes,
    ...(first && last ? { firstIssued: first, lastIssued: last } : {}),
  };
}

/** What a backup holds against what the book holds. */
export async function heldAgainst(
  { file, bytes, encrypted, backup }: ReadBackup,
  content: BookContent,
  changes: number,
): Promise<BackupPreview> {
  const there = new Map(
    backup.book.invoices.map((invoice) => [invoice.id, JSON.stringify(invoice)]),
  );
  const difference = { missing: 0, changed: 0, added: 0 };
  for (const invoice of content.invoices) {
    const other = there.get(invoice.id);
    if (other === undefined) difference.missing += 1;
    else if (other !== JSON.stringify(invoice)) difference.changed += 1;
    there.delete(invoice.id);
  }
  difference.added = there.size;
  return {
    file,
    bytes,
    encrypted,
    made: backup.made,
    by: backup.by,
    whole: backup.changes.length > 0,
    difference,
    there: { ...extent(backup.book, backup.changes.length), hash: backup.hash },
    here: { ...extent(content, changes), hash: await bookHash(content) },
  };
}

/** A change with the numbers of another journal. */
export function renumbered(
  summary: ChangeSummary,
  numbers: ReadonlyMap<number, number>,
): ChangeSummary {
  return summary.kind === "undo" ? { ...summary, of: numbers.get(summary.of) ?? 0 } : summary;
}

/** A book as a change keeps it. */
export function* partsOf({ customers, invoices, desk }: BookContent): Generator<PartContent> {
  yield { customers, invoices: invoices.slice(0, PART_SIZE), desk };
  for (let from = PART_SIZE; from < invoices.length; from += PART_SIZE) {
    yield { customers: [], invoices: invoices.slice(from, from + PART_SIZE) };
  }
}

/**
 * The changes that a restored book adds to a journal: itself, then its history.
 * @param next The number that the first of them gets.
 * @param before Choices of the person, as they were.
 */
export function restoring(
  { backup, file }: ReadBackup,
  next: number,
  before: Record<string, unknown>,
): Draft[] {
  const { made, hash, book, changes } = backup;
  const { firstIssued, lastIssued } = extent(book, changes.length);
  const currencies = new Set(book.invoices.map(({ currency = "EUR" }) => currency));
  const summary: RestoreSummary = {
    kind: "restore",
    file,
    made,
    hash,
    changes: changes.length,
    ...(firstIssued && lastIssued ? { firstIssued, lastIssued } : {}),
    currencies: [...currencies].sort(),
    settings: { before, after: backup.settings },
  };
  const numbers = new Map(changes.map((_, index) => [index + 1, next + index + 1]));
  return [
    { summary, contents: changes.length > 0 ? [] : [...partsOf(book)] },
    ...changes.map(({ at, summary, parts }) => ({
      summary: renumbered(summary, numbers),
      contents: parts,
      at,
    })),
  ];
}
