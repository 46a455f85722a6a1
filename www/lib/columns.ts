// The data of a ledger as tokens, in pieces of some thousand invoices. Nothing is parsed or judged here; `src/wire/batch.rs` reads it.
//
// One million invoices come this way: the usual invoice, a plain object with plain payments, is read field by field without making
// anything. Any other object is read with care, key by key.

import {
  type Encoder,
  isList,
  isObject,
  Kind,
  MOST_TOKENS,
  ownKeys,
  read,
  UNREADABLE,
} from "./tokens.js";

const INVOICE = [
  "id",
  "customer",
  "issued",
  "due",
  "terms",
  "amount",
  "vat",
  "currency",
  "payments",
  "disputed",
  "doubtful",
  "writtenOff",
];
/** The order of an invoice's values: the core reads amounts by their currency. */
const CURRENCY_FIRST = ["currency", ...INVOICE.filter((key) => key !== "currency")];
/** Those whose value is an object. */
const STRUCTURED = ["terms", "payments", "disputed", "doubtful"];
const PAYMENT = ["date", "amount"];
const DATA = ["customers", "invoices"];

/** A piece is handed over when it holds so many tokens or bytes. */
const PIECE_TOKENS = 2 ** 17;
const PIECE_BYTES = 2 ** 20;

/** Where the pieces go. */
export interface Sink {
  read(tokens: Uint32Array, bytes: Uint8Array): void;
  /** About so many more invoices follow. */
  expect(more: number): void;
}

type Fields = Record<string, unknown>;

/** Writes `{customers, invoices}`, and hands it over piece by piece. */
export function writeData(encoder: Encoder, data: unknown, sink: Sink): void {
  const writer = new Writer(encoder, sink);
  encoder.token(Kind.Section, 0);
  if (!isObject(data)) {
    encoder.value(data);
  } else {
    const keys = ownKeys(data);
    const unknown = keys?.find((key) => !DATA.includes(key));
    if (keys === undefined) {
      encoder.token(Kind.Unreadable, 0);
    } else if (unknown !== undefined) {
      encoder.token(Kind.Object, 1);
      encoder.text(Kind.Text, unknown);
      encoder.whole(() => encoder.value(read(data, unknown)));
    } else {
      encoder.token(Kind.Object, 0);
      if (keys.includes("customers")) writer.list(1, read(data, "customers"));
      if (keys.includes("invoices")) writer.list(2, read(data, "invoices"));
    }
  }
  writer.flush();
}

class Writer {
  readonly #encoder: Encoder;
  readonly #sink: Sink;
  readonly #invoices = new Shape(INVOICE);
  readonly #payments = new Shape(PAYMENT);

  constructor(encoder: Encoder, sink: Sink) {
    this.#encoder = encoder;
    this.#sink = sink;
  }

  flush(): void {
    const [tokens, bytes] = this.#encoder.written();
    this.#encoder.rewind(0, 0);
    if (tokens.length > 0) this.#sink.read(tokens, bytes);
  }

  list(section: 1 | 2, list: unknown): void {
    if (list === undefined || list === null) return;
    const encoder = this.#encoder;
    encoder.token(Kind.Section, section);
    const length = isList(list) ? read(list, "length") : undefined;
    if (!isList(list) || typeof length !== "number") {
      encoder.field(isList(list) ? UNREADABLE : list);
      return;
    }
    encoder.token(Kind.List, 0);
    let expected = section === 1;
    for (let position = 0; position < length; position++) {
      const item = read(list, position);
      if (section === 2) this.#invoice(item);
      else encoder.whole(() => encoder.value(item));
      if (encoder.tokenCount > PIECE_TOKENS || encoder.byteCount > PIECE_BYTES) {
        this.flush();
        if (!expected) this.#sink.expect(length - position - 1);
        expected = true;
      }
    }
  }

