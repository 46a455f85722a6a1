/** What a book holds, whatever way it came there. */
import type { Customer, Invoice, Ledger } from "encours";
import type { Desk, DeskRecord } from "../desk.ts";
import { checksum } from "../store/checksum.ts";

/** Customers and invoices by id, as the core writes them; then what the desk keeps, by kind and id. */
export interface BookContent {
  customers: Customer[];
  invoices: Invoice[];
  desk: DeskRecord[];
}

/** By the units of the text itself: no language decides the order. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function byId(one: { id: string }, other: { id: string }): number {
  return compare(one.id, other.id);
}

/** The same with its keys in order, for what the page wrote in the order of its code. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => compare(one, other));
  return Object.fromEntries(entries.map(([key, held]) => [key, ordered(held)]));
}

/** Payments of one day come in no order of their own. */
function settled(invoice: Invoice): Invoice {
  const { payments } = invoice;
  if (payments === undefined || payments.length < 2) return invoice;
  const sorted = payments.toSorted(
    (one, other) =>
      compare(one.date, other.date) || compare(String(one.amount), String(other.amount)),
  );
  return { ...invoice, payments: sorted };
}

export function contentOf(ledger: Ledger, desk: Desk): BookContent {
  const records = Object.entries(desk).flatMap(([kind, values]) =>
    Object.entries(values).map(([id, value]) => ({ kind, id, value: ordered(value) })),
  ) as DeskRecord[];
  return {
    customers: ledger.customers().sort(byId),
    invoices: ledger.invoices().map(settled).sort(byId),
    desk: records.sort((one, other) => compare(one.kind, other.kind) || byId(one, other)),
  };
}

/** The hash of the book: two books with the same content have the same, in whatever order it came. */
export function bookHash(content: BookContent): Promise<string> {
  return checksum(JSON.stringify(content));
}

export function isEmpty({ customers, invoices, desk }: BookContent): boolean {
  return customers.length === 0 && invoices.length === 0 && desk.length === 0;
}
