import type { JournalEntry } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { amount } from "../../../ui/money.ts";
import { keep, provisions } from "../../provisions.ts";
import { asOf, format, language, showWhy, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { focusAfterRemoval, View } from "../../view.ts";
import type { RiskRow } from "../../worker/messages.ts";
import { scrolling, sources } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { figureButton } from "../figure-button.ts";
import { skeleton } from "../shell/skeleton.ts";
import { entriesExport, entriesTable } from "./entries.ts";
import "./risk-form.ts";

/** The register of risks and charges: what each calls for, and how it is booked. */
export class RisksSection extends View {
  static override properties = { editing: { state: true } };
  /** Id of the risk that is being changed; empty: a new one. */
  declare editing: string | undefined;

  override render(): TemplateResult {
    const rows = provisions.value && sorted(provisions.value.risks);
    if (!rows) return skeleton();
    const w = provisionsWords[language.value];
    const f = format.value;
    const own = rows.filter(({ released }) => !released);
    const recognised = own.filter(({ outcome }) => outcome.value?.recognised === true);
    return html`<section aria-labelledby="risks">
      <h1 class="heading heading--wide" id="risks" tabindex="-1">
        ${
          own.length === 0
            ? w.noRisk
            : w.risksFinding(f.count(own.length), f.count(recognised.length), f.date(asOf.value))
        }
      </h1>
      <p class="lead">${own.length === 0 ? w.noRiskLead : w.risksHelp}</p>
      ${
        this.editing === undefined
          ? html`<p class="actions">
              <button class="button button--primary" @click=${() => this.#edit("")}>
                ${w.addRisk}
              </button>
              ${
                rows.length > 0
                  ? exportButtons(
                      w.risks,
                      "risks",
                      filesOf(w.risks, () => exported(rows)),
                    )
                  : nothing
              }
            </p>`
          : html`<risk-form
              key=${this.editing}
              @leave=${() => {
                this.editing = undefined;
              }}
            ></risk-form>`
      }
      ${rows.length > 0 ? html`${this.#table(rows)} ${this.#entries(rows)}` : nothing}
    </section>`;
  }

  #edit(id: string): void {
    this.editing = id;
  }

  #table(rows: readonly RiskRow[]): TemplateResult {
    const w = provisionsWords[language.value];
    const { allowance } = words.value;
    return scrolling(
      w.risks,
      html`<table class="table" data-risks>
        <caption class="visually-hidden">${w.risks}</caption>
        <thead>
          <tr>
            <th scope="col">${w.risk}</th>
            <th scope="col">${w.account}</th>
            <th scope="col" class="number">${w.provided}</th>
            <th scope="col" class="number">${allowance.previous}</th>
            <th scope="col" class="number">${allowance.charge}</th>
            <th scope="col" class="number">${allowance.reversal}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row))}
        </tbody>
      </table>`,
    );
  }

  #row(row: RiskRow): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const { allowance } = words.value;
    const { id, risk, closing, released, outcome } = row;
    const { value: made, refusal } = outcome;
    return html`<tr>
      <th scope="row">
        ${risk.label}
        <span class="table__note">${w.kinds[risk.kind]}, ${risk.currency}</span>
        <span class="table__note table__reason">
          ${released ? w.released : refusal ? words.value.refusal(refusal) : made?.reason}
        </span>
      </th>
      <td>${made?.account}</td>
      <td class="number">${riskFigure(row, w.provided, made?.amount)}</td>
      <td class="number">
        ${riskFigure(row, allowance.previous, previousOf(row))}
        ${closing ? html`<span class="table__note">${w.closingSays(f.date(closing))}</span>` : nothing}
      </td>
      <td class="number">${riskFigure(row, allowance.charge, made?.charge)}</td>
      <td class="number">${riskFigure(row, allowance.reversal, made?.reversal)}</td>
      <td class="table__acts">
        ${
          released
            ? nothing
            : html`<button
                  class="button button--quiet"
                  aria-label=${w.changeRisk(risk.label)}
                  @click=${() => this.#edit(id)}
                >
                  ${w.edit}
                </button>
                <button
                  class="button button--quiet"
                  aria-label=${w.removeRisk(risk.label)}
                  @click=${(event: Event) => void focusAfterRemoval(event, keep("risk", id, risk.label, null))}
                >
                  ${w.remove}
                </button>`
        }
      </td>
    </tr>`;
  }

  #entries(rows: readonly RiskRow[]): TemplateResult {
    const w = provisionsWords[language.value];
    const booked = entriesOf(rows);
    if (booked.size === 0) return html``;
    const rules = new Map(
      rows.flatMap(({ outcome }) => outcome.value?.rules ?? []).map((rule) => [rule.id, rule]),
    );
    const entries = [...booked.values()].flat();
    return html`<h2 class="subheading" id="risk-entries">${w.riskEntries}</h2>
      ${[...booked].map(([currency, lines]) =>
        entriesTable(lines, currency, (entry) => whyEntry(rows, entry), w.riskEntries),
      )}
      <p class="section__note">
        ${words.value.allowance.balanced}
        ${exportButtons(
          w.riskEntries,
          "risk-entries",
          filesOf(w.riskEntries, () => entriesExport(entries)),
        )}
      </p>
      ${sources([...rules.values()])}`;
  }
}

/** By their names. */
export function sorted(rows: readonly RiskRow[]): RiskRow[] {
  return rows.toSorted((one, other) => one.risk.label.localeCompare(other.risk.label));
}

/** What is booked for them, in each currency. */
export function entriesOf(rows: readonly RiskRow[]): Map<string, JournalEntry[]> {
  const booked = new Map<string, JournalEntry[]>();
  for (const { risk, outcome } of rows) {
    const lines = outcome.value?.entries ?? [];
    if (lines.length > 0) {
      booked.set(risk.currency, [...(booked.get(risk.currency) ?? []), ...lines]);
    }
  }
  return booked;
}

/** As the core wrote it in a step, with the digits of its currency. */
export function previousOf({ risk, outcome }: RiskRow): string {
  const inputs = outcome.value?.steps.flatMap((step) => step.inputs) ?? [];
  return inputs.find(({ name }) => name === "previous")?.value ?? String(risk.previous ?? "0");
}

/** A figure of a risk: what the core makes of its outcomes and of what was there before. */
export function riskFigure(row: RiskRow, name: string, decimal: string | undefined): unknown {
  if (decimal === undefined) return nothing;
  const f = format.value;
  const shown = amount(f, decimal);
  return row.outcome.value
    ? figureButton(`${name}, ${row.risk.label}`, f.decimal(decimal), () => why(row), shown)
    : shown;
}

/** Why an entry of these risks is booked. */
export function whyEntry(rows: readonly RiskRow[], entry: JournalEntry): void {
  const of = rows.find(({ outcome }) => outcome.value?.entries.includes(entry));
  if (of) why(of);
}

function why({ risk, released, outcome }: RiskRow): void {
  const made = outcome.value;
  if (!made) return;
  const w = provisionsWords[language.peek()];
  const f = format.peek();
  const outcomes = released ? [] : risk.outcomes;
  showWhy({
    title: risk.label,
    figure: f.money(made.amount, risk.currency),
    method: made.reason,
    page: "provision",
    rules: made.rules,
    inputs: outcomes.map(({ amount: cost, probabilityPercent }, at) => ({
      label: w.outcomeAt(f.count(at + 1), f.percent(String(probabilityPercent))),
      figure: f.money(String(cost), risk.currency),
    })),
    steps: made.steps,
  });
}

/** The register as it is exported. */
function exported(rows: readonly RiskRow[]): Table {
  const w = provisionsWords[language.peek()];
  return {
    head: w.riskCsvHead,
    kinds: ["text", "text", "text", "amount", "amount", "amount", "amount", "text"],
    rows: rows.map((row) => {
      const { risk, outcome } = row;
      const made = outcome.value;
      const { account = "", amount: provided = "", charge = "", reversal = "" } = made ?? {};
      const reason = made?.reason ?? outcome.refusal?.message ?? "";
      const previous = previousOf(row);
      const kind = w.kinds[risk.kind];
      return [risk.label, kind, account, provided, previous, charge, reversal, reason];
    }),
  };
}

customElements.define("risks-section", RisksSection);
