import { type Invoice, Ledger } from "encours";
import { expect, it } from "vitest";
import { ALL_INVOICES } from "../router.ts";
import { InvoiceList } from "./invoice-list.ts";
import type { InvoiceQuery } from "./messages.ts";

const asOf = "2025-09-30";
const QUERY: InvoiceQuery = { ...ALL_INVOICES, asOf, language: "fr" };
const INVOICES: Invoice[] = [
  { id: "A-2", customer: "C1", issued: "2025-06-02", due: "2025-07-02", amount: "2400" },
  { id: "A-10", customer: "C2", issued: "2025-09-29", due: "2025-11-28", amount: "3600" },
  { id: "A-1", customer: "C1", issued: "2025-03-03", due: "2025-04-02", amount: "1200" },
  { id: "N-1", customer: "C2", issued: "2025-09-01", due: "2025-09-01", amount: "-50" },
  { id: "L-1", customer: "C2", issued: "2025-01-01", due: "2025-01-31", amount: "70" },
  { id: "F-1", customer: "C3", issued: "2025-10-01", due: "2025-10-31", amount: "9000" },
];
const paid = (id: string, amount: string, date: string) => {
  const invoice = INVOICES.find((one) => one.id === id) as Invoice;
  return { ...invoice, payments: [{ date, amount }] };
};

/** The list of these invoices, some of them changed. */
function listOf(changed: Invoice[] = [], day = asOf): InvoiceList {
  const ledger = new Ledger({
    customers: [{ id: "C1", name: "Zoé" }, { id: "C2", name: "Élan" }, { id: "C3" }],
    invoices: INVOICES,
  });
  ledger.put({ invoices: changed });
  return new InvoiceList(ledger, day);
}

function ids(list: InvoiceList, query: Partial<InvoiceQuery> = {}): string {
  list.list({ ...QUERY, ...query });
  return list
    .rows(0, 100)
    .map(({ id }) => id)
    .join(" ");
}

it("an invoice stands where the first class that holds puts it", () => {
  const [first] = INVOICES;
  const span = { from: "2025-09-01", to: "2025-09-30" };
  const list = listOf([
    { ...(first as Invoice), disputed: span, doubtful: span },
    paid("A-1", "1200", "2025-09-30"),
    { ...(INVOICES[4] as Invoice), writtenOff: "2025-09-30" },
  ]);
  list.list({ ...QUERY, sort: "number", descending: false });
  const standing = Object.fromEntries(list.rows(0, 9).map((row) => [row.id, row.status]));
  expect(standing).toEqual({
    "A-1": "paid",
    "A-2": "disputed",
    "A-10": "notDue",
    "F-1": "future",
    "L-1": "writtenOff",
    "N-1": "credit",
  });
  // Contested, it is overdue all the same; the day after, it is contested no more.
  expect(ids(list, { standing: "overdue" })).toBe("A-2");
  expect(
    ids(listOf([{ ...(first as Invoice), disputed: span }], "2025-10-01"), {
      standing: "disputed",
    }),
  ).toBe("");
});

it("the sums are those of the core, for the invoices that are left", () => {
  const list = listOf([paid("A-2", "1000", "2025-08-01")]);
  const totals = (query: Partial<InvoiceQuery>) => list.list({ ...QUERY, ...query }).totals;
  expect(totals({})).toEqual([
    { currency: "EUR", open: "6220.00", overdue: "2670.00", credits: "50.00" },
  ]);
  expect(totals({ bucket: "61-90" })).toEqual([
    { currency: "EUR", open: "1400.00", overdue: "1400.00", credits: "0.00" },
  ]);
  expect(totals({ search: "elan" })).toEqual([
    { currency: "EUR", open: "3620.00", overdue: "70.00", credits: "50.00" },
  ]);
  expect(totals({ search: "nobody" })).toEqual([]);
});

it("numbers sort as people count, names as people spell, money as the core has it", () => {
  const list = listOf([paid("A-2", "1000", "2025-08-01"), paid("A-1", "1200", "2025-09-30")]);
  const sorted = (sort: InvoiceQuery["sort"], descending = false) =>
    ids(list, { sort, descending });
  expect(sorted("number")).toBe("A-1 A-2 A-10 F-1 L-1 N-1");
  expect(sorted("customer")).toBe("F-1 A-10 N-1 L-1 A-2 A-1");
  expect(sorted("due", true)).toBe("A-10 F-1 N-1 A-2 A-1 L-1");
  // What is settled, or not issued yet, stands between what is owed and what is owed back.
  expect(sorted("open", true)).toBe("A-10 A-2 L-1 F-1 A-1 N-1");
  expect(sorted("amount", true)).toBe("F-1 A-10 A-2 A-1 L-1 N-1");
  expect(sorted("status", true)).toBe("L-1 A-2 N-1 A-10 F-1 A-1");
});

it("a due date that no invoice states is the core's", () => {
  const ledger = new Ledger({
    customers: [
      { id: "C1", terms: { kind: "net", days: 45 } },
      { id: "C2", kind: "public" },
    ],
    invoices: [
      { id: "T", customer: "C1", issued: "2025-06-02", amount: "1" },
      {
        id: "M",
        customer: "C1",
        issued: "2025-06-02",
        amount: "1",
        terms: { kind: "endOfMonth", days: 45, order: "daysThenEndOfMonth" },
      },
      { id: "P", customer: "C2", issued: "2025-06-02", amount: "1" },
      { id: "S", customer: "C1", issued: "2025-06-02", due: "2025-06-05", amount: "1" },
    ],
  });
  const list = new InvoiceList(ledger, asOf);
  list.list({ ...QUERY, sort: "number", descending: false });
  const dues = Object.fromEntries(list.rows(0, 9).map(({ id, due }) => [id, due]));
  const late = Object.fromEntries(
    ledger.latePayments({ asOf, indemnity: true }).rows.map(({ invoice, due }) => [invoice, due]),
  );
  expect(dues).toEqual(late);
  expect(dues.S).toBe("2025-06-05");
  expect(dues.T).toBe("2025-07-17");
});

it("each currency has its own sum and its own order", () => {
  const ledger = new Ledger({
    invoices: [
      { id: "E", customer: "C", issued: "2025-06-02", amount: "100", currency: "EUR" },
      { id: "U", customer: "C", issued: "2025-06-02", amount: "200", currency: "USD" },
      { id: "J", customer: "C", issued: "2025-06-02", amount: "300", currency: "JPY" },
    ],
  });
  const list = new InvoiceList(ledger, asOf);
  const { totals } = list.list(QUERY);
  expect(totals.map(({ currency, open }) => `${open} ${currency}`)).toEqual([
    "100.00 EUR",
    "300 JPY",
    "200.00 USD",
  ]);
  expect(ids(list, { sort: "open", descending: true })).toBe("E J U");
});

it("customers are to choose from unless they are too many to look through", () => {
  const many = Array.from({ length: 501 }, (_, index) => ({
    id: String(index),
    customer: `C${index}`,
    issued: "2025-06-02",
    amount: "1",
  }));
  const customers = (count: number, customer?: string) =>
    new InvoiceList(new Ledger({ invoices: many.slice(0, count) }), asOf).list({
      ...QUERY,
      ...(customer ? { customer } : {}),
    }).customers;
  expect(customers(500)).toHaveLength(500);
  expect(customers(501)).toEqual([]);
  expect(customers(501, "C7")).toEqual([{ id: "C7", name: "C7" }]);
});
