/** The list of invoices as the page holds it: what was asked, what was found, and the rows that were shown so far. */
import { batch, computed, effect, signal } from "@preact/signals-core";
import { ALL_INVOICES, type InvoiceFilter } from "./router.ts";
import { ask, asOf, book, demo, go, language, replaceRoute, route, words } from "./state.ts";
import type { InvoiceListing, InvoiceQuery, InvoiceRow, Outcome } from "./worker/messages.ts";

export interface Listed {
  query: InvoiceQuery;
  outcome: Outcome<InvoiceListing>;
}
export const listed = signal<Listed | undefined>(undefined);
/** Rows by their position in the list: one map for a list, for copying a long one at each page would be felt. */
export const invoiceRows = signal<{ at: ReadonlyMap<number, InvoiceRow> }>({ at: new Map() });

export const filter = computed<InvoiceFilter>(() => route.value.invoices ?? ALL_INVOICES);

/** Rows are asked for so many at a time. */
const PAGE = 100;
/** As many as a person prints: more is for a spreadsheet. */
export const PRINTED_ROWS = 1000;
let asked = new Set<number>();
let rows = new Map<number, InvoiceRow>();
let listing = false;
let stale = false;

/** Asks for the list again; changes that come meanwhile are answered once, at the end. */
async function list(): Promise<void> {
  stale = true;
  if (listing) return;
  listing = true;
  try {
    while (stale) {
      stale = false;
      const query: InvoiceQuery = {
        ...filter.peek(),
        asOf: asOf.peek(),
        language: language.peek(),
      };
      const found = await ask("computing", async (engine) => ({
        outcome: await engine.listInvoices(query),
        first: await engine.invoiceRows(0, PAGE),
      }));
      if (!found) break;
      asked = new Set([0]);
      batch(() => {
        listed.value = { query, outcome: found.outcome };
        rows = new Map(found.first.map((row, position) => [position, row]));
        invoiceRows.value = { at: rows };
      });
    }
  } finally {
    listing = false;
  }
}

/** Follows the address, the date and the book while the list is on the screen. */
export function followInvoices(): () => void {
  return effect(() => {
    const held = demo.value || (book.value?.size ?? 0) > 0;
    // What the list depends on.
    void [filter.value, asOf.value, language.value];
    if (held && route.value.screen === "invoices") void list();
    if (!held) listed.value = undefined;
  });
}

/** Sees to it that these rows come, if they are not here yet. */
export async function needRows(from: number, to: number): Promise<void> {
  const current = asked;
  const first = Math.floor(from / PAGE);
  for (let page = first; page * PAGE < to; page += 1) {
    if (current.has(page)) continue;
    current.add(page);
    const start = page * PAGE;
    const found = await ask("loading", (engine) => engine.invoiceRows(start, PAGE));
    // The list may be another one by now.
    if (!found || current !== asked) return;
    for (const [offset, row] of found.entries()) rows.set(start + offset, row);
    invoiceRows.value = { at: rows };
  }
}

/** Narrows or sorts the list: each choice is a step back in the history, what is typed is not. */
export function showInvoices(change: Partial<InvoiceFilter>, typing = false): void {
  const invoices: InvoiceFilter = { ...filter.value, ...change };
  const date = route.value.asOf;
  if (typing) replaceRoute({ screen: "invoices", invoices, ...(date ? { asOf: date } : {}) });
  else go({ screen: "invoices", invoices });
}

export async function invoicesFile(): Promise<Blob | undefined> {
  const { csvHead, statuses } = words.value.invoices;
  return ask("computing", (engine) => engine.invoicesCsv(csvHead, statuses));
}
