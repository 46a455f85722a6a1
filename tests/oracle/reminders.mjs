// Reminders (§9).

import { dateText } from "./calendar.mjs";
import { Exact, HUNDRED, ZERO } from "./exact.mjs";
import {
  amountFromZero,
  date,
  id,
  list,
  oneOf,
  optional,
  Refusal,
  record,
  required,
  whole,
} from "./input.mjs";
import {
  compareText,
  groupBy,
  isOpen,
  isPositive,
  Portfolio,
  reportOptions,
  sorted,
} from "./ledger.mjs";

/** In their order. */
const STAGES = ["preventive", "friendly", "firm", "final", "formalNotice", "legal"];
const stage = oneOf(...STAGES);
const rank = (name) => STAGES.indexOf(name);

const DEFAULT_POLICY = {
  steps: [
    { stage: "preventive", day: -5, channel: "email" },
    { stage: "friendly", day: 3, channel: "email" },
    { stage: "firm", day: 8, channel: "phone" },
    { stage: "final", day: 13, channel: "letter" },
    { stage: "formalNotice", day: 20, channel: "registered" },
    { stage: "legal", day: 35, channel: "court" },
  ],
  minimum: ZERO,
};

const step = record({
  stage: required(stage),
  day: required(whole(-365, 3650)),
  channel: required(oneOf("email", "phone", "letter", "registered", "court")),
});

function ascends(step, before, path) {
  const last = before.at(-1);
  if (last && (step.day <= last.day || rank(step.stage) <= rank(last.stage)))
    throw new Refusal("option/invalid", path);
}

function knownInvoice(value, path, { ledger }) {
  id(value, path);
  if (!ledger.invoices.some((invoice) => invoice.id === value))
    throw new Refusal("invoice/unknown", path);
  return value;
}

const read = reportOptions({
  policy: optional(
    record({ steps: required(list(step, ascends)), minimum: optional(amountFromZero, ZERO) }),
    DEFAULT_POLICY,
  ),
  sent: optional(
    list(
      record({
        invoice: required(knownInvoice),
        stage: required(stage),
        date: required(date),
      }),
    ),
    [],
  ),
});

export function reminders(ledger, input) {
  const options = read(input, ledger);
  const { asOf, policy } = options;
  const portfolio = new Portfolio(ledger, options);
  portfolio.needRatesOf(portfolio.invoices.filter(isOpen));

  const sent = options.sent.filter(({ date }) => date <= asOf);
  const due = portfolio.invoices
    .filter((invoice) => isPositive(invoice) && invoice.class !== "disputed")
    .map((invoice) => {
      const own = sent.filter((reminder) => reminder.invoice === invoice.id);
      return { ...invoice, step: stepFor(invoice, own, options) };
    })
    .filter(({ step }) => step);

  const groups = groupBy(due, ({ customer, step }) => JSON.stringify([customer, step.stage]));
  const actions = [...groups.values()]
    .map((invoices) => ({
      customer: invoices[0].customer,
      step: invoices[0].step,
      invoices: sorted(invoices, (a, b) => compareText(a.id, b.id)),
      amount: portfolio.totalOpen(invoices),
    }))
    .filter(({ customer, step, amount }) => {
      const overdue = portfolio.invoices.filter(
        (invoice) => invoice.customer === customer && isPositive(invoice) && invoice.late > 0,
      );
      const held = step.stage === "preventive" ? amount : portfolio.totalOpen(overdue);
      return held.compare(policy.minimum) >= 0;
    });
  const inOrder = sorted(
    actions,
    (a, b) => rank(b.step.stage) - rank(a.step.stage),
    (a, b) => b.amount.compare(a.amount),
    (a, b) => compareText(a.customer, b.customer),
  );
  return {
    asOf: dateText(asOf),
    currency: options.currency,
    actions: inOrder.map(({ customer, step, invoices, amount }) => ({
      ...portfolio.nameOf(customer),
      stage: step.stage,
      channel: step.channel,
      on: dateText(asOf),
      invoices: invoices.map((invoice) => ({
        id: invoice.id,
        open: portfolio.money(portfolio.open(invoice)),
        daysLate: Math.max(0, invoice.late),
      })),
      amount: portfolio.money(amount),
    })),
    successPercent: successPercent(sent, portfolio),
  };
}

/** The step that an invoice is ripe for, or nothing (1, 2, 3). */
function stepFor({ late }, sent, { asOf, policy: { steps } }) {
  const candidate = steps.findLast(({ day }) => day <= late);
  if (!candidate) return undefined;
  if (sent.some(({ stage }) => rank(stage) >= rank(candidate.stage))) return undefined;
  if (sent.some(({ date }) => asOf - date < 3)) return undefined;
  if (candidate.stage !== "legal") return candidate;
  const notices = sent.filter(({ stage }) => stage === "formalNotice");
  if (notices.some(({ date }) => asOf - date >= 15)) return candidate;
  if (notices.length > 0) return undefined;
  const agreed = steps.find(({ stage }) => stage === "formalNotice");
  return agreed ?? { stage: "formalNotice", channel: "registered" };
}

/** Of the reminders sent more than 10 days before asOf, those that a payment followed. */
function successPercent(sent, { asOf, invoices }) {
  const judged = sent
    .map(({ date, invoice }) => ({ date, of: invoices.find(({ id }) => id === invoice) }))
    .filter(({ date, of }) => of && asOf - date > 10);
  if (judged.length === 0) return null;
  const followed = judged.filter(({ date, of }) =>
    of.payments.some((paid) => {
      const after = paid.date - date;
      return paid.amount.sign() > 0 && 1 <= after && after <= 10;
    }),
  );
  const share = new Exact(BigInt(followed.length), BigInt(judged.length));
  return share.times(HUNDRED).text(2);
}
