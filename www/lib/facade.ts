// The package's functions over the core. Nothing but an EncoursError leaves here, and what a caller's own `progress` throws.

import type * as contract from "encours";
import { writeData } from "./columns.js";
import { Encoder } from "./tokens.js";
import * as core from "./wasm/encours.js";
import { EncoursError } from "./wasm/errors.js";
import { setListener } from "./wasm/progress.js";

export { EncoursError };

/** Whether the core is loaded. */
let ready = false;
/** Whether texts are English; French otherwise. */
let english = false;
/** Counts the instances of the core: a ledger of an earlier one is lost. */
let generation = 0;

export function setReady(): void {
  ready = true;
}

function text(french: string, inEnglish: string): string {
  return english ? inEnglish : french;
}

// Two sentences that the core cannot say: it is not there.

function notReady(cause?: unknown): EncoursError {
  const message = text(
    "Le module encours n'est pas encore chargé : attendez d'abord la fin de son chargement, par exemple avec « await init() ».",
    'The encours module is not loaded yet: wait until it is, such as with "await init()".',
  );
  const value = cause === undefined ? undefined : String(cause).slice(0, 80);
  return new EncoursError("module/notReady", undefined, value, message);
}

function bug(cause: unknown): EncoursError {
  // Where in the module it trapped: builds are reproducible, so the address names the line.
  const place = (cause as Error | undefined)?.stack?.match(/wasm-function\[\d+\]:\w+/)?.[0];
  const trap = place ? `${cause} ${place}` : String(cause);
  const message = text(
    `Le calcul a rencontré un défaut d'encours : signalez-le avec les données qui l'ont provoqué (${trap}).`,
    `The calculation met a defect of encours itself: report it with the data that caused it (${trap}).`,
  );
  return new EncoursError("internal/bug", undefined, trap.slice(0, 80), message);
}

/** The core could not be fetched or started. */
export function loadFailure(cause: unknown): EncoursError {
  return cause instanceof EncoursError ? cause : notReady(cause);
}

/** Whether the core trapped: its memory cannot be trusted. */
let trapped = false;

/** After a trap, a fresh instance takes over. */
function revive(): void {
  if (!trapped) return;
  generation += 1;
  core.__wbg_reset_state();
  trapped = false;
}

/** Whether the core is telling its progress: it cannot be called then. */
let reporting = false;

/** Calls the core. */
function call<T>(work: () => T): T {
  if (!ready) throw notReady();
  if (reporting) refuse("progress");
  try {
    revive();
    return work();
  } catch (error) {
    if (error instanceof EncoursError) throw error;
    // Before all else: where the stack has run out, nothing below may still work.
    trapped = true;
    throw bug(error);
  }
}

/** Throws what a caller gave that cannot be: the sentence is the core's. */
function refuse(path: string): never {
  core.refuse("option/invalid", path, english);
  throw bug(path);
}

/** Kept between calls; undefined while in use, so that a getter that calls back gets its own. */
let spare: Encoder | undefined;

/** Writes an input, then gives the tokens to `use`. */
function withEncoder<T>(use: (encoder: Encoder) => T): T {
  if (!ready) throw notReady();
  const encoder = spare ?? new Encoder();
  spare = undefined;
  try {
    return use(encoder);
  } catch (error) {
    // An input that exhausts the stack or the memory is refused before the core sees any of it.
    throw error instanceof EncoursError ? error : bug(error);
  } finally {
    encoder.reset();
    spare = encoder;
  }
}

type Words = [tokens: Uint32Array, bytes: Uint8Array, english: boolean];

/** Writes an input, and hands it to the core. */
function send<T>(input: unknown, question: (...words: Words) => T): T {
  return withEncoder((encoder) => {
    encoder.whole(() => encoder.value(input));
    const [tokens, bytes] = encoder.written();
    return call(() => question(tokens, bytes, english));
  });
}

/** What a call that needs no ledger answers. */
function ask(name: core.Call, input: unknown) {
  return JSON.parse(send(input, (...words) => core.call(name, ...words)));
}

export function version(): ReturnType<typeof contract.version> {
  return ask("version", {});
}

export function setLanguage(language: contract.Language): void {
  english = ask("isEnglish", { language });
}

export function rules(): contract.Rule[] {
  return ask("rules", {}).rules;
}

export function rates(): ReturnType<typeof contract.rates> {
  return ask("rates", {});
}

export function dueDate(
  input: Parameters<typeof contract.dueDate>[0],
): ReturnType<typeof contract.dueDate> {
  return ask("dueDate", input);
}

export function checkTerms(input: contract.CheckTermsInput): contract.CheckedTerms {
  return ask("checkTerms", input);
}

export function latePayment(input: contract.LatePaymentInput): contract.LatePayment {
  return ask("latePayment", input);
}

export function provision(input: contract.RiskInput): contract.Provision {
  return ask("provision", input);
}

export function writeOff(input: contract.WriteOffInput): contract.WriteOff {
  return ask("writeOff", input);
}

export function installments(input: contract.InstallmentsInput): contract.InstallmentPlan {
  return ask("installments", input);
}

export function earlyDiscount(input: contract.EarlyDiscountInput): contract.EarlyDiscount {
  return ask("earlyDiscount", input);
}

export function collectionCosts(input: contract.CollectionCostsInput): contract.CollectionCosts {
  return ask("collectionCosts", input);
}

type Data = ConstructorParameters<typeof contract.Ledger>[0];
type Options<Report extends (options: never) => unknown> = Parameters<Report>[0];

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
    return Ledger.#of(call(() => core.Ledger.fromSnapshot(checked(bytes), english)));
  }

  static fromCsv(bytes: Uint8Array, options?: contract.CsvOptions): contract.CsvImport {
    const file = call(() => checked(bytes));
    const made = send(options, (...words) => core.Ledger.fromCsv(file, ...words));
    const report = JSON.parse(call(() => made.report()));
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
    if (!Ledger.#is(ledger)) return call(() => refuse("this"));
    if (ledger.#core === undefined) {
      call(() => core.refuse("ledger/freed", undefined, english));
      throw bug("ledger/freed");
    }
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
    return JSON.parse(Ledger.#send(ledger, input, (core, ...words) => core.ask(name, ...words)));
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
    if (typeof progress !== "function") call(() => refuse("progress"));
    const thrown: unknown[] = [];
    const report = (runs: number) => {
      reporting = true;
      try {
        progress(runs);
      } catch (error) {
        thrown.push(error);
      } finally {
        reporting = false;
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

  lossRates(options: Options<contract.Ledger["lossRates"]>): contract.LossRates {
    return Ledger.#ask(this, "lossRates", options);
  }

  allowance(options: contract.AllowanceOptions): contract.AllowanceReport {
    return Ledger.#ask(this, "allowance", options);
  }

  reminders(options: Options<contract.Ledger["reminders"]>): contract.ReminderPlan {
    return Ledger.#ask(this, "reminders", options);
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
  if (ArrayBuffer.isView(bytes) && Object.prototype.toString.call(bytes) === "[object Uint8Array]")
    return bytes as Uint8Array;
  return core.refuse("option/invalid", "bytes", english);
}
