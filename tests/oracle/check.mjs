// Holds the package against the oracle: `node tests/oracle/check.mjs [--cases N] [--seed S] [--calls a,b]`.
// First the oracle against the vectors, then the package against the oracle on random calls.

import { readdirSync, readFileSync } from "node:fs";
import { inspect, parseArgs } from "node:util";
import * as encours from "encours";
import { failures } from "../vectors/conformance.mjs";
import { disagreements, isAnswered } from "./compare.mjs";
import { answer, Refusal } from "./oracle.mjs";
import { CALLS, randomCase } from "./random/cases.mjs";
import { Dice } from "./random/dice.mjs";
import { smallest } from "./random/shrink.mjs";
import { spoiled } from "./random/spoil.mjs";
import { WAY_NAMES } from "./random/ways.mjs";

const SHOWN = 5;
const { values: options } = parseArgs({
  options: {
    cases: { type: "string", default: "320" },
    seed: { type: "string", default: "1" },
    calls: { type: "string", default: CALLS.join(",") },
  },
});
const calls = options.calls.split(",");

/** The oracle in the place of the package. */
const oracle = {
  EncoursError: Refusal,
  Ledger: class {
    constructor(data) {
      for (const call of CALLS) this[call] = (input) => answer(call, input, data);
    }
    free() {}
  },
};
for (const call of CALLS) oracle[call] = (input) => answer(call, input);

function checkVectors() {
  const folder = new URL("../vectors/", import.meta.url);
  const vectors = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  const failed = vectors
    .map(({ name, ...vector }) => [name, ...failures(oracle, vector)])
    .filter((lines) => lines.length > 1);
  for (const lines of failed.slice(0, SHOWN)) console.log(`FAILED ${lines.join("\n    ")}`);
  console.log(`vectors: ${vectors.length - failed.length}/${vectors.length} by the oracle`);
  return failed.length === 0 && vectors.length > 0;
}

/** The case of this number: of four, one has something wrong in it. */
function caseOf(call, number) {
  const dice = new Dice(
    Math.imul(Number(options.seed), 7_368_787) + CALLS.indexOf(call) * 10 ** 7 + number,
  );
  const found = randomCase(dice, call);
  if (number % 4 === 3) return spoiled(dice, found);
  const way = dice.pick(WAY_NAMES);
  return found.ledger && isAnswered(found) ? { ...found, way } : found;
}

function checkCall(call, cases) {
  let failed = 0;
  for (let number = 0; number < cases; number += 1) {
    const found = caseOf(call, number);
    if (disagreements(encours, found).length === 0) continue;
    failed += 1;
    if (failed <= SHOWN) show(found);
  }
  console.log(`  ${call.padEnd(16)}${cases - failed}/${cases}`);
  return failed;
}

function show(found) {
  const isCall = (smaller) => Object.keys(found).every((key) => key === "way" || key in smaller);
  const fails = (smaller) => isCall(smaller) && disagreements(encours, smaller).length > 0;
  const small = smallest(found, fails);
  console.log(`FAILED ${inspect(small, { depth: 20, breakLength: 100, maxStringLength: 100 })}`);
  for (const line of disagreements(encours, small).slice(0, SHOWN)) console.log(`    ${line}`);
}

const agrees = checkVectors();
const cases = Number(options.cases);
const failed = calls.map((call) => checkCall(call, cases)).reduce((a, b) => a + b, 0);
const all = cases * calls.length;
console.log(`oracle: ${all - failed}/${all} random calls agree, seed ${options.seed}`);
process.exitCode = agrees && failed === 0 && all > 0 ? 0 : 1;
