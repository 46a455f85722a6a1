// The steps that the core gives, as the conformance vectors provoke them, against the words for them. tests/steps.rs sees to it that the
// vectors provoke every step and convention that the core can give.

import { readFileSync } from "node:fs";
import type { Step } from "encours";
import {
  checkTerms,
  collectionCosts,
  dueDate,
  earlyDiscount,
  installments,
  latePayment,
  provision,
  writeOff,
} from "encours";
import { describe, expect, it } from "vitest";
import { convention, inputName, numbered, stepTitle } from "./step-grammar.ts";
import { stepNames } from "./steps.ts";

interface Vector {
  input: unknown;
  error?: unknown;
}
/** All calls that give steps. */
const CALLS = {
  checkTerms,
  collectionCosts,
  dueDate,
  earlyDiscount,
  installments,
  latePayment,
  provision,
  writeOff,
};

const given: Step[] = Object.entries(CALLS).flatMap(([name, call]) => {
  const file = new URL(`../../../tests/vectors/${name}.json`, import.meta.url);
  const vectors: Vector[] = JSON.parse(readFileSync(file, "utf8"));
  const right = vectors.filter((vector) => vector.error === undefined);
  return right.flatMap(({ input }) => (call as (input: unknown) => { steps: Step[] })(input).steps);
});

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe.each(["fr", "en"] as const)("in %s", (language) => {
  const words = stepNames(language);

  it("every step has a title, every input a name, every convention a sentence, and no more", () => {
    expect(given.length).toBeGreaterThan(1000);
    const name = (id: string) => numbered(id)[0];
    expect(Object.keys(words.steps).sort()).toEqual(sorted(given.map(({ id }) => name(id))));
    expect(Object.keys(words.inputs).sort()).toEqual(
      sorted(given.flatMap(({ inputs }) => inputs.map((input) => name(input.name)))),
    );
    expect(Object.keys(words.conventions).sort()).toEqual(
      sorted(given.flatMap((step) => step.convention ?? [])),
    );
  });

  it("a number is told where there is one, and nothing of the pattern is left", () => {
    for (const { id, inputs } of given) {
      const title = stepTitle(language, words, id);
      expect(title).not.toMatch(/[|#]/);
      const number = numbered(id)[1];
      if (number) expect(title, id).toMatch(new RegExp(`\\D${number}$`));
      else expect(title, id).not.toMatch(/\d/);
      for (const input of inputs) expect(inputName(words, input.name)).not.toBe("");
    }
  });

  it("conventions are sentences", () => {
    for (const name of Object.keys(words.conventions)) {
      expect(convention(language, words, name), name).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});

it("both languages differ", () => {
  for (const part of ["steps", "conventions"] as const) {
    for (const [name, said] of Object.entries(stepNames("en")[part])) {
      expect(said, name).not.toBe(stepNames("fr")[part][name]);
    }
  }
});
