import { html, nothing, type TemplateResult } from "lit";
import { bulkWords } from "../../../ui/i18n/screens/bulk.ts";
import { type BulkAnswer, saveBulk, selected } from "../../selection.ts";
import { asOf, format, language, words } from "../../state.ts";
import type { Bulk } from "../../worker/messages.ts";
import { type Field, FormView } from "../form-view.ts";

type Refused = Extract<BulkAnswer, { kind: "refused" }>;

/** The same for all invoices that are selected: from which day, and why. */
export class BulkPanel extends FormView {
  static override properties = { action: { type: String }, refused: { state: true } };
  declare action: Bulk["action"];
  /** Of which of them it cannot be done. */
  declare refused: Refused | undefined;
  protected override readonly formName = "bulk";

  override render(): TemplateResult {
    const w = bulkWords[language.value];
    const count = format.value.count(selected.value.size);
    return html`<aside class="panel" aria-labelledby="bulk-selection">
      <button class="button button--quiet panel__close" @click=${() => this.leave()}>
        ${words.value.close}
      </button>
      <h2 class="panel__title" id="bulk-selection">${w.selected(count)}</h2>
      ${this.form(
        w.acts[this.action],
        html`<p class="field__help">${w.help[this.action]}</p>
          ${this.refused ? this.#refusals(this.refused) : nothing}
          ${this.#fields().map((field) => this.field(field))}`,
      )}
    </aside>`;
  }

  #fields(): Field[] {
    const w = words.value.edits;
    const on: Field = {
      name: "on",
      label:
        this.action === "pay"
          ? bulkWords[language.value].paidOn
          : this.action === "writeOff"
            ? w.date
            : w.from,
      type: "date",
      value: asOf.value,
    };
    const reason: Field = { name: "reason", label: w.reason, value: "", optional: true };
    return this.action === "dispute" || this.action === "doubt" ? [on, reason] : [on];
  }

  #refusals({ refusals, count, left }: Refused): TemplateResult {
    const w = bulkWords[language.value];
    const f = format.value;
    const more = count - refusals.length;
    return html`<div class="message message--error" role="alert">
      <div>
        ${w.refused(f.count(count))}
        <ul class="bulk__refusals">
          ${refusals.map(
            ({ id, refusal }) => html`<li>
              <strong>${id}</strong> ${w.refusals[refusal.code] ?? words.value.refusal(refusal)}
            </li>`,
          )}
          ${more > 0 ? html`<li>${w.more(f.count(more))}</li>` : nothing}
        </ul>
        ${
          left > 0
            ? html`<button class="button" name="others" value="yes">${w.others(f.count(left))}</button>`
            : w.none
        }
      </div>
    </div>`;
  }

  protected override async submit(data: FormData): Promise<void> {
    const { typed, wrong } = this.typed(data, this.#fields());
    this.refused = undefined;
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    const { on = "", reason } = typed;
    const bulk: Bulk = { action: this.action, on, ...(reason ? { reason } : {}) };
    const answer = await saveBulk(bulk, data.has("others"));
    if (answer === "saved") this.leave();
    else if (answer === "cancelled" || answer === "conflict") this.wrong = {};
    else if ("kind" in answer) {
      this.wrong = {};
      this.refused = answer;
    } else await this.tell(this.placed(answer, ""));
  }
}
customElements.define("bulk-panel", BulkPanel);
