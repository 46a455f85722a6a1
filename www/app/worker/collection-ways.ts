/** What late payment costs a year, and ways to collect, compared by the core. */
import { type CollectionCosts, collectionCosts, type KpiReport, type Step } from "encours";
import { type CollectionCase, statedWays, type Way } from "../collection-case.ts";

/** The core compares three ways. One that is not stated has the largest fixed costs that there are: it is never the cheapest, and left out. */
const BEYOND = "1000000000000000";
const NONE = {
  inHouse: { minutesPerInvoice: "0", hourlyCost: "0", fixedYearly: BEYOND },
  agency: { feePercentOfRecovered: "0", fixedYearly: BEYOND },
  factoring: {
    commissionPercent: "0",
    fundingRatePercent: "0",
    fundedPercent: "0",
    fixedYearly: BEYOND,
  },
};

export interface Ways {
  currency: string;
  options: CollectionCosts["options"];
  cheapest: Way;
  steps: Step[];
}
/** What the year before a day tells of the first fields of a case. */
export type BookYear = {
  [Field in "annualSales" | "dsoDays" | "overduePercent" | "lossPercent"]: string | null;
} & {
  invoicesPerYear: number;
};

export function bookYear(year: KpiReport, issued: number): BookYear {
  return {
    annualSales: year.sales,
    dsoDays: year.dso,
    overduePercent: year.paidLatePercent,
    lossPercent: year.lossPercent,
    invoicesPerYear: issued,
  };
}

/** The ways that are stated, each with what it costs; nothing where there are none. */
export function waysOf(stated: CollectionCase, book: BookYear, currency: string): Ways | undefined {
  const compared = statedWays(stated);
  if (compared.length === 0) return undefined;
  const part = <Name extends Way>(way: Name): (typeof NONE)[Name] => {
    if (!compared.includes(way)) return NONE[way];
    const given = Object.entries(stated).flatMap(([field, text]) =>
      field.startsWith(`${way}/`) ? [[field.slice(way.length + 1), text]] : [],
    );
    return Object.fromEntries(given);
  };
  // Not money: a count, which the core refuses where it is not whole.
  const count = Number(stated.invoicesPerYear ?? book.invoicesPerYear);
  const all = collectionCosts({
    annualSales: stated.annualSales ?? book.annualSales ?? "0",
    invoicesPerYear: count,
    dsoDays: stated.dsoDays ?? book.dsoDays ?? "0",
    overduePercent: stated.overduePercent ?? book.overduePercent ?? "0",
    lossPercent: stated.lossPercent ?? book.lossPercent ?? "0",
    fundingRatePercent: stated.fundingRatePercent ?? "",
    inHouse: part("inHouse"),
    agency: part("agency"),
    factoring: part("factoring"),
    currency,
  });
  const of = (id: string) => compared.some((way) => id.startsWith(way));
  return {
    currency,
    options: all.options.filter(({ kind }) => compared.includes(kind)),
    cheapest: compared.length === 1 ? (compared[0] as Way) : all.cheapest,
    steps: all.steps.filter(({ id }) => of(id)),
  };
}

export interface Funding {
  amount: string;
  steps: Step[];
}
/** What sales cost a year that stay unpaid for so many days. */
export function fundingOf(
  sales: string,
  days: string | null,
  fundingRatePercent: string,
  currency: string,
): Funding | undefined {
  if (days === null) return undefined;
  const { options, steps } = collectionCosts({
    ...NONE,
    annualSales: sales,
    invoicesPerYear: 0,
    dsoDays: days,
    overduePercent: "0",
    lossPercent: "0",
    fundingRatePercent,
    currency,
  });
  const [own] = options;
  return own && { amount: own.funding, steps: steps.filter(({ id }) => id === "inHouseFunding") };
}
