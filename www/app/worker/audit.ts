/**
 * What an audit of receivables tells of a day. Amounts, shares and days are the core's; customers, invoices and letters are counted here.
 */
import {
  type AgingReport,
  type AllowanceOptions,
  type Changes,
  type CheckedTerms,
  type CustomerKind,
  checkTerms,
  dueDate,
  type Invoice,
  type KpiReport,
  type LatePaymentReport,
  type Ledger,
  type PaymentTerms,
  type ReminderStage,
  type ReportScope,
  type Rule,
  type ScoreReport,
} from "encours";
import { isNegative, isZero } from "../../ui/format.ts";
import type { CollectionCase } from "../collection-case.ts";
import { type Desk, deskValue, OWN } from "../desk.ts";
import { USUAL } from "../letters/policy.ts";
import { CUSTOMER_KINDS } from "../terms.ts";
import { attempt } from "./attempt.ts";
import {
  type BookYear,
  bookYear,
  type Funding,
  fundingOf,
  type Ways,
  waysOf,
} from "./collection-ways.ts";
import { dayNumber, isoDay } from "./days.ts";
import type { Outcome } from "./messages.ts";
import { negated } from "./plans.ts";
import { providerScores } from "./provider-scores.ts";
import { ownTables } from "./rates.ts";
import { followedPercent, reminderDay, sentOf } from "./reminders.ts";
import { inSideLedger } from "./side-ledger.ts";

/** Customers pay too seldom for a shorter window to tell. */
const YEAR_DAYS = 365;
/** As many customers or invoices as are named; all of them are a link away. */
const NAMED = 10;
const FIRST = [1, 3, 5, 10];
/** After any day that the ledger may hold. */
const LAST_DAY = "2199-12-31";

type Sums = AgingReport["total"];

/** The customers of one kind of debtor. */
export interface KindPart {
  kind: CustomerKind;
  customers: number;
  owing: number;
  /** Whose first invoice is of the year; absent where the book is younger. */
  recent?: number;
  owed: Sums;
  year: KpiReport;
}
/** What the largest ones weigh together. */
export interface Share {
  customers: number;
  amount: string;
  percent: string | null;
}
/** One of those who owe or buy most. */
export interface Debtor {
  customer: string;
  name: string;
  kind: CustomerKind;
  sales: string;
  owed: Sums;
  delays: Pick<KpiReport, "averageDaysToPay" | "averageDaysLate" | "paidLatePercent">;
  score: ScoreReport["rows"][number];
}
/** One of those who pay latest, over the time of their scores. */
export interface SlowPayer {
  customer: string;
  name: string;
  averageDaysLate: string;
  onTimePercent: string;
  overdue: string;
  grade: ScoreReport["rows"][number]["grade"];
}
/** Terms agreed with customers of a kind; absent: none, so that those of the law hold. */
export interface AgreedTerms {
  kind: CustomerKind;
  terms?: PaymentTerms;
  customers: number;
  /** Whose terms they are, as many as are named. */
  named: { customer: string; name: string }[];
  check?: CheckedTerms;
}
/** An invoice that falls due later than under any lawful terms. */
export interface LateDue {
  invoice: string;
  customer: string;
  name: string;
  issued: string;
  due: string;
  /** The latest lawful due date. */
  latest: string;
}
export interface StageRow {
  stage: ReminderStage;
  letters: number;
  invoices: number;
  followedPercent: string | null;
}
export interface Audit {
  asOf: string;
  currency: string;
  /** The day of issue of the first invoice, and whether there is a whole year of them. */
  since?: string;
  isWholeYear: boolean;
  customers: number;
  recent?: number;
  kinds: KindPart[];
  year: KpiReport;
  /** Over the window that is chosen on the dashboard. */
  recently: KpiReport;
  buckets: AgingReport["buckets"];
  owed: Sums;
  openShares: Share[];
  salesShares: Share[];
  debtors: Debtor[];
  slow: SlowPayer[];
  overLimit: { customers: number; first?: string };
  withLimit: number;
  terms: AgreedTerms[];
  /** Invoices of the year whose due date was held against the law, how many fall due too late, and the first of them. */
  checked: number;
  tooLate: number;
  lateDues: LateDue[];
  reminders: {
    letters: number;
    stages: StageRow[];
    followedPercent: string | null;
    toSend: number;
    asked: { currency: string; amount: string }[];
    plans: Record<"held" | "kept" | "broken", number>;
    disputed: string;
  };
  /** The first day of the year, and what was lost in it. */
  from: string;
  writtenOff: Changes["writtenOff"];
  claims: Pick<LatePaymentReport, "claim" | "interest" | "indemnity" | "count" | "warnings">;
  allowance: Outcome<{ allowance: string; netOpen: string }>;
  fundingRatePercent?: string;
  /** What it costs a year to fund all receivables, and what of it is for the delays alone. */
  funding?: Outcome<Funding | undefined>;
  lateFunding?: Outcome<Funding | undefined>;
  book: BookYear;
  ways: Outcome<Ways | undefined>;
  /** Of each provider of the grid. */
  providerScores: (string | null)[];
  rules: Rule[];
}

