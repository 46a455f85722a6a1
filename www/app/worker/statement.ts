/** The account of one customer on a day, as it is sent to it. */
import type { Language, Ledger } from "encours";
import type { Desk } from "../desk.ts";
import { ALL_INVOICES } from "../router.ts";
import { InvoiceList } from "./invoice-list.ts";
import type { Statement } from "./messages.ts";
import { isSetOffIn } from "./set-offs.ts";
import { inSideLedger } from "./side-ledger.ts";

/**
 * @param settled Whether what is settled stands in it too. What is written off is a matter of our books, and stands in none; nor does what
 * is not issued yet.
 */
export function statementOf(
  ledger: Ledger,
  desk: Desk,
  id: string,
  asOf: string,
  language: Language,
  settled: boolean,
): Statement {
  const customers = ledger.customers().filter((one) => one.id === id);
  const invoices = ledger.invoices().filter(({ customer }) => customer === id);
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const isSetOff = isSetOffIn(invoices);
  return inSideLedger({ customers, invoices }, (own) => {
    const list = new InvoiceList(own, asOf, desk);
    const order = { ...ALL_INVOICES, sort: "issued", descending: false } as const;
    const { totals } = list.list({
      ...order,
      asOf,
      language,
      ...(settled ? {} : { standing: "open" }),
    });
    const lines = list
      .rows(0, invoices.length)
      .filter(({ status }) => status !== "future" && status !== "writtenOff")
      .map(({ id: number, issued, due, amount, open, currency, status, reason }) => ({
        id: number,
        issued,
        due,
        amount,
        currency,
        ...(open === undefined ? {} : { open }),
        // What is doubtful is a matter of our books.
        ...(status === "disputed" ? { disputed: reason ?? "" } : {}),
        payments: (byId.get(number)?.payments ?? []).flatMap(({ date, amount: paid }) =>
          date <= asOf
            ? [{ date, amount: String(paid), isSetOff: isSetOff(number, { date, amount: paid }) }]
            : [],
        ),
      }));
    const parts = totals.map((total) => ({
      ...total,
      lines: lines.filter(({ currency }) => currency === total.currency),
    }));
    return {
      asOf,
      name: customers[0]?.name ?? id,
      parts: parts.filter((part) => part.lines.length > 0),
    };
  });
}
