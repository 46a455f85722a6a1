import { html, nothing, type TemplateResult } from "lit";
import { isNegative, unsigned } from "../../../ui/format.ts";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { amount } from "../../../ui/money.ts";
import { judgeFlow, keepCash } from "../../cash.ts";
import { type DeskValues, entries, type KeptFlow } from "../../desk.ts";
import { asOf, book, format, language, preferences, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import type { Field, Typed } from "../form-view.ts";
import { LONGEST } from "./cash-form.ts";
import { editing, recordActions } from "./record-actions.ts";

type HeldFlow = DeskValues["flow"];
const RHYTHMS = ["once", "week", "month", "quarter", "year"] as const;

/** Money that comes in or goes out besides invoices. */
export class CashFlows extends View {
  static override properties = { edited: { state: true } };
  /** Id of the one that is written: a new one until it is saved. */
  declare edited: string | undefined;
  /** As it was when the person began. */
  #seen: HeldFlow | undefined;

  override render(): TemplateResult {
    const w = cashWords[language.value];
    const flows = entries(book.value?.desk ?? {}, "flow").sort(
      ([, one], [, other]) =>
        one.date.localeCompare(other.date) || one.label.localeCompare(other.label),
    );
    return html`<section class="section" aria-labelledby="flows">
      <header class="section__head">
        <h2 class="subheading" id="flows" tabindex="-1">${w.flows}</h2>
        <p class="section__help">${flows.length === 0 ? w.noFlows : w.flowsHelp}</p>
        ${
          flows.length === 0
            ? nothing
            : html`<p class="section__tools">
                ${exportButtons(
                  w.flows,
                  "flux",
                  filesOf(w.flows, () => exported(flows.map(([, flow]) => flow))),
                )}
              </p>`
        }
      </header>
      ${
        flows.length === 0
          ? nothing
          : scrolling(
              w.flows,
              html`<table class="table table--records">
                <caption class="visually-hidden">${w.flows}</caption>
                <thead>
                  <tr>
                    <th scope="col">${w.flow}</th>
                    <th scope="col">${w.date}</th>
                    <th scope="col">${w.every}</th>
                    <th scope="col" class="number">${w.amount}</th>
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  ${flows.map(([id, flow]) => this.#row(id, flow))}
                </tbody>
              </table>`,
            )
      }
      ${
        this.edited === undefined
          ? html`<p class="actions">
              <button class="button" @click=${() => this.#edit(crypto.randomUUID(), undefined)}>
                ${w.addFlow}
              </button>
            </p>`
          : this.#form(this.edited)
      }
    </section>`;
  }

  #row(id: string, flow: HeldFlow): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const category = flow.category && w.categories[flow.category];
    return html`<tr>
      <th scope="row">
        ${flow.label}
        ${category && category !== flow.label ? html`<small class="table__note">${category}</small>` : nothing}
      </th>
      <td>${f.date(flow.date)}</td>
      <td>
        ${w[flow.every ?? "once"]}
        ${flow.until ? html`<small class="table__note">${w.until} ${f.date(flow.until)}</small>` : nothing}
      </td>
      <td class="number">
        ${amount(f, flow.amount)} <span class="table__unit">${flow.currency}</span>
      </td>
      <td>
        ${recordActions(
          flow.label,
          () => this.#edit(id, flow),
          () => keepCash("flow", id, null, flow.label),
        )}
      </td>
    </tr>`;
  }

  #edit(id: string, flow: HeldFlow | undefined): void {
    this.#seen = flow;
    this.edited = id;
  }

  #form(id: string): TemplateResult {
    const w = cashWords[language.value];
    return html`<cash-form
      .name=${this.#seen ? w.editFlow : w.addFlow}
      .fields=${this.#fields(this.#seen)}
      .save=${(typed: Typed) => this.#save(id, typed)}
      @leave=${() => {
        this.edited = undefined;
        void this.updateComplete.then(() =>
          this.querySelector<HTMLElement>(".actions .button")?.focus(),
        );
      }}
    ></cash-form>`;
  }

  #fields(flow: HeldFlow | undefined): Field[] {
    const w = cashWords[language.value];
    const isIn = flow !== undefined && !isNegative(flow.amount);
    return [
      {
        name: "category",
        label: w.category,
        type: "choice",
        value: flow?.category ?? "other",
        choices: Object.entries(w.categories),
      },
      {
        name: "label",
        label: w.flow,
        value: flow?.label ?? "",
        optional: true,
        longest: LONGEST,
      },
      {
        name: "direction",
        label: w.direction,
        type: "choice",
        value: isIn ? "in" : "out",
        choices: [
          ["out", w.out],
          ["in", w.in],
        ],
      },
      {
        name: "amount",
        label: w.amount,
        type: "decimal",
        value: unsigned(flow?.amount ?? ""),
        help: w.amountHelp,
      },
      { name: "date", label: w.date, type: "date", value: flow?.date ?? asOf.value },
      {
        name: "every",
        label: w.every,
        type: "choice",
        value: flow?.every ?? (flow ? "once" : "month"),
        choices: RHYTHMS.map((name) => [name, w[name]]),
      },
      { name: "until", label: w.until, type: "date", value: flow?.until ?? "", optional: true },
    ];
  }

  async #save(id: string, typed: Typed) {
    const w = cashWords[language.value];
    const { category = "other", direction, amount: size = "", date = "", until } = typed;
    if (isNegative(size)) return { amount: w.signed };
    const label = typed.label ?? w.categories[category] ?? w.flow;
    const every = RHYTHMS.find((name) => name === typed.every);
    const flow: KeptFlow = {
      label,
      amount: direction === "in" ? size : `-${size}`,
      date,
      ...(every === undefined || every === "once" ? {} : { every }),
      ...(until === undefined ? {} : { until }),
      category,
    };
    const { currency } = this.#seen ?? preferences.value;
    const judged = await judgeFlow(flow, currency);
    if (!judged) return "cancelled";
    if (judged.refusal) return judged.refusal;
    const answer = await keepCash(
      "flow",
      id,
      { ...flow, amount: judged.value, currency },
      label,
      this.#seen,
    );
    if (answer === "conflict") this.#seen = editing("flow", id);
    return answer;
  }
}
function exported(flows: readonly HeldFlow[]): Table {
  const w = cashWords[language.peek()];
  return {
    head: [
      w.flow,
      w.category,
      w.date,
      w.every,
      w.until,
      w.amount,
      words.peek().invoices.columns.currency,
    ],
    kinds: ["text", "text", "date", "text", "date", "amount", "text"],
    rows: flows.map(({ label, category, date, every, until = "", amount: flow, currency }) => [
      label,
      (category && w.categories[category]) ?? "",
      date,
      w[every ?? "once"],
      until,
      flow,
      currency,
    ]),
  };
}

customElements.define("cash-flows", CashFlows);
