import { type DBSchema, type IDBPDatabase, wrap } from "idb";
import type { Mark } from "./copy.ts";
import { StoreError, type StoreProblem } from "./error.ts";
import type { Aside, ChangeRecord, PartRecord, SnapshotRecord, SummaryRecord } from "./records.ts";

interface Tables extends DBSchema {
  changes: { key: number; value: ChangeRecord };
  parts: { key: [number, number]; value: PartRecord };
  snapshot: { key: "ledger" | "summary"; value: SnapshotRecord | SummaryRecord };
  settings: { key: string; value: unknown };
  mark: { key: "mark"; value: Mark & { checksum: string } };
  asides: { key: string; value: Aside };
}
type Handle = IDBPDatabase<Tables>;

const NAME = "encours";
const VERSION = 2;
/** Waiting is counted in these, of which none passes while the device sleeps or the worker is busy. */
const TICK_MS = 500;
/** An open that neither succeeds nor fails is told to the person after so many. */
const OPEN_TICKS = 3;
/** A read, each of which is small, that neither succeeds nor fails by then: browsers have been seen to leave requests unanswered for ever. */
const READ_TICKS = 16;

/** Each version adds to the one before it; what was saved stays as it is. */
function upgrade(db: IDBDatabase, from: number): void {
  if (from < 1) {
    db.createObjectStore("changes", { keyPath: "seq" });
    db.createObjectStore("parts", { keyPath: ["seq", "part"] });
    db.createObjectStore("snapshot");
    db.createObjectStore("settings");
  }
  if (from < 2) {
    db.createObjectStore("mark");
    db.createObjectStore("asides", { keyPath: "id" });
  }
}

/**
 * The one connection to a database. A browser may close it behind our back (iOS in the background, cleared site data): the next use
 * opens it again, once.
 */
export class Database {
  #handle: Handle | undefined;
  /** An opening that the browser has not answered yet. It is never given up: a slow machine, or another tab, may let it through later. */
  #opening: Promise<Handle> | undefined;
  /** What it is told as while something that it was asked has no answer. */
  #unanswered: StoreProblem | undefined;
  /** Set when a newer build asked for the database: this one lets go and must be reloaded. */
  #superseded = false;

  /** @param answered Called when what was told as unanswered has its answer after all. */
  constructor(
    readonly factory: () => Promise<IDBFactory | null | undefined>,
    readonly answered: () => void,
  ) {}

  async #open(): Promise<Handle> {
    if (this.#superseded) throw new StoreError("newer");
    this.#opening ??= this.#request();
    try {
      return await this.#inTime(this.#opening, OPEN_TICKS, "blocked");
    } catch (cause) {
      throw StoreError.from(cause);
    }
  }

  /** Waits so long for an answer. Until it comes, the database is left alone. */
  async #inTime<T>(answer: Promise<T>, ticks: number, problem: StoreProblem): Promise<T> {
    let refuse: (reason: StoreError) => void = () => {};
    const late = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    let left = ticks;
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      this.#unanswered = problem;
      refuse(new StoreError(problem));
      const answered = () => {
        this.#unanswered = undefined;
        this.answered();
      };
      answer.then(answered, answered);
    }, TICK_MS);
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearInterval(timer);
    }
  }

  async #request(): Promise<Handle> {
    try {
      const factory = await this.factory();
      if (!factory) throw new StoreError("absent");
      const request = factory.open(NAME, VERSION);
      request.addEventListener("upgradeneeded", (event) =>
        upgrade(request.result, event.oldVersion),
      );
      const handle = (await wrap(request)) as unknown as Handle;
      handle.addEventListener("versionchange", (event) => {
        this.#superseded = event.newVersion !== null;
        handle.close();
        this.#drop(handle);
      });
      handle.addEventListener("close", () => this.#drop(handle));
      this.#handle = handle;
      return handle;
    } finally {
      this.#opening = undefined;
    }
  }

  #drop(handle: Handle): void {
    if (this.#handle === handle) this.#handle = undefined;
  }

  /** Runs `work` on the connection; a connection found dead is opened again once. */
  async use<T>(work: (handle: Handle) => Promise<T>): Promise<T> {
    if (this.#unanswered) throw new StoreError(this.#unanswered);
    const handle = this.#handle ?? (await this.#open());
    try {
      return await work(handle);
    } catch (cause) {
      const dead = cause instanceof DOMException && cause.name === "InvalidStateError";
      if (!dead) throw StoreError.from(cause);
      this.#drop(handle);
      const fresh = this.#handle ?? (await this.#open());
      try {
        return await work(fresh);
      } catch (again) {
        throw StoreError.from(again);
      }
    }
  }

  /** The same for a read, which is given up where the browser leaves it unanswered. */
  read<T>(work: (handle: Handle) => Promise<T>): Promise<T> {
    return this.#inTime(this.use(work), READ_TICKS, "silent");
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
