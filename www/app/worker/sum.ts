import { isZero } from "../../ui/format.ts";
import { inSideLedger } from "./side-ledger.ts";

const ANY_DAY = "2000-01-01";

/** Amounts of a currency added up by the core: each is an invoice of a ledger of its own. */
export function sum(amounts: string[], currency: string): string {
  const invoices = amounts.map((amount, index) => ({
    id: String(index),
    customer: "sum",
    issued: ANY_DAY,
    amount,
    currency,
  }));
  return inSideLedger({ invoices }, (ledger) => ledger.aging({ asOf: ANY_DAY, currency })).total
    .total;
}

export function opposite(decimal: string): string {
  if (isZero(decimal)) return decimal;
  return decimal.startsWith("-") ? decimal.slice(1) : `-${decimal}`;
}
