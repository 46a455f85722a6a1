import type { ForecastRun, Levy } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { amount } from "../../../ui/money.ts";
import { cash, judgeLevies, keepCash, whyCash } from "../../cash.ts";
import { type DeskValues, entries } from "../../desk.ts";
import type { Answer } from "../../saving.ts";
import { book, format, language, preferences, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import type { Field, Typed } from "../form-view.ts";
import { LONGEST } from "./cash-form.ts";
import { LAST_DAY, readWhen, whenFields } from "./levy-when.ts";
import { editing, recordActions } from "./record-actions.ts";
import "./micro-form.ts";

type HeldLevy = DeskValues["levy"];
type Payment = NonNullable<ForecastRun["levies"]>[number];
/** What is written: the levy with this id, a new one on VAT, or those of a micro-entrepreneur. */
type Edited = { id: string } | "micro";
/** Between the 15th and the 24th, by the letter and number of the business: the last of them. */
const VAT_DAY = 24;

/** What is owed on what customers pay: contributions, VAT. */
export class CashLevies extends View {
  static override properties = { edited: { state: true } };
  declare edited: Edited | undefined;
  /** As it was when the person began. */
  #seen: HeldLevy | undefined;

  override render(): TemplateResult {
    const w = cashWords[language.value];
    const levies = entries(book.value?.desk ?? {}, "levy").sort(([, one], [, other]) =>
      one.label.localeCompare(other.label),
    );
    return html`<section class="section" aria-labelledby="levies">
      <header class="section__head">
        <h2 class="subheading" id="levies" tabindex="-1">${w.levies}</h2>
        <p class="section__help">${levies.length === 0 ? w.noLevies : w.leviesHelp}</p>
      </header>
      ${
        levies.length === 0
          ? nothing
          : html`${this.#list(levies)} ${this.#payments()}
              <p class="section__note">${w.leviesLimits}</p>`
      }
      ${this.edited === undefined ? this.#ways() : this.#form(this.edited)}
    </section>`;
  }

  #list(levies: [string, HeldLevy][]): TemplateResult {
    const w = cashWords[language.value];
    return scrolling(
      w.levies,
      html`<table class="table" data-levies>
        <caption class="visually-hidden">${w.levies}</caption>
        <thead>
          <tr>
            <th scope="col">${w.levy}</th>
            <th scope="col">${w.rate}</th>
            <th scope="col">${w.every}</th>
            <th scope="col" class="number">${w.lessShort}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${levies.map(([id, levy]) => this.#row(id, levy))}
        </tbody>
      </table>`,
    );
  }

  #row(id: string, levy: HeldLevy): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const { label, percent, of, every = "month", day = LAST_DAY, less, currency } = levy;
    return html`<tr>
      <th scope="row">${label}</th>
      <td>
        ${f.percent(percent)}
        <small class="table__note">${w.of(of === "vat" ? w.ofVat : w.ofReceipts)}</small>
      </td>
      <td>
        ${w[every]}
        <small class="table__note">${day === LAST_DAY ? w.paidLast : w.paidAfter(f.count(day))}</small>
      </td>
      <td class="number">
        ${
          less === undefined
            ? "–"
            : html`${amount(f, less)} <span class="table__unit">${currency}</span>`
        }
      </td>
      <td>
        ${recordActions(
          label,
          () => {
            this.#seen = levy;
            this.edited = { id };
          },
          () => keepCash("levy", id, null, label),
        )}
      </td>
    </tr>`;
  }

  /** What they come to in the run that is shown. */
  #payments(): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const answer = cash.value;
    const [first] = answer?.cases ?? [];
    const payments = first?.forecast.value?.runs[0]?.levies ?? [];
    if (!answer || !first || payments.length === 0) return html``;
    const asked = new Map(answer.levies.map((levy) => [levy.label, levy]));
    const inOrder = payments
      .map((payment, position) => ({ ...payment, position }))
      .sort((one, other) => one.on.localeCompare(other.on) || one.position - other.position);
    const warnings = first.forecast.value?.warnings ?? [];
    const why = (title: string, position: number, name: "base" | "amount", figure: string) =>
      html`<button
        class="figure-button"
        @click=${() => void whyCash(title, `levies/${position}/${name}`, first.trial)}
      >
        ${amount(f, figure)}
      </button>`;
    return html`<header class="section__head levies__head">
        <h3 class="subheading subheading--small" id="levy-payments">${w.perPeriod}</h3>
        <p class="section__help">${w.perPeriodHelp}</p>
        <p class="section__tools">
          ${exportButtons(
            w.perPeriod,
            "prelevements",
            filesOf(w.perPeriod, () => exported(inOrder, asked)),
          )}
        </p>
      </header>
      ${scrolling(
        w.perPeriod,
        html`<table class="table" data-levy-payments>
          <caption class="visually-hidden">${w.perPeriod}</caption>
          <thead>
            <tr>
              <th scope="col">
                ${w.levy} <span class="table__unit">${words.value.table.in(answer.plan.currency)}</span>
              </th>
              <th scope="col">${w.owedFor}</th>
              <th scope="col" class="number">${w.base}</th>
              <th scope="col" class="number">${w.rate}</th>
              <th scope="col" class="number">${w.lessShort}</th>
              <th scope="col">${w.paidOn}</th>
              <th scope="col" class="number">${w.toPay}</th>
            </tr>
          </thead>
          <tbody>
            ${inOrder.map((payment) => {
              const { label, from, to, on, base, amount: due, position } = payment;
              const levy = asked.get(label);
              const title = `${label}, ${f.date(from)} – ${f.date(to)}`;
              return html`<tr>
                <th scope="row">${label}</th>
                <td class="table__dates">${f.shortDate(from)} – ${f.date(to)}</td>
                <td class="number">${why(`${w.base} : ${title}`, position, "base", base)}</td>
                <td class="number">${levy ? f.percent(String(levy.percent)) : nothing}</td>
                <td class="number">
                  ${levy?.less === undefined ? "–" : amount(f, String(levy.less))}
                </td>
                <td class="table__dates">${f.date(on)}</td>
                <td class="number">
                  ${why(title, position, "amount", due)}
                </td>
              </tr>`;
            })}
          </tbody>
        </table>`,
      )}
      ${warnings.map(({ message }) => html`<p class="message">${message}</p>`)}`;
  }

  #ways(): TemplateResult {
    const w = cashWords[language.value];
    return html`<p class="actions">
      <button
        class="button"
        @click=${() => {
          this.edited = "micro";
        }}
      >
        ${w.micro}
      </button>
      <button
        class="button"
        @click=${() => {
          this.#seen = undefined;
          this.edited = { id: crypto.randomUUID() };
        }}
      >
        ${w.vatLevy}
      </button>
    </p>`;
  }

  #form(edited: Edited): TemplateResult {
    const w = cashWords[language.value];
    const leave = () => {
      this.edited = undefined;
      void this.updateComplete.then(() =>
        this.querySelector<HTMLElement>(".actions .button")?.focus(),
      );
    };
    return edited === "micro"
      ? html`<micro-form @leave=${leave}></micro-form>`
      : html`<cash-form
          .name=${this.#seen ? w.editLevy : w.vatLevy}
          .fields=${this.#fields(this.#seen)}
          .save=${(typed: Typed) => this.#save(edited.id, typed)}
          @leave=${leave}
        ></cash-form>`;
  }

  /** Each has the name by which the core refuses it. */
  #fields(levy: HeldLevy | undefined): Field[] {
    const w = cashWords[language.value];
    const of = levy ? (levy.of ?? "receipts") : "vat";
    return [
      { name: "label", label: w.levyName, value: levy?.label ?? w.vatLabel, longest: LONGEST },
      {
        name: "of",
        label: w.ofWhat,
        type: "choice",
        value: of,
        choices: [
          ["receipts", w.ofReceipts],
          ["vat", w.ofVat],
        ],
      },
      {
        name: "percent",
        label: w.rateField,
        type: "decimal",
        value: levy?.percent ?? "100",
        positive: true,
        told: w.wrongRate,
      },
      {
        name: "less",
        label: of === "vat" ? w.lessVat : w.less,
        type: "decimal",
        value: levy?.less ?? "",
        optional: true,
        positive: true,
        help: of === "vat" ? w.lessHelp : undefined,
      },
      ...whenFields(levy?.every, levy?.day ?? VAT_DAY),
    ];
  }

  async #save(id: string, typed: Typed): Promise<Typed | Answer> {
    const { label = "", of, percent = "", less } = typed;
    const when = readWhen(typed);
    if ("wrong" in when) return when.wrong;
    const levy = {
      label,
      percent,
      of: of === "vat" ? "vat" : "receipts",
      ...when,
      ...(less === undefined ? {} : { less }),
    } as const;
    const { currency } = this.#seen ?? preferences.value;
    const judged = await judgeLevies([levy], currency, [id]);
    if (!judged) return "cancelled";
    if (judged.refusal) return judged.refusal;
    const [kept] = judged.value;
    if (!kept) return "cancelled";
    const answer = await keepCash("levy", id, { ...kept, currency }, label, this.#seen);
    if (answer === "conflict") this.#seen = editing("levy", id);
    return answer;
  }
}

function exported(payments: Payment[], asked: Map<string, Levy>): Table {
  const w = cashWords[language.peek()];
  return {
    head: [w.levy, w.owedFor, w.to, w.base, `${w.rate} (%)`, w.lessShort, w.paidOn, w.toPay],
    kinds: ["text", "date", "date", "amount", "percent", "amount", "date", "amount"],
    rows: payments.map(({ label, from, to, on, base, amount: due }) => {
      const { percent = "", less = "" } = asked.get(label) ?? {};
      return [label, from, to, base, String(percent), String(less), on, due];
    }),
  };
}

customElements.define("cash-levies", CashLevies);
