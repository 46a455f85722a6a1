// What the classes of the generated glue export: for `www/lib` only; the published types are `index.d.ts`.

export type Report =
  | "aging"
  | "allowance"
  | "changes"
  | "customers"
  | "explain"
  | "explainFigure"
  | "forecast"
  | "get"
  | "invoices"
  | "kpis"
  | "latePayments"
  | "lossRates"
  | "reminders"
  | "scores"
  | "seasons";

export class Batch {
  read(tokens: Uint32Array, bytes: Uint8Array, ledger: Ledger, english: boolean): void;
  expect(more: number): void;
  free(): void;
}

export class Ledger {
  size(): number;
  heapBytes(): number;
  put(batch: Batch, english: boolean): void;
  pay(tokens: Uint32Array, bytes: Uint8Array, english: boolean): void;
  remove(tokens: Uint32Array, bytes: Uint8Array, english: boolean): number;
  /** JSON text. */
  ask(name: Report, tokens: Uint32Array, bytes: Uint8Array, english: boolean): string;
  snapshot(): Uint8Array<ArrayBuffer>;
  static fromCsv(
    file: Uint8Array,
    tokens: Uint32Array,
    bytes: Uint8Array,
    english: boolean,
  ): CsvImport;
  static csvColumns(
    file: Uint8Array,
    tokens: Uint32Array,
    bytes: Uint8Array,
    english: boolean,
  ): string;
  free(): void;
}

export class SnapshotReader {
  /** Gone after this, even where it throws. */
  read(bytes: Uint8Array, english: boolean): SnapshotReader;
  finish(english: boolean): Ledger;
}

export class CsvImport {
  report(): string;
  /** Takes the ledger out; nothing is left to free. */
  ledger(): Ledger;
}
