// Runs every vector of this folder through the built package in Node, and asks all that was asked natively; with the argument `calculators`, through
// the module of the calculators to embed, as far as it goes. Last line: "vectors: <passed>/<all> …".

import { readdirSync, readFileSync } from "node:fs";
import { failures, otherAnswers } from "./conformance.mjs";
import { nativeAnswers, nativeNames } from "./native.mjs";

const SHOWN = 10;
/** What the calculators to embed never ask, so that their module cannot answer it. */
const LEFT_OUT = [
  "changes",
  ...[
    "explain",
    "explainFigure",
    "latePayments",
    "lossRates",
    "reminders",
    "rules",
    "scores",
    "seasons",
  ],
  ...["customers", "get", "invoices", "rates", "snapshot"],
];
const isWhole = process.argv[2] !== "calculators";
const has = (call, input) => isWhole || !(LEFT_OUT.includes(call) || input?.levies);
const encours = isWhole ? await import("encours") : await calculators();
const folder = new URL(".", import.meta.url);
let all = 0;
let failed = 0;

/** The package with that module in the place of its own. */
async function calculators() {
  const within = (file) => new URL(file, import.meta.resolve("encours"));
  const package_ = await import(within("index.js"));
  await package_.default(readFileSync(within("wasm/calculators.wasm")));
  return package_;
}

function count(name, lines) {
  all += 1;
  if (lines.length === 0) return;
  failed += 1;
  if (failed <= SHOWN) console.log([`FAILED ${name}`, ...lines].join("\n    "));
}

for (const name of readdirSync(folder)
  .filter((name) => name.endsWith(".json") && has(name.slice(0, -".json".length)))
  .sort())
  for (const vector of JSON.parse(readFileSync(new URL(name, folder), "utf8")))
    count(`${name}: ${vector.name}`, failures(encours, vector));

for (const name of nativeNames().filter(has))
  for (const [at, line] of nativeAnswers(name).entries())
    count(`the native answers to ${name}.jsonl:${at + 1}`, otherAnswers(encours, line, has));

if (failed > SHOWN) console.log(`… and ${failed - SHOWN} more`);
const through = isWhole ? "" : ", through calculators.wasm";
console.log(
  `vectors: ${all - failed}/${all} in Node, TZ=${process.env.TZ ?? "of this machine"}${through}`,
);
process.exitCode = failed === 0 && all > 0 ? 0 : 1;
