/**
 * The invoices of a ledger on a day, as a list that can be searched, narrowed and sorted. Amounts, their order and their sums are the core's;
 * here texts and dates are compared, and rows are counted.
 */
import type { AgingReport, Customer, Invoice, Ledger } from "encours";
import { type Desk, deskValue } from "../desk.ts";
import { dayNumber, isoDay, isWithin } from "./days.ts";
import type {
  InvoiceListing,
  InvoiceQuery,
  InvoiceRow,
  InvoiceStatus,
  InvoiceTotal,
  Selection,
} from "./messages.ts";
import { byCurrency, LAST_DAY, OpenAmounts } from "./open-amounts.ts";
import { searchFor, searchText } from "./search-text.ts";
import { inSideLedger } from "./side-ledger.ts";
import { opposite } from "./sum.ts";

interface Entry extends InvoiceRow {
  /** Days past due, before it negative. */
  late: number;
  /** Label of the bucket that the open amount is in. */
  bucket?: string;
  /** What a search looks at. */
  text: string;
  position: number;
  invoice: Invoice;
}

/** More than a person looks through: beyond it they search. */
const LISTED_CUSTOMERS = 500;
const LISTED_REASONS = 100;

/**
 * The due dates of invoices that state none, by the core: one customer for each day of issue, terms and kind of debtor, and the age of what
 * it owes.
 */
export function dueDates(
  invoices: Invoice[],
  customers: Map<string, Customer>,
): Map<Invoice, string> {
  const probes = new Map<string, { customer: Customer; invoice: Invoice }>();
  const names = new Map<Invoice, string>();
  for (const invoice of invoices) {
    const { issued } = invoice;
    const { kind, terms: usual } = customers.get(invoice.customer) ?? {};
    const terms = invoice.terms ?? usual;
    const name = JSON.stringify([issued, kind, terms]);
    names.set(invoice, name);
    if (probes.has(name)) continue;
    const id = String(probes.size);
    probes.set(name, {
      customer: { id, ...(kind ? { kind } : {}) },
      invoice: { id, customer: id, issued, amount: "1", ...(terms ? { terms } : {}) },
    });
  }
  const made = [...probes.values()];
  const data = {
    customers: made.map(({ customer }) => customer),
    invoices: made.map(({ invoice }) => invoice),
  };
  const { rows } = inSideLedger(data, (ledger) => ledger.aging({ asOf: LAST_DAY }));
  const days = new Map(rows.map(({ customer, oldestDays }) => [customer, oldestDays]));
  const dues = new Map<Invoice, string>();
  for (const [invoice, name] of names) {
    const age = days.get(probes.get(name)?.customer.id ?? "") ?? 0;
    dues.set(invoice, isoDay(dayNumber(LAST_DAY) - age));
  }
  return dues;
}

/** Where an invoice stands: the first that holds (§2.3), after what is not issued yet. */
function statusOf(
  invoice: Invoice,
  open: string | undefined,
  late: number,
  asOf: string,
): InvoiceStatus {
  if (invoice.issued > asOf) return "future";
  if (invoice.writtenOff !== undefined && invoice.writtenOff <= asOf) return "writtenOff";
  if (open === undefined) return "paid";
  if (open.startsWith("-")) return "credit";
  if (isWithin(invoice.disputed, asOf)) return "disputed";
  if (isWithin(invoice.doubtful, asOf)) return "doubtful";
  return late > 0 ? "overdue" : "notDue";
}

export class InvoiceList {
  readonly #asOf: string;
  readonly #customers: Map<string, Customer>;
  readonly #entries: Entry[];
  readonly #buckets: AgingReport["buckets"];
  readonly #open: OpenAmounts;
  /** What would be open if nothing had been paid, on a day when all is issued: what was invoiced. */
  #invoiced: OpenAmounts | undefined;
  /** The same of the VAT in it. */
  #taxed: OpenAmounts | undefined;
  #shown: Entry[] = [];

