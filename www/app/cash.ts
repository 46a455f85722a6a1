/** Cash to come as the page holds it: what is asked is in the address, what was answered is here. */
import { batch, computed, effect, signal } from "@preact/signals-core";
import { proxy, transfer } from "comlink";
import type { Forecast, ForecastOptions } from "encours";
import { isZero } from "../ui/format.ts";
import { cashWords } from "../ui/i18n/screens/cash.ts";
import { short } from "./allowance.ts";
import {
  type DeskKind,
  type DeskValues,
  deskValue,
  entries,
  type KeptFlow,
  type KeptLevy,
  type Trial,
} from "./desk.ts";
import { type Answer, saveDesk } from "./saving.ts";
import {
  ask,
  asOf,
  book,
  demo,
  format,
  go,
  language,
  preferences,
  replaceRoute,
  route,
  showWhy,
  words,
} from "./state.ts";
import { type EngineClient, startSimulation } from "./worker/client.ts";
import type { CashAnswer, CashPlan, Horizon, Refusal } from "./worker/messages.ts";

export const HORIZONS = ["13-weeks", "26-weeks", "12-months"] as const satisfies Horizon[];

/** Chances of falling below the threshold that are told as an alert, in percent. */
export const ALERTS = ["5", "10", "20", "30", "50"];

const NUMBERS = {
  delay: "delayDays",
  inflow: "inflowPercent",
  outflow: "outflowPercent",
  customerDelay: "customerDelayDays",
  customerInflow: "customerInflowPercent",
} as const;
type Place = Record<string, string>;

/** What the address tries; what it says wrongly is not tried. */
export function trialOf(place: Place): Trial {
  const trial: Trial = {};
  if (place.customer) trial.customer = place.customer;
  for (const [key, name] of Object.entries(NUMBERS)) {
    const said = place[key];
    const about = key.startsWith("customer") ? trial.customer !== undefined : true;
    // Not money: whole days, or whole percents, that a slider stands at.
    if (about && said !== undefined && /^\d{1,3}$/.test(said)) trial[name] = Number(said);
  }
  return trial;
}

export function placeOf(trial: Trial): Place {
  const place: Place = {};
  for (const [key, name] of Object.entries(NUMBERS)) {
    const value = trial[name];
    if (value !== undefined) place[key] = String(value);
  }
  if (trial.customer !== undefined) place.customer = trial.customer;
  return place;
}

export function sameTrial(one: Trial, other: Trial): boolean {
  const told = (trial: Trial) => JSON.stringify(Object.entries(placeOf(trial)).sort());
  return told(one) === told(other);
}

export const horizon = computed<Horizon>(
  () => HORIZONS.find((name) => name === route.value.place?.horizon) ?? "13-weeks",
);
export const trial = computed<Trial>(() => trialOf(route.value.place ?? {}));

/** Those that are kept under a name. */
export const scenarios = computed(() =>
  entries(book.value?.desk ?? {}, "scenario").sort(([one], [other]) => one.localeCompare(other)),
);

export const cash = signal<CashAnswer | undefined>(undefined);

/** What a simulation of the first case came to. */
export type Band =
  | { state: "running"; runs: number }
  | { state: "stopped" }
  | { state: "done"; simulation: NonNullable<Forecast["simulation"]> }
  | { state: "refused"; refusal: Refusal };
export const band = signal<Band | undefined>(undefined);

export const RUNS = 10_000;
/** The same picture on each opening. */
const SEED = 1;
export const QUANTILES = ["10", "50", "90"];
/** A hand that moves a slider is let rest first. */
const REST_MS = 250;

const plan = computed<CashPlan>(() => {
  const { currency, fx, threshold, timing, graceDays } = preferences.value;
  const { includeDisputed, includeDoubtful, vatPercent, weekStart } = preferences.value;
  return {
    asOf: asOf.value,
    currency,
    fx,
    threshold,
    timing,
    graceDays,
    includeDisputed,
    includeDoubtful,
    vatPercent,
    weekStart,
    horizon: horizon.value,
  };
});

