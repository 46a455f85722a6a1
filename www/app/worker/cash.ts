/** Cash to come: what the core makes of the book, of the accounts and of the flows that the desk keeps. */
import { type Figure, type Forecast, type ForecastOptions, Ledger, type Scenario } from "encours";
import { type Desk, entries, type KeptFlow, type KeptLevy, type Trial } from "../desk.ts";
import { attempt } from "./attempt.ts";
import { dayNumber, isoDay } from "./days.ts";
import type { CashAnswer, CashCase, CashPlan, CashWhy, Horizon, Outcome } from "./messages.ts";
import { planStandings } from "./plans.ts";
import { inSideLedger } from "./side-ledger.ts";
import { opposite, sum } from "./sum.ts";

const HORIZONS: Record<Horizon, Pick<ForecastOptions, "periods" | "every">> = {
  "13-weeks": { periods: 13, every: "week" },
  "26-weeks": { periods: 26, every: "week" },
  "12-months": { periods: 12, every: "month" },
};
/** Of the one run that is asked for at a time. */
const RUN = "run";

/** Those of the desk that are in the currency of the report: the core converts invoices only. */
function held(desk: Desk, currency: string) {
  const accounts = entries(desk, "account").map(([, account]) => account);
  const flows = entries(desk, "flow").map(([, flow]) => flow);
  const levies = entries(desk, "levy").map(([, levy]) => levy);
  const mine = (one: { currency: string }) => one.currency === currency;
  return {
    accounts: accounts.filter(mine),
    flows: flows.filter(mine),
    levies: levies.filter(mine),
    left: [...accounts, ...flows, ...levies].filter((one) => !mine(one)).map(({ label }) => label),
  };
}

function scenarioOf(trial: Trial): Scenario {
  const { delayDays, inflowPercent, outflowPercent, customer } = trial;
  const { customerDelayDays, customerInflowPercent } = trial;
  return {
    name: RUN,
    ...(delayDays === undefined ? {} : { extraDelayDays: delayDays }),
    ...(inflowPercent === undefined ? {} : { inflowPercent }),
    ...(outflowPercent === undefined ? {} : { outflowPercent }),
    ...(customer === undefined
      ? {}
      : {
          customers: {
            [customer]: {
              ...(customerDelayDays === undefined ? {} : { extraDelayDays: customerDelayDays }),
              ...(customerInflowPercent === undefined
                ? {}
                : { inflowPercent: customerInflowPercent }),
            },
          },
        }),
  };
}

/** Payment plans that hold: what one that is broken says is no longer expected. An invoice of two goes by the later one. */
function plansOf(ledger: Ledger, desk: Desk, { asOf, currency }: CashPlan) {
  const planned = new Set<string>();
  const mine = (id: string) => {
    const counts = !planned.has(id) && ledger.get(id) !== undefined;
    planned.add(id);
    return counts;
  };
  return planStandings(ledger, desk, asOf)
    .filter(({ state, plan }) => state === "held" && plan.currency === currency)
    .map(({ plan: { invoices, made, parts } }) => ({
      invoices: invoices.filter(mine),
      made,
      installments: parts,
    }));
}

/** What the core is asked: the same on the dashboard and on the screen of cash. */
export function forecastOptions(
  ledger: Ledger,
  desk: Desk,
  plan: CashPlan,
  trial: Trial = {},
): ForecastOptions {
  const { asOf, currency, fx, horizon, threshold, timing, graceDays } = plan;
  const { includeDisputed, includeDoubtful, vatPercent, weekStart } = plan;
  const { accounts, flows, levies } = held(desk, currency);
  return {
    asOf,
    currency,
    ...(Object.keys(fx).length > 0 ? { fx } : {}),
    opening: accounts.map(({ label, balance }) => ({ label, amount: balance })),
    ...HORIZONS[horizon],
    ...(HORIZONS[horizon].every === "week" && weekStart > 0 ? { weekStart } : {}),
    flows: flows.map(({ currency: _, ...flow }) => flow),
    levies: levies.map(({ currency: _, ...levy }) => levy),
    defaultVatPercent: vatPercent,
    timing,
    overdueGraceDays: graceDays,
    includeDisputed,
    includeDoubtful,
    threshold,
    scenarios: [scenarioOf(trial)],
    plans: plansOf(ledger, desk, plan),
  };
}

