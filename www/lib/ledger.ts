// Ledgers in the core's memory.

import type * as contract from "encours";
import { writeData } from "./columns.js";
import {
  call,
  generation,
  refuse,
  reporting,
  revive,
  send,
  setReporting,
  told,
  trapped,
  type Words,
  withEncoder,
} from "./facade.js";
import { bug, english } from "./failures.js";
import { isBytes } from "./tokens.js";
import * as core from "./wasm/ledger.js";
import { setListener } from "./wasm/progress.js";

type Data = ConstructorParameters<typeof contract.Ledger>[0];
type Options<Report extends (options: never) => unknown> = Parameters<Report>[0];

/** Bytes of an image that the core is handed at a time: they go through memory that was used a moment ago, where a copy of all would be the dearest part of the reading. */
const PIECE = 250_000;

export class Ledger implements contract.Ledger {
  /** The ledger in the core's memory; undefined once it is freed. */
  #core: core.Ledger | undefined;
  readonly #generation: number;

  constructor(data?: Data) {
    this.#core = call(() => new core.Ledger());
    this.#generation = generation;
    if (data === undefined || data === null) return;
    try {
      this.put(data);
    } catch (error) {
      this.free();
      throw error;
    }
  }

  /** A ledger that the core has made. */
  static #of(made: core.Ledger): Ledger {
    const ledger = new Ledger();
    ledger.#core?.free();
    ledger.#core = made;
    return ledger;
  }

  static fromSnapshot(bytes: Uint8Array): Ledger {
    const image = call(() => checked(bytes));
    const made = call(() => {
      let reader = new core.SnapshotReader();
      for (let start = 0; start < image.length; start += PIECE) {
        reader = reader.read(image.subarray(start, start + PIECE), english);
      }
      return reader.finish(english);
    });
    return Ledger.#of(made);
  }

  static fromCsv(bytes: Uint8Array, options?: contract.CsvOptions): contract.CsvImport {
    const file = call(() => checked(bytes));
    const made = send(options, (...words) => core.Ledger.fromCsv(file, ...words));
    const report = told(call(() => made.report()));
    return { ledger: Ledger.#of(call(() => made.ledger())), ...report };
  }

  static csvColumns(bytes: Uint8Array, options?: contract.CsvOptions): contract.CsvColumns {
    const file = call(() => checked(bytes));
    return JSON.parse(send(options, (...words) => core.Ledger.csvColumns(file, ...words)));
  }

  /** Whether the instance that made this ledger is the present one, and sound. */
  get #there(): boolean {
    return !trapped && this.#generation === generation;
  }

  // Static: what a method is called on may be anything, such as a proxy of a ledger.

  /** The ledger in the core, if it is still there. */
  static #use(ledger: Ledger): core.Ledger {
    if (!Ledger.#is(ledger)) return call(() => refuse("option/invalid", "this"));
    if (ledger.#core === undefined) return call(() => refuse("ledger/freed"));
    call(revive);
    if (!ledger.#there) throw bug("the instance of this ledger trapped");
    return ledger.#core;
  }

  static #is(value: unknown): value is Ledger {
    return typeof value === "object" && value !== null && #core in value;
  }

  static #send<T>(
    ledger: Ledger,
    input: unknown,
    question: (ledger: core.Ledger, ...words: Words) => T,
  ): T {
    Ledger.#use(ledger);
    return send(input, (...words) => question(Ledger.#use(ledger), ...words));
  }

  /** What a question about the ledger answers. */
  static #ask(ledger: Ledger, name: core.Report, input: unknown) {
    return told(Ledger.#send(ledger, input, (core, ...words) => core.ask(name, ...words)));
  }

  get size(): number {
    const ledger = Ledger.#use(this);
    return call(() => ledger.size());
  }

  get heapBytes(): number {
    const ledger = Ledger.#use(this);
    return call(() => ledger.heapBytes());
  }

  put(data: NonNullable<Data>): void {
    Ledger.#use(this);
    withEncoder((encoder) => {
      const batch = call(() => new core.Batch());
      let done = false;
      try {
        writeData(encoder, data, {
          read: (tokens, bytes) => {
            const ledger = Ledger.#use(this);
            call(() => batch.read(tokens, bytes, ledger, english));
          },
          expect: (more) => call(() => batch.expect(more)),
        });
        const ledger = Ledger.#use(this);
        done = true;
        call(() => ledger.put(batch, english));
      } finally {
        if (!done && this.#there) batch.free();
      }
    });
  }

  pay(invoice: string, payment: contract.Payment): void {
    Ledger.#send(this, { invoice, payment }, (ledger, ...words) => ledger.pay(...words));
  }

  remove(ids: string[]): number {
    return Ledger.#send(this, { ids }, (ledger, ...words) => ledger.remove(...words));
  }

  get(id: string): contract.Invoice | undefined {
    return Ledger.#ask(this, "get", { id }) ?? undefined;
  }

  invoices(range: { from?: number; count?: number } = {}): contract.Invoice[] {
    return Ledger.#ask(this, "invoices", range).invoices;
  }

  customers(): contract.Customer[] {
    return Ledger.#ask(this, "customers", {}).customers;
  }

  aging(options: Options<contract.Ledger["aging"]>): contract.AgingReport {
    return Ledger.#ask(this, "aging", options);
  }

  kpis(options: Options<contract.Ledger["kpis"]>): contract.KpiReport {
    return Ledger.#ask(this, "kpis", options);
  }

  latePayments(options: Options<contract.Ledger["latePayments"]>): contract.LatePaymentReport {
    return Ledger.#ask(this, "latePayments", options);
  }

  explain(id: string, options: Options<contract.Ledger["latePayments"]>): contract.LatePayment {
    return Ledger.#ask(this, "explain", { invoice: id, options });
  }

  explainFigure<Report extends "aging" | "kpis" | "allowance" | "forecast">(
    report: Report,
    options: Options<contract.Ledger[Report]>,
    key: string,
  ): contract.Figure {
    return Ledger.#ask(this, "explainFigure", { report, options, key });
  }

  forecast(
    options: contract.ForecastOptions,
    progress?: (runs: number) => void,
  ): contract.Forecast {
    if (progress === undefined || progress === null) return Ledger.#ask(this, "forecast", options);
    Ledger.#use(this);
    if (typeof progress !== "function") call(() => refuse("option/invalid", "progress"));
    const thrown: unknown[] = [];
    const report = (runs: number) => {
      setReporting(true);
      try {
        progress(runs);
      } catch (error) {
        thrown.push(error);
      } finally {
        setReporting(false);
      }
    };
    const answer = Ledger.#send(this, options, (ledger, ...words) => {
      setListener(report);
      try {
        return ledger.ask("forecast", ...words);
      } finally {
        setListener(undefined);
      }
    });
    if (thrown.length > 0) throw thrown[0];
    return JSON.parse(answer);
  }

  seasons(options: Options<contract.Ledger["seasons"]>): contract.Seasons {
    return Ledger.#ask(this, "seasons", options);
  }

  lossRates(options: Options<contract.Ledger["lossRates"]>): contract.LossRates {
    return Ledger.#ask(this, "lossRates", options);
  }

  allowance(options: contract.AllowanceOptions): contract.AllowanceReport {
    return Ledger.#ask(this, "allowance", options);
  }

  reminders(options: Options<contract.Ledger["reminders"]>): contract.ReminderPlan {
    return Ledger.#ask(this, "reminders", options);
  }

  changes(options: contract.ChangesOptions): contract.Changes {
    return Ledger.#ask(this, "changes", options);
  }

  scores(options: contract.ReportScope): contract.ScoreReport {
    return Ledger.#ask(this, "scores", options);
  }

  snapshot(): Uint8Array<ArrayBuffer> {
    const ledger = Ledger.#use(this);
    return call(() => ledger.snapshot());
  }

  free(): void {
    // What is freed twice, or was lost with its instance, is let pass.
    if (!Ledger.#is(this) || reporting) Ledger.#use(this);
    const ledger = this.#core;
    this.#core = undefined;
    if (ledger !== undefined && this.#there) call(() => ledger.free());
  }
}

/** The bytes of a file, if that is what they are. */
function checked(bytes: unknown): Uint8Array {
  return isBytes(bytes) ? bytes : refuse("option/invalid", "bytes");
}
