import { type Invoice, Ledger } from "encours";
import { expect, it } from "vitest";
import { lookAlikes } from "./look-alikes.ts";

function invoice(id: string, more: Partial<Invoice> = {}): Invoice {
  return { id, customer: "C1", issued: "2025-07-01", due: "2025-08-01", amount: "120", ...more };
}

function asWritten(invoices: Invoice[]): Invoice[] {
  const ledger = new Ledger({ invoices });
  const written = ledger.invoices();
  ledger.free();
  return written;
}

it("another number, the same customer, day and amount: pointed out once", () => {
  const invoices = asWritten([
    invoice("A"),
    invoice("B", { amount: "120.00", due: "2025-09-01" }),
    invoice("C", { amount: "121" }),
    invoice("D", { customer: "C2" }),
    invoice("E", { issued: "2025-07-02" }),
    invoice("F", { currency: "USD" }),
    invoice("Z1", { amount: "0" }),
    invoice("Z2", { amount: "0" }),
  ]);
  expect(lookAlikes([invoices], [{ id: "C1", name: "Dupont" }])).toEqual({
    count: 1,
    first: [
      {
        name: "Dupont",
        issued: "2025-07-01",
        amount: "120.00",
        currency: "EUR",
        ids: ["A", "B"],
        count: 2,
      },
    ],
  });
});

it("of a file only what it adds is told, the same invoice is none of its look-alikes", () => {
  const book = asWritten([invoice("A"), invoice("B")]);
  const file = asWritten([invoice("A"), invoice("N", { issued: "2025-07-05" })]);
  expect(lookAlikes([file, book], [], new Set(["N"])).count).toBe(0);
  const more = asWritten([invoice("A"), invoice("N")]);
  expect(lookAlikes([more, book], [], new Set(["N"])).first[0]?.ids).toEqual(["A", "N", "B"]);
});
