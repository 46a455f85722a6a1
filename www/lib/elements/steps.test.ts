// What the calls of the calculators give, as the conformance vectors provoke it, against the names that each calculator carries.

import { readFileSync } from "node:fs";
import {
  checkTerms,
  collectionCosts,
  dueDate,
  earlyDiscount,
  installments,
  latePayment,
  provision,
  type Step,
} from "encours";
import { expect, it } from "vitest";
import { numbered, type StepNames } from "../../ui/i18n/step-grammar.ts";
import { names as collectionCostsNames } from "./collection-costs/steps.ts";
import { names as dueDateNames } from "./due-date/steps.ts";
import { names as earlyDiscountNames } from "./early-discount/steps.ts";
import { names as installmentsNames } from "./installments/steps.ts";
import { names as latePaymentNames } from "./late-payment/steps.ts";
import { names as provisionNames } from "./provision/steps.ts";

type Calls = Record<string, (input: never) => { steps: Step[] }>;
/** For each calculator whose results have steps: its names, and its calls by the name of their vectors. */
const CALCULATORS: Record<string, [names: StepNames, calls: Calls]> = {
  "collection-costs": [collectionCostsNames.fr, { collectionCosts }],
  "due-date": [dueDateNames.fr, { dueDate, checkTerms }],
  installments: [installmentsNames.fr, { installments }],
  "early-discount": [earlyDiscountNames.fr, { earlyDiscount }],
  "late-payment": [latePaymentNames.fr, { latePayment }],
  provision: [provisionNames.fr, { provision }],
};

for (const [name, [names, calls]] of Object.entries(CALCULATORS)) {
  it(`${name}: every step has its names, and there are no more`, () => {
    const steps = Object.entries(calls).flatMap(([vectors, call]) => {
      const file = new URL(`../../../tests/vectors/${vectors}.json`, import.meta.url);
      const all: { input: never; error?: unknown }[] = JSON.parse(readFileSync(file, "utf8"));
      return all
        .filter(({ error }) => error === undefined)
        .flatMap(({ input }) => call(input).steps);
    });
    const sorted = (ids: string[]) => [...new Set(ids.map((id) => numbered(id)[0]))].sort();
    const listed = (part: Record<string, string>) => Object.keys(part).sort();
    expect(steps.length).toBeGreaterThan(20);
    expect(listed(names.steps)).toEqual(sorted(steps.map(({ id }) => id)));
    const inputs = steps.flatMap((step) => step.inputs.map((input) => input.name));
    expect(listed(names.inputs)).toEqual(sorted(inputs));
    const conventions = steps.flatMap(({ convention }) => convention ?? []);
    expect(listed(names.conventions)).toEqual([...new Set(conventions)].sort());
  });
}
