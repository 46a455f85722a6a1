import type {
  CsvOptions,
  Flow,
  Levy,
  ReminderChannel,
  ReminderPolicy,
  ReminderStage,
} from "encours";
import type { Language } from "../ui/format.ts";
import type { Closing, Risk } from "./closings.ts";
import type { CollectionCase } from "./collection-case.ts";
import type { ProviderGrid } from "./provider-grid.ts";
import type { Made } from "./rates.ts";

/** What a forecast is tried with; what is absent stays as it is. Percents are of what is expected. */
export interface Trial {
  /** Each customer pays so many days later. */
  delayDays?: number;
  /** Share of what comes in: invoices and other receipts. */
  inflowPercent?: number;
  outflowPercent?: number;
  /** Id of a customer who behaves in its own way, on top of the above. */
  customer?: string;
  customerDelayDays?: number;
  customerInflowPercent?: number;
}

export type KeptFlow = Omit<Flow, "amount"> & { amount: string };
export type KeptLevy = Omit<Levy, "percent" | "less"> & { percent: string; less?: string };

/**
 * What the desk keeps besides invoices and customers: by kind, then by id. Each screen adds the kinds that it keeps. All of it passes
 * through the journal, so that it is undone, listed and backed up like all else.
 */
export interface DeskValues {
  /** Columns and filters of « Factures » under a name; its id is that name. */
  view: { address: string };
  /** Whom to write to at a customer; its id is that of the customer. */
  contact: Contact;
  /** What was set aside at a closing; its id is the date. */
  closing: Closing;
  /** A risk to be provided for; its id is drawn. */
  risk: Risk;
  /** What a person expects to lose of an invoice, and why; its id is that of the invoice. */
  individualRate: { ratePercent: string; reason: string };
  /** Why an invoice is contested, and why its payment is doubtful; the id is that of the invoice. */
  disputeReason: string;
  doubtReason: string;
  /** The invoice that a credit note is of; the id is that of the credit note. */
  creditNote: { of: string };
  /** The person said that payments are up to date; its id is that day. */
  paymentsChecked: { on: string };
  /** A reminder that was sent; its id: day, stage and customer, so that it is there once. */
  reminder: SentLetter;
  /** Words of letters in the person's own wording, by what they are for (`templateId`). */
  template: Template;
  /** Who keeps the book, and signs what is done to it; its id is `OWN`. */
  keeper: { name: string };
  /** Who writes the letters; its id is `OWN`. */
  identity: Identity;
  /** The steps by which reminders go; its id is `OWN`. */
  policy: OwnPolicy;
  /** A debt to be paid in parts; its id: day and customer. */
  plan: PaymentPlan;
  /** A plan was found broken; its id is that of the plan. */
  planBreak: { part: number; on: string };
  /** A bank account: its balance at the end of a day, in a currency. */
  account: { label: string; balance: string; on: string; currency: string };
  /** Money that comes in or goes out besides invoices, in a currency: the core's, with the amount as text. */
  flow: KeptFlow & { currency: string };
  /** What is owed on what customers pay, such as contributions or VAT, in a currency: the core's, with its numbers as text. */
  levy: KeptLevy & { currency: string };
  /** A forecast under other assumptions; its id is its name. */
  scenario: Trial;
  /** A value of a reference rate that the person put into the tables; its id: the series and the first day of the half-year (`rateId`). */
  rate: OwnRate;
  /** What a year of collection is assumed to cost; its id is `OWN`. */
  collectionCase: CollectionCase;
  /** What providers are chosen by; its id is `OWN`. */
  providerGrid: ProviderGrid;
  /** A credit policy or a collection procedure in the person's own wording; its id: language and which (`documentId`). */
  document: { title: string; body: string };
  /** A line of a bank statement that was dealt with; its id is its key, the same in any file. */
  bankLine: KeptBankLine;
  /** How files with these columns were read, where the person had to say it; its id is the list of their names. */
  mapping: CsvOptions;
}

/** What a bank line says, and which invoices it paid: none where the person leaves it alone for good. */
export interface KeptBankLine {
  date: string;
  amount: string;
  currency: string;
  text: string;
  counterparty?: string;
  invoices: { id: string; amount: string }[];
}

