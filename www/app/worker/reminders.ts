/** Whom to remind on a day, and the figures of each letter: all of them the core's. */
import {
  type CustomerKind,
  type Invoice,
  Ledger,
  type ReminderPlan,
  type ReminderPolicy,
  type ReminderStage,
  type Rule,
  type SentReminder,
  type Warning,
} from "encours";
import { isZero } from "../../ui/format.ts";
import type { Desk } from "../desk.ts";
import { policyOf } from "../letters/policy.ts";
import { dayNumber, isoDay, isWithin } from "./days.ts";
import type { InvoiceRow } from "./messages.ts";
import { type PlanStanding, pausedInvoices, planStandings } from "./plans.ts";
import { ownTables } from "./rates.ts";
import { inSideLedger } from "./side-ledger.ts";
import { sum } from "./sum.ts";

export type ReminderAction = ReminderPlan["actions"][number] & {
  kind: CustomerKind;
  currency: string;
};
export interface ReminderDay {
  asOf: string;
  actions: ReminderAction[];
  /** What the actions ask for, currency by currency. */
  totals: Money[];
  /** What is left out because it is contested. */
  disputed: Money[];
  successPercent: string | null;
  rules: Rule[];
  lastPayment?: string;
  plans: PlanStanding[];
}
/** A reminder, or a part of a plan, on its day. */
export interface Upcoming {
  on: string;
  customer: string;
  name: string;
  stage?: ReminderStage;
  part?: number;
  parts?: number;
  currency: string;
  amount: string;
  invoices: string[];
}
interface Money {
  currency: string;
  amount: string;
}

/** One invoice of a letter, in its own currency. */
export interface LetterRow {
  id: string;
  issued: string;
  due: string;
  amount: string;
  open: string;
  daysLate: number;
  interest: string;
  indemnity: string;
  totalDue: string;
  /** Its payment is doubtful that day. */
  isDoubtful: boolean;
}
export interface LetterFigures {
  asOf: string;
  currency: string;
  rows: LetterRow[];
  open: string;
  interest: string;
  indemnity: string;
  claim: string;
  total: string;
  rules: Rule[];
  warnings: Warning[];
  /** When the last formal notice of one of them was sent. */
  noticedOn?: string;
  /** The last day to claim the first of them that lapses. */
  limitation: string;
  /** Credit notes and overpayments that the customer has in that currency and that are taken off none of them. */
  credits?: string;
}

/** Each invoice of each reminder that was sent, without those that the book no longer holds. */
export function sentOf(desk: Desk, held: ReadonlySet<string>): SentReminder[] {
  return Object.values(desk.reminder ?? {}).flatMap(({ invoices, stage, on }) =>
    invoices.filter((id) => held.has(id)).map((invoice) => ({ invoice, stage, date: on })),
  );
}

/** Refuses what is no policy. */
export function judgePolicy(policy: ReminderPolicy, asOf: string): true {
  inSideLedger({}, (ledger) => ledger.reminders({ asOf, policy }));
  return true;
}

