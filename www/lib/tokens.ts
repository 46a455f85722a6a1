// Values as tokens and one run of UTF-8 bytes: the way in to the core. Nothing is parsed or judged here; `src/wire/token.rs` reads it.
//
// A caller's object may be anything: a proxy, a getter that throws, a cycle. Only its own enumerable keys are read, each once, and what
// cannot be read is said to be so.

/** Kinds of tokens, in their upper four bits; the names of `src/wire/token.rs`. */
export const Kind = {
  Absent: 0,
  Text: 1,
  Number: 2,
  Other: 3,
  Unreadable: 4,
  Bool: 5,
  List: 6,
  Object: 7,
  Record: 8,
  RecordWithUnknown: 9,
  Section: 10,
} as const;

const BITS = 28;
/** How deep lists and objects may be nested. */
const DEPTH = 16;
/** Most tokens and bytes at once: no input of the contract comes near, a hostile one would go on for ever. */
export const MOST_TOKENS = 2 ** 22;
const MOST_BYTES = 2 ** 29;
/** The largest buffers that are used again. */
const KEPT_TOKENS = 2 ** 20;
const KEPT_BYTES = 2 ** 22;
/** UTF-16 units of a wrong value that an error may show. */
const SHOWN = 160;

/** Stands for a value that could not be read. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

/** Thrown where an input is larger than what is read. */
class TooLarge extends Error {}

/** Objects whose keys are data: dates, maps and the like carry theirs elsewhere. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isList(value) && isPlain(value);
}

/** Bytes of a file, from whatever realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && tag(value) === "Uint8Array";
}

export function isList(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    // A revoked proxy.
    return false;
  }
}

function isPlain(value: object): boolean {
  return tag(value) === "Object";
}

/** "Object", "Date", "Map" … */
function tag(value: object): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return "Object";
  }
}

/** A value of no right kind, as a person would recognize it. */
export function description(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    if (isList(value)) return "[…]";
    return isPlain(value) ? "{…}" : tag(value);
  }
  return typeof value === "function" ? "function" : String(value);
}

/** Writes tokens and bytes into two buffers, which grow as needed and are used again. */
export class Encoder {
  #tokens = new Uint32Array(256);
  #bytes = new Uint8Array(4096);
  /** How many of each are written. */
  tokenCount = 0;
  byteCount = 0;

