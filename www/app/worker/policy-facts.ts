/** What a credit policy and a collection procedure state: terms, the law on a day, limits. */
import {
  type CheckedTerms,
  type CustomerKind,
  checkTerms,
  type Ledger,
  latePayment,
  type PaymentTerms,
  type Rule,
  rules,
  type Warning,
} from "encours";
import type { Desk } from "../desk.ts";
import { CUSTOMER_KINDS } from "../terms.ts";
import { attempt } from "./attempt.ts";
import { dayNumber, isoDay } from "./days.ts";
import { ownTables } from "./rates.ts";

export interface PolicyFacts {
  asOf: string;
  /** Agreed with most of the customers that have terms of their own; absent: with none. */
  terms?: PaymentTerms;
  customers: number;
  withLimit: number;
  /** The longest lawful terms of each kind of debtor: none for consumers. */
  ceilings: ({ kind: CustomerKind } & Pick<CheckedTerms, "maximum" | "rule">)[];
  /** What a day of delay bears by law, per cent a year. */
  penalties: { kind: CustomerKind; ratePercent: string; rule: Rule }[];
  warnings: Warning[];
  /** All rules that the documents may name, by id. */
  rules: Rule[];
}

export function policyFacts(ledger: Ledger, desk: Desk, asOf: string): PolicyFacts {
  const customers = ledger.customers();
  const counted = new Map<string, { terms: PaymentTerms; count: number }>();
  for (const { terms } of customers) {
    if (!terms) continue;
    const key = JSON.stringify(terms);
    const known = counted.get(key);
    counted.set(key, { terms, count: (known?.count ?? 0) + 1 });
  }
  const [usual] = [...counted.values()].sort((one, other) => other.count - one.count);
  const warnings = new Map<string, Warning>();
  const penalties = (["business", "public"] as const).flatMap((debtor) => {
    const due = isoDay(dayNumber(asOf) - 1);
    // Before the tables begin there is no rate to state.
    const claim = attempt(() =>
      latePayment({ amount: "1", due, asOf, debtor, ...ownTables(desk) }),
    ).value;
    for (const warning of claim?.warnings ?? []) warnings.set(warning.code, warning);
    return (claim?.segments ?? []).map(({ ratePercent, rule }) => ({
      kind: debtor,
      ratePercent,
      rule,
    }));
  });
  return {
    asOf,
    ...(usual ? { terms: usual.terms } : {}),
    customers: customers.length,
    withLimit: customers.filter(({ creditLimit }) => creditLimit !== undefined).length,
    ceilings: CUSTOMER_KINDS.map((kind) => {
      const { maximum, rule } = checkTerms({ terms: { kind: "receipt" }, debtor: kind });
      return { kind, maximum, rule };
    }),
    penalties,
    warnings: [...warnings.values()],
    rules: rules(),
  };
}
