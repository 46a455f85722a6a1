/** What is open of invoices, each on its own, by the core. */
import type { Invoice, Ledger } from "encours";
import { inSideLedger } from "./side-ledger.ts";

/** After any day that the ledger may hold. */
export const LAST_DAY = "2199-12-31";
/** Places beyond those of any debt. */
const SETTLED = 1e9;
const CREDITS = 2e9;

/** Each currency with the invoices that are in it. */
export function byCurrency<Item extends { invoice: Invoice }>(items: Item[]): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const currency = item.invoice.currency ?? "EUR";
    const group = groups.get(currency);
    if (group) group.push(item);
    else groups.set(currency, [item]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What is open of each invoice, and the place of each by what is open of it, the largest first, currency by currency. */
export class OpenAmounts {
  readonly of = new Map<string, string>();
  readonly #places = new Map<string, number>();

  constructor(invoices: Invoice[], asOf: string, whole?: Ledger) {
    for (const [currency, items] of byCurrency(invoices.map((invoice) => ({ invoice })))) {
      const explain = (ledger: Ledger) =>
        ledger.explainFigure("aging", { asOf, currency }, "total/total");
      const { parts } =
        whole && items.length === invoices.length
          ? explain(whole)
          : inSideLedger({ invoices: items.map(({ invoice }) => invoice) }, explain);
      for (const { invoice = "", amount } of parts.flatMap((part) => part.items)) {
        this.of.set(invoice, amount);
        const place = this.#places.size;
        this.#places.set(invoice, amount.startsWith("-") ? CREDITS + place : place);
      }
    }
  }

  /** What is settled stands between debts and credits. */
  place(id: string): number {
    return this.#places.get(id) ?? SETTLED;
  }
}
