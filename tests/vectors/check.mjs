// Runs every vector of this folder through the built package in Node, and asks all that was asked natively. Last line: "vectors: <passed>/<all> …".

import { readdirSync, readFileSync } from "node:fs";
import * as encours from "encours";
import { failures, otherAnswers } from "./conformance.mjs";
import { nativeAnswers, nativeNames } from "./native.mjs";

const SHOWN = 10;
const folder = new URL(".", import.meta.url);
let all = 0;
let failed = 0;

function count(name, lines) {
  all += 1;
  if (lines.length === 0) return;
  failed += 1;
  if (failed <= SHOWN) console.log([`FAILED ${name}`, ...lines].join("\n    "));
}

for (const name of readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort())
  for (const vector of JSON.parse(readFileSync(new URL(name, folder), "utf8")))
    count(`${name}: ${vector.name}`, failures(encours, vector));

for (const name of nativeNames())
  for (const [at, line] of nativeAnswers(name).entries())
    count(`the native answers to ${name}.jsonl:${at + 1}`, otherAnswers(encours, line));

if (failed > SHOWN) console.log(`… and ${failed - SHOWN} more`);
console.log(`vectors: ${all - failed}/${all} in Node, TZ=${process.env.TZ ?? "of this machine"}`);
process.exitCode = failed === 0 && all > 0 ? 0 : 1;
