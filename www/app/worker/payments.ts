/** Payments from a bank statement: what becomes of the invoices that they pay, and what is remembered of the lines. */
import type { Invoice, Ledger } from "encours";
import type { DeskRecord } from "../desk.ts";
import { StoreError } from "../store/error.ts";
import type { BulkSummary, DeskSummary, PartContent } from "../store/records.ts";
import type { Overpaid, SettledLine } from "./messages.ts";
import { LAST_DAY, OpenAmounts } from "./open-amounts.ts";
import { inSideLedger } from "./side-ledger.ts";

/** The invoices that the lines pay, as the book has them. */
function named(ledger: Ledger, lines: readonly SettledLine[]): Invoice[] {
  const ids = new Set(lines.flatMap(({ invoices }) => invoices.map(({ id }) => id)));
  return [...ids].map((id) => {
    const invoice = ledger.get(id);
    if (!invoice) throw new StoreError("missing");
    return invoice;
  });
}

/** The same with these payments, as the core takes them. */
function paid(invoices: Invoice[], lines: readonly SettledLine[]): Invoice[] {
  return inSideLedger({ invoices }, (own) => {
    for (const { line, invoices: parts } of lines) {
      for (const { id, amount } of parts) own.pay(id, { date: line.date, amount });
    }
    return own.invoices();
  });
}

/** What the lines together would pay beyond what is open. */
export function overpaidBy(ledger: Ledger, lines: readonly SettledLine[]): Overpaid[] {
  const invoices = named(ledger, lines);
  const open = new OpenAmounts(invoices, LAST_DAY).of;
  const left = new OpenAmounts(paid(invoices, lines), LAST_DAY).of;
  const isCredit = (amount: string) => amount.startsWith("-");
  return invoices.flatMap(({ id, currency = "EUR" }) => {
    const [before, after] = [open.get(id), left.get(id)];
    if (after === undefined || (before !== undefined && isCredit(before) === isCredit(after)))
      return [];
    return { id, currency, amount: after.replace("-", "") };
  });
}

/** One change: the payments, and the lines of the file under their keys, those that pay nothing included. */
export function paymentsChange(
  ledger: Ledger,
  file: string,
  lines: readonly SettledLine[],
): { summary: BulkSummary | DeskSummary; content: PartContent } {
  const invoices = paid(named(ledger, lines), lines);
  const issued = invoices.map((invoice) => invoice.issued).sort();
  const desk = lines.map(
    ({ key, line, invoices: parts }): DeskRecord => ({
      kind: "bankLine",
      id: key,
      value: { ...line, invoices: parts },
    }),
  );
  const content = { customers: [], invoices, desk };
  if (invoices.length === 0) {
    const ids = lines.map(({ key }) => key);
    return { summary: { kind: "desk", action: "add", of: "bankLine", ids, name: file }, content };
  }
  return {
    summary: {
      kind: "bulk",
      action: "pay",
      invoices: invoices.map(({ id }) => id),
      firstIssued: issued.at(0) ?? "",
      lastIssued: issued.at(-1) ?? "",
      currencies: [...new Set(invoices.map(({ currency = "EUR" }) => currency))].sort(),
    },
    content,
  };
}
