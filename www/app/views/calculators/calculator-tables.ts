import type {
  AgingReport,
  AllowanceReport,
  CollectionCosts,
  EarlyDiscount,
  Forecast,
  InstallmentPlan,
  LatePayment,
  Provision,
} from "encours";
import type { DsoElement } from "encours/elements/dso";
import type { DueDateElement } from "encours/elements/due-date";
import { calculatorsWords } from "../../../ui/i18n/screens/calculators.ts";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import type { Topic } from "../../router.ts";
import { language, words } from "../../state.ts";
import type { CellKind, Table } from "../../table.ts";
import { termsText } from "../../terms.ts";
import { waysExport } from "../audit/ways-table.ts";
import { bucketLabel } from "../invoices/invoice-cells.ts";
import { entriesExport } from "../provisions/entries.ts";

interface Results {
  aging: AgingReport;
  "collection-costs": CollectionCosts;
  dso: NonNullable<DsoElement["result"]>;
  "due-date": NonNullable<DueDateElement["result"]>;
  "early-discount": EarlyDiscount;
  forecast: Forecast;
  installments: InstallmentPlan;
  "late-payment": LatePayment;
  provision: AllowanceReport | Provision;
}

type Figure = [head: string, kind: CellKind, text: string];

/** Figures of one case: a column for each, for a column holds one kind. */
function figuresTable(name: string, figures: readonly Figure[]): Table {
  return {
    name,
    head: figures.map(([head]) => head),
    kinds: figures.map(([, kind]) => kind),
    rows: [figures.map(([, , text]) => text)],
  };
}

const TABLES: { [T in Topic]: (result: Results[T], name: string, currency: string) => Table[] } = {
  aging: ({ buckets, rows, total, currency }, name) => {
    const { aging, table } = words.peek();
    const cells = (of: AgingReport["total"]) => [of.notDue, ...of.buckets, of.credits, of.total];
    const heads = [aging.notDue, ...buckets.map(bucketLabel), aging.credits, table.total];
    return [
      {
        name,
        head: [table.customer, ...heads],
        kinds: ["text", ...heads.map((): CellKind => "amount")],
        rows: rows.map((row) => [row.name ?? row.customer, ...cells(row)]),
        totals: [table.total, ...cells(total)],
        currency,
      },
    ];
  },
  "collection-costs": (result, name, currency) => [
    { ...waysExport({ ...result, currency }), name },
  ],
  dso: (result, name) => {
    const w = calculatorsWords[language.peek()];
    return [
      figuresTable(name, [
        [w.asOf, "date", result.asOf],
        [w.days, "integer", String(result.days)],
        [w.receivables, "amount", result.receivables],
        [w.sales, "amount", result.sales],
        [w.dso, "number", result.dso ?? ""],
        [w.countBack, "number", result.dsoCountBack ?? ""],
        [w.truncated, "text", result.dsoCountBackTruncated ? w.yes : w.no],
      ]),
    ];
  },
  "due-date": ({ due, check }, name) => {
    const w = calculatorsWords[language.peek()];
    const terms = check.maximum.map((longest) => termsText(words.peek().edits, longest));
    return [
      figuresTable(name, [
        [w.due, "date", due],
        [w.lawful, "text", check.lawful ? w.yes : w.no],
        [w.maximum, "text", terms.join(" / ")],
        [w.article, "text", check.rule.citation],
        [w.reason, "text", check.message],
      ]),
    ];
  },
  "early-discount": ({ discount, pay, annualCostPercent }, name) => {
    const w = calculatorsWords[language.peek()];
    return [
      figuresTable(name, [
        [w.discount, "amount", discount],
        [w.pay, "amount", pay],
        [w.yearly, "percent", annualCostPercent],
      ]),
    ];
  },
  forecast: ({ runs, currency }, name) => {
    const w = cashWords[language.peek()];
    const amounts = ["receivables", "inflows", "outflows", "net", "lowest", "closing"] as const;
    return runs.map(({ periods }) => ({
      name,
      head: [w.period, words.peek().forecast.until, ...amounts.map((part) => w[part])],
      kinds: ["date", "date", ...amounts.map((): CellKind => "amount")],
      rows: periods.map((period) => [
        period.start,
        period.end,
        ...amounts.map((part) => period[part]),
      ]),
      currency,
    }));
  },
  installments: ({ installments, total, totalInterest }, name) => {
    const w = calculatorsWords[language.peek()];
    const { claims, table } = words.peek();
    return [
      {
        name,
        head: [w.number, w.date, w.pay, w.principal, claims.interest, w.remaining],
        kinds: ["text", "date", "amount", "amount", "amount", "amount"],
        rows: installments.map((one) => [
          String(one.number),
          one.date,
          one.amount,
          one.principal,
          one.interest,
          one.remaining,
        ]),
        totals: [table.total, "", total, "", totalInterest, ""],
      },
    ];
  },
  "late-payment": (result, name) => {
    const w = calculatorsWords[language.peek()];
    const { claims } = words.peek();
    return [
      figuresTable(name, [
        [w.amount, "amount", result.amount],
        [w.paid, "amount", result.paid],
        [claims.open, "amount", result.open],
        [w.daysLate, "integer", String(result.daysLate)],
        [claims.interest, "amount", result.interest],
        [claims.indemnity, "amount", result.indemnity],
        [w.settled, "amount", result.interestSettled],
        [w.claim, "amount", result.claim],
        [w.totalDue, "amount", result.totalDue],
        [w.perDay, "number", result.perDay],
        [w.limitation, "date", result.limitation.date],
      ]),
      {
        name: claims.segments,
        head: [
          claims.from,
          w.until,
          w.days,
          claims.principal,
          w.rate,
          w.yearDays,
          claims.interest,
          w.article,
        ],
        kinds: ["date", "date", "integer", "amount", "percent", "integer", "amount", "text"],
        rows: result.segments.map((one) => [
          one.from,
          one.to,
          String(one.days),
          one.principal,
          one.ratePercent,
          String(one.yearDays),
          one.interest,
          one.rule.citation,
        ]),
      },
    ];
  },
  provision: (result, name) => {
    const w = calculatorsWords[language.peek()];
    const { allowance } = words.peek();
    const figures: Figure[] =
      "recognised" in result
        ? [
            [allowance.account, "text", result.account],
            [w.recognised, "text", result.recognised ? w.yes : w.no],
            [w.reason, "text", result.reason],
            [w.provision, "amount", result.amount],
          ]
        : [
            [w.asOf, "date", result.asOf],
            [allowance.netOpen, "amount", result.netOpen],
            [allowance.allowance, "amount", result.allowance],
          ];
    figures.push(
      [allowance.charge, "amount", result.charge],
      [allowance.reversal, "amount", result.reversal],
    );
    return [
      figuresTable(name, figures),
      { ...entriesExport(result.entries), name: allowance.entries },
    ];
  },
};

/** What a calculator gives as tables, with the decimals of the core, in `currency` where the result names none. */
export function calculatorTables<T extends Topic>(
  topic: T,
  result: Results[T],
  currency: string,
): Table[] {
  const name = calculatorsWords[language.peek()].names[topic];
  return TABLES[topic](result, name, currency).map((table) => ({ currency, ...table }));
}
