import type { Copy } from "./copy.ts";
import { Database } from "./database.ts";
import { FILE, FileCopy } from "./file-copy.ts";
import { IndexedCopy } from "./indexed-copy.ts";

/** Storage buckets are not in the types of every browser yet. */
interface Buckets {
  open(
    name: string,
    options: { durability: "strict"; persisted: boolean },
  ): Promise<{ indexedDB: IDBFactory }>;
}
const BUCKET = "encours-2";

/** @param answered Called when a copy that was told as unanswered has its answer after all. */
export function defaultCopy(answered: () => void): IndexedCopy {
  const factory = async () => (typeof indexedDB === "undefined" ? undefined : indexedDB);
  return new IndexedCopy("default", new Database(factory, answered));
}

async function fileExists(): Promise<boolean> {
  try {
    await (await navigator.storage.getDirectory()).getFileHandle(FILE);
    return true;
  } catch {
    return false;
  }
}

/** The other copy, where the browser has a place for one that no fault of the default database reaches. In a file it stays there. */
export async function secondCopy(answered: () => void): Promise<Copy | undefined> {
  const { storageBuckets: buckets } = navigator as { storageBuckets?: Buckets };
  const files =
    typeof navigator.storage?.getDirectory === "function" &&
    typeof FileSystemFileHandle !== "undefined" &&
    "createSyncAccessHandle" in FileSystemFileHandle.prototype;
  if (files && (!buckets || (await fileExists()))) return new FileCopy();
  if (!buckets) return undefined;
  const factory = async () =>
    (await buckets.open(BUCKET, { durability: "strict", persisted: true })).indexedDB;
  return new IndexedCopy("bucket", new Database(factory, answered));
}