export function auditOf(
  ledger: Ledger,
  desk: Desk,
  scope: ReportScope,
  kpiDays: number,
  allowance: AllowanceOptions,
): Audit {
  const { asOf, ...within } = scope;
  const from = isoDay(dayNumber(asOf) - YEAR_DAYS);
  const invoices = ledger.invoices().filter(({ issued }) => issued <= asOf);
  const listed = new Map(ledger.customers().map((customer) => [customer.id, customer]));
  const nameOf = (id: string) => listed.get(id)?.name ?? id;
  const kindOf = (id: string) => listed.get(id)?.kind ?? "business";

  const aging = ledger.aging(scope);
  const { currency, rows, total } = aging;
  const year = ledger.kpis({ ...scope, days: YEAR_DAYS });
  const scores = ledger.scores(scope).rows;
  const nothing = inSideLedger({}, (none) => none.aging({ asOf, currency })).total;
  const firsts = firstIssues(invoices);
  const since = [...firsts.values()].sort()[0];
  const isWholeYear = since !== undefined && since <= from;
  const recent = (ids: readonly string[]) =>
    isWholeYear ? { recent: ids.filter((id) => (firsts.get(id) ?? "") > from).length } : {};

  const ids = scores.map(({ customer }) => customer);
  const kinds = CUSTOMER_KINDS.flatMap((kind): KindPart[] => {
    const customers = ids.filter((id) => kindOf(id) === kind);
    if (customers.length === 0) return [];
    const owed = ledger.aging({ ...scope, customers });
    return [
      {
        kind,
        customers: customers.length,
        owing: owed.rows.filter(({ total }) => !isZero(total) && !isNegative(total)).length,
        ...recent(customers),
        owed: owed.total,
        year: ledger.kpis({ ...scope, customers, days: YEAR_DAYS }),
      },
    ];
  });

  const sold = salesOf(invoices, from, scope);
  const sales = new Map(sold.map((row) => [row.customer, row.total]));
  const owedBy = new Map(rows.map((row) => [row.customer, row]));
  const scored = new Map(scores.map((row) => [row.customer, row]));
  const largest = [...new Set([...rows, ...sold].map(({ customer }) => customer))].slice(0, NAMED);
  const debtors = largest.flatMap((customer): Debtor[] => {
    const score = scored.get(customer);
    if (!score) return [];
    const { averageDaysToPay, averageDaysLate, paidLatePercent } = ledger.kpis({
      ...scope,
      customers: [customer],
      days: YEAR_DAYS,
    });
    return [
      {
        customer,
        name: nameOf(customer),
        kind: kindOf(customer),
        sales: sales.get(customer) ?? nothing.total,
        owed: owedBy.get(customer) ?? nothing,
        delays: { averageDaysToPay, averageDaysLate, paidLatePercent },
        score,
      },
    ];
  });
  const over = scores.filter(({ overLimit }) => overLimit).map(({ customer }) => customer);
  const overFirst = rows.find(({ customer }) => over.includes(customer))?.customer ?? over[0];

  const changes = ledger.changes({ ...within, from, to: asOf, limit: 0 });
  const claims = ledger.latePayments({ ...scope, limit: 0, ...ownTables(desk) });
  const book = bookYear(year, changes.counts.issued);
  const stated: CollectionCase = deskValue(desk, "collectionCase", OWN) ?? {};
  const rate = stated.fundingRatePercent;
  const fund = (days: string | null) =>
    attempt(() => fundingOf(year.sales, days, rate ?? "", currency));
  const set = attempt(() => ledger.allowance(allowance));
  const terms = agreedTerms(ids, listed, nameOf);
  const dues = lateDues(invoices, from, kindOf, nameOf);
  const rules = new Map(
    [...terms.flatMap(({ check }) => check?.rules ?? []), ...dues.rules, ...claims.rules].map(
      (rule) => [rule.id, rule],
    ),
  );
  return {
    asOf,
    currency,
    ...(since === undefined ? {} : { since }),
    isWholeYear,
    customers: ids.length,
    ...recent(ids),
    kinds,
    year,
    recently: ledger.kpis({ ...scope, days: kpiDays }),
    buckets: aging.buckets,
    owed: total,
    openShares: sharesOf(rows, currency),
    salesShares: sharesOf(sold, currency),
    debtors,
    slow: slowPayers(scores, (id) => owedBy.get(id) ?? nothing),
    overLimit: {
      customers: over.length,
      ...(overFirst === undefined ? {} : { first: overFirst }),
    },
    withLimit: scores.filter(({ creditLimit }) => creditLimit !== null).length,
    terms,
    checked: dues.checked,
    tooLate: dues.tooLate,
    lateDues: dues.first,
    reminders: remindersOf(ledger, desk, invoices, from, asOf, year.disputed),
    from: isoDay(dayNumber(from) + 1),
    writtenOff: isZero(changes.writtenOff) ? changes.writtenOff : negated(changes.writtenOff),
    claims,
    allowance: set.value
      ? { value: { allowance: set.value.allowance, netOpen: set.value.netOpen } }
      : { refusal: set.refusal },
    ...(rate === undefined
      ? {}
      : {
          fundingRatePercent: rate,
          funding: fund(year.dso),
          lateFunding: fund(year.averageDaysDelinquent),
        }),
    book,
    ways: attempt(() => waysOf(stated, book, currency)),
    providerScores: providerScores(
      deskValue(desk, "providerGrid", OWN) ?? { providers: [], criteria: [] },
    ),
    rules: [...rules.values()],
  };
}

