import { checksum } from "./checksum.ts";
import { complete, type Database } from "./database.ts";
import type { ChangeRecord, ChangeSummary, Damage, PartContent, PartRecord } from "./records.ts";
import { SCHEMA } from "./records.ts";

/** What the checksum of a head covers: all of it but itself. */
function headText(head: Omit<ChangeRecord, "checksum">): string {
  return JSON.stringify([head.schema, head.seq, head.at, head.summary, head.parts, head.previous]);
}

/** A change, complete and checked, before anything is written. */
export interface PreparedChange {
  head: ChangeRecord;
  parts: PartRecord[];
}

export async function prepare(
  seq: number,
  previous: string,
  summary: ChangeSummary,
  contents: PartContent[],
): Promise<PreparedChange> {
  const parts: PartRecord[] = [];
  const sums: string[] = [];
  for (const [part, content] of contents.entries()) {
    const text = JSON.stringify(content);
    parts.push({ schema: SCHEMA, seq, part, count: content.invoices.length, text });
    sums.push(await checksum(text));
  }
  const head = {
    schema: SCHEMA,
    seq,
    at: new Date().toISOString(),
    summary,
    parts: sums,
    previous,
  };
  return { head: { ...head, checksum: await checksum(headText(head)) }, parts };
}

/**
 * Writes one change, whole or not at all. Resolves only when the strict transaction is complete. `add` refuses a number that is
 * taken, so two writers can never overwrite each other. Nothing but requests of this transaction is awaited inside it.
 */
export function append(database: Database, change: PreparedChange): Promise<void> {
  return database.use(async (handle) => {
    const transaction = handle.transaction(["changes", "parts"], "readwrite", {
      durability: "strict",
    });
    const { head, parts } = change;
    const writes: Promise<unknown>[] = parts.map((part) =>
      transaction.objectStore("parts").add(part),
    );
    writes.push(transaction.objectStore("changes").add(head));
    await complete(transaction, writes);
  });
}

const KINDS: readonly string[] = [
  "import",
  "edit",
  "customer",
  "desk",
  "undo",
] satisfies ChangeSummary["kind"][];

/** A head that reads back as it was written, and that this build can read. */
async function sound(head: ChangeRecord): Promise<boolean> {
  try {
    return (
      head.schema <= SCHEMA &&
      KINDS.includes(head.summary.kind) &&
      head.checksum === (await checksum(headText(head)))
    );
  } catch {
    return false;
  }
}

export interface Heads {
  heads: ChangeRecord[];
  damaged: Damage[];
  /** The highest number in the journal, damaged heads included: the next change comes after it. */
  last: number;
}

/** The heads after `seq`, in order; those that do not check are named instead. */
export async function headsAfter(database: Database, seq: number): Promise<Heads> {
  const records = await database.use((handle) =>
    handle.getAll("changes", IDBKeyRange.lowerBound(seq, true)),
  );
  const heads: ChangeRecord[] = [];
  const damaged: Damage[] = [];
  let last = seq;
  for (const record of records) {
    last = Math.max(last, record.seq);
    if (await sound(record)) heads.push(record);
    else damaged.push({ seq: record.seq });
  }
  return { heads, damaged, last };
}

export async function headAt(database: Database, seq: number): Promise<ChangeRecord | undefined> {
  return database.use((handle) => handle.get("changes", seq));
}

export function namedDamage(head: ChangeRecord, part: number, invoices?: number): Damage {
  const damage: Damage = { seq: head.seq, part, at: head.at };
  if (head.summary.kind === "import") damage.file = head.summary.file;
  if (invoices !== undefined) damage.invoices = invoices;
  return damage;
}

/** The contents of a change part by part; a part that does not check is reported and left out. */
export async function* contents(
  database: Database,
  head: ChangeRecord,
  report: (damage: Damage) => void,
): AsyncGenerator<{ content: PartContent; part: number }> {
  for (const [part, sum] of head.parts.entries()) {
    const record = await database.use((handle) => handle.get("parts", [head.seq, part]));
    const text = record?.text;
    if (typeof text !== "string" || (await checksum(text)) !== sum) {
      report(namedDamage(head, part, typeof record?.count === "number" ? record.count : undefined));
      continue;
    }
    yield { content: JSON.parse(text) as PartContent, part };
  }
}
