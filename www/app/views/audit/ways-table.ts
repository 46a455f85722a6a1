import { html, type TemplateResult } from "lit";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { format, language } from "../../state.ts";
import type { Table } from "../../table.ts";
import type { Ways } from "../../worker/collection-ways.ts";
import type { Reason } from "../figure-button.ts";
import { type Column, money, named, table, tableOf } from "./table.ts";

type Row = Ways["options"][number];

function columns({ currency, cheapest, options, steps }: Ways): Column<Row>[] {
  const w = auditWords[language.value];
  const f = format.value;
  const isBest = ({ kind }: Row) => options.length > 1 && kind === cheapest;
  /** The steps of a way, or the one that gives a part of it. */
  const why = (method: string, part = "") => {
    return ({ kind }: Row): Reason => ({
      method,
      steps: steps.filter(({ id }) => id.startsWith(`${kind}${part}`)),
      page: "collection-costs",
    });
  };
  return [
    named(
      w.way,
      ({ kind }) => w.wayNames[kind],
      (row) =>
        isBest(row) ? html`<strong>${w.wayNames[row.kind]}</strong>` : w.wayNames[row.kind],
    ),
    money(w.handling, currency, ({ handling }) => handling, why(w.handlingWhy, "Handling")),
    money(w.fundingCost, currency, ({ funding }) => funding, why(w.fundingWhy, "Funding")),
    money(w.lossCost, currency, ({ losses }) => losses, why(w.lossesWhy, "Losses")),
    money(
      w.total,
      currency,
      ({ total }) => total,
      (row) => ({
        ...why(w.totalWhy)(row),
        inputs: [
          { label: w.handling, figure: f.money(row.handling, currency) },
          { label: w.fundingCost, figure: f.money(row.funding, currency) },
          { label: w.lossCost, figure: f.money(row.losses, currency) },
        ],
      }),
    ),
  ];
}

/** What each way to collect costs a year. */
export function waysTable(ways: Ways): TemplateResult {
  return table(auditWords[language.value].compare, columns(ways), ways.options);
}

export function waysExport(ways: Ways): Table {
  return tableOf(auditWords[language.value].compare, columns(ways), ways.options);
}
