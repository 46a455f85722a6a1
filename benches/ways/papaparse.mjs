// A CSV by PapaParse, its cells put into typed arrays: the aging is then the quickest there is.

import Papa from "papaparse";
import { dayNumber } from "./calendar.mjs";
import { cents, TypedArrays } from "./typed_arrays.mjs";

/** The columns of the generated file are taken as known; a line with a known id adds a payment. */
export function fromCsv(bytes) {
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse(text, { delimiter: ";", skipEmptyLines: true });
  const ledger = new TypedArrays(data.length, data.length);
  let last = "";
  for (let line = 1; line < data.length; line++) {
    const [id, customer, issued, due, amount, paidOn, paid] = data[line];
    if (id !== last) {
      ledger.add(id, customer, dayNumber(issued), dayNumber(due), cents(amount));
      last = id;
    }
    if (paidOn !== "") ledger.pay(dayNumber(paidOn), cents(paid));
  }
  return ledger;
}
