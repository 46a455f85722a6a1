// Writes a CSV as an invoicing tool would export it: so many invoices of the last three years, one
// line for each payment. The same number gives the same file.
//
//   node make-csv.mjs 1000000 factures.csv

import { once } from "node:events";
import { createWriteStream } from "node:fs";

const [count, file] = [Number(process.argv[2] ?? 1_000_000), process.argv[3] ?? "factures.csv"];

const CUSTOMERS = 5_000;
const DAY = 86_400_000;
/** Invoices are issued from this day on, for three years. */
const START = Date.UTC(2022, 9, 1);
const DAYS = 1_095;
const TERMS = [0, 30, 30, 30, 45, 60];

/** Marsaglia's xorshift of 32 bits: numbers below a bound, the same ones each time. */
let state = 20_250_930;
function draw(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

const two = (number) => String(number).padStart(2, "0");

function day(number) {
  const date = new Date(START + number * DAY);
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

function amount(cents) {
  const euros = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(...)+$)/g, " ");
  return `${cents < 0 ? "-" : ""}${euros},${two(Math.abs(cents) % 100)}`;
}

/** Names hold what CSV has quotes for. */
function name(customer) {
  if (customer % 50 === 0) return `"Atelier ""Le ${customer}"""`;
  if (customer % 51 === 0) return `"Dupont ${customer} ; Fils"`;
  if (customer % 52 === 0) return `"Société ${customer}\nService comptable"`;
  return `Société ${customer}`;
}

const kind = (customer) => (customer % 40 === 0 ? "public" : "entreprise");

/** Of 100 invoices 3 are credit notes, 6 unpaid, 15 paid in two parts, the second not always. */
function payments(total) {
  const lot = draw(100);
  const delay = draw(90) - 15;
  if (lot < 9) return [];
  if (lot >= 24) return [[delay, total]];
  const first = Math.floor(total / 3);
  return lot < 14
    ? [[delay, first]]
    : [
        [delay, first],
        [delay + 20, total - first],
      ];
}

const out = createWriteStream(file);
out.write("Facture;Client;Nom;Type;Émission;Échéance;Montant TTC;TVA;Réglé le;Réglé\r\n");
for (let number = 1; number <= count; number++) {
  const customer = draw(CUSTOMERS) + 1;
  const issued = Math.floor((number * DAYS) / (count + 1));
  const due = issued + TERMS[draw(TERMS.length)];
  const net = (1 + draw(draw(10) === 0 ? 100_000 : 10_000)) * 100;
  const total = net + net / 5;
  const isCredit = draw(100) < 3;
  const sign = isCredit ? -1 : 1;
  const line = [
    `F-${String(number).padStart(7, "0")}`,
    `C-${String(customer).padStart(4, "0")}`,
    name(customer),
    kind(customer),
    day(issued),
    day(due),
    amount(sign * total),
    amount((sign * net) / 5),
  ].join(";");
  const paid = (isCredit ? [] : payments(total)).filter(([delay]) => due + delay < DAYS);
  let lines = paid.length === 0 ? `${line};;\r\n` : "";
  for (const [delay, part] of paid)
    lines += `${line};${day(Math.max(due + delay, issued))};${amount(part)}\r\n`;
  if (!out.write(lines)) await once(out, "drain");
}
out.end();
await once(out, "close");
