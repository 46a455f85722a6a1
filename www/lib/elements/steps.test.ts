// What the calls of the calculators give, as the conformance vectors provoke it, against the names that each calculator carries.

import { readFileSync } from "node:fs";
import { latePayment, type Step } from "encours";
import { expect, it } from "vitest";
import { numbered, type StepNames } from "../../ui/i18n/step-grammar.ts";
import { names as latePaymentNames } from "./late-payment/steps.ts";

/** For each calculator whose results have steps: its vectors, its calls, its names. */
const CALCULATORS: Record<string, [call: (input: never) => { steps: Step[] }, names: StepNames]> = {
  latePayment: [latePayment, latePaymentNames.fr],
};

for (const [name, [call, names]] of Object.entries(CALCULATORS)) {
  it(`${name}: every step has its names, and there are no more`, () => {
    const file = new URL(`../../../tests/vectors/${name}.json`, import.meta.url);
    const vectors: { input: never; error?: unknown }[] = JSON.parse(readFileSync(file, "utf8"));
    const right = vectors.filter(({ error }) => error === undefined);
    const steps = right.flatMap(({ input }) => call(input).steps);
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
