import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { StoreError } from "./error.ts";
import { type ChangeRecord, type PartRecord, SCHEMA, type SnapshotRecord } from "./records.ts";

interface Tables extends DBSchema {
  changes: { key: number; value: ChangeRecord };
  parts: { key: [number, number]; value: PartRecord };
  snapshot: { key: "ledger"; value: SnapshotRecord };
  settings: { key: string; value: unknown };
}
type Handle = IDBPDatabase<Tables>;

export const DATABASE = "encours";
/** An open that neither succeeds nor fails is told to the person after this. */
const OPEN_LIMIT_MS = 1500;

/**
 * The one connection. A browser may close it behind our back (iOS in the background, cleared site data): the next use opens it
 * again, once.
 */
export class Database {
  #handle: Handle | undefined;
  /** Set when a newer build asked for the database: this one lets go and must be reloaded. */
  superseded = false;

  async #open(): Promise<Handle> {
    if (typeof indexedDB === "undefined" || indexedDB === null) throw new StoreError("absent");
    if (this.superseded) throw new StoreError("newer");
    let refuse: (reason: StoreError) => void = () => {};
    const late = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    const timer = setTimeout(() => refuse(new StoreError("blocked")), OPEN_LIMIT_MS);
    const opening = openDB<Tables>(DATABASE, SCHEMA, {
      upgrade(db) {
        db.createObjectStore("changes", { keyPath: "seq" });
        db.createObjectStore("parts", { keyPath: ["seq", "part"] });
        db.createObjectStore("snapshot");
        db.createObjectStore("settings");
      },
      blocked: () => refuse(new StoreError("blocked")),
      blocking: (_current, wanted) => {
        this.superseded = wanted !== null;
        this.#handle?.close();
        this.#handle = undefined;
      },
      terminated: () => {
        this.#handle = undefined;
      },
    });
    try {
      return await Promise.race([opening, late]);
    } catch (cause) {
      // An opening that succeeds after we gave up would hold the database for nobody.
      opening.then((handle) => handle.close()).catch(() => {});
      throw StoreError.from(cause);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Runs `work` on the connection; a connection found dead is opened again once. */
  async use<T>(work: (handle: Handle) => Promise<T>): Promise<T> {
    this.#handle ??= await this.#open();
    try {
      return await work(this.#handle);
    } catch (cause) {
      const dead = cause instanceof DOMException && cause.name === "InvalidStateError";
      if (!dead) throw StoreError.from(cause);
      this.#handle = await this.#open();
      try {
        return await work(this.#handle);
      } catch (again) {
        throw StoreError.from(again);
      }
    }
  }
}

/**
 * Waits for a transaction to be complete (not merely for its requests), and gives the transaction's own error, which is the one that
 * names a full disk.
 */
export async function complete(
  transaction: { done: Promise<void> },
  requests: Promise<unknown>[],
): Promise<void> {
  await Promise.allSettled([transaction.done, ...requests]);
  await transaction.done;
}
