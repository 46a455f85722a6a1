import { checksum } from "./checksum.ts";
import type { PreparedChange } from "./copy.ts";
import type { ChangeRecord, ChangeSummary, Damage, PartContent, PartRecord } from "./records.ts";
import { SCHEMA } from "./records.ts";

/** What the checksum of a head covers: all of it but itself. */
function headText(head: Omit<ChangeRecord, "checksum">): string {
  return JSON.stringify([head.schema, head.seq, head.at, head.summary, head.parts, head.previous]);
}

/** A change that has no number yet. */
export interface Draft {
  summary: ChangeSummary;
  contents: PartContent[];
  /** When it was first written, if that is not now. */
  at?: string;
}

export async function prepare(
  seq: number,
  previous: string,
  { summary, contents, at = new Date().toISOString() }: Draft,
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
    at,
    summary,
    parts: sums,
    previous,
  };
  return { head: { ...head, checksum: await checksum(headText(head)) }, parts };
}

/** Whether a head reads back as it was written, whatever it says. */
export async function intact(head: ChangeRecord): Promise<boolean> {
  try {
    return Array.isArray(head.parts) && head.checksum === (await checksum(headText(head)));
  } catch {
    return false;
  }
}

/** Whether a part reads back as its head says. */
export async function holds(head: ChangeRecord, part: PartRecord | undefined): Promise<boolean> {
  const text = part?.text;
  return typeof text === "string" && (await checksum(text)) === head.parts[part?.part ?? -1];
}

const KINDS: readonly string[] = [
  "import",
  "edit",
  "bulk",
  "customer",
  "desk",
  "restore",
  "undo",
] satisfies ChangeSummary["kind"][];

/** Whether this build knows what an intact head says. */
export function readable(head: ChangeRecord): boolean {
  return head.schema <= SCHEMA && KINDS.includes(head.summary?.kind);
}

export interface Heads {
  heads: ChangeRecord[];
  damaged: Damage[];
  /** Some are intact, but a newer build wrote them: what they hold is not known here. */
  newer: boolean;
  /** The highest number in the journal, damaged heads included: the next change comes after it. */
  last: number;
}

/** The heads that can be told, of those after `seq`; those that cannot, and the numbers that are missing, are named instead. */
export async function headsIn(records: ChangeRecord[], seq: number): Promise<Heads> {
  const heads: ChangeRecord[] = [];
  const damaged: Damage[] = [];
  let newer = false;
  let last = seq;
  for (const record of records) {
    for (last += 1; last < record.seq; last += 1) damaged.push({ seq: last });
    if (!(await intact(record))) damaged.push({ seq: record.seq });
    else if (readable(record)) heads.push(record);
    else newer = true;
  }
  return { heads, damaged, newer, last };
}

export function namedDamage(head: ChangeRecord, part: number, invoices?: number): Damage {
  const damage: Damage = { seq: head.seq, part, at: head.at };
  if (head.summary.kind === "import") damage.file = head.summary.file;
  if (invoices !== undefined) damage.invoices = invoices;
  return damage;
}
