import { type CollectionCosts, type CollectionCostsInput, collectionCosts } from "encours";
import { Calculator, type Shown } from "../calculator.ts";
import { type Child, h, money } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { stepsList } from "../steps-list.ts";
import type { CollectionCostsElement as Published } from "../types/collection-costs.js";
import { formula } from "./formula.ts";
import { names } from "./steps.ts";
import { type CollectionCostsWords, words } from "./words.ts";

type Way = CollectionCosts["cheapest"];
type Costs = Pick<CollectionCostsInput, Way>;

/** The fields of a way, each by its name in the core: `dsoDays` of an agency is `agencyDsoDays`. */
function of(way: Way, fields: Field[]): Field[] {
  return fields.map((field) => ({
    ...field,
    name: `${way}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`,
    path: `${way}/${field.name}`,
    group: way,
  }));
}

const WAYS = {
  inHouse: of("inHouse", [
    { name: "minutesPerInvoice", kind: "number", required: true },
    { name: "hourlyCost", kind: "amount", required: true },
    { name: "fixedYearly", kind: "amount" },
  ]),
  agency: of("agency", [
    { name: "feePercentOfRecovered", kind: "percent", required: true },
    { name: "lossPercent", kind: "percent" },
    { name: "dsoDays", kind: "number" },
    { name: "fixedYearly", kind: "amount" },
  ]),
  factoring: of("factoring", [
    { name: "commissionPercent", kind: "percent", required: true },
    { name: "fundedPercent", kind: "percent", required: true },
    { name: "fundingRatePercent", kind: "percent", required: true },
    { name: "lossPercent", kind: "percent" },
    { name: "fixedYearly", kind: "amount" },
  ]),
};
const FIELDS: readonly Field[] = [
  { name: "annualSales", kind: "amount", required: true },
  { name: "invoicesPerYear", kind: "number", required: true },
  { name: "dsoDays", kind: "number", required: true },
  { name: "overduePercent", kind: "percent", required: true },
  { name: "lossPercent", kind: "percent", required: true },
  { name: "fundingRatePercent", kind: "percent", required: true },
  ...WAYS.inHouse,
  ...WAYS.agency,
  ...WAYS.factoring,
  { name: "currency", kind: "text", place: "none" },
];

/** The core compares three ways. One that is not filled in has the largest fixed costs that there are, so that it is never the cheapest, and is not shown. */
const BEYOND = "1000000000000000";
const EMPTY: Costs = {
  inHouse: { minutesPerInvoice: "0", hourlyCost: "0", fixedYearly: BEYOND },
  agency: { feePercentOfRecovered: "0", fixedYearly: BEYOND },
  factoring: {
    commissionPercent: "0",
    fundingRatePercent: "0",
    fundedPercent: "0",
    fixedYearly: BEYOND,
  },
};

/**
 * What a year of collection costs in-house, by an agency and by factoring, and which of them costs the least.
 * A way of which nothing is given is left out; one at least is needed.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-collection-costs
 *
 * @attr {string} annual-sales - Of a year, including VAT, as text: "100000.00" or "100 000,00".
 * @attr {string} invoices-per-year - How many.
 * @attr {string} dso-days - Days that sales stay unpaid.
 * @attr {string} overdue-percent - Share of the sales that is paid late.
 * @attr {string} loss-percent - Share of the sales that is lost.
 * @attr {string} funding-rate-percent - What money costs, per cent a year.
 * @attr {string} in-house-minutes-per-invoice - Work on an invoice that is paid late.
 * @attr {string} in-house-hourly-cost - Of an hour of it.
 * @attr {string} in-house-fixed-yearly - Software and the like, a year; default "0".
 * @attr {string} agency-fee-percent-of-recovered - Its fee, of what it recovers.
 * @attr {string} agency-loss-percent - Share of the sales that is lost all the same; default: `loss-percent`.
 * @attr {string} agency-dso-days - Days that sales stay unpaid; default: `dso-days`.
 * @attr {string} agency-fixed-yearly - Subscription, a year; default "0".
 * @attr {string} factoring-commission-percent - Its commission, of the sales.
 * @attr {string} factoring-funded-percent - Share of the receivables that it advances.
 * @attr {string} factoring-funding-rate-percent - What its money costs, per cent a year.
 * @attr {string} factoring-loss-percent - Share of the sales that is lost all the same; default: `loss-percent`.
 * @attr {string} factoring-fixed-yearly - Fees, a year; default "0".
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is the CollectionCosts of the core, of the ways that are filled in.
 */
