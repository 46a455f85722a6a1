/** A credit note on an invoice, before it is made. */
import type { Customer, Invoice } from "encours";
import type { CreditNote } from "./messages.ts";
import { LAST_DAY, OpenAmounts } from "./open-amounts.ts";
import { NO_RATES } from "./provisions.ts";
import { inSideLedger } from "./side-ledger.ts";
import { sum } from "./sum.ts";

const NOTHING = "0";

/** The VAT in a part of an invoice, at the share that it has in the whole. */
function vatIn(invoice: Invoice, customer: Customer | undefined, part: string): string {
  const { id, issued, amount, vat = NOTHING, currency = "EUR" } = invoice;
  const rest = sum([String(amount), `-${part}`], currency);
  const paid = /[1-9]/.test(rest) ? [{ date: issued, amount: rest }] : [];
  const alone: Invoice = {
    id,
    customer: invoice.customer,
    issued,
    due: issued,
    amount,
    vat,
    currency,
    payments: paid,
  };
  const held = { invoices: [alone], ...(customer ? { customers: [customer] } : {}) };
  const { netOpen } = inSideLedger(held, (ledger) =>
    ledger.allowance({ asOf: issued, currency, ratesPercent: NO_RATES }),
  );
  return sum([part, `-${netOpen}`], currency);
}

/**
 * What a credit note of this amount is to the invoice, or, without one, of all that is still owed on it: by what no payment, of whatever
 * day, has settled.
 */
export function creditNoteOf(
  invoice: Invoice,
  customer: Customer | undefined,
  amount?: string,
): CreditNote {
  const { currency = "EUR" } = invoice;
  const open = new OpenAmounts([invoice], LAST_DAY).of.get(invoice.id) ?? NOTHING;
  const owed = open.startsWith("-") ? NOTHING : sum([open], currency);
  const credited = amount === undefined ? owed : sum([amount], currency);
  return {
    amount: credited,
    open: owed,
    isAbove: sum([owed, `-${credited}`], currency).startsWith("-"),
    ...(invoice.vat === undefined ? {} : { vat: vatIn(invoice, customer, credited) }),
  };
}
