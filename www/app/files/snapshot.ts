import { Ledger } from "encours";
import type { ReadFiles } from "./content.ts";

/** The image of a ledger, as the npm package makes it. */
export const read: ReadFiles = ([source]) => {
  const ledger = Ledger.fromSnapshot(source?.bytes ?? new Uint8Array());
  const [customers, invoices] = [ledger.customers(), ledger.invoices()];
  ledger.free();
  return { customers, invoices, rejected: [], warnings: [], facts: [] };
};
