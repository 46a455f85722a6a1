/**
 * What is at rest. A change is one head and its parts; the journal is append-only. The snapshot is derived and can be
 * thrown away at any time. Records carry the schema they were written with, so that migrations can tell them apart.
 */
import type { Customer, Invoice } from "encours";
import type { DeskAction, DeskKind, DeskRecord } from "../desk.ts";

/** Of the records; the database has a version of its own. */
export const SCHEMA = 1;
/** Invoices of one part, at most. */
export const PART_SIZE = 1000;

/** What an import added or replaced, told without opening its parts. */
export interface ImportSummary {
  kind: "import";
  file: string;
  added: number;
  replaced: number;
  /** Of all invoices of the file, known ones included: what the person saw when confirming. */
  customers: number;
  payments: number;
  rejected: number;
  firstIssued: string;
  lastIssued: string;
  currencies: string[];
}
/** Takes one earlier change out of the book, be it an undo: then what that took out is back. Nothing is erased from the journal. */
export interface UndoSummary {
  kind: "undo";
  of: number;
}
/** What was done to one invoice. Its part holds the invoice as it became. */
export type EditAction =
  | "add"
  | "edit"
  | "credit"
  | "setOff"
  | "pay"
  | "deposit"
  | "dispute"
  | "endDispute"
  | "doubt"
  | "endDoubt"
  | "writeOff"
  | "restore";
export interface EditSummary {
  kind: "edit";
  action: EditAction;
  invoice: string;
  issued: string;
  currency: string;
}
/** What can be done to several invoices at once. */
export type BulkAction = Extract<EditAction, "pay" | "dispute" | "doubt" | "writeOff">;
/** The same done to several invoices, or a credit note set off against one. Its parts hold them as they became. */
export interface BulkSummary {
  kind: "bulk";
  action: BulkAction | "setOff";
  /** Ids. */
  invoices: string[];
  firstIssued: string;
  lastIssued: string;
  currencies: string[];
}
/** What was done to one customer. Its part holds the customer and its contact as they became. */
export interface CustomerSummary {
  kind: "customer";
  action: "add" | "edit";
  customer: string;
}
/** What was done to things of the desk, all of one kind. Its part holds them as they became. */
export interface DeskSummary {
  kind: "desk";
  action: DeskAction;
  of: DeskKind;
  ids: string[];
  name: string;
}
/**
 * Puts the book of a backup in the place of all that was there. The changes that follow it are the history of that book, as many as
 * it says; without a history its own parts hold the book.
 */
export interface RestoreSummary {
  kind: "restore";
  file: string;
  /** When the backup was made, and the hash of its book. */
  made: string;
  hash: string;
  changes: number;
  firstIssued?: string;
  lastIssued?: string;
  currencies: string[];
  /** Choices of the person as they were, and as the backup has them: undoing it brings them back too. */
  settings: { before: Record<string, unknown>; after: Record<string, unknown> };
}
export type ChangeSummary = (
  | ImportSummary
  | EditSummary
  | BulkSummary
  | CustomerSummary
  | DeskSummary
  | RestoreSummary
  | UndoSummary
) & {
  /** Who did it, where the person who keeps the book has said their name. */
  by?: string;
};

/** The head of a change: what was done, and the checksums of its parts and of the head before it. */
export interface ChangeRecord {
  schema: number;
  seq: number;
  /** Instant of writing, ISO 8601 in UTC: for people, never for figures. */
  at: string;
  summary: ChangeSummary;
  parts: string[];
  previous: string;
  checksum: string;
}

/** A thousand invoices or so, as JSON text: the checksum is of exactly these characters. */
export interface PartRecord {
  schema: number;
  seq: number;
  part: number;
  count: number;
  text: string;
}

export interface PartContent {
  customers: Customer[];
  invoices: Invoice[];
  desk?: DeskRecord[];
}

export interface SnapshotRecord {
  schema: number;
  /** The last change that the image covers, and the checksum of its head. */
  seq: number;
  head: string;
  /** They carry a checksum of their own, which the core looks at. */
  bytes: Uint8Array<ArrayBuffer>;
  /** What the desk keeps, as JSON text, and the checksum of that. */
  desk: string;
  deskChecksum: string;
}

/**
 * The first figures as they were last made, beside all that they follow from: shown while they are made again, and only where nothing
 * of that has changed.
 */
export interface SummaryRecord {
  schema: number;
  /** The checksum of the last change of the book. */
  head: string;
  /** The code that made them, the choices and the language, as JSON text. */
  key: string;
  /** The figures by day, as JSON text. */
  text: string;
  /** Of the three before. */
  checksum: string;
}

/** Where a copy is: in the default database of the page, in a storage bucket of its own, in a file of the browser's. */
export type Place = "default" | "bucket" | "file";

/** Changes that were in one copy and contradict the book: kept out of it, to be exported. */
export interface Aside {
  /** The checksum of the last of them. */
  id: string;
  at: string;
  place: Place;
  heads: ChangeRecord[];
  parts: PartRecord[];
}

/** What one copy was found to lack, and the other gave. */
export interface Recovery {
  place: Place;
  /** The copy was gone; it lacked changes; records were damaged; it told another history, which was set aside. */
  kind: "vanished" | "completed" | "mended" | "setAside";
  /** Changes, or records where they were mended. */
  count: number;
}

/** A record of the journal that cannot be trusted: left out, named, never repaired in silence. */
export interface Damage {
  seq: number;
  part?: number;
  /** Invoices that are missing because of it, where the head still tells. */
  invoices?: number;
  file?: string;
  at?: string;
  /** The snapshot still holds these invoices: the figures are whole, the journal is not. */
  held?: boolean;
}
