// Runs every vector of this folder through the built package in Node. Last line: "vectors: <passed>/<all> …".

import { readdirSync, readFileSync } from "node:fs";
import * as encours from "encours";
import { failures } from "./conformance.mjs";

const SHOWN = 10;
const folder = new URL(".", import.meta.url);
let all = 0;
let failed = 0;

for (const name of readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()) {
  for (const vector of JSON.parse(readFileSync(new URL(name, folder), "utf8"))) {
    all += 1;
    const lines = failures(encours, vector);
    if (lines.length === 0) continue;
    failed += 1;
    if (failed <= SHOWN) console.log([`FAILED ${name}: ${vector.name}`, ...lines].join("\n    "));
  }
}

if (failed > SHOWN) console.log(`… and ${failed - SHOWN} more`);
console.log(`vectors: ${all - failed}/${all} in Node, TZ=${process.env.TZ ?? "of this machine"}`);
process.exitCode = failed === 0 && all > 0 ? 0 : 1;
