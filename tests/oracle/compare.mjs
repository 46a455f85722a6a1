// Holding the package against the oracle.

import { answer, Refusal } from "./oracle.mjs";
import { ledgerBy } from "./random/ways.mjs";

/** What the package may say beside the figures: texts, and the rules and steps behind them. */
const BESIDE = new Set(["message", "reason", "label", "rule", "rules", "steps"]);

/** What differs in one call, one line each; nothing where both say the same. */
export function disagreements(encours, found) {
  const expected = outcome(() => answer(found.call, found.input, found.ledger), Refusal);
  const came = outcome(() => ask(encours, found), encours.EncoursError);
  if (expected.refusal || came.refusal) {
    const [wanted, got] = [expected, came].map(({ refusal }) =>
      refusal ? `${refusal.code} at ${refusal.path ?? "the input"}` : "a result",
    );
    return wanted === got ? [] : [`expected ${wanted}, got ${got}`];
  }
  return differences(expected.result, came.result, "");
}

/** Whether this is a call that gets an answer. */
export function isAnswered({ call, input, ledger }) {
  return outcome(() => answer(call, input, ledger), Refusal).refusal === undefined;
}

function ask(encours, found) {
  const { call, input, way = "whole" } = found;
  if (!Object.hasOwn(found, "ledger")) return encours[call](input);
  const ledger = ledgerBy(way, encours, found.ledger);
  try {
    return ledger[call](input);
  } finally {
    ledger.free();
  }
}

function outcome(work, Refused) {
  try {
    return { result: work() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refusal: error };
  }
}

function differences(wanted, got, path) {
  const here = path || "the result";
  if (Array.isArray(wanted) && Array.isArray(got)) {
    if (path === "warnings") return warningDifferences(wanted, got);
    if (wanted.length !== got.length)
      return [`${here}: expected ${wanted.length} items, got ${got.length}`];
    return wanted.flatMap((item, at) => differences(item, got[at], `${path}/${at}`));
  }
  if (isPlain(wanted) && isPlain(got)) {
    const keys = new Set([...Object.keys(wanted), ...Object.keys(got)]);
    return [...keys]
      .filter((key) => key in wanted || !BESIDE.has(key))
      .flatMap((key) => differences(wanted[key], got[key], path ? `${path}/${key}` : key));
  }
  return Object.is(wanted, got) ? [] : [`${here}: expected ${shown(wanted)}, got ${shown(got)}`];
}

function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A set of codes, each at its path; the day or the number that one names is in its message. */
function warningDifferences(wanted, got) {
  const codes = (warnings) =>
    warnings
      .map(({ code, path }) => (path === undefined ? code : `${code} at ${path}`))
      .sort()
      .join(", ");
  if (codes(wanted) !== codes(got))
    return [`warnings: expected ${codes(wanted) || "none"}, got ${codes(got) || "none"}`];
  return wanted
    .filter(({ names }) => names !== undefined)
    .map(({ code, names }) => ({
      names: names.split("-").reverse().join("/"),
      message: got.find((warning) => warning.code === code).message,
    }))
    .filter(({ names, message }) => !message.split(/[^\d/]+/).includes(names))
    .map(({ names, message }) => `warnings: expected one that names ${names}, got: ${message}`);
}

function shown(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
