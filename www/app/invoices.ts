/** The list of invoices as the page holds it: what was asked, what was found, and the rows that were shown so far. */
import { batch, computed, effect, signal } from "@preact/signals-core";
import { ALL_INVOICES, type InvoiceColumn, type InvoiceFilter } from "./router.ts";
import { type Answer, save, settle } from "./saving.ts";
import {
  ask,
  asOf,
  book,
  demo,
  go,
  language,
  preferences,
  replaceRoute,
  route,
  words,
} from "./state.ts";
import type { TableFormat } from "./table.ts";
import type {
  CreditNote,
  Debt,
  Edit,
  InvoiceDetail,
  InvoiceListing,
  InvoiceQuery,
  InvoiceRow,
  Outcome,
  SetOff,
  TermsOf,
  TermsRead,
  TermsReading,
} from "./worker/messages.ts";

export interface Listed {
  query: InvoiceQuery;
  outcome: Outcome<InvoiceListing>;
}
export const listed = signal<Listed | undefined>(undefined);
/** Rows by their position in the list: one map for a list, for copying a long one at each page would be felt. */
export const invoiceRows = signal<{ at: ReadonlyMap<number, InvoiceRow> }>({ at: new Map() });

/** The invoice that is opened beside the list. */
export const opened = signal<{ id: string; outcome: Outcome<InvoiceDetail> } | undefined>(
  undefined,
);

export const filter = computed<InvoiceFilter>(() => route.value.invoices ?? ALL_INVOICES);

/** Rows are asked for so many at a time. */
const PAGE = 100;
/** As many as a person prints: more is for a spreadsheet. */
export const PRINTED_ROWS = 1000;
let asked = new Set<number>();
let rows = new Map<number, InvoiceRow>();
let listing = false;
/** What the list on the screen is the answer to. */
let answered: { question: string; held: unknown } = { question: "", held: undefined };
let stale = false;

/** Asks for the list again; changes that come meanwhile are answered once, at the end. */
async function list(): Promise<void> {
  stale = true;
  if (listing) return;
  listing = true;
  try {
    while (stale) {
      stale = false;
      const { invoice: _, ...rest } = filter.peek();
      const query: InvoiceQuery = { ...rest, asOf: asOf.peek(), language: language.peek() };
      const held = book.peek();
      const question = JSON.stringify([query, demo.peek()]);
      if (listed.peek() && question === answered.question && held === answered.held) continue;
      answered = { question, held };
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
    // What the list depends on: the book too where it is that of the demo, whose changes it tells of.
    void [book.value, filter.value, asOf.value, language.value];
    const held = demo.value || (book.value?.size ?? 0) > 0;
    if (held && route.value.screen === "invoices") void list();
    if (!held) listed.value = undefined;
    void follow(held ? filter.value.invoice : undefined);
  });
}

/** Shows this invoice as it is now. */
async function follow(id: string | undefined): Promise<void> {
  if (id === undefined) {
    opened.value = undefined;
    return;
  }
  const outcome = await ask("computing", (engine) =>
    engine.invoice(id, asOf.peek(), preferences.peek().vatPercent),
  );
  if (outcome && filter.peek().invoice === id) opened.value = { id, outcome };
}

export function openInvoice(id: string | undefined): void {
  const { invoice: _, ...rest } = filter.value;
  go({ screen: "invoices", invoices: id === undefined ? rest : { ...rest, invoice: id } });
}

/** Saves a change of one invoice, says so, and offers to undo it; or gives what stands in its way. */
export async function saveInvoice(edit: Edit): Promise<Answer> {
  const { action, after } = edit;
  const answer = await save(
    (engine, report) => engine.save(edit, report),
    (w, kept) => w.edits.done(w.edits.actions[action], after.id, kept),
  );
  if (answer === "conflict") await follow(filter.peek().invoice);
  return answer;
}

/** A credit note on an invoice, before it is made: of this amount, or of all that is owed. */
export function creditNote(
  invoice: string,
  amount?: string,
): Promise<Outcome<CreditNote> | undefined> {
  return ask("computing", (engine) => engine.creditNote(invoice, amount));
}

/** What a credit note can be set off against. */
export function debtsFor(credit: string): Promise<Outcome<Debt[]> | undefined> {
  return ask("computing", (engine) => engine.debtsFor(credit));
}

/** Sets a credit note off against a debt, says so, and offers to undo it; or gives what stands in its way. */
export async function saveSetOff(setting: SetOff): Promise<Answer | "above"> {
  const outcome = await ask("saving", (engine, report) => engine.saveSetOff(setting, report));
  if (!outcome) return "cancelled";
  const { refusal, value } = outcome;
  if (refusal) return refusal;
  if (value.kind !== "saved") {
    if (value.kind === "conflict") await follow(filter.peek().invoice);
    return value.kind;
  }
  const { credit, debt } = setting;
  await settle(value, (w, kept) =>
    w.edits.done(w.edits.actions.setOff, `${credit.id}, ${debt.invoice.id}`, kept),
  );
  return "saved";
}

/** What terms make of a day of issue, by the law of these customers. */
export function readTerms(
  issued: string,
  terms: TermsReading["terms"][],
  of: TermsOf,
): Promise<Outcome<TermsRead> | undefined> {
  return ask("computing", (engine) => engine.readTerms(issued, terms, of));
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

/** What a file has besides the usual columns. */
const FILED_COLUMNS: readonly InvoiceColumn[] = [
  "number",
  "customer",
  "issued",
  "due",
  "amount",
  "open",
  "currency",
  "status",
  "daysLate",
];

/**
 * The list as a file, in the columns that were chosen; an amount without its currency would be no figure.
 * @param only Those of the list that are selected; else all of it.
 */
export function invoicesFile(as: TableFormat, only?: string[]): Promise<Outcome<Blob> | undefined> {
  const { name, columns: heads, statuses } = words.value.invoices;
  const { columns } = filter.peek();
  const filed = columns ? [...new Set<InvoiceColumn>([...columns, "currency"])] : FILED_COLUMNS;
  return ask("computing", (engine) =>
    engine.invoicesFile(as, name, filed, heads, statuses, language.peek(), only),
  );
}
