/**
 * All invoices of a book as a table that the reader of the core takes back: a row for each payment, and one for an invoice without any. What
 * the columns do not carry is said beside it.
 */
import type { Invoice, Ledger } from "encours";
import type { Table } from "../table.ts";
import { dueDates } from "./invoice-list.ts";

/** In the order of the columns of the contract (`CsvOptions.columns`), under names that the reader knows. */
export interface CsvWords {
  head: readonly string[];
  kinds: Record<"business" | "public" | "consumer", string>;
  yes: string;
}

const KINDS = [
  "text",
  "text",
  "text",
  "text",
  "date",
  "date",
  "amount",
  "amount",
  "text",
  "date",
  "amount",
  "text",
] as const;

export function bookTable(ledger: Ledger, words: CsvWords): Table {
  const customers = new Map(ledger.customers().map((customer) => [customer.id, customer]));
  const invoices = ledger.invoices();
  // The columns have no terms: the day that they lead to, but where it is that of the law.
  const agreed = (invoice: Invoice) => invoice.terms ?? customers.get(invoice.customer)?.terms;
  const dues = dueDates(
    invoices.filter((invoice) => invoice.due === undefined && agreed(invoice) !== undefined),
    customers,
  );
  const rows = invoices.flatMap((invoice) => {
    const { name = "", kind } = customers.get(invoice.customer) ?? {};
    const { disputed, payments = [] } = invoice;
    const open = disputed !== undefined && disputed.to === undefined;
    const about = [
      invoice.id,
      invoice.customer,
      name,
      kind ? words.kinds[kind] : "",
      invoice.issued,
      invoice.due ?? dues.get(invoice) ?? "",
      String(invoice.amount),
      String(invoice.vat ?? ""),
      invoice.currency ?? "EUR",
    ];
    const paid = payments.length > 0 ? payments : [{ date: "", amount: "" }];
    return paid.map(({ date, amount }) => [...about, date, String(amount), open ? words.yes : ""]);
  });
  return { head: words.head, kinds: KINDS, rows };
}
