import type { JournalEntry } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import { format, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";

type Side = "debit" | "credit";

/** Lines of the journal, debit before credit. */
export function entriesTable(
  entries: readonly JournalEntry[],
  currency: string,
  why: (entry: JournalEntry, side: Side, title: string) => void,
  name = words.value.allowance.entries,
): TemplateResult {
  const w = words.value;
  const f = format.value;
  const cell = (entry: JournalEntry, side: Side) => {
    const title = `${w.allowance[side]} ${entry.account}, ${entry.label}`;
    return isZero(entry[side])
      ? nothing
      : figureButton(
          title,
          f.money(entry[side], currency),
          () => why(entry, side, title),
          amount(f, entry[side]),
        );
  };
  return scrolling(
    name,
    html`<table class="table table--short">
      <caption class="visually-hidden">${name}</caption>
      <thead>
        <tr>
          <th scope="col">${w.allowance.account}</th>
          <th scope="col">${w.allowance.label}</th>
          <th scope="col" class="number">
            ${w.allowance.debit} <span class="table__unit">${w.table.in(currency)}</span>
          </th>
          <th scope="col" class="number">${w.allowance.credit}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (entry) => html`<tr>
            <th scope="row">${entry.account}</th>
            <td class="table__label">${entry.label}</td>
            <td class="number">${cell(entry, "debit")}</td>
            <td class="number">${cell(entry, "credit")}</td>
          </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

/** The same as they are exported. */
export function entriesExport(entries: readonly JournalEntry[]): Table {
  const { account, label, debit, credit } = words.value.allowance;
  return {
    head: [account, label, debit, credit],
    kinds: ["text", "text", "amount", "amount"],
    rows: entries.map((entry) => [entry.account, entry.label, entry.debit, entry.credit]),
  };
}