  #invoice(item: unknown): void {
    const encoder = this.#encoder;
    const { tokenCount, byteCount } = encoder;
    try {
      if (this.#invoices.has(item) && this.#usualInvoice(item)) return;
    } catch {
      // A getter threw, or the invoice is too large: the careful way finds out where.
    }
    encoder.rewind(tokenCount, byteCount);
    encoder.whole(() => this.#anyInvoice(item));
  }

  /** Writes an invoice of known keys; false where something in it has to be read with care. */
  #usualInvoice(invoice: Fields): boolean {
    const encoder = this.#encoder;
    const { id, customer, issued, due, terms, amount, vat, currency } = invoice;
    const { payments, disputed, doubtful, writtenOff } = invoice;
    const place = encoder.tokenCount;
    encoder.token(Kind.Record, 0);
    const there =
      encoder.fieldIf(currency, 128) |
      encoder.fieldIf(id, 1) |
      encoder.fieldIf(customer, 2) |
      encoder.fieldIf(issued, 4) |
      encoder.fieldIf(due, 8) |
      encoder.valueIf(terms, 16) |
      encoder.fieldIf(amount, 32) |
      encoder.fieldIf(vat, 64) |
      (payments === undefined || payments === null ? 0 : 256);
    if (there & 256 && !this.#usualPayments(payments)) return false;
    const marks =
      encoder.valueIf(disputed, 512) |
      encoder.valueIf(doubtful, 1024) |
      encoder.fieldIf(writtenOff, 2048);
    encoder.tokenAt(place, Kind.Record, there | marks);
    return true;
  }

  #usualPayments(payments: unknown): boolean {
    if (!Array.isArray(payments) || payments.length > MOST_TOKENS) return false;
    const encoder = this.#encoder;
    const count = payments.length;
    encoder.token(Kind.List, count);
    for (let position = 0; position < count; position++) {
      const payment = payments[position];
      if (!this.#payments.has(payment)) return false;
      const { date, amount } = payment;
      const place = encoder.tokenCount;
      encoder.token(Kind.Record, 0);
      const there = encoder.fieldIf(date, 1) | encoder.fieldIf(amount, 2);
      encoder.tokenAt(place, Kind.Record, there);
    }
    return true;
  }

  #anyInvoice(item: unknown): void {
    const invoice = this.#open(item, INVOICE);
    if (invoice === undefined) return;
    for (const key of CURRENCY_FIRST) {
      const value = invoice[key];
      if (value === undefined || value === null) continue;
      if (key === "payments" && isList(value)) this.#anyPayments(value);
      else if (STRUCTURED.includes(key)) this.#encoder.value(value);
      else this.#encoder.field(value);
    }
  }

  #anyPayments(payments: unknown[]): void {
    const length = read(payments, "length");
    if (typeof length !== "number" || length > MOST_TOKENS) {
      this.#encoder.token(Kind.Unreadable, 0);
      return;
    }
    this.#encoder.token(Kind.List, length);
    for (let position = 0; position < length; position++) {
      const payment = this.#open(read(payments, position), PAYMENT);
      if (payment === undefined) continue;
      this.#encoder.fieldIf(payment.date, 1);
      this.#encoder.fieldIf(payment.amount, 2);
    }
  }

  /** Opens a record of any object; its known fields, or undefined where it is no object. */
  #open(item: unknown, known: string[]): Fields | undefined {
    const encoder = this.#encoder;
    if (!isObject(item)) {
      encoder.field(item);
      return undefined;
    }
    const keys = ownKeys(item);
    if (keys === undefined) {
      encoder.token(Kind.Unreadable, 0);
      return undefined;
    }
    const fields: Fields = Object.create(null);
    let there = 0;
    for (const [bit, key] of known.entries()) {
      if (!keys.includes(key)) continue;
      fields[key] = read(item, key);
      if (fields[key] !== undefined && fields[key] !== null) there |= 1 << bit;
    }
    const unknown = keys.find((key) => !known.includes(key));
    if (unknown === undefined) {
      encoder.token(Kind.Record, there);
    } else {
      encoder.token(Kind.RecordWithUnknown, there);
      encoder.text(Kind.Text, unknown);
      encoder.value(read(item, unknown));
    }
    return fields;
  }
}

/** Recognizes plain objects that have no other keys than those known. */
class Shape {
  readonly #known: string[];
  /** The keys of the last such object: most objects of a list have the same. */
  #keys: string[] = [];
  /** A prototype without any of the known keys: what is read is the object's own. */
  #prototype: unknown;

  constructor(known: string[]) {
    this.#known = known;
  }

  has(item: unknown): item is Fields {
    if (typeof item !== "object" || item === null) return false;
    return this.#hasPrototype(item) && (this.#hasSameKeys(item) || this.#hasKnownKeys(item));
  }

  #hasPrototype(item: object): boolean {
    const prototype = Object.getPrototypeOf(item);
    if (prototype === this.#prototype) return true;
    if (!isObject(item)) return false;
    if (prototype !== null && this.#known.some((key) => key in prototype)) return false;
    this.#prototype = prototype;
    return true;
  }

  #hasSameKeys(item: object): boolean {
    const keys = this.#keys;
    let count = 0;
    for (const key in item) if (key !== keys[count++]) return false;
    return count === keys.length;
  }

  #hasKnownKeys(item: object): boolean {
    const keys = Object.keys(item);
    if (!keys.every((key) => this.#known.includes(key))) return false;
    this.#keys = keys;
    return true;
  }
}
