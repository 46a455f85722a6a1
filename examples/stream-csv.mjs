// Reads a CSV of any length into a ledger, piece by piece, and prints its reports.
//
//   node stream-csv.mjs factures.csv 2025-09-30
//
// Only the ledger grows with the file. What the file must keep: the rows of an invoice, one for each
// payment, stand together; lines end with "\n" or "\r\n".

import { createReadStream } from "node:fs";
import { Ledger } from "encours";

const [file = "factures.csv", asOf = "2025-09-30", pieceBytes = "1000000"] = process.argv.slice(2);

/** How to read the file. What is not stated here, its first piece tells. */
let options = {};

const LONGEST_ROW = 10_000_000;
const [NEWLINE, QUOTE] = [0x0a, 0x22];

const ledger = new Ledger();
const customersKnown = new Set();
let rejected = 0;
let lastId = "";

for await (const { bytes, linesBefore } of pieces(file)) {
  const piece = Ledger.fromCsv(bytes, options);
  options = piece.detected;
  for (const { line, code, message } of piece.rejected) {
    rejected += 1;
    if (rejected <= 20)
      console.log(`refused at line     ${linesBefore + line}: ${code}: ${message}`);
  }
  take(piece.ledger);
}
report();

/** Puts what a piece holds into the ledger. */
function take(piece) {
  const invoices = piece.invoices();
  const customers = piece.customers().filter(({ id }) => !customersKnown.has(id));
  piece.free();
  for (const { id } of customers) customersKnown.add(id);
  // The rows of one invoice may begin in the piece before.
  const begun = invoices[0]?.id === lastId ? ledger.get(lastId) : undefined;
  if (begun) invoices[0] = joined(begun, invoices[0]);
  lastId = invoices.at(-1)?.id ?? lastId;
  const size = ledger.size + invoices.length - (begun ? 1 : 0);
  ledger.put({ customers, invoices });
  if (ledger.size !== size) throw new Error("the rows of an invoice stand apart: sort the file");
}

/** One invoice of which both have payments. */
function joined({ payments: first = [], ...begun }, { payments: second = [], ...rest }) {
  if (JSON.stringify(begun) !== JSON.stringify(rest))
    throw new Error(`${begun.id} stands in the file twice, and not alike`);
  return { ...begun, payments: [...first, ...second] };
}

function report() {
  const aging = ledger.aging({ asOf });
  const kpis = ledger.kpis({ asOf });
  const late = ledger.latePayments({ asOf, limit: 3 });
  const forecast = ledger.forecast({ asOf, opening: "0", periods: 13 }).runs[0];
  const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
  const { user, system } = process.cpuUsage();
  console.log(`invoices            ${ledger.size}`);
  console.log(`rows refused        ${rejected}`);
  console.log(`receivables         ${aging.total.total}`);
  console.log(`  not due           ${aging.total.notDue}`);
  for (const [place, { label }] of aging.buckets.entries())
    console.log(`  ${label.padEnd(18)}${aging.total.buckets[place]}`);
  console.log(`  credits           ${aging.total.credits}`);
  console.log(`overdue             ${aging.total.overdue}`);
  console.log(`dso, count-back     ${kpis.dsoCountBack}`);
  console.log(`claimable           ${late.claim} on ${late.count} invoices`);
  for (const { invoice, claim } of late.rows) console.log(`  ${invoice.padEnd(18)}${claim}`);
  console.log(`in 13 weeks         ${forecast.closing}`);
  console.log(`ledger              ${megabytes(ledger.heapBytes)}`);
  console.log(`peak of the program ${megabytes(process.resourceUsage().maxRSS * 1024)}`);
  console.log(`time                ${(performance.now() / 1e3).toFixed(1)} s`);
  console.log(`processor time      ${((user + system) / 1e6).toFixed(1)} s`);
}

/** The file in pieces of whole rows, each under the file's own header. */
async function* pieces(file) {
  let header;
  let delimiter;
  let line = 1;
  let rest = Buffer.alloc(0);
  const piece = (rows) => ({
    bytes: Buffer.concat([header, rows]),
    linesBefore: line - 1 - newlines(header),
  });
  for await (const chunk of createReadStream(file, { highWaterMark: Number(pieceBytes) })) {
    rest = Buffer.concat([rest, chunk]);
    if (header === undefined) {
      delimiter = Ledger.csvColumns(rest, options).detected.delimiter.charCodeAt(0);
      header = rest.subarray(0, headerEnd(rest, delimiter));
      line += newlines(header);
      rest = rest.subarray(header.length);
    }
    const rows = rest.subarray(0, [...rowEnds(rest, delimiter)].at(-1) ?? 0);
    if (rows.length > 0) yield piece(rows);
    line += newlines(rows);
    rest = rest.subarray(rows.length);
    if (rest.length > LONGEST_ROW) throw new Error(`the row at line ${line} does not end`);
  }
  if (rest.length > 0) yield piece(rest);
}

/** Where the rows begin: after the first line that names columns. */
function headerEnd(bytes, delimiter) {
  for (const end of rowEnds(bytes, delimiter))
    if (Ledger.csvColumns(bytes.subarray(0, end), options).columns.length > 0) return end;
  throw new Error("the file has no row that ends with a line end");
}

/** After each line end that no quotes hold: they open at the start of a cell, and two in a quoted cell are one. */
function* rowEnds(bytes, delimiter) {
  let isQuoted = false;
  let mayOpen = true;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      [isQuoted, mayOpen] = [!isQuoted && mayOpen, isQuoted];
    } else if (!isQuoted) {
      mayOpen = byte === delimiter || byte === NEWLINE;
      if (byte === NEWLINE) yield at + 1;
    }
  }
}

function newlines(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
