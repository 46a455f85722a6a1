// What the oracle answers: `node tests/oracle/ask.mjs case.json`, the case being
// {"call": "aging", "ledger": {…}, "input": {…}} as in tests/vectors.

import { readFileSync } from "node:fs";
import { answer, Refusal } from "./oracle.mjs";

const { call, input, ledger } = JSON.parse(readFileSync(process.argv[2], "utf8"));
try {
  console.log(JSON.stringify(answer(call, input, ledger), null, 2));
} catch (refusal) {
  if (!(refusal instanceof Refusal)) throw refusal;
  console.log(JSON.stringify({ code: refusal.code, path: refusal.path }, null, 2));
}
