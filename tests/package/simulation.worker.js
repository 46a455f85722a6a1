// A caller's worker: it makes a ledger, tells the runs that are done, then the answer.

import init, { Ledger } from "/dist/npm/index.js";

globalThis.onmessage = async ({ data: { data, options } }) => {
  await init();
  const ledger = new Ledger(data);
  const forecast = ledger.forecast(options, (runs) => postMessage({ runs }));
  postMessage({ answer: JSON.stringify(forecast) });
};
