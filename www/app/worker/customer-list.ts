/**
 * The customers of a ledger on a day, as a list that can be searched, narrowed and sorted. Figures, their order and their sums are the
 * core's; here texts and whole numbers are compared, and rows are counted.
 */
import type { AgingReport, Customer, Ledger, ReportScope } from "encours";
import type { CustomerColumn } from "../customer-filter.ts";
import type { CustomerListing, CustomerQuery, CustomerRow } from "./messages.ts";
import { searchFor, searchText } from "./search-text.ts";
import { inSideLedger } from "./side-ledger.ts";

interface Entry extends CustomerRow {
  /** What a search looks at. */
  text: string;
}
type AmountColumn = Extract<
  CustomerColumn,
  "exposure" | "overdue" | "creditLimit" | "suggestedLimit"
>;

/** Places beyond those of any amount above zero. */
const NOTHING = 1e9;
const CREDITS = 2e9;
const ABSENT = 3e9;

export class CustomerList {
  readonly #ledger: Ledger;
  readonly #scope: ReportScope;
  readonly #whole: AgingReport;
  readonly #entries: Entry[];
  readonly #places = new Map<AmountColumn, Map<string, number>>();
  #shown: Entry[] = [];

  constructor(ledger: Ledger, scope: ReportScope) {
    this.#ledger = ledger;
    this.#scope = scope;
    this.#whole = ledger.aging(scope);
    const owed = new Map(this.#whole.rows.map((row) => [row.customer, row]));
    const known = new Map(ledger.customers().map((customer) => [customer.id, customer]));
    const { asOf, currency } = this.#whole;
    const nothing = inSideLedger({}, (none) => none.aging({ asOf, currency })).total;
    this.#entries = ledger.scores(scope).rows.map((score) => {
      const { notDue, overdue, credits, oldestDays } = owed.get(score.customer) ?? nothing;
      const { kind = "business" } = known.get(score.customer) ?? ({} as Partial<Customer>);
      const text = searchText(`${score.customer} ${score.name ?? ""}`);
      return { ...score, kind, notDue, overdue, credits, oldestDays, text };
    });
  }

  list(query: CustomerQuery): CustomerListing {
    const { asOf, currency, total: whole, rows } = this.#whole;
    const matches = this.#filter(query);
    this.#shown = this.#entries.filter(matches);
    this.#sort(query);
    const customers = this.#shown.map((entry) => entry.customer);
    const isWhole = customers.length === this.#entries.length;
    const total = isWhole
      ? whole
      : customers.length > 0
        ? this.#ledger.aging({ ...this.#scope, customers }).total
        : inSideLedger({}, (none) => none.aging({ asOf, currency })).total;
    return {
      count: customers.length,
      all: this.#entries.length,
      owing: rows.length,
      overLimit: this.#entries.filter((entry) => entry.overLimit).length,
      currency,
      whole,
      total,
      rows: this.rows(query.shown),
    };
  }

  /** The first rows of the last list that was asked for, or all of them. */
  rows(count = this.#shown.length): CustomerRow[] {
    return this.#shown.slice(0, count).map(({ text: _, ...row }) => row);
  }

  /** The row of one customer, listed or not. */
  row(id: string): CustomerRow | undefined {
    const entry = this.#entries.find((one) => one.customer === id);
    if (!entry) return undefined;
    const { text: _, ...row } = entry;
    return row;
  }

  #filter({ search = "", standing }: CustomerQuery): (entry: Entry) => boolean {
    const found = searchFor(search);
    const owing = new Set(this.#whole.rows.map((row) => row.customer));
    return (entry) => {
      if (!found(entry.text)) return false;
      switch (standing) {
        case undefined:
          return true;
        case "owing":
          return owing.has(entry.customer);
        case "late":
          return entry.oldestDays > 0;
        case "overLimit":
          return entry.overLimit;
      }
    };
  }

  #sort({ sort, descending, language }: CustomerQuery): void {
    const collator = new Intl.Collator(language, { numeric: true });
    const byName = (one: Entry, other: Entry) =>
      collator.compare(one.name ?? one.customer, other.name ?? other.customer);
    const bySize = (column: AmountColumn) => {
      const places = this.#placesOf(column);
      const place = (entry: Entry) =>
        entry[column] === null ? ABSENT : (places.get(entry.customer) ?? NOTHING);
      return (one: Entry, other: Entry) => place(other) - place(one);
    };
    const orders: Record<CustomerColumn, () => (one: Entry, other: Entry) => number> = {
      name: () => byName,
      score: () => (one, other) => one.score - other.score,
      oldest: () => (one, other) => one.oldestDays - other.oldestDays,
      overdue: () => bySize("overdue"),
      suggestedLimit: () => bySize("suggestedLimit"),
      creditLimit: () => bySize("creditLimit"),
      exposure: () => bySize("exposure"),
    };
    const order = orders[sort]();
    const sign = descending ? -1 : 1;
    this.#shown.sort((one, other) => sign * order(one, other) || byName(one, other));
  }

  /** The place of each customer by one of its amounts, the largest first: the core orders them as it does those who owe. */
  #placesOf(column: AmountColumn): Map<string, number> {
    const known = this.#places.get(column);
    if (known) return known;
    const { asOf, currency } = this.#whole;
    const invoices = this.#entries.flatMap(({ customer, [column]: amount }) =>
      amount === null
        ? []
        : [{ id: customer, customer, issued: asOf, due: asOf, amount, currency }],
    );
    const { rows } = inSideLedger({ invoices }, (ledger) => ledger.aging({ asOf, currency }));
    const places = new Map(
      rows.map(({ customer, total }, place) => [
        customer,
        total.startsWith("-") ? CREDITS + place : place,
      ]),
    );
    this.#places.set(column, places);
    return places;
  }
}
