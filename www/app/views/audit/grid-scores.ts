import { html, type TemplateResult } from "lit";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { deskValue, OWN } from "../../desk.ts";
import { book, format, language } from "../../state.ts";
import type { Audit } from "../../worker/audit.ts";
import { figureButton } from "../figure-button.ts";
import { named, table } from "./table.ts";

interface Row {
  name: string;
  score: string | null;
}

/** The providers of the grid that is kept, with their weighted means. */
export function gridRows({ providerScores }: Audit): Row[] {
  const { providers = [] } = deskValue(book.value?.desk ?? {}, "providerGrid", OWN) ?? {};
  return providers.map((name, at) => ({ name, score: providerScores[at] ?? null }));
}

export function gridTable(audit: Audit): TemplateResult {
  const w = auditWords[language.value];
  const rows = gridRows(audit);
  if (rows.length === 0) return html``;
  return html`<h3 class="subheading subheading--small">${w.grid}</h3>
    ${table(
      w.grid,
      [
        named(w.provider("").trim(), ({ name }: Row) => name),
        {
          head: w.score,
          isFigure: true,
          kind: "number",
          cell: (row: Row) => scoreFigure(row),
          text: ({ score }: Row) => score ?? "",
        },
      ],
      rows,
    )}`;
}

/** The mean with what it is made of; nothing while a mark is missing. */
export function scoreFigure({ name, score }: Row): unknown {
  const w = auditWords[language.value];
  if (score === null) return w.unmarked;
  const figure = format.value.decimal(score);
  const criteria = deskValue(book.value?.desk ?? {}, "providerGrid", OWN);
  const at = criteria?.providers.indexOf(name) ?? -1;
  const f = format.value;
  return figureButton(w.scoreOf(name), figure, {
    method: w.scoreWhy,
    inputs: (criteria?.criteria ?? []).map((criterion) => ({
      label: criterion.name,
      figure: `${f.count(criterion.marks[at] ?? 0)} × ${f.count(criterion.weight)}`,
    })),
    page: "collection-costs",
  });
}