function byCurrency(invoices: Invoice[]): [string, Invoice[]][] {
  const groups = new Map<string, Invoice[]>();
  for (const invoice of invoices) {
    const { currency = "EUR" } = invoice;
    const group = groups.get(currency);
    if (group) group.push(invoice);
    else groups.set(currency, [invoice]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The invoices of a currency, in a ledger: a letter is in the currency of its invoices, so each currency has a plan of its own. */
interface Part {
  currency: string;
  ids: Set<string>;
  ledger: Ledger;
}

/** Gives `read` the ledger in parts, without the invoices that are paused. */
function inParts<T>(
  ledger: Ledger,
  groups: readonly [string, Invoice[]][],
  paused: ReadonlySet<string>,
  read: (parts: Part[]) => T,
): T {
  const customers = ledger.customers();
  const made: Ledger[] = [];
  try {
    const parts = groups.map(([currency, all]): Part => {
      const invoices = all.filter(({ id }) => !paused.has(id));
      const ids = new Set(invoices.map(({ id }) => id));
      if (groups.length === 1 && invoices.length === all.length) return { currency, ids, ledger };
      const own = new Ledger({ customers, invoices });
      made.push(own);
      return { currency, ids, ledger: own };
    });
    return read(parts);
  } finally {
    for (const one of made) one.free();
  }
}

/** Whom to remind on a day of what, and how the plans stand. */
export function reminderDay(ledger: Ledger, desk: Desk, asOf: string): ReminderDay {
  const customers = ledger.customers();
  const kinds = new Map(customers.map(({ id, kind }) => [id, kind ?? "business"]));
  const { policy } = policyOf(desk);
  const plans = planStandings(ledger, desk, asOf);
  const invoices = ledger.invoices();
  const sent = sentOf(desk, new Set(invoices.map(({ id }) => id)));
  const groups = byCurrency(invoices);
  const currencies = groups.map(([currency]) => currency);
  const day: ReminderDay = {
    asOf,
    actions: [],
    totals: [],
    disputed: [],
    successPercent: followedPercent(ledger, currencies, sent, asOf),
    rules: [],
    plans,
  };
  inParts(ledger, groups, pausedInvoices(plans), (parts) => {
    for (const { currency, ids, ledger: part } of parts) {
      const mine = sent.filter(({ invoice }) => ids.has(invoice));
      const { actions, rules } = part.reminders({ asOf, currency, sent: mine, policy });
      day.rules = rules;
      day.disputed.push({ currency, amount: part.kpis({ asOf, currency }).disputed });
      if (actions.length === 0) continue;
      const amounts = actions.map(({ amount }) => amount);
      day.totals.push({ currency, amount: sum(amounts, currency) });
      for (const action of actions) {
        day.actions.push({ ...action, kind: kinds.get(action.customer) ?? "business", currency });
      }
    }
  });
  const paid = invoices
    .flatMap(({ payments = [] }) => payments.map(({ date }) => date))
    .filter((date) => date <= asOf);
  const last = paid.sort().at(-1);
  if (last !== undefined) day.lastPayment = last;
  return day;
}

/** Over all currencies: a share of reminders, which no rate of exchange moves. */
export function followedPercent(
  ledger: Ledger,
  [first, ...others]: string[],
  sent: SentReminder[],
  asOf: string,
): string | null {
  if (first === undefined || sent.length === 0) return null;
  const fx = Object.fromEntries(others.map((currency) => [currency, "1"]));
  const nothing = { steps: [] };
  return ledger.reminders({ asOf, currency: first, fx, sent, policy: nothing }).successPercent;
}

/** What is to come if each reminder is sent on its day and nobody pays: today's actions, then those of the days after. */
export function upcomingReminders(
  ledger: Ledger,
  desk: Desk,
  asOf: string,
  days: number,
): Upcoming[] {
  const { policy } = policyOf(desk);
  const plans = planStandings(ledger, desk, asOf);
  const held = plans.filter(({ state }) => state === "held");
  const upcoming = inParts(ledger, byCurrency(ledger.invoices()), pausedInvoices(plans), (parts) =>
    parts.flatMap(({ currency, ids, ledger: part }) => {
      const sent = sentOf(desk, ids);
      return Array.from({ length: days + 1 }, (_, later) => {
        const day = isoDay(dayNumber(asOf) + later);
        const { actions } = part.reminders({ asOf: day, currency, sent, policy });
        return actions.map(({ customer, name, stage, invoices, amount }): Upcoming => {
          sent.push(...invoices.map(({ id }) => ({ invoice: id, stage, date: day })));
          const whom = name ?? customer;
          return {
            on: day,
            customer,
            name: whom,
            stage,
            currency,
            amount,
            invoices: invoices.map(({ id }) => id),
          };
        });
      }).flat();
    }),
  );
  const installments = held.flatMap(({ plan, parts }) =>
    parts.flatMap(({ date, amount, state }, index): Upcoming[] =>
      state === "paid"
        ? []
        : [
            {
              on: date,
              customer: plan.customer,
              name:
                ledger.customers().find(({ id }) => id === plan.customer)?.name ?? plan.customer,
              part: index + 1,
              parts: parts.length,
              currency: plan.currency,
              amount,
              invoices: plan.invoices,
            },
          ],
    ),
  );
  return [...upcoming, ...installments].sort((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  );
}

/** Credit notes and what was paid too much, in a currency; nothing where there is none. */
function creditsOf(ledger: Ledger, customer: string, currency: string, asOf: string) {
  const invoices = ledger
    .invoices()
    .filter((one) => one.customer === customer && (one.currency ?? "EUR") === currency);
  const { credits } = inSideLedger({ invoices }, (own) => own.aging({ asOf, currency })).total;
  return isZero(credits) ? undefined : credits;
}

/** What a letter about these invoices of one currency says. */
export function letterFigures(
  ledger: Ledger,
  desk: Desk,
  ids: string[],
  asOf: string,
  rowOf: (id: string) => InvoiceRow | undefined,
): LetterFigures {
  const notices = Object.values(desk.reminder ?? {}).filter(
    ({ stage, on }) => stage === "formalNotice" && on <= asOf,
  );
  const noticesOf = (id: string) =>
    notices.flatMap(({ invoices, on }) => (invoices.includes(id) ? [on] : [])).sort();
  const rules = new Map<string, Rule>();
  const warnings = new Map<string, Warning>();
  const noticed: string[] = [];
  const claims: string[] = [];
  const limitations: string[] = [];
  let currency = "EUR";
  const tables = ownTables(desk);
  const rows = ids.map((id): LetterRow => {
    const days = noticesOf(id);
    noticed.push(...days);
    // A consumer owes interest from the first formal notice on.
    const [formalNotice] = days;
    const detail = ledger.explain(id, {
      asOf,
      ...tables,
      ...(formalNotice ? { formalNotice } : {}),
    });
    const row = rowOf(id);
    currency = row?.currency ?? currency;
    // A letter cites what its sums rest on, not how long they can be claimed.
    const cited = detail.rules.filter(({ id: rule }) => rule !== detail.limitation.rule.id);
    if (detail.daysLate > 0) for (const rule of cited) rules.set(rule.id, rule);
    for (const warning of detail.warnings) warnings.set(warning.code, warning);
    claims.push(detail.claim);
    limitations.push(detail.limitation.date);
    const { open, daysLate, interest, indemnity, totalDue, amount } = detail;
    const { issued = asOf, due = asOf } = row ?? {};
    const isDoubtful = isWithin(ledger.get(id)?.doubtful, asOf);
    return { id, issued, due, amount, open, daysLate, interest, indemnity, totalDue, isDoubtful };
  });
  const add = (part: (row: LetterRow) => string) => sum(rows.map(part), currency);
  const noticedOn = noticed.sort().at(-1);
  const customer = ledger.get(ids[0] ?? "")?.customer ?? "";
  const credits = creditsOf(ledger, customer, currency, asOf);
  return {
    asOf,
    currency,
    rows,
    open: add((row) => row.open),
    interest: add((row) => row.interest),
    indemnity: add((row) => row.indemnity),
    claim: sum(claims, currency),
    total: add((row) => row.totalDue),
    rules: [...rules.values()],
    warnings: [...warnings.values()],
    limitation: limitations.sort()[0] ?? asOf,
    ...(noticedOn === undefined ? {} : { noticedOn }),
    ...(credits === undefined ? {} : { credits }),
  };
}