/** All of it as the person wrote it, but for the numbers. */
export interface Contact {
  person?: string;
  email?: string;
  phone?: string;
  /** Below the name on an envelope, line by line: street, postcode and town, country. */
  address?: string;
  /** Digits alone: the 9 of a SIREN, or the 14 of a SIRET, which begin with it. */
  siren?: string;
  /** With the letters of its country, without spaces. */
  vatNumber?: string;
}

/** A reference rate of a half-year, and where the person read it. */
export interface OwnRate {
  /** Per cent a year. */
  percent: string;
  source: string;
  url?: string;
  /** The day on which it was read there. */
  checked: string;
}

/** What was agreed with a customer, as the core split it. */
export interface PaymentPlan {
  customer: string;
  currency: string;
  /** Ids of the invoices that it covers. */
  invoices: string[];
  /** The day of the agreement: payments after it count. */
  made: string;
  total: string;
  parts: { date: string; amount: string }[];
  /** A part is missed when it is not paid so many days after its date. */
  graceDays: number;
  /** Of what `total` is the sum: with interest and indemnities, or of what is open alone; absent in plans made before this was kept. */
  base?: "total" | "open";
  /** What becomes of interest while it holds; absent: reserved. */
  interest?: "reserved" | "waived";
}

export interface OwnPolicy {
  policy: ReminderPolicy;
  /** Time to pay that a formal notice gives. */
  noticeDays: number;
}

/** What letters say of their sender; what is not known is an empty text. */
export interface Identity {
  name: string;
  /** Street and town, line by line. */
  address: string;
  /** Where letters are dated. */
  city: string;
  siren: string;
  vatNumber: string;
  email: string;
  phone: string;
  /** Without spaces. */
  iban: string;
  bic: string;
}

/** Subject and text, paragraphs between empty lines, with fields in double braces. */
export interface Template {
  subject: string;
  body: string;
}

/** What was sent to whom: the proof is its hash. */
export interface SentLetter {
  customer: string;
  stage: ReminderStage;
  /** Ids, in order. */
  invoices: string[];
  channel: ReminderChannel;
  /** The day that the letter bears. */
  on: string;
  /** Name of who sent it, where the person has stated theirs. */
  by?: string;
  language: Language;
  /** SHA-256 of its text, in hexadecimal digits. */
  sha256: string;
  /** What its figures were made with; absent in what was sent before this was kept. */
  made?: Made;
}

/** The id of what there is only one of: the person's own policy and details. */
export const OWN = "own";

export type DeskKind = keyof DeskValues;
export type Desk = { readonly [Kind in DeskKind]?: Readonly<Record<string, DeskValues[Kind]>> };

/** One thing as it has become; `null`: it is no longer kept. */
export interface DeskRecord<Kind extends DeskKind = DeskKind> {
  kind: Kind;
  id: string;
  value: DeskValues[Kind] | null;
}

/** What was done to one or several things of a kind, each as it was seen before. */
export interface DeskEdit<Kind extends DeskKind = DeskKind> {
  kind: Kind;
  action: DeskAction;
  /** What the journal calls it: a name that a person knows. */
  name: string;
  changes: { id: string; before?: DeskValues[Kind]; after: DeskValues[Kind] | null }[];
}
export type DeskAction = "add" | "edit" | "remove";

/** The desk with these records put in. */
export function withRecords(desk: Desk, records: readonly DeskRecord[]): Desk {
  // Each kind is copied once, however many of its records come.
  const made = new Map<string, Map<string, unknown>>();
  for (const { kind, id, value } of records) {
    const values = made.get(kind) ?? new Map(Object.entries(desk[kind] ?? {}));
    made.set(kind, values);
    if (value === null) values.delete(id);
    else values.set(id, value);
  }
  const changed = [...made].map(([kind, values]) => [kind, Object.fromEntries(values)]);
  return { ...desk, ...Object.fromEntries(changed) };
}

/** Those of a kind, each with its id. */
export function entries<Kind extends DeskKind>(
  desk: Desk,
  kind: Kind,
): [id: string, value: DeskValues[Kind]][] {
  const values: Readonly<Record<string, DeskValues[Kind]>> = desk[kind] ?? {};
  return Object.entries(values);
}

export function deskValue<Kind extends DeskKind>(
  desk: Desk,
  kind: Kind,
  id: string,
): DeskValues[Kind] | undefined {
  const values: Readonly<Record<string, DeskValues[Kind]>> | undefined = desk[kind];
  return values && Object.hasOwn(values, id) ? values[id] : undefined;
}
