/** Whom to remind on a day, and the figures of each letter: all of them the core's. */
import type {
  CustomerKind,
  Invoice,
  Ledger,
  ReminderPlan,
  ReminderPolicy,
  Rule,
  SentReminder,
  Warning,
} from "encours";
import type { Desk } from "../desk.ts";
import { policyOf } from "../letters/policy.ts";
import type { InvoiceRow } from "./messages.ts";
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
}

/** Each invoice of each reminder that was sent, without those that the book no longer holds. */
function sentOf(desk: Desk, held: ReadonlySet<string>): SentReminder[] {
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

/** The plan of a day: a letter is in the currency of its invoices, so each currency has its own. */
export function reminderDay(ledger: Ledger, desk: Desk, asOf: string): ReminderDay {
  const invoices = ledger.invoices();
  const customers = ledger.customers();
  const kinds = new Map(customers.map(({ id, kind }) => [id, kind ?? "business"]));
  const sent = sentOf(desk, new Set(invoices.map(({ id }) => id)));
  const groups = byCurrency(invoices);
  const { policy } = policyOf(desk);
  const day: ReminderDay = {
    asOf,
    actions: [],
    totals: [],
    disputed: [],
    successPercent: null,
    rules: [],
  };
  for (const [currency, items] of groups) {
    const ids = new Set(items.map(({ id }) => id));
    const mine = sent.filter(({ invoice }) => ids.has(invoice));
    const read = (of: Ledger) => ({
      plan: of.reminders({ asOf, currency, sent: mine, policy }),
      disputed: of.kpis({ asOf, currency }).disputed,
    });
    const { plan, disputed } =
      groups.length === 1 ? read(ledger) : inSideLedger({ customers, invoices: items }, read);
    day.rules = plan.rules;
    day.disputed.push({ currency, amount: disputed });
    if (plan.actions.length === 0) continue;
    const amount = sum(
      plan.actions.map((action) => action.amount),
      currency,
    );
    day.totals.push({ currency, amount });
    day.actions.push(
      ...plan.actions.map((action) => {
        const kind = kinds.get(action.customer) ?? "business";
        return { ...action, kind, currency };
      }),
    );
  }
  day.successPercent = success(ledger, groups, sent, asOf);
  const paid = invoices
    .flatMap(({ payments = [] }) => payments.map(({ date }) => date))
    .filter((date) => date <= asOf);
  const last = paid.sort().at(-1);
  if (last !== undefined) day.lastPayment = last;
  return day;
}

/** Over all currencies: a share of reminders, which no rate of exchange moves. */
function success(
  ledger: Ledger,
  groups: [string, Invoice[]][],
  sent: SentReminder[],
  asOf: string,
): string | null {
  const [first, ...others] = groups.map(([currency]) => currency);
  if (first === undefined) return null;
  const fx = Object.fromEntries(others.map((currency) => [currency, "1"]));
  return ledger.reminders({ asOf, currency: first, fx, sent }).successPercent;
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
  let currency = "EUR";
  const rows = ids.map((id): LetterRow => {
    const days = noticesOf(id);
    noticed.push(...days);
    // A consumer owes interest from the first formal notice on.
    const [formalNotice] = days;
    const detail = ledger.explain(id, { asOf, ...(formalNotice ? { formalNotice } : {}) });
    const row = rowOf(id);
    currency = row?.currency ?? currency;
    // A letter cites what its sums rest on, not how long they can be claimed.
    const cited = detail.rules.filter(({ id: rule }) => rule !== detail.limitation.rule.id);
    if (detail.daysLate > 0) for (const rule of cited) rules.set(rule.id, rule);
    for (const warning of detail.warnings) warnings.set(warning.code, warning);
    claims.push(detail.claim);
    const { open, daysLate, interest, indemnity, totalDue, amount } = detail;
    const { issued = asOf, due = asOf } = row ?? {};
    return { id, issued, due, amount, open, daysLate, interest, indemnity, totalDue };
  });
  const add = (part: (row: LetterRow) => string) => sum(rows.map(part), currency);
  const noticedOn = noticed.sort().at(-1);
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
    ...(noticedOn === undefined ? {} : { noticedOn }),
  };
}
