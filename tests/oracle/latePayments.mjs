// Late payment of a portfolio (§4.7).

import { dateText } from "./calendar.mjs";
import { sum } from "./exact.mjs";
import { optional, Refusal, whole, within } from "./input.mjs";
import { conditions, figures, isRefusedEverywhere, warningText } from "./latePayment.mjs";
import { compareText, groupBy, Portfolio, reportOptions, sorted } from "./ledger.mjs";

const read = reportOptions({ ...conditions, limit: optional(whole(0, 10 ** 7)) });

export function latePayments(ledger, input) {
  const options = read(input, ledger);
  const portfolio = new Portfolio(ledger, options);
  const judged = portfolio.invoices
    .filter(({ amount, writtenOff }) => amount.sign() >= 0 && !(writtenOff <= options.asOf))
    .map((invoice) => judge(invoice, options, portfolio));

  const claimed = judged.filter((debt) => !debt.isNotCovered && debt.claim.sign() > 0);
  portfolio.needRatesOf(claimed.map(({ invoice }) => invoice));
  const rows = sorted(
    claimed.map((debt) => converted(debt, portfolio)),
    (a, b) => b.claim.compare(a.claim),
    (a, b) => compareText(a.invoice.id, b.invoice.id),
  );
  const total = (key) => portfolio.money(sum(rows.map((row) => row[key])));
  return {
    asOf: dateText(options.asOf),
    currency: options.currency,
    rows: rows.slice(0, options.limit).map((row) => ({
      invoice: row.invoice.id,
      ...portfolio.nameOf(row.invoice.customer),
      due: dateText(row.invoice.due),
      open: portfolio.money(row.open),
      daysLate: row.daysLate,
      interest: portfolio.money(row.interest),
      indemnity: portfolio.money(row.indemnity),
      interestSettled: portfolio.money(row.settled),
      claim: portfolio.money(row.claim),
    })),
    count: rows.length,
    interest: total("interest"),
    indemnity: total("indemnity"),
    claim: total("claim"),
    open: total("open"),
    totalDue: portfolio.money(sum(rows.map(({ open, claim }) => open.plus(claim)))),
    warnings: warningsOf(judged),
  };
}

/** The figures of an invoice in its own currency, or that the rates do not cover it. */
function judge(invoice, options, { customers }) {
  const kind = customers.find(({ id }) => id === invoice.customer)?.kind;
  const { amount, due, payments, currency } = invoice;
  const debt = { ...options, amount, due, payments, currency, debtor: kind ?? options.debtor };
  try {
    const withoutInterest = isRefusedEverywhere(debt);
    const found = figures({ ...debt, withoutInterest });
    return { invoice, ...found, isNotCovered: withoutInterest && found.daysLate > 0 };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { invoice, isNotCovered: true };
  }
}

function converted({ invoice, ...figures }, portfolio) {
  const [open, interest, indemnity, settled] = ["open", "interest", "indemnity", "settled"].map(
    (key) => portfolio.convert(figures[key], invoice),
  );
  const claim = interest.plus(indemnity).minus(settled);
  return { invoice, daysLate: figures.daysLate, open, interest, indemnity, settled, claim };
}

/** Those of all late invoices, each code once, with the first day that it names. */
function warningsOf(judged) {
  const found = judged.flatMap((debt) => (debt.isNotCovered ? [] : debt.warnings));
  const once = [...groupBy(found, ({ code }) => code)].map(([code, same]) =>
    same[0].day === undefined ? { code } : { code, day: Math.min(...same.map(({ day }) => day)) },
  );
  const [notCovered] = sorted(
    judged.filter(({ isNotCovered }) => isNotCovered),
    (a, b) => compareText(a.invoice.id, b.invoice.id),
  );
  if (notCovered)
    once.push({ code: "rates/notCovered", path: within("invoices", notCovered.invoice.id) });
  return once.map(warningText);
}
