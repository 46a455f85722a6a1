import { html, type TemplateResult } from "lit";
import { bulkWords } from "../../../ui/i18n/screens/bulk.ts";
import { invoicesFile } from "../../invoices.ts";
import { selected, selectedTotals, selectNone } from "../../selection.ts";
import { format, language } from "../../state.ts";
import { View } from "../../view.ts";
import type { Bulk } from "../../worker/messages.ts";
import { exportButtons } from "../export-buttons.ts";

export const BULK_ACTIONS = [
  "pay",
  "dispute",
  "doubt",
  "writeOff",
] as const satisfies Bulk["action"][];

/** How many invoices are selected, what is open of them, and what can be done to all of them. */
export class BulkBar extends View {
  override render(): TemplateResult {
    const { size } = selected.value;
    if (size === 0) return html``;
    const w = bulkWords[language.value];
    const f = format.value;
    const totals = selectedTotals.value ?? [];
    const sums = totals.map(({ currency, open }) => w.open(f.money(open, currency)));
    return html`<section class="bulk" aria-label=${w.actions}>
      <p class="bulk__count" role="status">
        <strong>${w.selected(f.count(size))}</strong>${sums.map((sum) => html`<span>${sum}</span>`)}
      </p>
      <p class="bulk__acts">
        ${BULK_ACTIONS.map(
          (action) => html`<button
            class="button"
            @click=${() =>
              this.dispatchEvent(new CustomEvent("bulk", { bubbles: true, detail: action }))}
          >
            ${w.acts[action]}
          </button>`,
        )}
        ${exportButtons(
          w.selection,
          "factures-selection",
          (as) => invoicesFile(as, [...selected.peek()]),
          "",
        )}
        <button class="button button--quiet" @click=${selectNone}>${w.clear}</button>
      </p>
    </section>`;
  }
}

customElements.define("bulk-bar", BulkBar);
