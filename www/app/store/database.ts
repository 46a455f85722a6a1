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
  /** An opening that the browser has not answered yet. It is never given up: a slow machine, or another tab, may let it through later. */
  #opening: Promise<Handle> | undefined;
  /** Set when a newer build asked for the database: this one lets go and must be reloaded. */
  superseded = false;

  /** @param answered Called when an opening that was told as blocked has its answer after all. */
  constructor(readonly answered: () => void) {}

  async #open(): Promise<Handle> {
    if (typeof indexedDB === "undefined" || indexedDB === null) throw new StoreError("absent");
    if (this.superseded) throw new StoreError("newer");
    this.#opening ??= this.#request();
    let refuse: (reason: StoreError) => void = () => {};
    const late = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    const timer = setTimeout(() => {
      refuse(new StoreError("blocked"));
      this.#opening?.then(this.answered, this.answered);
    }, OPEN_LIMIT_MS);
    try {
      return await Promise.race([this.#opening, late]);
    } catch (cause) {
      throw StoreError.from(cause);
    } finally {
      clearTimeout(timer);
    }
  }

  async #request(): Promise<Handle> {
    try {
      this.#handle = await openDB<Tables>(DATABASE, SCHEMA, {
        upgrade(db) {
          db.createObjectStore("changes", { keyPath: "seq" });
          db.createObjectStore("parts", { keyPath: ["seq", "part"] });
          db.createObjectStore("snapshot");
          db.createObjectStore("settings");
        },
        blocking: (_current, wanted) => {
          this.superseded = wanted !== null;
          this.#handle?.close();
          this.#handle = undefined;
        },
        terminated: () => {
          this.#handle = undefined;
        },
      });
      return this.#handle;
    } finally {
      this.#opening = undefined;
    }
  }

  /** Runs `work` on the connection; a connection found dead is opened again once. */
  async use<T>(work: (handle: Handle) => Promise<T>): Promise<T> {
    const handle = this.#handle ?? (await this.#open());
    try {
      return await work(handle);
    } catch (cause) {
      const dead = cause instanceof DOMException && cause.name === "InvalidStateError";
      if (!dead) throw StoreError.from(cause);
      if (this.#handle === handle) this.#handle = undefined;
      const fresh = this.#handle ?? (await this.#open());
      try {
        return await work(fresh);
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
