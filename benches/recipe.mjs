// The generated ledger of the measurements: the same numbers, draw for draw, as `recipe.rs`.

import { dayText } from "./ways/calendar.mjs";

/** 2022-07-01: the first day of issue; the last is AS_OF. */
const START = 19_174;
const DAYS = 1_096;
const CUSTOMERS = 3_000;

/** The date of situation. */
export const AS_OF = "2025-06-30";
const AS_OF_DAY = START + DAYS - 1;
const TERMS = [0, 30, 30, 45, 60, 60];

/** Marsaglia's xorshift of 32 bits. */
function draws(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/**
 * So many invoices over three years: in a hundred, 4 credit notes, 4 never paid, 1 overpaid, 18 paid
 * in parts, the others paid once, from 15 days before the due date to 60 after it. What would be paid
 * after the date of situation is not paid yet.
 */
function* made(count) {
  const draw = draws(20_250_630);
  for (let i = 0; i < count; i++) {
    const customer = draw(CUSTOMERS) + 1;
    const terms = TERMS[draw(6)];
    let amount = 2_000 + draw(98_000);
    if (draw(8) === 0) amount *= 10;
    const lot = draw(100);
    const delay = draw(76) - 15;
    const issued = START + Math.floor((i * DAYS) / count);
    const due = issued + terms;
    let payments = [[delay, amount]];
    if (lot < 4) {
      amount = -Math.floor(amount / 4);
      payments = [];
    } else if (lot < 8) {
      payments = [];
    } else if (lot < 9) {
      payments = [[delay, amount + 1_000]];
    } else if (lot < 24) {
      const first = Math.floor(amount / 3);
      payments = [[delay - 10, first]];
      if (lot >= 12) payments.push([delay + 20, amount - first]);
    } else if (lot < 27) {
      const part = Math.floor(amount / 4);
      payments = [
        [delay - 10, part],
        [delay, part],
        [delay + 30, amount - 2 * part],
      ];
    }
    yield {
      id: `F-${String(i + 1).padStart(7, "0")}`,
      customer: `C-${String(customer).padStart(4, "0")}`,
      issued: dayText(issued),
      due: dayText(due),
      amount: decimal(amount),
      payments: payments
        .filter(([days]) => due + days <= AS_OF_DAY)
        .map(([days, paid]) => ({ date: dayText(due + days), amount: decimal(paid) })),
    };
  }
}

function decimal(cents) {
  const text = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The invoices as an application would hold them: the contract's objects, amounts as text. */
export function invoices(count) {
  return [...made(count)];
}

/** A CSV of one line a payment; an invoice without a payment has a line of its own. */
export function csv(count) {
  const encoder = new TextEncoder();
  const pieces = [];
  let bytes = 0;
  let text = "Facture;Client;Date;Échéance;Montant TTC;Réglé le;Réglé\n";
  const flush = () => {
    const piece = encoder.encode(text);
    pieces.push(piece);
    bytes += piece.length;
    text = "";
  };
  for (const { id, customer, issued, due, amount, payments } of made(count)) {
    const line = `${id};${customer};${issued};${due};${amount};`;
    if (payments.length === 0) text += `${line};\n`;
    for (const { date, amount } of payments) text += `${line}${date};${amount}\n`;
    if (text.length > 1_000_000) flush();
  }
  flush();
  const out = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