/** The first day on which each customer was billed. */
function firstIssues(invoices: readonly Invoice[]): Map<string, string> {
  const firsts = new Map<string, string>();
  for (const { customer, issued } of invoices) {
    const known = firsts.get(customer);
    if (known === undefined || issued < known) firsts.set(customer, issued);
  }
  return firsts;
}

/** What each customer was billed since a day, credit notes included, the largest first: what it would owe had it paid nothing. */
function salesOf(
  invoices: readonly Invoice[],
  from: string,
  scope: ReportScope,
): AgingReport["rows"] {
  const billed = invoices
    .filter(({ issued }) => issued > from)
    .map(({ id, customer, issued, amount, currency = "EUR" }) => {
      return { id, customer, issued, due: LAST_DAY, amount, currency };
    });
  return inSideLedger({ invoices: billed }, (ledger) => ledger.aging(scope)).rows;
}

/** What the first ones of a list weigh together: taken for one customer, they are the largest one. */
function sharesOf(rows: AgingReport["rows"], currency: string): Share[] {
  return FIRST.filter((count) => count <= rows.length).map((count) => {
    const invoices = rows.map(({ total }, place) => ({
      id: String(place),
      customer: place < count ? "first" : String(place),
      issued: LAST_DAY,
      due: LAST_DAY,
      amount: total,
      currency,
    }));
    return inSideLedger({ invoices }, (ledger) => {
      const asked = { asOf: LAST_DAY, currency };
      const { topCustomerPercent } = ledger.kpis(asked);
      const { total } = ledger.aging({ ...asked, customers: ["first"] });
      return { customers: count, amount: total.total, percent: topCustomerPercent };
    });
  });
}

/** Those who are later than agreed on average, the latest first. */
function slowPayers(scores: ScoreReport["rows"], owedBy: (id: string) => Sums): SlowPayer[] {
  const late = scores.flatMap((row) => {
    const value = (part: string) => row.parts.find(({ id }) => id === part)?.value;
    const averageDaysLate = value("punctuality");
    const onTimePercent = value("onTime");
    if (averageDaysLate === undefined || onTimePercent === undefined) return [];
    // Not money: days, to put them in order.
    const days = Number(averageDaysLate);
    return days > 0 ? [{ row, days, averageDaysLate, onTimePercent }] : [];
  });
  return late
    .sort((one, other) => other.days - one.days)
    .slice(0, NAMED)
    .map(({ row, averageDaysLate, onTimePercent }) => ({
      customer: row.customer,
      name: row.name ?? row.customer,
      averageDaysLate,
      onTimePercent,
      overdue: owedBy(row.customer).overdue,
      grade: row.grade,
    }));
}

