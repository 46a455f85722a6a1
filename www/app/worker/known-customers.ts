/** Customers of electronic invoices, who are there by their registration: which of the book they are. */
import { type Customer, type Invoice, Ledger } from "encours";
import type { Contact } from "../desk.ts";

const bare = (text: string) => text.replace(/[\s.]/g, "").toUpperCase();
const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("fr");

/**
 * The same invoices, each to the customer of the book that its own one is: the same id, the same SIREN (which begins a SIRET), VAT number or
 * name. Customers that the book does not know stay as they are.
 */
export function withKnownCustomers(
  read: Ledger,
  book: Customer[],
  contacts: Record<string, Contact>,
): Ledger {
  const ids = new Set(book.map(({ id }) => id));
  const byNumber = new Map<string, string>();
  for (const [customer, { siren, vatNumber }] of Object.entries(contacts)) {
    if (siren) byNumber.set(bare(siren).slice(0, 9), customer);
    if (vatNumber) byNumber.set(bare(vatNumber), customer);
  }
  const byName = new Map(book.map(({ id, name }) => [plain(name ?? id), id]));
  const known = ({ id, name }: Customer): string => {
    if (ids.has(id)) return id;
    const number = bare(id);
    const firm = /^\d{14}$/.test(number) ? number.slice(0, 9) : number;
    return byNumber.get(firm) ?? byName.get(plain(name ?? id)) ?? id;
  };
  const customers = read.customers();
  const own = new Map(customers.map((customer) => [customer.id, known(customer)]));
  const invoices = read.invoices().map(
    (invoice): Invoice => ({
      ...invoice,
      customer: own.get(invoice.customer) ?? invoice.customer,
    }),
  );
  const ledger = new Ledger({
    // What the book says of its customers holds.
    customers: customers.filter(({ id }) => own.get(id) === id && !ids.has(id)),
    invoices,
  });
  read.free();
  return ledger;
}
