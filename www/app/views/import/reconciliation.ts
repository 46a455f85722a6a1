import { html, nothing, type TemplateResult } from "lit";
import { reconciliationWords } from "../../../ui/i18n/screens/reconciliation.ts";
import { money } from "../../../ui/money.ts";
import {
  type Choice,
  choices,
  type Decision,
  decide,
  open,
  quote,
  record,
  settled,
  statement,
} from "../../reconciliation.ts";
import { busy, format, language } from "../../state.ts";
import type { BankLine, Match } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";

const DECISIONS: Decision[] = ["accept", "later", "ignore"];
/** No more lines that cannot be read are told one by one. */
const MOST_TOLD = 20;

/** « Rapprochement » : what a bank statement seems to pay, for the person to confirm line by line. */
export function reconciliation(
  file: string,
  leave: () => void,
  done: () => void,
): TemplateResult | typeof nothing {
  const reading = statement.value?.reading;
  if (!reading) return nothing;
  const w = reconciliationWords[language.value];
  const f = format.value;
  const lines = open.value;
  const proposed = lines.filter(({ key }) => reading.matches[key]).length;
  const payments = settled.value.filter(({ invoices }) => invoices.length > 0).length;
  const shown = new Set(lines.map(({ key }) => key));
  const known = reading.done.length;
  const outgoing = reading.lines.filter(
    ({ key, amount }) => amount.startsWith("-") && !shown.has(key) && !reading.done.includes(key),
  ).length;
  const title =
    lines.length === 0
      ? w.none
      : lines.length === 1
        ? w.one(proposed)
        : w.finding(f.count(lines.length), f.count(proposed));
  return html`
    <p class="section__name">${w.of(file)}</p>
    <h1 class="heading" id="import" tabindex="-1">${title}</h1>
    ${lines.length > 0 ? html`<p class="lead">${w.nothingSaved}</p>` : nothing}
    ${known > 0 ? html`<p data-known>${w.known(f.count(known))}</p>` : nothing}
    ${outgoing > 0 ? html`<p data-outgoing>${w.outgoing(f.count(outgoing))}</p>` : nothing}
    ${reading.warnings.map(({ message }) => html`<p class="message">${message}</p>`)}
    ${
      lines.length > 0
        ? scrolling(
            w.caption,
            html`<table class="table reconciliation" data-reconciliation>
              <caption class="visually-hidden">${w.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">${w.date}</th>
                  <th scope="col">${w.said}</th>
                  <th scope="col" class="table__amount">${w.amount}</th>
                  <th scope="col">${w.pays}</th>
                  <th scope="col">${w.decision}</th>
                </tr>
              </thead>
              <tbody>
                ${lines.map((line) => row(line, choices.value.get(line.key)))}
              </tbody>
            </table>`,
          )
        : nothing
    }
    <p class="actions">
      ${
        settled.value.length > 0
          ? html`<button
              class="button button--primary"
              ?disabled=${busy.value}
              @click=${async () => {
                if (await record()) done();
              }}
            >
              ${w.record(payments, f.count(payments))}
            </button>`
          : nothing
      }
      <button class="button" @click=${leave}>${w.drop}</button>
    </p>
    ${rejected()}
  `;
}

function row(line: BankLine, choice: Choice | undefined): TemplateResult {
  const w = reconciliationWords[language.value];
  const f = format.value;
  const match = choice?.match;
  const decision = choice?.decision ?? "later";
  const name = `${w.decision}, ${f.date(line.date)}, ${f.money(line.amount, line.currency)}`;
  return html`<tr data-line=${line.key}>
    <th scope="row">${f.date(line.date)}</th>
    <td class="table__text">
      ${line.counterparty ? html`<strong><bdi>${line.counterparty}</bdi></strong><br />` : nothing}
      <bdi>${[line.text, line.reference].filter(Boolean).join(" · ")}</bdi>
    </td>
    <td class="table__amount">${money(f, line.amount, line.currency)}</td>
    <td class="table__text">
      ${match ? proposal(match, line) : html`<p>${w.nothing}</p>`}
      <label class="field">
        <span class="field__label">${w.other}</span>
        <input
          class="field__input"
          name="other"
          placeholder=${w.otherHelp}
          .value=${choice?.quoted ?? ""}
          aria-invalid=${choice?.refusal ? "true" : nothing}
          @change=${(event: Event) => void quote(line, (event.target as HTMLInputElement).value)}
        />
        ${
          choice?.refusal
            ? html`<span class="field__error" role="alert">${choice.refusal.message}</span>`
            : nothing
        }
      </label>
    </td>
    <td>
      <select
        class="field__input"
        aria-label=${name}
        @change=${(event: Event) =>
          decide(line.key, (event.target as HTMLSelectElement).value as Decision)}
      >
        ${DECISIONS.filter((one) => one !== "accept" || match).map(
          (one) => html`<option value=${one} .selected=${one === decision}>
            ${w.decisions[one]}
          </option>`,
        )}
      </select>
    </td>
  </tr>`;
}

function proposal({ invoices, confidence, reason }: Match, { currency }: BankLine): TemplateResult {
  const w = reconciliationWords[language.value];
  const level = confidence >= 80 ? "high" : confidence >= 50 ? "medium" : "low";
  return html`<ul class="reconciliation__invoices">
      ${invoices.map(
        ({ id, amount }) =>
          html`<li><bdi>${id}</bdi> ${money(format.value, amount, currency)}</li>`,
      )}
    </ul>
    <p class="reconciliation__reason" data-confidence=${level}>
      <strong>${w.confidence[level]}</strong> ${reason}
    </p>`;
}

function rejected(): TemplateResult | typeof nothing {
  const rows = statement.value?.reading.rejected ?? [];
  if (rows.length === 0) return nothing;
  const w = reconciliationWords[language.value];
  const f = format.value;
  return html`<details class="fold" data-rejected>
    <summary>${w.rejected(f.count(rows.length))}</summary>
    <ul>
      ${rows
        .slice(0, MOST_TOLD)
        .map(({ line, message }) => html`<li>${w.line(f.count(line), message)}</li>`)}
    </ul>
  </details>`;
}
