import type { Desk } from "../desk.ts";
import text from "./atelier.csv?raw";

const currency = "EUR";

/** The demo book: the file that it is read from, what the desk keeps beside it, and the day that both are made for. */
export const DEMO = {
  text,
  asOf: "2025-09-30",
  desk: {
    account: {
      current: { label: "Compte courant", balance: "3200.00", on: "2025-09-30", currency },
      savings: { label: "Livret", balance: "1500.00", on: "2025-09-30", currency },
    },
    flow: {
      rent: {
        label: "Loyer",
        amount: "-950.00",
        date: "2025-10-05",
        currency,
        every: "month",
        category: "rent",
      },
      software: {
        label: "Logiciels",
        amount: "-89.00",
        date: "2025-10-12",
        currency,
        every: "month",
        category: "subscription",
      },
      pay: {
        label: "Rémunération",
        amount: "-2400.00",
        date: "2025-10-28",
        currency,
        every: "month",
        category: "payroll",
      },
      contributions: {
        label: "Cotisations",
        amount: "-1450.00",
        date: "2025-11-05",
        currency,
        every: "quarter",
        category: "taxes",
      },
    },
  } satisfies Desk,
};

export function demoFile(): Blob {
  return new Blob([text], { type: "text/csv" });
}
