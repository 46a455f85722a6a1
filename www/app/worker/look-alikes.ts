/** Invoices that differ by nothing but their number: perhaps the same one, entered twice. They are pointed out, never taken away. */
import type { Customer, Invoice } from "encours";
import type { LookAlike, LookAlikes } from "./messages.ts";

/** As many as a person looks through. */
const TOLD_GROUPS = 25;
const TOLD_NUMBERS = 5;

function keyOf({ customer, issued, amount, currency = "EUR" }: Invoice): string {
  return JSON.stringify([customer, issued, String(amount), currency]);
}

/**
 * @param wanted Those of which another one is looked for, by id; all where it is left out.
 * @param all Chunks of invoices as the core writes them, so that equal amounts are equal texts. An id counts once.
 */
export function lookAlikes(
  all: Iterable<Invoice[]>,
  customers: readonly Customer[],
  wanted?: ReadonlySet<string>,
): LookAlikes {
  const groups = new Map<string, { first: Invoice; ids: Set<string>; isWanted: boolean }>();
  for (const invoices of all) {
    for (const invoice of invoices) {
      if (!/[1-9]/.test(String(invoice.amount))) continue;
      const key = keyOf(invoice);
      const group = groups.get(key) ?? { first: invoice, ids: new Set(), isWanted: false };
      groups.set(key, group);
      group.ids.add(invoice.id);
      group.isWanted ||= wanted === undefined || wanted.has(invoice.id);
    }
  }
  const found = [...groups.values()].filter(({ ids, isWanted }) => isWanted && ids.size > 1);
  const named = new Map(customers.map(({ id, name }) => [id, name]));
  return {
    count: found.length,
    first: found.slice(0, TOLD_GROUPS).map(({ first, ids }): LookAlike => {
      const { customer, issued, amount, currency = "EUR" } = first;
      return {
        name: named.get(customer) ?? customer,
        issued,
        amount: String(amount),
        currency,
        ids: [...ids].slice(0, TOLD_NUMBERS),
        count: ids.size,
      };
    }),
  };
}
