import { type Customer, type Invoice, Ledger } from "encours";
import { expect, test } from "vitest";
import type { Contact } from "../desk.ts";
import { withKnownCustomers } from "./known-customers.ts";

/** Which customer an invoice to this one goes to. */
function customerOf(customer: Customer, book: Customer[], contacts: Record<string, Contact> = {}) {
  const invoice: Invoice = { id: "F-1", customer: customer.id, issued: "2025-09-30", amount: "1" };
  const read = new Ledger({ customers: [customer], invoices: [invoice] });
  const ledger = withKnownCustomers(read, book, contacts);
  const found = { to: ledger.get("F-1")?.customer, listed: ledger.customers() };
  ledger.free();
  return found;
}

const BISE = { id: "552100554", name: "SARL Bise" };

test("a customer is known by its id, its registration, its VAT number or its name", () => {
  const known = (book: Customer[], contacts = {}, customer: Customer = BISE) =>
    customerOf(customer, book, contacts);
  const bise = { to: "Bise", listed: [] };
  expect(known([{ id: "552100554", name: "Une autre" }])).toEqual({ to: "552100554", listed: [] });
  expect(known([{ id: "Bise" }], { Bise: { siren: "552100554" } })).toEqual(bise);
  expect(known([{ id: "Bise" }], { Bise: { siren: "55210055400013" } })).toEqual(bise);
  const branch = { id: "55210055400021", name: "Bise, agence" };
  expect(known([{ id: "Bise" }], { Bise: { siren: "552100554" } }, branch)).toEqual(bise);
  const foreign = { id: "BE 0505.890.632", name: "Bise NV" };
  expect(known([{ id: "Bise" }], { Bise: { vatNumber: "BE0505890632" } }, foreign)).toEqual(bise);
  expect(known([{ id: "Bise", name: "  sarl  BISE " }])).toEqual(bise);
  expect(known([{ id: "SARL Bise" }])).toEqual({ to: "SARL Bise", listed: [] });
});

test("a customer that the book does not know comes with its name", () => {
  const book = [{ id: "Bise & fils" }, { id: "5521005540", name: "SARL Brise" }];
  expect(customerOf(BISE, book)).toEqual({ to: "552100554", listed: [BISE] });
});
