/**
 * What is at rest. A change is one head and its parts; the journal is append-only. The snapshot is derived and can be
 * thrown away at any time. Records carry the schema they were written with, so that migrations can tell them apart.
 */
import type { Customer, Invoice } from "encours";
import type { DeskAction, DeskKind, DeskRecord } from "../desk.ts";

export const SCHEMA = 1;

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
  | "pay"
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
/** What was done to one customer. Its part holds the customer as it became. */
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
export type ChangeSummary =
  | ImportSummary
  | EditSummary
  | CustomerSummary
  | DeskSummary
  | UndoSummary;

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
  /** Of the bytes. */
  checksum: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** What the desk keeps, as JSON text, and the checksum of that. */
  desk: string;
  deskChecksum: string;
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
