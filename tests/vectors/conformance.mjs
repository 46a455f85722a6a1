// How a vector is run and compared, in Node and in a page alike. The format is in README.md beside this file.

/** Texts are not part of a vector: they change with the language. */
const TEXTS = new Set(["message", "citation", "url", "reason"]);

/**
 * Runs one vector against the package.
 * @returns {string[]} what differs, one line each; nothing where the vector holds.
 */
export function failures(encours, vector) {
  let result;
  try {
    result = call(encours, vector);
  } catch (error) {
    return errorFailures(encours, vector, error);
  }
  if (vector.error) return [`expected the error ${vector.error.code}, got ${shown(result)}`];
  return differences(vector.expect, result, "");
}

function call(encours, vector) {
  if (!vector.ledger) return encours[vector.call](vector.input);
  const ledger = new encours.Ledger(vector.ledger);
  try {
    return ledger[vector.call](vector.input);
  } finally {
    ledger.free();
  }
}

/**
 * Asks what a line of `tests/answers.rs` asks, as far as the module has these calls.
 * @returns {string[]} the answers that are not the native ones to the last byte, one line each.
 */
export function otherAnswers(encours, line, has = () => true) {
  const { ledger: data, asked } = JSON.parse(line);
  let ledger;
  const found = [];
  for (const [call, input, native] of asked.filter(([call, input]) => has(call, input))) {
    const answer = answered(encours, () => {
      if (data) ledger ??= new encours.Ledger(data);
      if (call === "snapshot") return hexadecimal(ledger.snapshot());
      return (ledger ?? encours)[call](...(ARGUMENTS[call]?.(input) ?? [input]));
    });
    if (answer.text === native) continue;
    const [wanted, got] = [again(native), answer.told];
    if (wanted !== got) found.push(`${call}: ${firstDifference(wanted, got)}`);
  }
  ledger?.free();
  return found;
}

/** Calls whose input the façade makes of several arguments. */
const ARGUMENTS = {
  explain: ({ invoice, options }) => [invoice, options],
  explainFigure: ({ report, options, key }) => [report, options, key],
};

/** The very text that the core answers with, and what the façade makes of it: it puts in what stands beside the module. */
function answered(encours, work) {
  const { parse } = JSON;
  let text;
  let told;
  JSON.parse = (answer) => {
    text = answer;
    told = parse(answer);
    return told;
  };
  try {
    const result = work();
    return { text: text ?? result, told: JSON.stringify(told) ?? result };
  } catch (error) {
    const { code, path, value, message } = error;
    const isOurs = error instanceof encours.EncoursError;
    const said = isOurs ? JSON.stringify({ code, path, value, message }) : String(error);
    return { text: said, told: said };
  } finally {
    JSON.parse = parse;
  }
}

/** A text of JSON as JavaScript writes it; any other as it is. */
function again(text) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function firstDifference(native, text) {
  let at = 0;
  while (at < native.length && native[at] === text[at]) at += 1;
  const part = (of) => JSON.stringify(of.slice(Math.max(0, at - 60), at + 60));
  return `natively ${part(native)}, here ${part(text)}`;
}

function errorFailures(encours, vector, error) {
  const came = `${error?.code ?? error?.name} at ${error?.path}: ${error?.message}`;
  if (!vector.error) return [`threw ${came}`];
  if (!(error instanceof encours.EncoursError)) return [`threw what is no EncoursError: ${came}`];
  const wanted = vector.error;
  const found = [];
  if (error.code !== wanted.code) found.push(`expected the error ${wanted.code}, got ${came}`);
  if (wanted.path !== undefined && error.path !== wanted.path)
    found.push(`expected the error at ${wanted.path}, got ${came}`);
  return found;
}

function differences(wanted, got, path) {
  const here = path || "the result";
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got)) return [`${here}: expected a list, got ${shown(got)}`];
    if (path.split("/").at(-1) === "warnings") return warningDifferences(wanted, got, here);
    if (path === "maximum") return setDifferences(wanted.map(terms), got.map(terms), here);
    if (wanted.length !== got.length)
      return [`${here}: expected ${wanted.length} items, got ${got.length}`];
    return wanted.flatMap((item, at) => differences(item, got[at], `${path}/${at}`));
  }
  if (wanted !== null && typeof wanted === "object") {
    if (got === null || typeof got !== "object" || Array.isArray(got))
      return [`${here}: expected an object, got ${shown(got)}`];
    return Object.keys(wanted)
      .filter((key) => !isText(path, key))
      .flatMap((key) => differences(wanted[key], got[key], path ? `${path}/${key}` : key));
  }
  return wanted === got ? [] : [`${here}: expected ${shown(wanted)}, got ${shown(got)}`];
}

/** Labels of journal entries are texts too, those of aging buckets are not. */
function isText(path, key) {
  return TEXTS.has(key) || (key === "label" && /(^|\/)entries\/\d+$/.test(path));
}

/** Warnings are a set of codes, each at its path where the vector gives one. */
function warningDifferences(wanted, got, here) {
  const codes = (warnings) => warnings.map((warning) => warning.code);
  const found = setDifferences(codes(wanted), codes(got), here);
  for (const { code, path } of wanted)
    if (
      path !== undefined &&
      !got.some((warning) => warning.code === code && warning.path === path)
    )
      found.push(`${here}: expected ${code} at ${path}, got ${shown(got)}`);
  return found;
}

function setDifferences(wanted, got, here) {
  const text = (items) => [...new Set(items)].sort().join(", ");
  return text(wanted) === text(got) ? [] : [`${here}: expected ${text(wanted)}, got ${text(got)}`];
}

/** Payment terms as text, whatever the order of their keys; no business-day rule is the default. */
function terms(value) {
  const entries = Object.entries(value).filter(
    ([key, part]) => !(key === "businessDay" && part === "none"),
  );
  return JSON.stringify(entries.sort());
}

function shown(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
