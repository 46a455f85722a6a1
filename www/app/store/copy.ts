import type { Aside, ChangeRecord, PartRecord, Place } from "./records.ts";

/** A change, complete and checked, before anything is written; or what another copy lacks of one. */
export interface PreparedChange {
  head: ChangeRecord;
  parts: PartRecord[];
}

/** What a copy says of itself beside its records. */
export interface Mark {
  /** Counts « tout effacer ». Of two copies, an erase has missed the one that counts less. */
  era: number;
  /** Counts what was written to the settings. Of two copies, the one that counts more has the newer ones. */
  revision: number;
  /** Whether another copy has held the same: a copy found empty beside this one was lost. */
  paired: boolean;
}

/** How far a copy goes: two of which this is equal hold the same. Cheap to read. */
export interface Tip {
  /** Absent where the copy is new, or where what it says of itself cannot be trusted. */
  mark?: Mark;
  /** The number and the checksum of the last head; 0 and nothing in an empty copy. */
  seq: number;
  checksum: string;
  changes: number;
  parts: number;
}

/**
 * One place where the book is at rest. It carries heads, parts and settings without knowing what is in them, and judges none. Each
 * write is whole or not at all, and resolves once it is on disk; what it throws is a `StoreError`.
 */
export interface Copy {
  readonly place: Place;
  tip(): Promise<Tip>;
  /** The heads after `seq` as they stand, in order. */
  heads(seq: number): Promise<ChangeRecord[]>;
  part(seq: number, part: number): Promise<PartRecord | undefined>;
  /** Adds changes that follow each other, all or none. Refuses a number that is taken, so that two writers can never overwrite each other. */
  append(changes: readonly PreparedChange[]): Promise<void>;
  /** Puts records in the place of those that are damaged or missing. */
  mend(changes: PreparedChange[]): Promise<void>;
  /** Keeps a history out of the book, once. */
  setAside(aside: Aside): Promise<void>;
  asides(): Promise<Aside[]>;
  /** Takes all changes after `seq` away. */
  cut(seq: number): Promise<void>;
  settings(): Promise<Record<string, unknown>>;
  writeSettings(settings: Record<string, unknown>, mark: Mark): Promise<void>;
  /** Erases all but the mark. */
  erase(mark: Mark): Promise<void>;
}