let answering = false;
let stale = false;

/** Asks again; changes that come meanwhile are answered once, at the end. */
async function answer(): Promise<void> {
  stale = true;
  if (answering) return;
  answering = true;
  try {
    while (stale) {
      stale = false;
      const asked = plan.peek();
      const trials = [trial.peek(), ...(isNeutral(trial.peek()) ? [] : [{}])];
      const kept = scenarios.peek().map(([, one]) => one);
      const made = await ask("computing", (engine) => engine.cash(asked, [...trials, ...kept]));
      if (!made) break;
      cash.value = made;
    }
  } finally {
    answering = false;
  }
}

export function isNeutral(tried: Trial): boolean {
  return Object.keys(tried).length === 0;
}

/** Follows the address, the date, the assumptions and the book while the screen is shown. */
export function followCash(): () => void {
  const stop = effect(() => {
    // What the answer depends on.
    void [plan.value, trial.value, book.value, demo.value, language.value];
    if (route.value.screen !== "cash" || (!demo.value && book.value === undefined)) return;
    void answer();
    simulateSoon();
  });
  return () => {
    stop();
    endSimulation();
    batch(() => {
      cash.value = undefined;
      band.value = undefined;
    });
  };
}

let rest: ReturnType<typeof setTimeout> | undefined;
let simulating: EngineClient | undefined;

function endSimulation(): void {
  clearTimeout(rest);
  simulating?.stop();
  simulating = undefined;
}

function simulateSoon(): void {
  endSimulation();
  band.value = { state: "running", runs: 0 };
  rest = setTimeout(() => void simulate(), REST_MS);
}

export function stopSimulation(): void {
  endSimulation();
  band.value = { state: "stopped" };
}

export async function simulate(): Promise<void> {
  endSimulation();
  band.value = { state: "running", runs: 0 };
  const worker = startSimulation();
  simulating = worker;
  const made = await ask("computing", (engine) => engine.cashImage(plan.peek(), trial.peek()));
  if (simulating !== worker) return;
  if (!made) {
    stopSimulation();
    return;
  }
  const { image, options } = made;
  const asked: ForecastOptions = {
    ...options,
    simulation: { runs: RUNS, seed: SEED, quantilesPercent: QUANTILES },
  };
  const told = proxy((runs: number) => {
    if (simulating === worker) band.value = { state: "running", runs };
  });
  const outcome = await worker.engine.simulate(
    transfer(image, [image.buffer as ArrayBuffer]),
    asked,
    language.peek(),
    told,
  );
  if (simulating !== worker) return;
  endSimulation();
  const simulation = outcome.value?.simulation;
  if (simulation) band.value = { state: "done", simulation };
  else if (outcome.refusal) band.value = { state: "refused", refusal: outcome.refusal };
}

/** Shows another horizon: a step back in the history. */
export function showHorizon(next: Horizon): void {
  go({ screen: "cash", place: placed(next, trial.value) });
}

/** Tries something; what moves under the hand adds nothing to the history. */
export function tryOut(next: Trial): void {
  const date = route.value.asOf;
  const place = placed(horizon.value, next);
  replaceRoute({
    screen: "cash",
    ...(Object.keys(place).length > 0 ? { place } : {}),
    ...(date ? { asOf: date } : {}),
  });
}

export function placed(shown: Horizon, tried: Trial): Place {
  return { ...(shown === "13-weeks" ? {} : { horizon: shown }), ...placeOf(tried) };
}

/** As many parts of a figure as are read. */
const SHOWN_PARTS = 30;

/** What changes nothing of a levy: nothing is taken off. */
function isIdle(name: string, value: string): boolean {
  return name === "less" && isZero(value);
}

