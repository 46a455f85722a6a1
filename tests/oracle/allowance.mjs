// Allowance for doubtful receivables (§8.1).

import { bucketAt, buckets } from "./aging.mjs";
import { dateText } from "./calendar.mjs";
import { Exact, greatest, HUNDRED, sum, ZERO } from "./exact.mjs";
import {
  amountFromZero,
  entries,
  id,
  list,
  optional,
  percent,
  Refusal,
  record,
  required,
  share,
  text,
  within,
} from "./input.mjs";
import { percentText } from "./latePayment.mjs";
import { compareText, groupBy, isPositive, Portfolio, reportOptions } from "./ledger.mjs";

function knownInvoice(value, path, { ledger }) {
  id(value, path);
  if (!ledger.invoices.some((invoice) => invoice.id === value))
    throw new Refusal("invoice/unknown", path);
  return value;
}

const individual = record({
  invoice: required(knownInvoice),
  ratePercent: required(share),
  reason: optional(text),
});

function once(item, before, path) {
  if (before.some(({ invoice }) => invoice === item.invoice))
    throw new Refusal("option/invalid", within(path, "invoice"));
}

const read = reportOptions(
  {
    buckets,
    ratesPercent: required(list(share)),
    doubtfulPercent: optional(share),
    disputedPercent: optional(share),
    defaultVatPercent: optional(percent, Exact.of(20)),
    previous: optional(entries(amountFromZero, id), new Map()),
    individual: optional(list(individual, once), []),
  },
  ({ buckets, ratesPercent }) => {
    if (ratesPercent.length !== buckets.length + 2)
      throw new Refusal("buckets/invalid", "ratesPercent");
  },
);

export function allowance(ledger, input) {
  const options = read(input, ledger);
  const portfolio = new Portfolio(ledger, options);
  const open = portfolio.invoices.filter(isPositive);
  portfolio.needRatesOf(portfolio.invoices.filter(({ openOwn }) => openOwn.sign() !== 0));

  const apart = options.individual.flatMap(({ invoice: id, ratePercent, reason }) => {
    const { customer } = ledger.invoices.find((invoice) => invoice.id === id);
    if (!portfolio.isAsked(customer)) return [];
    const invoice = open.find((invoice) => invoice.id === id);
    const base = invoice ? netOpen(invoice, portfolio, options) : ZERO;
    const allowance = base.times(ratePercent).over(HUNDRED).round(portfolio.digits);
    return [{ id, customer, base, ratePercent, allowance, reason }];
  });
  const apartOf = (customer) => apart.filter((row) => row.customer === customer);

  const groups = groupBy(open, ({ customer }) => customer);
  const released = [...options.previous]
    .filter(([customer, amount]) => portfolio.isAsked(customer) && amount.sign() !== 0)
    .map(([customer]) => customer);
  const rows = [...new Set([...groups.keys(), ...released])].sort(compareText).map((customer) => {
    const invoices = groups.get(customer) ?? [];
    const own = new Set(options.individual.map(({ invoice }) => invoice));
    const expected = sum(
      invoices
        .filter(({ id }) => !own.has(id))
        .map((invoice) =>
          netOpen(invoice, portfolio, options).times(rateOf(invoice, options)).over(HUNDRED),
        ),
    );
    const apart = apartOf(customer);
    const allowance = expected
      .round(portfolio.digits)
      .plus(sum(apart.map(({ allowance }) => allowance)));
    const previous = options.previous.get(customer) ?? ZERO;
    return {
      customer,
      netOpen: sum(invoices.map((invoice) => netOpen(invoice, portfolio, options))),
      allowance,
      previous,
      ...movement(allowance, previous),
    };
  });
  const figures = ["netOpen", "allowance", "previous", "charge", "reversal"];
  const printed = (row) =>
    Object.fromEntries(figures.map((figure) => [figure, portfolio.money(row[figure])]));
  const total = Object.fromEntries(
    figures.map((figure) => [figure, sum(rows.map((row) => row[figure]))]),
  );
  const isQuestionable = (invoice) => ["disputed", "doubtful"].includes(invoice.class);
  const hasNoVat = open.filter((invoice) => !statesVat(invoice));
  return {
    asOf: dateText(options.asOf),
    currency: options.currency,
    rows: rows.map((row) => ({ ...portfolio.nameOf(row.customer), ...printed(row) })),
    individual: apart.map(({ id, customer, base, ratePercent, allowance, reason }) => ({
      invoice: id,
      ...portfolio.nameOf(customer),
      base: portfolio.money(base),
      ratePercent: percentText(ratePercent),
      allowance: portfolio.money(allowance),
      ...(reason === undefined ? {} : { reason }),
    })),
    ...printed(total),
    entries: journal(portfolio.digits, [
      ["68174", "491", total.charge],
      ["491", "78174", total.reversal],
      ["416", "411", portfolio.totalOpen(open.filter(isQuestionable))],
    ]),
    warnings: hasNoVat.length > 0 ? [{ code: "vat/assumed", names: String(hasNoVat.length) }] : [],
  };
}

function statesVat({ vat, amount }) {
  return vat !== undefined && amount.sign() !== 0;
}

/** Before VAT, rounded. */
function netOpen(invoice, portfolio, { defaultVatPercent }) {
  const open = portfolio.open(invoice);
  const { amount, vat } = invoice;
  const net = statesVat(invoice)
    ? open.times(amount.minus(vat)).over(amount)
    : open.times(HUNDRED).over(HUNDRED.plus(defaultVatPercent));
  return net.round(portfolio.digits);
}

function rateOf(invoice, { buckets, ratesPercent, disputedPercent, doubtfulPercent }) {
  const ofBucket = invoice.late <= 0 ? 0 : bucketAt(buckets, invoice.late) + 1;
  const ofClass = { disputed: disputedPercent, doubtful: doubtfulPercent }[invoice.class];
  return ofClass ?? ratesPercent[ofBucket];
}

/** What is added to what was there, or taken back from it. */
export function movement(amount, previous) {
  return {
    charge: greatest(ZERO, amount.minus(previous)),
    reversal: greatest(ZERO, previous.minus(amount)),
  };
}

/** Debit and credit accounts with an amount, as lines; those of 0 are left out. */
export function journal(digits, pairs) {
  const line = (account, debit, credit) => ({
    account,
    debit: debit.text(digits),
    credit: credit.text(digits),
  });
  return pairs
    .filter(([, , amount]) => amount.sign() !== 0)
    .flatMap(([debit, credit, amount]) => [
      ...(debit ? [line(debit, amount, ZERO)] : []),
      ...(credit ? [line(credit, ZERO, amount)] : []),
    ]);
}
