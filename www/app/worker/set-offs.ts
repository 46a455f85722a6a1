/** A credit note, or what was paid too much, set off against a debt: what is left of both goes down by as much, on one day. */
import type { Invoice, Ledger } from "encours";
import type { Debt, SetOff } from "./messages.ts";
import { LAST_DAY, OpenAmounts } from "./open-amounts.ts";
import { inSideLedger } from "./side-ledger.ts";
import { opposite, sum } from "./sum.ts";

/** As many debts as a person chooses from, the oldest first. */
const MOST_DEBTS = 100;
const NOTHING = "0";

function isMore(amount: string, than: string, currency: string): boolean {
  return sum([than, opposite(amount)], currency).startsWith("-");
}

/** The first day from which on there is as much to set off: that of the credit note, or of the payment with which it was too much. */
function since(credit: Invoice, amount: string, currency: string): string {
  const paid = (credit.payments ?? []).map(({ date }) => date);
  const days = [credit.issued, ...paid.filter((day) => day > credit.issued)].sort();
  const isLess = (day: string) => {
    const open = new OpenAmounts([credit], day).of.get(credit.id) ?? NOTHING;
    return !open.startsWith("-") || isMore(amount, opposite(open), currency);
  };
  return days[days.findLastIndex(isLess) + 1] ?? days.at(-1) ?? credit.issued;
}

/**
 * Debts of the customer in the currency of the credit note; none where nothing is left of it.
 * @param of The invoice that it was made on, which comes first.
 */
export function debtsFor(ledger: Ledger, credit: Invoice, of: string | undefined): Debt[] {
  const { currency = "EUR", customer } = credit;
  const others = ledger
    .invoices()
    .filter(
      (one) =>
        one.customer === customer &&
        (one.currency ?? "EUR") === currency &&
        one.writtenOff === undefined &&
        one.id !== credit.id,
    );
  const open = new OpenAmounts([credit, ...others], LAST_DAY).of;
  const rest = open.get(credit.id) ?? "";
  if (!rest.startsWith("-")) return [];
  const left = opposite(rest);
  const place = ({ id, issued }: Invoice) => (id === of ? "" : issued);
  return others
    .filter(({ id }) => open.has(id) && !open.get(id)?.startsWith("-"))
    .sort((one, other) => place(one).localeCompare(place(other)) || one.id.localeCompare(other.id))
    .slice(0, MOST_DEBTS)
    .map((invoice): Debt => {
      const owed = open.get(invoice.id) ?? "";
      const most = isMore(owed, left, currency) ? left : owed;
      // From that day on both are there.
      const [, on = ""] = [invoice.issued, since(credit, most, currency)].sort();
      return { invoice, open: owed, most, on };
    });
}

/**
 * Whether a payment of one of these invoices of a customer is one side of a set-off: the same amount the other way, on the same day, of
 * another one.
 */
export function isSetOffIn(
  invoices: Invoice[],
): (id: string, payment: { date: string; amount: Invoice["amount"] }) => boolean {
  const sides = new Map<string, Set<string>>();
  const key = (currency: string | undefined, date: string, amount: string) =>
    [currency ?? "EUR", date, amount].join(" ");
  const currencies = new Map(invoices.map(({ id, currency }) => [id, currency]));
  for (const { id, currency, payments = [] } of invoices) {
    for (const { date, amount } of payments) {
      const side = key(currency, date, String(amount));
      sides.set(side, (sides.get(side) ?? new Set()).add(id));
    }
  }
  return (id, { date, amount }) => {
    const other = sides.get(key(currencies.get(id), date, opposite(String(amount))));
    return other !== undefined && [...other].some((one) => one !== id);
  };
}

/** Both as they become, or nothing where that is more than what is left of one. */
export function setOff({ credit, debt, amount, on }: SetOff): Invoice[] | undefined {
  const { currency } = credit;
  const { invoice, most } = debt;
  const settled = (one: Invoice, paid: string): Invoice => ({
    ...one,
    payments: [...(one.payments ?? []), { date: on, amount: paid }],
  });
  // The core says first what is no amount and no day: of the amount as it was typed.
  const invoices = [settled(invoice, amount), settled(credit, opposite(amount))];
  const taken = inSideLedger({ invoices }, (ledger) => ledger.invoices());
  return isMore(amount, most, currency ?? "EUR") ? undefined : taken.toReversed();
}