/** The terms of all customers, each kind and rule once, unlawful ones first. */
function agreedTerms(
  ids: readonly string[],
  listed: ReadonlyMap<string, { kind?: CustomerKind; terms?: PaymentTerms }>,
  nameOf: (id: string) => string,
): AgreedTerms[] {
  const groups = new Map<string, AgreedTerms>();
  for (const id of ids) {
    const { kind = "business", terms } = listed.get(id) ?? {};
    const key = JSON.stringify([kind, terms]);
    let group = groups.get(key);
    if (!group) {
      const check = terms && checkTerms({ terms, debtor: kind });
      group = {
        kind,
        ...(terms ? { terms } : {}),
        ...(check ? { check } : {}),
        customers: 0,
        named: [],
      };
      groups.set(key, group);
    }
    group.customers += 1;
    if (group.named.length < NAMED) group.named.push({ customer: id, name: nameOf(id) });
  }
  const unlawful = ({ check }: AgreedTerms) => (check && !check.lawful ? 1 : 0);
  return [...groups.values()].sort(
    (one, other) => unlawful(other) - unlawful(one) || other.customers - one.customers,
  );
}

/** Invoices since a day that state when they fall due, held against the longest lawful terms of the kind of debtor. */
function lateDues(
  invoices: readonly Invoice[],
  from: string,
  kindOf: (id: string) => CustomerKind,
  nameOf: (id: string) => string,
): { checked: number; tooLate: number; first: LateDue[]; rules: Rule[] } {
  const ceilings = new Map(
    CUSTOMER_KINDS.map((kind) => [kind, checkTerms({ terms: { kind: "receipt" }, debtor: kind })]),
  );
  const latest = new Map<string, string>();
  const latestOf = (kind: CustomerKind, issued: string) => {
    const key = `${kind} ${issued}`;
    const known = latest.get(key);
    if (known !== undefined) return known;
    const days = (ceilings.get(kind)?.maximum ?? []).map((terms) => dueDate({ issued, terms }).due);
    const last = days.sort().at(-1) ?? "";
    latest.set(key, last);
    return last;
  };
  const found: LateDue[] = [];
  const kinds = new Set<CustomerKind>();
  let checked = 0;
  for (const { id, customer, issued, due, terms, amount } of invoices) {
    if (issued <= from || String(amount).startsWith("-")) continue;
    const kind = kindOf(customer);
    const last = latestOf(kind, issued);
    const falls = due ?? (terms && dueDate({ issued, terms }).due);
    if (falls === undefined || last === "") continue;
    checked += 1;
    kinds.add(kind);
    if (falls <= last) continue;
    found.push({ invoice: id, customer, name: nameOf(customer), issued, due: falls, latest: last });
  }
  const excess = ({ due, latest: last }: LateDue) => dayNumber(due) - dayNumber(last);
  found.sort((one, other) => excess(other) - excess(one));
  return {
    checked,
    tooLate: found.length,
    first: found.slice(0, NAMED),
    rules: [...kinds].flatMap((kind) => ceilings.get(kind)?.rule ?? []),
  };
}

function remindersOf(
  ledger: Ledger,
  desk: Desk,
  invoices: readonly Invoice[],
  from: string,
  asOf: string,
  disputed: string,
): Audit["reminders"] {
  const day = reminderDay(ledger, desk, asOf);
  const letters = Object.values(desk.reminder ?? {}).filter(({ on }) => from < on && on <= asOf);
  const sent = sentOf(desk, new Set(invoices.map(({ id }) => id))).filter(
    ({ date }) => from < date,
  );
  const currencies = [...new Set(invoices.map(({ currency = "EUR" }) => currency))].sort();
  const followed = (of: typeof sent) => followedPercent(ledger, currencies, of, asOf);
  const plans = { held: 0, kept: 0, broken: 0 };
  for (const { state } of day.plans) plans[state] += 1;
  return {
    letters: letters.length,
    stages: USUAL.policy.steps.flatMap(({ stage }): StageRow[] => {
      const mine = letters.filter((letter) => letter.stage === stage);
      if (mine.length === 0) return [];
      const reminded = sent.filter((one) => one.stage === stage);
      return [
        {
          stage,
          letters: mine.length,
          invoices: reminded.length,
          followedPercent: followed(reminded),
        },
      ];
    }),
    followedPercent: followed(sent),
    toSend: day.actions.length,
    asked: day.totals,
    plans,
    disputed,
  };
}
