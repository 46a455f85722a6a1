import { html, type TemplateResult } from "lit";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { amount } from "../../../ui/money.ts";
import { format, language, showWhy, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import type { Ways } from "../../worker/collection-ways.ts";
import { type Column, money, named, table, tableOf } from "./table.ts";

type Row = Ways["options"][number];

function columns({ currency, cheapest, options, steps }: Ways): Column<Row>[] {
  const w = auditWords[language.value];
  const f = format.value;
  const isBest = ({ kind }: Row) => options.length > 1 && kind === cheapest;
  const why = ({ kind, total, handling, funding, losses }: Row) =>
    showWhy({
      title: w.totalOf(w.wayNames[kind]),
      figure: f.money(total, currency),
      method: w.totalWhy,
      inputs: [
        { label: w.handling, figure: f.money(handling, currency) },
        { label: w.fundingCost, figure: f.money(funding, currency) },
        { label: w.lossCost, figure: f.money(losses, currency) },
      ],
      steps: steps.filter(({ id }) => id.startsWith(kind)),
      page: "collection-costs",
    });
  return [
    named(
      w.way,
      ({ kind }) => w.wayNames[kind],
      (row) =>
        isBest(row) ? html`<strong>${w.wayNames[row.kind]}</strong>` : w.wayNames[row.kind],
    ),
    money(w.handling, currency, ({ handling }) => handling),
    money(w.fundingCost, currency, ({ funding }) => funding),
    money(w.lossCost, currency, ({ losses }) => losses),
    {
      ...money(w.total, currency, ({ total }: Row) => total),
      cell: (row) => html`<button
        class="figure-button"
        aria-label=${`${w.totalOf(w.wayNames[row.kind])} : ${f.decimal(row.total)}. ${words.value.why.title}`}
        @click=${() => why(row)}
      >
        ${amount(f, row.total)}
      </button>`,
    },
  ];
}

/** What each way to collect costs a year. */
export function waysTable(ways: Ways): TemplateResult {
  return table(auditWords[language.value].compare, columns(ways), ways.options);
}

export function waysExport(ways: Ways): Table {
  return tableOf(auditWords[language.value].compare, columns(ways), ways.options);
}
