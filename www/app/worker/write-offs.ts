/** How an invoice that is lost leaves the books. */
import { type Customer, type Invoice, writeOff } from "encours";
import type { WrittenOff } from "./messages.ts";
import { NO_RATES } from "./provisions.ts";
import { inSideLedger } from "./side-ledger.ts";
import { sum } from "./sum.ts";

/** On which doubtful and disputed receivables stand. */
const DOUBTFUL_CUSTOMERS = "416";

/**
 * The entries of an invoice that is written off: what was open of it on that day, and the VAT in that, at the share of the whole
 * invoice or, where it states none, at the rate that is assumed.
 */
export function writtenOffOf(
  { writtenOff: asOf = "", ...invoice }: Invoice,
  customer: Customer | undefined,
  defaultVatPercent: string,
): WrittenOff {
  const currency = invoice.currency ?? "EUR";
  const held = { invoices: [invoice], ...(customer ? { customers: [customer] } : {}) };
  const { amount, weighed } = inSideLedger(held, (ledger) => {
    const scope = { asOf, currency };
    const weighed = ledger.allowance({ ...scope, ratesPercent: NO_RATES, defaultVatPercent });
    return { amount: ledger.aging(scope).total.total, weighed };
  });
  const isDoubtful = weighed.entries.some(({ account }) => account === DOUBTFUL_CUSTOMERS);
  const vat = sum([amount, `-${weighed.netOpen}`], currency);
  const { entries, rules, steps } = writeOff({
    amount,
    vat,
    from: isDoubtful ? "doubtful" : "customers",
    currency,
  });
  return { amount, currency, entries, rules, steps, warnings: weighed.warnings };
}
