import { checksum } from "./checksum.ts";
import type { Copy, Mark, PreparedChange, Tip } from "./copy.ts";
import { complete, type Database } from "./database.ts";
import type { Aside, ChangeRecord, PartRecord, Place } from "./records.ts";

const STRICT = { durability: "strict" } as const;

function markText({ era, revision, paired }: Mark): string {
  return JSON.stringify([era, revision, paired]);
}

async function sealed(mark: Mark): Promise<Mark & { checksum: string }> {
  return { ...mark, checksum: await checksum(markText(mark)) };
}

/** A copy in a database: the default one of the page, or that of a storage bucket. Nothing but requests is awaited inside a transaction. */
export class IndexedCopy implements Copy {
  constructor(
    readonly place: Place,
    readonly database: Database,
  ) {}

  async tip(): Promise<Tip> {
    const [changes, parts, last, mark] = await this.database.read(async (handle) => {
      const transaction = handle.transaction(["changes", "parts", "mark"]);
      const heads = transaction.objectStore("changes");
      return Promise.all([
        heads.count(),
        transaction.objectStore("parts").count(),
        heads.openCursor(null, "prev").then((cursor) => cursor?.value),
        transaction.objectStore("mark").get("mark"),
      ]);
    });
    const trusted = mark !== undefined && mark.checksum === (await checksum(markText(mark)));
    return {
      ...(trusted ? { mark: { era: mark.era, revision: mark.revision, paired: mark.paired } } : {}),
      seq: last?.seq ?? 0,
      checksum: typeof last?.checksum === "string" ? last.checksum : "",
      changes,
      parts,
    };
  }

  heads(seq: number): Promise<ChangeRecord[]> {
    return this.database.read((handle) =>
      handle.getAll("changes", IDBKeyRange.lowerBound(seq, true)),
    );
  }

  part(seq: number, part: number): Promise<PartRecord | undefined> {
    return this.database.read((handle) => handle.get("parts", [seq, part]));
  }

  append(changes: readonly PreparedChange[]): Promise<void> {
    return this.database.use(async (handle) => {
      const transaction = handle.transaction(["changes", "parts"], "readwrite", STRICT);
      const [first] = changes;
      if (!first) return transaction.done;
      // A connection that died after the commit: the second attempt finds the first one's work.
      const taken = await transaction.objectStore("changes").get(first.head.seq);
      if (taken?.checksum === first.head.checksum) return transaction.done;
      const writes = changes.flatMap(({ head, parts }): Promise<unknown>[] => [
        ...parts.map((part) => transaction.objectStore("parts").add(part)),
        transaction.objectStore("changes").add(head),
      ]);
      await complete(transaction, writes);
    });
  }

  mend(changes: PreparedChange[]): Promise<void> {
    return this.database.use(async (handle) => {
      const transaction = handle.transaction(["changes", "parts"], "readwrite", STRICT);
      const writes = changes.flatMap(({ head, parts }): Promise<unknown>[] => [
        ...parts.map((part) => transaction.objectStore("parts").put(part)),
        transaction.objectStore("changes").put(head),
      ]);
      await complete(transaction, writes);
    });
  }

  setAside(aside: Aside): Promise<void> {
    return this.database.use(async (handle) => {
      const transaction = handle.transaction("asides", "readwrite", STRICT);
      await complete(transaction, [transaction.store.put(aside)]);
    });
  }

  asides(): Promise<Aside[]> {
    return this.database.read((handle) => handle.getAll("asides"));
  }

  cut(seq: number): Promise<void> {
    return this.database.use(async (handle) => {
      const transaction = handle.transaction(["changes", "parts"], "readwrite", STRICT);
      await complete(transaction, [
        transaction.objectStore("changes").delete(IDBKeyRange.lowerBound(seq, true)),
        transaction.objectStore("parts").delete(IDBKeyRange.lowerBound([seq + 1, 0])),
      ]);
    });
  }

  settings(): Promise<Record<string, unknown>> {
    return this.database.read(async (handle) => {
      const { store } = handle.transaction("settings");
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
    });
  }

  async writeSettings(settings: Record<string, unknown>, mark: Mark): Promise<void> {
    const record = await sealed(mark);
    await this.database.use(async (handle) => {
      const transaction = handle.transaction(["settings", "mark"], "readwrite", STRICT);
      const store = transaction.objectStore("settings");
      await complete(transaction, [
        store.clear(),
        ...Object.entries(settings).map(([key, value]) => store.put(value, key)),
        transaction.objectStore("mark").put(record, "mark"),
      ]);
    });
  }

  async erase(mark: Mark): Promise<void> {
    const record = await sealed(mark);
    await this.database.use(async (handle) => {
      const names = ["changes", "parts", "snapshot", "settings", "asides", "mark"] as const;
      const transaction = handle.transaction(names, "readwrite", STRICT);
      await complete(transaction, [
        ...names.map((name) => transaction.objectStore(name).clear()),
        transaction.objectStore("mark").put(record, "mark"),
      ]);
    });
  }
}