  /** @param desk Why invoices are contested or doubtful. */
  constructor(ledger: Ledger, asOf: string, desk: Desk = {}) {
    this.#asOf = asOf;
    this.#customers = new Map(ledger.customers().map((customer) => [customer.id, customer]));
    const invoices = ledger.invoices();
    this.#buckets = inSideLedger({ invoices: [] }, (none) => none.aging({ asOf }).buckets);
    this.#open = new OpenAmounts(invoices, asOf, ledger);
    const dues = dueDates(
      invoices.filter(({ due }) => due === undefined),
      this.#customers,
    );
    const today = dayNumber(asOf);
    this.#entries = invoices.map((invoice, position) => {
      const { id, customer, issued } = invoice;
      const name = this.#customers.get(customer)?.name;
      const due = invoice.due ?? dues.get(invoice) ?? issued;
      const late = today - dayNumber(due);
      const owed = this.#open.of.get(id);
      const status = statusOf(invoice, owed, late, asOf);
      const entry: Entry = {
        id,
        customer,
        issued,
        due,
        amount: String(invoice.amount),
        currency: invoice.currency ?? "EUR",
        status,
        daysLate: Math.max(late, 0),
        late,
        text: "",
        position,
        invoice,
      };
      if (name !== undefined) entry.name = name;
      if (invoice.vat !== undefined) entry.vat = String(invoice.vat);
      const reason =
        status === "disputed"
          ? deskValue(desk, "disputeReason", id)
          : status === "doubtful"
            ? deskValue(desk, "doubtReason", id)
            : undefined;
      if (reason !== undefined) entry.reason = reason;
      entry.text = searchText(`${id} ${name ?? ""} ${customer} ${reason ?? ""}`);
      if (owed !== undefined) {
        entry.open = owed;
        const bucket = owed.startsWith("-")
          ? undefined
          : this.#buckets.find(({ from, to }) => from <= late && (to === null || late <= to));
        if (bucket) entry.bucket = bucket.label;
      }
      return entry;
    });
  }

  list(query: InvoiceQuery): InvoiceListing {
    const matches = this.#filter(query);
    this.#shown = this.#entries.filter(matches);
    this.#sort(query);
    return {
      count: this.#shown.length,
      all: this.#entries.length,
      totals: this.#totals(this.#shown),
      buckets: this.#buckets,
      reasons: [...new Set(this.#entries.flatMap(({ reason }) => reason ?? []))]
        .sort()
        .slice(0, LISTED_REASONS),
      ...this.#customerChoice(query),
    };
  }

  rows(from: number, count: number): InvoiceRow[] {
    return this.#shown.slice(from, from + count).map(rowOf);
  }

  /** Those of these invoices that are listed, in the order of the list, and what is open of them. */
  selection(ids: ReadonlySet<string>): Selection {
    const entries = this.#shown.filter(({ id }) => ids.has(id));
    return { ids: entries.map(({ id }) => id), totals: this.#totals(entries) };
  }

  /** The row of one invoice, listed or not. */
  row(id: string): InvoiceRow | undefined {
    const entry = this.#entries.find((one) => one.id === id);
    return entry && rowOf(entry);
  }

  #filter({
    search = "",
    standing,
    customer,
    bucket,
    reason,
  }: InvoiceQuery): (entry: Entry) => boolean {
    const found = searchFor(search);
    return (entry) => {
      if (customer !== undefined && entry.customer !== customer) return false;
      if (bucket !== undefined && entry.bucket !== bucket) return false;
      if (reason !== undefined && entry.reason !== reason) return false;
      if (!found(entry.text)) return false;
      const owed = entry.open !== undefined && entry.status !== "credit";
      switch (standing) {
        case undefined:
          return true;
        case "open":
          return entry.open !== undefined;
        // What is contested or doubtful is due or not all the same.
        case "notDue":
          return owed && entry.late <= 0;
        case "overdue":
          return owed && entry.late > 0;
        default:
          return entry.status === standing;
      }
    };
  }

  #sort({ sort, descending, language }: InvoiceQuery): void {
    const collator = new Intl.Collator(language, { numeric: true });
    const size = (amounts: () => OpenAmounts) => (one: Entry, other: Entry) =>
      amounts().place(other.id) - amounts().place(one.id);
    const day = (column: "issued" | "due") => (one: Entry, other: Entry) =>
      one[column] < other[column] ? -1 : one[column] > other[column] ? 1 : 0;
    const orders = {
      number: (one: Entry, other: Entry) => collator.compare(one.id, other.id),
      customer: (one: Entry, other: Entry) =>
        collator.compare(one.name ?? one.customer, other.name ?? other.customer),
      issued: day("issued"),
      due: day("due"),
      amount: size(() => this.#amounts()),
      vat: size(() => this.#taxes()),
      open: size(() => this.#open),
      currency: (one: Entry, other: Entry) => collator.compare(one.currency, other.currency),
      status: (one: Entry, other: Entry) => urgency(one) - urgency(other),
      daysLate: (one: Entry, other: Entry) => one.daysLate - other.daysLate,
      reason: (one: Entry, other: Entry) => collator.compare(one.reason ?? "", other.reason ?? ""),
    };
    const order = orders[sort];
    const sign = descending ? -1 : 1;
    this.#shown.sort(
      (one, other) => sign * order(one, other) || sign * (one.position - other.position),
    );
  }

  #amounts(): OpenAmounts {
    this.#invoiced ??= this.#places(({ amount }) => amount);
    return this.#invoiced;
  }

  #taxes(): OpenAmounts {
    this.#taxed ??= this.#places(({ vat }) => vat ?? "0");
    return this.#taxed;
  }

  #places(amountOf: (invoice: Invoice) => Invoice["amount"]): OpenAmounts {
    const unpaid = this.#entries.map(({ invoice, currency }) => {
      const { id, customer, issued } = invoice;
      return { id, customer, issued, amount: amountOf(invoice), currency };
    });
    return new OpenAmounts(unpaid, LAST_DAY);
  }

  /** These, added up by the core: a ledger of these invoices alone, for each currency. */
  #totals(entries: Entry[]): InvoiceTotal[] {
    return byCurrency(entries).map(([currency, items]) => {
      const invoices = items.map(({ invoice, due }) => ({ ...invoice, due }));
      const { total } = inSideLedger({ invoices }, (part) =>
        part.aging({ asOf: this.#asOf, currency }),
      );
      const { total: open, overdue } = total;
      return { currency, open, overdue, credits: opposite(total.credits) };
    });
  }

  #customerChoice({ customer: chosen, language }: InvoiceQuery) {
    const name = (id: string) => this.#customers.get(id)?.name ?? id;
    const ids = new Set(this.#entries.map(({ customer }) => customer));
    const few = ids.size <= LISTED_CUSTOMERS;
    const listed = few ? [...ids] : chosen === undefined ? [] : [chosen];
    const collator = new Intl.Collator(language, { numeric: true });
    return {
      customers: listed
        .map((id) => ({ id, name: name(id) }))
        .sort((one, other) => collator.compare(one.name, other.name)),
    };
  }
}

/** What waits longest comes last: settled, not due, then by days of delay. */
function urgency({ open, late }: Entry): number {
  return open === undefined ? Number.NEGATIVE_INFINITY : late;
}

function rowOf({
  late: _l,
  text: _t,
  position: _p,
  invoice: _i,
  bucket: _b,
  ...row
}: Entry): InvoiceRow {
  return row;
}