/** « Pourquoi ce chiffre ? » of a figure of a run: `key` is its path in it. */
export async function whyCash(title: string, key: string, tried: Trial): Promise<void> {
  const asked = plan.peek();
  const outcome = await ask("computing", (engine) => engine.cashWhy(asked, tried, key));
  if (!outcome?.value) return;
  const { figure, flows, levies, accounts } = outcome.value;
  const w = words.value.forecast;
  const { levyParts } = cashWords[language.value];
  const f = format.value;
  const money = (decimal: string) => f.money(decimal, asked.currency);
  const at = (names: string[], position: string | undefined) =>
    names.find((_, index) => String(index) === position);
  const told = figure.parts.filter(({ name, value }) => !isIdle(name, value));
  const inputs = told.flatMap(({ name, unit, value, items }) => {
    const named = items.flatMap(({ invoice, flow, levy, ...item }) => {
      const what = invoice ?? at(flows, flow) ?? at(levies, levy);
      return what === undefined ? [] : [{ ...item, what }];
    });
    const rest = named.length - SHOWN_PARTS;
    return [
      {
        label: w.parts[name] ?? levyParts[name] ?? name,
        figure: unit === "percent" ? f.percent(short(value)) : money(value),
      },
      ...(name === "opening"
        ? accounts.map(({ label, balance }) => ({ label, figure: money(balance) }))
        : []),
      ...named.slice(0, SHOWN_PARTS).map(({ what, date = "", amount }) => ({
        label: w.part(what, date === "" ? "" : f.date(date)),
        figure: money(amount),
      })),
      ...(rest > 0 ? [{ label: w.partsMore(f.count(rest)), figure: "" }] : []),
    ];
  });
  const method = key.startsWith("levies/") ? cashWords[language.value].levyWhy : w.why;
  showWhy({ title, figure: money(figure.value ?? "0"), method, page: "forecast", inputs });
}

export type CashKind = Extract<DeskKind, "account" | "flow" | "levy" | "scenario">;

/** Keeps a thing of the desk as it has become, if the core takes it. `null` takes it out. */
export async function keepCash<Kind extends CashKind>(
  kind: Kind,
  id: string,
  after: DeskValues[Kind] | null,
  name: string,
  seen: DeskValues[Kind] | undefined = deskValue(book.value?.desk ?? {}, kind, id),
): Promise<Answer> {
  const action = after === null ? "remove" : seen ? "edit" : "add";
  return saveDesk<Kind>(
    { kind, action, name, changes: [{ id, ...(seen ? { before: seen } : {}), after }] },
    (w, kept) => w.edits.done(w.journal.desk[kind][action], name, kept),
  );
}

/** The balance as the core writes it, or what it is refused for. */
export function judgeBalance(on: string, balance: string, currency: string) {
  return ask("checking", (engine) => engine.judgeBalance(on, balance, currency));
}

/** The amount of the flow as the core writes it, or what the flow is refused for. */
export function judgeFlow(flow: KeptFlow, currency: string) {
  return ask("checking", (engine) => engine.judgeFlow(flow, currency));
}

/** Levies as the core writes them beside those that the book has besides, or what one is refused for: `levies/` and its position. */
export function judgeLevies(levies: KeptLevy[], currency: string, ids: readonly string[]) {
  const others = entries(book.peek()?.desk ?? {}, "levy").flatMap(
    ([id, { currency: own, ...levy }]) => (own === currency && !ids.includes(id) ? [levy] : []),
  );
  return ask("checking", (engine) => engine.judgeLevies(asOf.peek(), levies, others, currency));
}

/** Keeps new levies as one change. */
export function keepLevies(name: string, levies: DeskValues["levy"][]): Promise<Answer> {
  const changes = levies.map((after) => ({ id: crypto.randomUUID(), after }));
  return saveDesk({ kind: "levy", action: "add", name, changes }, (w, kept) =>
    w.edits.done(w.journal.desk.levy.add, name, kept),
  );
}
