import type { ProviderGrid } from "../provider-grid.ts";
import { isoDay } from "./days.ts";
import { inSideLedger } from "./side-ledger.ts";

/**
 * The mean of a provider's marks by their weights, or `null` while one is missing. The core takes means weighted by amounts of whole
 * days: here a weight stands for what is paid, and a mark for the days until then.
 */
export function providerScores({ providers, criteria }: ProviderGrid): (string | null)[] {
  const weighed = criteria.filter(({ weight }) => weight > 0);
  return providers.map((_, at) => {
    const marks = weighed.map((criterion) => criterion.marks[at] ?? null);
    if (marks.some((mark) => mark === null)) return null;
    const invoices = weighed.map(({ weight }, index) => {
      const amount = String(weight);
      return {
        id: String(index),
        customer: "provider",
        issued: isoDay(0),
        due: isoDay(0),
        amount,
        payments: [{ date: isoDay(marks[index] ?? 0), amount }],
      };
    });
    return inSideLedger({ invoices }, (ledger) => ledger.kpis({ asOf: LATER, days: 3660 }))
      .averageDaysToPay;
  });
}

/** After all of those days. */
const LATER = isoDay(366);
