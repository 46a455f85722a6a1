import { checksum } from "./checksum.ts";
import { complete, type Database } from "./database.ts";
import { type ChangeRecord, SCHEMA, type SnapshotRecord } from "./records.ts";

/** The image, if it is of our schema and what stands beside it is whole. Whether it still fits the journal, and is whole itself, is for the caller to see. */
export async function readSnapshot(database: Database): Promise<SnapshotRecord | undefined> {
  const record = await database.read((handle) => handle.get("snapshot", "ledger"));
  if (!(record?.bytes instanceof Uint8Array) || record.schema !== SCHEMA) return undefined;
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
  await database.use(async (handle) => {
    const transaction = handle.transaction("snapshot", "readwrite", { durability: "strict" });
    await complete(transaction, [transaction.store.put(record, "ledger")]);
  });
}