  /** What is written so far. */
  written(): [tokens: Uint32Array, bytes: Uint8Array] {
    return [this.#tokens.subarray(0, this.tokenCount), this.#bytes.subarray(0, this.byteCount)];
  }

  /** Takes back what was written after these counts. */
  rewind(tokenCount: number, byteCount: number): void {
    this.tokenCount = tokenCount;
    this.byteCount = byteCount;
  }

  /** Ready for the next input; buffers that one large text has blown up are not kept. */
  reset(): void {
    this.rewind(0, 0);
    if (this.#tokens.length > KEPT_TOKENS) this.#tokens = new Uint32Array(256);
    if (this.#bytes.length > KEPT_BYTES) this.#bytes = new Uint8Array(4096);
  }

  token(kind: number, number: number): void {
    if (this.tokenCount === this.#tokens.length) this.#growTokens();
    this.#tokens[this.tokenCount++] = (kind << BITS) | number;
  }

  /** Writes a token at a place that was kept for it. */
  tokenAt(place: number, kind: number, number: number): void {
    this.#tokens[place] = (kind << BITS) | number;
  }

  /** A text of this kind; half of a surrogate pair makes it unreadable. */
  text(kind: number, text: string): void {
    const length = text.length;
    const start = this.byteCount;
    // A UTF-16 unit takes at most three bytes.
    if (start + length * 3 > this.#bytes.length) this.#growBytes(length * 3);
    if (this.tokenCount === this.#tokens.length) this.#growTokens();
    const bytes = this.#bytes;
    let ascii = 0;
    for (; ascii < length; ascii++) {
      const unit = text.charCodeAt(ascii);
      if (unit > 127) break;
      bytes[start + ascii] = unit;
    }
    const end = start + ascii;
    const at = ascii === length ? end : this.#beyondAscii(text, ascii, end);
    if (at < 0) {
      this.#tokens[this.tokenCount++] = Kind.Unreadable << BITS;
      return;
    }
    this.byteCount = at;
    this.#tokens[this.tokenCount++] = (kind << BITS) | (at - start);
  }

  /** Writes the rest of a text; −1 where it is no Unicode text. */
  #beyondAscii(text: string, from: number, start: number): number {
    const bytes = this.#bytes;
    let at = start;
    for (let i = from; i < text.length; i++) {
      const point = text.codePointAt(i) as number;
      if (point < 0x80) {
        bytes[at++] = point;
      } else if (point < 0x800) {
        bytes[at++] = 0xc0 | (point >> 6);
        bytes[at++] = 0x80 | (point & 63);
      } else if (point < 0x10000) {
        if (point >= 0xd800 && point <= 0xdfff) return -1;
        bytes[at++] = 0xe0 | (point >> 12);
        bytes[at++] = 0x80 | ((point >> 6) & 63);
        bytes[at++] = 0x80 | (point & 63);
      } else {
        i++;
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 63);
        bytes[at++] = 0x80 | ((point >> 6) & 63);
        bytes[at++] = 0x80 | (point & 63);
      }
    }
    return at;
  }

  #growTokens(): void {
    if (this.tokenCount >= MOST_TOKENS) throw new TooLarge();
    const grown = new Uint32Array(this.#tokens.length * 2);
    grown.set(this.#tokens);
    this.#tokens = grown;
  }

  #growBytes(more: number): void {
    const needed = this.byteCount + more;
    if (needed > MOST_BYTES) throw new TooLarge();
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, needed));
    grown.set(this.#bytes.subarray(0, this.byteCount));
    this.#bytes = grown;
  }

  /** One field that should be a text or a number. */
  field(value: unknown): void {
    if (typeof value === "string") this.text(Kind.Text, value);
    else if (typeof value === "number") this.text(Kind.Number, String(value));
    else if (value === undefined || value === null) this.token(Kind.Absent, 0);
    else if (value === UNREADABLE) this.token(Kind.Unreadable, 0);
    else this.text(Kind.Other, description(value).slice(0, SHOWN));
  }

  /** A field that is there, and its bit; 0 where it is absent. */
  fieldIf(value: unknown, bit: number): number {
    if (value === undefined || value === null) return 0;
    this.field(value);
    return bit;
  }

  /** The same for a field that should be an object. */
  valueIf(value: unknown, bit: number): number {
    if (value === undefined || value === null) return 0;
    this.value(value);
    return bit;
  }

  /** Writes what `write` writes, or that it cannot be read where it is too large. */
  whole(write: () => void): void {
    const { tokenCount, byteCount } = this;
    try {
      write();
    } catch (error) {
      if (!(error instanceof TooLarge) && !(error instanceof RangeError)) throw error;
      this.rewind(tokenCount, byteCount);
      this.token(Kind.Unreadable, 0);
    }
  }

  /** Any value, whole. */
  value(value: unknown, depth = DEPTH): void {
    if (typeof value === "boolean") this.token(Kind.Bool, value ? 1 : 0);
    else if (isList(value)) this.#list(value, depth);
    else if (isObject(value)) this.#object(value, depth);
    else this.field(value);
  }

  #list(list: unknown[], depth: number): void {
    const length = read(list, "length");
    if (depth === 0 || typeof length !== "number" || length > MOST_TOKENS) {
      this.token(Kind.Unreadable, 0);
      return;
    }
    this.token(Kind.List, length);
    for (let i = 0; i < length; i++) this.value(read(list, i), depth - 1);
  }

  #object(object: object, depth: number): void {
    const keys = ownKeys(object);
    if (depth === 0 || keys === undefined) {
      this.token(Kind.Unreadable, 0);
      return;
    }
    this.token(Kind.Object, keys.length);
    for (const key of keys) {
      this.text(Kind.Text, key);
      this.value(read(object, key), depth - 1);
    }
  }
}

/** The own enumerable keys of an object; undefined where they cannot be read. */
export function ownKeys(object: object): string[] | undefined {
  try {
    return Object.keys(object);
  } catch {
    return undefined;
  }
}

/** One key of an object. */
export function read(object: object, key: string | number): unknown {
  try {
    return (object as Record<string | number, unknown>)[key];
  } catch {
    return UNREADABLE;
  }
}