export class CollectionCostsElement extends Calculator<CollectionCosts> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "collection-costs";
  protected readonly own = words;
  protected readonly formula = formula;

  declare annualSales: string;
  declare invoicesPerYear: string;
  declare dsoDays: string;
  declare overduePercent: string;
  declare lossPercent: string;
  declare fundingRatePercent: string;
  declare inHouseMinutesPerInvoice: string;
  declare inHouseHourlyCost: string;
  declare inHouseFixedYearly: string;
  declare agencyFeePercentOfRecovered: string;
  declare agencyLossPercent: string;
  declare agencyDsoDays: string;
  declare agencyFixedYearly: string;
  declare factoringCommissionPercent: string;
  declare factoringFundedPercent: string;
  declare factoringFundingRatePercent: string;
  declare factoringLossPercent: string;
  declare factoringFixedYearly: string;
  declare currency: string;

  /** Whether something of a way is filled in. */
  #compares(way: string): boolean {
    return WAYS[way as Way].some(({ name }) => this.given(name) !== undefined);
  }

  protected override needs({ group, required }: Field): boolean {
    if (!required || group === undefined || this.#compares(group)) return required ?? false;
    // Nothing to compare: one's own work is asked for first.
    return group === "inHouse" && !this.#compares("agency") && !this.#compares("factoring");
  }

  protected override compute(): CollectionCosts {
    const all = collectionCosts({
      annualSales: this.given("annualSales") ?? "",
      invoicesPerYear: this.whole("invoicesPerYear") ?? 0,
      dsoDays: this.given("dsoDays") ?? "",
      overduePercent: this.given("overduePercent") ?? "",
      lossPercent: this.given("lossPercent") ?? "",
      fundingRatePercent: this.given("fundingRatePercent") ?? "",
      inHouse: this.#costs("inHouse"),
      agency: this.#costs("agency"),
      factoring: this.#costs("factoring"),
      ...(this.currency !== "" && { currency: this.currency }),
    });
    const options = all.options.filter(({ kind }) => this.#compares(kind));
    if (options.length === all.options.length) return all;
    const steps = all.steps.filter(({ id }) => options.some(({ kind }) => id.startsWith(kind)));
    const [only] = options;
    // One alone is the cheapest, whatever it costs.
    const cheapest = only && options.length === 1 ? only.kind : all.cheapest;
    return { ...all, options, steps, cheapest };
  }

  #costs<Name extends Way>(way: Name): Costs[Name] {
    if (!this.#compares(way)) return EMPTY[way];
    const given = WAYS[way].flatMap(({ name, path = "" }) => {
      const text = this.given(name);
      return text === undefined ? [] : [[path.slice(way.length + 1), text]];
    });
    return Object.fromEntries(given);
  }

  protected override show({ options, cheapest, steps }: CollectionCosts): Shown {
    const f = this.format;
    const w = this.ownWords as CollectionCostsWords;
    const best = options.find(({ kind }) => kind === cheapest);
    // All cost more than a way that is left out.
    if (!best) return { value: "", figure: "", meaning: w.beyond };
    const way = w.ways[best.kind];
    const others = options.filter(({ kind }) => kind !== best.kind);
    const same = others.filter(({ total }) => total === best.total);
    const notes = [];
    if (same.length > 0) notes.push(w.same(same.map(({ kind }) => w.ways[kind]).join(", ")));
    if (others.length === 0) notes.push(w.other);
    return {
      value: best.total,
      figure: money(f, best.total, this.#currency),
      meaning: others.length > 0 ? w.cheapest(way) : w.single(way),
      notes,
      body: this.#ways(options, best.kind),
      detail: [stepsList(f, names, steps), h("p", {}, w.estimate)],
    };
  }

  get #currency(): string {
    return this.currency || "EUR";
  }

  #ways(options: CollectionCosts["options"], best: Way): Child {
    const f = this.format;
    const w = this.ownWords as CollectionCostsWords;
    return table(
      w.table(this.#currency),
      [
        { head: w.way },
        ...[w.total, w.handling, w.funding, w.losses].map((head) => ({ head, figure: true })),
      ],
      options.map(({ kind, handling, funding, losses, total }) => {
        const figures = [total, handling, funding, losses].map((one) => f.decimal(one));
        const cells = [w.groups[kind], ...figures];
        return kind === best ? cells.map((cell) => h("strong", {}, cell)) : cells;
      }),
    );
  }
}
