// One way of doing the work, over one size: milliseconds of each operation, and its figures.

import { AS_OF, csv, invoices } from "../recipe.mjs";

const WAYS = {
  encours: () => import("../ways/encours.mjs"),
  typedArrays: () => import("../ways/typed_arrays.mjs"),
  decimals: () => import("../ways/decimals.mjs"),
  numbers: () => import("../ways/numbers.mjs"),
  papaParse: () => import("../ways/papaparse.mjs"),
};

addEventListener("message", async ({ data: { name, size } }) => {
  try {
    const memory = watchMemory();
    const way = await WAYS[name]();
    await way.open?.();
    const result = { ms: {}, reports: {} };
    if (way.load) measureLedger(way, size, result);
    result.wasmBytes = memory();
    if (way.fromSnapshot) measureSnapshot(way, size, result);
    if (way.fromCsv) measureCsv(way, size, result);
    if (name === "numbers") result.wrong = await faults(way, size);
    postMessage(result);
  } catch (error) {
    postMessage({ error: `${name}, ${size}: ${error.stack ?? error}` });
  }
});

/** The package does not show the module's memory: it is seen when the module is instantiated. */
function watchMemory() {
  let memory;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  return () => memory?.buffer.byteLength ?? null;
}

function measureLedger(way, size, { ms, reports }) {
  const data = invoices(size);
  let ledger;
  ms.load = median(3, () => {
    ledger?.free?.();
    ledger = way.load(data);
  });
  const few = size > 100_000 ? 7 : 15;
  const report = (name, call, runs = few) => {
    ms[name] = median(runs, call);
    return call();
  };
  reports.aging = report("aging", () => ledger.aging(AS_OF));
  reports.kpis = report("kpis", () => ledger.kpis(AS_OF));
  reports.latePayments = report("latePayments", () => ledger.latePayments(AS_OF, 100));
  const all = report("latePaymentsAll", () => ledger.latePayments(AS_OF), 3);
  reports.latePaymentsAll = digest(all.rows);
  if (ledger.forecast) reports.forecast = report("forecast", () => ledger.forecast(AS_OF));
  if (ledger.allowance) reports.allowance = report("allowance", () => ledger.allowance(AS_OF));
  ledger.free?.();
}

function measureSnapshot(way, size, { ms, reports }) {
  let ledger = way.load(invoices(size));
  let image;
  ms.snapshot = median(5, () => {
    image = ledger.snapshot();
  });
  ms.fromSnapshot = median(5, () => {
    ledger.free();
    ledger = way.fromSnapshot(image);
  });
  reports.agingOfSnapshot = ledger.aging(AS_OF);
  ledger.free();
}

function measureCsv(way, size, { ms, reports }) {
  const bytes = csv(size);
  ms.csvToAging = median(3, () => {
    const ledger = way.fromCsv(bytes);
    reports.agingOfCsv = ledger.aging(AS_OF);
    ledger.free?.();
  });
}

/** Where plain numbers differ from whole cents. */
async function faults(numbers, size) {
  const typedArrays = await WAYS.typedArrays();
  const data = invoices(size);
  const [wrong, right] = [numbers.load(data), typedArrays.load(data)];
  const [agingWrong, agingRight] = [wrong.aging(AS_OF), right.aging(AS_OF)];
  const claims = new Map(right.latePayments(AS_OF).rows.map((row) => [row.invoice, row]));
  const differs = ({ invoice, claim, daysLate }) => {
    const row = claims.get(invoice);
    return row?.claim !== claim || row.daysLate !== daysLate;
  };
  return {
    openInvoices: agingWrong.total.invoices,
    openInvoicesRight: agingRight.total.invoices,
    claims: wrong.latePayments(AS_OF).rows.filter(differs).length,
    claimsRight: claims.size,
  };
}

/** Milliseconds, after one run that is not counted. */
function median(runs, work) {
  work();
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(runs / 2)];
}

/** FNV-1a over all that the rows say. */
function digest(rows) {
  let hash = 0x811c9dc5;
  for (const row of rows) {
    const { invoice, customer, due, open, daysLate, interest, claim } = row;
    const text = `${invoice} ${customer} ${due} ${open} ${daysLate} ${interest} ${claim}`;
    for (let at = 0; at < text.length; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
  }
  return `${rows.length} rows, ${(hash >>> 0).toString(16)}`;
}
