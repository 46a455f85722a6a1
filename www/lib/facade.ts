// The package's functions over the core, and what they share with its ledgers. Nothing but an EncoursError leaves here, and what a caller's own `progress` throws.

import type * as contract from "encours";
import { bug, EncoursError, english, notReady, setEnglish } from "./failures.js";
import { Encoder } from "./tokens.js";
import * as core from "./wasm/encours.js";
import { SOCIAL_RATES } from "./wasm/social.js";
import { SOURCES } from "./wasm/sources.js";
import { ACCOUNTS, ERRORS, RULES } from "./wasm/told.js";

type Series = ReturnType<typeof contract.rates>["series"][number];

/** Whether the core is loaded. */
let ready = false;
/** Counts the instances of the core: a ledger of an earlier one is lost. */
export let generation = 0;

export function setReady(): void {
  ready = true;
}

/** Whether the core trapped: its memory cannot be trusted. */
export let trapped = false;

/** After a trap, a fresh instance takes over. */
export function revive(): void {
  if (!trapped) return;
  generation += 1;
  core.__wbg_reset_state();
  trapped = false;
}

/** Whether the core is telling its progress: it cannot be called then. */
export let reporting = false;

export function setReporting(now: boolean): void {
  reporting = now;
}

/** Calls the core. */
export function call<T>(work: () => T): T {
  if (!ready) throw notReady();
  if (reporting) refuse("option/invalid", "progress");
  try {
    revive();
    return work();
  } catch (error) {
    if (error instanceof EncoursError) throw said(error);
    // Before all else: where the stack has run out, nothing below may still work.
    trapped = true;
    throw bug(error);
  }
}

/** Throws what a caller gave that cannot be: the sentence is the core's. */
export function refuse(code: contract.ErrorCode, path?: string): never {
  try {
    return core.refuse(code, path, english);
  } catch (error) {
    throw error instanceof EncoursError ? said(error) : error;
  }
}

/** Kept between calls; undefined while in use, so that a getter that calls back gets its own. */
let spare: Encoder | undefined;

/** Writes an input, then gives the tokens to `use`. */
export function withEncoder<T>(use: (encoder: Encoder) => T): T {
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

export type Words = [tokens: Uint32Array, bytes: Uint8Array, english: boolean];

/** Writes an input, and hands it to the core. */
export function send<T>(input: unknown, question: (...words: Words) => T): T {
  return withEncoder((encoder) => {
    encoder.whole(() => encoder.value(input));
    const [tokens, bytes] = encoder.written();
    return call(() => question(tokens, bytes, english));
  });
}

/** What the core tells of a rule: its id, and as its citation the language. */
function tell(rule: contract.Rule): void {
  const known = RULES[rule.citation as contract.Language];
  Object.assign(
    rule,
    known.find(({ id }) => id === rule.id),
  );
}

/** Of an entry, the core gives the language and what follows the name of the account. */
function name(entry: contract.JournalEntry): void {
  const language = entry.label.slice(0, 2) as contract.Language;
  entry.label = `${ACCOUNTS[language][entry.account]}${entry.label.slice(2)}`;
}

/** What an error is made of, as the core gives it. */
type Refused = Pick<contract.EncoursError, "message" | "path" | "value">;

/** The sentence of an error, of which the core gives the language, the numbers of the parts and the values, each on a line after an empty one. */
function sentence({ message, path, value }: Refused): string {
  if (!message.startsWith("\n")) return message;
  const [, language, subject, problem, remedy, ...values] = message.split("\n");
  const { marks, subjects, problems, remedies } = ERRORS[language as contract.Language];
  const [open, close, colon] = marks;
  const where = path ? `${open}${path}${close}` : subjects[`${subject}`];
  const found = value === undefined ? "" : ` (${open}${value}${close})`;
  const advice = remedies[`${remedy}`]?.replace(/\$(\d)/g, (_, at) => values[at - 1] ?? "");
  return `${where}${found} ${problems[`${problem}`]}${colon}${advice}.`;
}

/** The error with its sentence. */
function said(error: EncoursError): EncoursError {
  const message = sentence(error);
  if (message === error.message) return error;
  return new EncoursError(error.code, error.path, error.value, message);
}

/** An answer of the core, with what stands beside the module: all of a rule but its id, names of accounts, sentences of errors. */
export function told(text: string) {
  const answer = JSON.parse(text);
  for (const row of answer?.rejected ?? []) row.message = sentence({ ...row, path: row.column });
  const { rule, rules = [], limitation, segments = [], steps = [], entries = [] } = answer ?? {};
  for (const entry of entries) name(entry);
  for (const one of rules) tell(one);
  for (const one of [answer, limitation, ...segments, ...steps]) if (one?.rule) tell(one.rule);
  if (answer?.message) answer.message = answer.message.replace("$1", rule.citation);
  return answer;
}

/** What a call that needs no ledger answers. */
function ask(name: core.Call, input: unknown) {
  return told(send(input, (...words) => core.call(name, ...words)));
}

export function version(): ReturnType<typeof contract.version> {
  return ask("version", {});
}

export function setLanguage(language: contract.Language): contract.Language {
  const before = english ? "en" : "fr";
  setEnglish(ask("isEnglish", { language }));
  return before;
}

export function rules(): contract.Rule[] {
  return ask("rules", {}).rules;
}

export function rates(): ReturnType<typeof contract.rates> {
  const { series } = ask("rates", {});
  return { series: series.map(withSources) };
}

/** A series with the sources that its points name: the core knows these by their ids. */
function withSources({ id, ...series }: Omit<Series, "source" | "sources">): Series {
  const cited = new Set(series.points.flatMap((point) => point.sources));
  const sources = SOURCES.filter((source) => cited.has(source.id));
  return { id, source: sources.map(({ title }) => title).join("; "), ...series, sources };
}

export function socialRates(): ReturnType<typeof contract.socialRates> {
  return structuredClone(SOCIAL_RATES);
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
