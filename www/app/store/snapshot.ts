import { checksum } from "./checksum.ts";
import { complete, type Database } from "./database.ts";
import { type ChangeRecord, SCHEMA, type SnapshotRecord, type SummaryRecord } from "./records.ts";

/** The image, if it is of our schema and what stands beside it is whole. Whether it still fits the journal, and is whole itself, is for the caller to see. */
export async function readSnapshot(database: Database): Promise<SnapshotRecord | undefined> {
  const record = await database.read((handle) => handle.get("snapshot", "ledger"));
  if (!record || !("bytes" in record)) return undefined;
  if (!(record.bytes instanceof Uint8Array) || record.schema !== SCHEMA) return undefined;
  if (typeof record.desk !== "string") return undefined;
  return (await checksum(record.desk)) === record.deskChecksum ? record : undefined;
}

export async function writeSnapshot(
  database: Database,
  head: ChangeRecord,
  bytes: Uint8Array<ArrayBuffer>,
  desk: string,
): Promise<void> {
  const record: SnapshotRecord = {
    schema: SCHEMA,
    seq: head.seq,
    head: head.checksum,
    bytes,
    desk,
    deskChecksum: await checksum(desk),
  };
  await put(database, "ledger", record);
}

function summaryText({ head, key, text }: Omit<SummaryRecord, "schema" | "checksum">): string {
  return JSON.stringify([head, key, text]);
}

/** The first figures of last time, if they read back as they were written. Whether they are those of now is for the caller to see. */
export async function readSummary(database: Database): Promise<SummaryRecord | undefined> {
  const record = await database.read((handle) => handle.get("snapshot", "summary"));
  if (!record || !("text" in record) || record.schema !== SCHEMA) return undefined;
  return (await checksum(summaryText(record))) === record.checksum ? record : undefined;
}

export async function writeSummary(
  database: Database,
  summary: Omit<SummaryRecord, "schema" | "checksum">,
): Promise<void> {
  const sum = await checksum(summaryText(summary));
  await put(database, "summary", { ...summary, schema: SCHEMA, checksum: sum });
}

function put(
  database: Database,
  key: "ledger" | "summary",
  record: SnapshotRecord | SummaryRecord,
): Promise<void> {
  return database.use(async (handle) => {
    const transaction = handle.transaction("snapshot", "readwrite", { durability: "strict" });
    await complete(transaction, [transaction.store.put(record, key)]);
  });
}