/** The forecast as each trial makes it: what one of them is refused for leaves the others whole. */
export function cash(ledger: Ledger, desk: Desk, plan: CashPlan, trials: Trial[]): CashAnswer {
  const { left, levies } = held(desk, plan.currency);
  return {
    plan,
    left,
    levies,
    cases: trials.map((trial): CashCase => {
      const forecast = attempt(() => ledger.forecast(forecastOptions(ledger, desk, plan, trial)));
      const shortfall = forecast.value && missing(forecast.value, plan);
      const reserved = isoDay(dayNumber(plan.asOf) + plan.graceDays + (trial.delayDays ?? 0));
      return { trial, forecast, reserved, ...(shortfall === undefined ? {} : { shortfall }) };
    }),
  };
}

/** What lacks to the threshold on the lowest day. */
function missing({ runs: [run] }: Forecast, { currency, threshold }: CashPlan): string | undefined {
  if (!run || run.firstBelow === null) return undefined;
  return sum([threshold, opposite(run.lowest)], currency);
}

/** What a figure of the one run is made of: `key` is its path in the run, "periods/0/closing". */
export function cashWhy(
  ledger: Ledger,
  desk: Desk,
  plan: CashPlan,
  trial: Trial,
  key: string,
): CashWhy {
  const options = forecastOptions(ledger, desk, plan, trial);
  const figure: Figure = ledger.explainFigure("forecast", options, `runs/${RUN}/${key}`);
  const { accounts } = held(desk, plan.currency);
  return {
    figure,
    flows: (options.flows ?? []).map(({ label }) => label),
    levies: (options.levies ?? []).map(({ label }) => label),
    accounts: accounts.map(({ label, balance }) => ({ label, balance })),
  };
}

/** `image` is a snapshot of a ledger; `progress` is told the runs that are done. */
export function simulated(
  image: Uint8Array,
  options: ForecastOptions,
  progress: (runs: number) => void,
): Outcome<Forecast> {
  return attempt(() => {
    const ledger = Ledger.fromSnapshot(image);
    try {
      return ledger.forecast(options, progress);
    } finally {
      ledger.free();
    }
  });
}

/** An amount of a currency as the core writes it, if it takes it as what a forecast of that day begins with. */
export function judgedBalance(asOf: string, balance: string, currency: string): Outcome<string> {
  return attempt(() => {
    inSideLedger({}, (ledger) => ledger.forecast({ asOf, currency, opening: balance, periods: 1 }));
    return sum([balance], currency);
  });
}

/** The amount of a flow as the core writes it, if it takes the flow. */
export function judgedFlow(flow: KeptFlow, currency: string): Outcome<string> {
  return attempt(() => {
    const { date: asOf, amount } = flow;
    const options = { asOf, currency, opening: "0", periods: 1, flows: [flow] };
    inSideLedger({}, (ledger) => ledger.forecast(options));
    return sum([amount], currency);
  });
}

/** Levies with what is taken off each as the core writes it, if it takes them beside the others. */
export function judgedLevies(
  asOf: string,
  levies: KeptLevy[],
  others: KeptLevy[],
  currency: string,
): Outcome<KeptLevy[]> {
  return attempt(() => {
    const options = { asOf, currency, opening: "0", periods: 1, levies: [...levies, ...others] };
    inSideLedger({}, (ledger) => ledger.forecast(options));
    return levies.map(({ less, ...levy }) =>
      less === undefined ? levy : { ...levy, less: sum([less], currency) },
    );
  });
}
