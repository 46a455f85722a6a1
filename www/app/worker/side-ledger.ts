import { type Customer, type Invoice, Ledger } from "encours";

/** What the core makes of this data, in a ledger of its own. */
export function inSideLedger<T>(
  data: { customers?: Customer[]; invoices?: Invoice[] },
  read: (ledger: Ledger) => T,
): T {
  const ledger = new Ledger(data);
  try {
    return read(ledger);
  } finally {
    ledger.free();
  }
}
